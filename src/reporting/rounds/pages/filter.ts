import type { RespondentState } from '../../model.ts'
import type { RespondentRow } from '../../service/rounds.ts'

/** States in the order of a bar: what is done first. */
export const order: readonly RespondentState[] = ['approved', 'submitted', 'returned', 'draft', 'notStarted', 'exempt']

/**
 * What of the respondents is shown; null is all. `region` "ingen" is those in no region, `opened` those whose reporters
 * have been in the form or, false, have not.
 */
export type Filter = { state: RespondentState | null; region: string | null; late: boolean; opened: boolean | null }

/** Reads the filter from an address: `?status=draft&region=1081&sene=1&skema=nej`. What is no filter shows all. */
export function readFilter(search: URLSearchParams): Filter {
  const state = order.find((known) => known === search.get('status')) ?? null
  const opened = { ja: true, nej: false }[search.get('skema') ?? ''] ?? null
  return { state, region: search.get('region') || null, late: search.get('sene') === '1', opened }
}

/** The address of the same page with a filter. */
export function filterHref({ state, region, late, opened }: Filter): string {
  const search = new URLSearchParams()
  if (state) search.set('status', state)
  if (region) search.set('region', region)
  if (late) search.set('sene', '1')
  if (opened !== null) search.set('skema', opened ? 'ja' : 'nej')
  return `?${search}`
}

/** Whether everything is shown. */
export function isAll({ state, region, late, opened }: Filter): boolean {
  return state === null && region === null && !late && opened === null
}

type Row = Pick<RespondentRow, 'progressState' | 'regionId' | 'isLate' | 'lastSeenAt'>

/** How many have and have not opened their form; those who are exempt are not asked. */
export function countOpened(rows: readonly Row[]): { opened: number; notOpened: number } {
  const asked = rows.filter(({ progressState }) => progressState !== 'exempt')
  const opened = asked.filter(({ lastSeenAt }) => lastSeenAt !== null).length
  return { opened, notOpened: asked.length - opened }
}

/** Whether a respondent is among those shown. */
export function isShown({ state, region, late, opened }: Filter, row: Row): boolean {
  return (
    (state === null || row.progressState === state) &&
    (region === null || (row.regionId ?? 'ingen') === region) &&
    (!late || row.isLate) &&
    (opened === null || (row.progressState !== 'exempt' && (row.lastSeenAt !== null) === opened))
  )
}
