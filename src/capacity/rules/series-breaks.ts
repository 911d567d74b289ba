/** From `year` on the figures of an offering are counted in another way than before (seriebrud). */
export type SeriesBreak = {
  offeringCode: string
  /** First year counted the new way. */
  year: number
  textDa: string
  textEn: string
  source: string
}

/**
 * Known breaks of series (seriebrud). The years on the two sides are shown, but never compared.
 *
 * @source kapacitet-2024, Tabel 3: IBOS, LSV: 10 places in 2022, 80 in 2023 and 98 in 2024, used places the same numbers
 */
export const seriesBreaks: readonly SeriesBreak[] = [
  {
    offeringCode: 'ibos-lsv',
    year: 2023,
    textDa: 'Fra 2023 tælles unikke borgere som pladser. Tallene kan ikke sammenlignes med årene før.',
    textEn: 'From 2023 unique citizens are counted as places. The figures cannot be compared with the years before.',
    source: 'Kapacitet og belægning 2024 (4. marts 2025), Tabel 3',
  },
]

/**
 * The breaks of one offering (en ydelses seriebrud), oldest first.
 *
 * @returns none for an offering counted the same way all years
 * @source kapacitet-2024, Tabel 3: IBOS, LSV, has one, in 2023
 */
export function breaksOf(offeringCode: string, breaks: readonly SeriesBreak[] = seriesBreaks): SeriesBreak[] {
  return breaks.filter((row) => row.offeringCode === offeringCode).toSorted((a, b) => a.year - b.year)
}

/**
 * Whether the way of counting changed between two years (brud mellem to år).
 *
 * @param breaks - of one offering
 * @returns true when a break lies after `earlier` and no later than `later`
 * @source kapacitet-2024, Tabel 3: IBOS, LSV: 2022 to 2023 spans the break, 2023 to 2024 does not
 */
export function spansBreak(breaks: readonly SeriesBreak[], earlier: number, later: number): boolean {
  return breaks.some((row) => row.year > earlier && row.year <= later)
}
