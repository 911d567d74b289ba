import type { IndexRates } from '../service.ts'

/** The versions a form saw, one for each year and kind: "2026.region=2;2026.municipality=1". */
export function seenText(years: IndexRates['years']): string {
  return years
    .flatMap(({ rates }) => [rates.region, rates.municipality])
    .flatMap((rate) => (rate ? [`${rate.year}.${rate.kind}=${rate.number}`] : []))
    .join(';')
}

/** The version the form saw of the year and kind that were typed into it; "0" for none. */
export function seenVersion({ seen = '', year = '', kind = '' }: Record<string, string>): string {
  const versions = new Map(seen.split(';').map((one) => one.split('=', 2) as [string, string]))
  return versions.get(`${year.trim()}.${kind}`) ?? '0'
}
