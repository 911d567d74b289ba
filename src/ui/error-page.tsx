import type { ReactNode } from 'react'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

const known = [401, 403, 404, 409, 412, 429, 500, 503] as const
type Known = (typeof known)[number]

type ErrorPageProps = {
  status: number
  /** What exactly was refused, in the reader's language; a sentence of the room. */
  message?: string
  /** So that support can find it in the log. */
  requestId?: string
  /** The way out; the front page without it. */
  action?: ReactNode
  /** The page one wanted to see: the log-in leads back to it. */
  here?: string
}

/** What went wrong and what to do now. A status without a text of its own reads as 500. */
export function ErrorPage({ status, message, requestId, action, here = '/' }: ErrorPageProps) {
  const t = useTexts({ da, en })
  const login = `/log-ind?videre=${encodeURIComponent(here)}`
  const code: Known = known.find((one) => one === status) ?? 500
  return (
    <div className="error-page">
      <title>{`${t(`error.${code}.title`)} – ${t('product')}`}</title>
      <h1>{t(`error.${code}.title`)}</h1>
      {message && <p className="error-page-message">{message}</p>}
      <p>{t(`error.${code}.text`)}</p>
      <p>{action ?? <a href={code === 401 ? login : '/'}>{t(code === 401 ? 'error.login' : 'error.home')}</a>}</p>
      {requestId && <p className="small">{t('error.request', { id: requestId })}</p>}
    </div>
  )
}
