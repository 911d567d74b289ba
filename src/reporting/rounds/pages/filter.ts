import type { RespondentState } from '../../model.ts'

/** States in the order of a bar: what is done first. */
export const order: readonly RespondentState[] = ['approved', 'submitted', 'returned', 'draft', 'notStarted', 'exempt']

/** What of the respondents is shown; null is all. `region` "ingen" is those in no region. */
export type Filter = { state: RespondentState | null; region: string | null; late: boolean }

/** Reads the filter from an address: `?status=draft&region=1081&sene=1`. What is no filter shows all. */
export function readFilter(search: URLSearchParams): Filter {
  const state = order.find((known) => known === search.get('status')) ?? null
  return { state, region: search.get('region') || null, late: search.get('sene') === '1' }
}

/** The address of the same page with a filter. */
export function filterHref({ state, region, late }: Filter): string {
  const search = new URLSearchParams()
  if (state) search.set('status', state)
  if (region) search.set('region', region)
  if (late) search.set('sene', '1')
  return `?${search}`
}

/** Whether everything is shown. */
export function isAll({ state, region, late }: Filter): boolean {
  return state === null && region === null && !late
}

type Row = { progressState: RespondentState; regionId: string | null; isLate: boolean }

/** Whether a respondent is among those shown. */
export function isShown({ state, region, late }: Filter, row: Row): boolean {
  return (
    (state === null || row.progressState === state) &&
    (region === null || (row.regionId ?? 'ingen') === region) &&
    (!late || row.isLate)
  )
}
