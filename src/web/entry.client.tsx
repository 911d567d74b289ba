import { type ReactNode, StrictMode, startTransition, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { watchEarlyInput } from '#ui/early-input.ts'

const typeEarlyInput = watchEarlyInput(document)

/** Its effect is the last of the whole page: every field listens by then. After it, so that each answers at once. */
function Listening({ children }: { children: ReactNode }) {
  useEffect(() => queueMicrotask(typeEarlyInput), [])
  return children
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Listening>
        <HydratedRouter />
      </Listening>
    </StrictMode>,
  )
})
