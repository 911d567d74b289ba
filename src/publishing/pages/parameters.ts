import { data, type LoaderFunctionArgs } from 'react-router'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Parameters of the addresses under /rapporter, as routes.ts names them. */
type Parameters = { reportId: string; number?: string; section: string; file: string }

/** What a loader or an action of these pages is given. */
export type PageArguments = Omit<LoaderFunctionArgs, 'params'> & { params: Parameters }

/** The number of an edition in an address; undefined means the latest. Anything else is no page. */
export function editionNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw data({ code: 'publishing.noEdition', message: da['publishing.noEdition'] }, { status: 404 })
}

/** The first step of the breadcrumb under Rapporter. */
export function reportsCrumb(language: 'da' | 'en') {
  return { href: '/rapporter', label: { da, en }[language]['publishing.title'] }
}
