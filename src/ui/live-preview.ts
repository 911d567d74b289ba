import { useRef } from 'react'
import { useFetcher } from 'react-router'

/**
 * Sends a form with `do=preview` a moment after the last change and gives what the action answered; what cannot be read
 * yet leaves the last answer standing. Without JavaScript a button named `do` does the same.
 */
export function useLivePreview<Answer>() {
  const fetcher = useFetcher<Answer>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const changed = (event: React.FormEvent<HTMLFormElement>) => {
    const body = new FormData(event.currentTarget)
    body.set('do', 'preview')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => fetcher.submit(body, { method: 'post' }), 400)
  }
  return { changed, answer: fetcher.data }
}
