import { exact, type Quantity } from '#figures/quantity.ts'
import type { PrintedFigure } from '../model.ts'

type Line = { lineId: string; values: Record<string, Quantity> }
export type PastRound = { year: number; submissions: { organisationId: string; lines: Line[] }[] }

/** Years with places and use; the year after the last has places only and is announced by it. */
const pastYears = [2018, 2019, 2020, 2021, 2022, 2023, 2024]

/**
 * Past rounds (tidligere runder) from printed figures, one submission per operator: the annex where it prints
 * the offering, the body only for offerings the annex has no row of in that year. What is not printed is left
 * out: it is not reported, never zero.
 */
export function pastRounds(printed: readonly PrintedFigure[], operatorOf: ReadonlyMap<string, string>): PastRound[] {
  const chosen = new Map<string, PrintedFigure>()
  for (const row of printed) {
    const key = `${row.offeringId} ${row.year}`
    if (row.place === 'annex' || !chosen.has(key)) chosen.set(key, row)
  }
  return pastYears.map((year) => ({ year, submissions: submissionsOf(year, chosen, operatorOf) }))
}

function submissionsOf(
  year: number,
  chosen: ReadonlyMap<string, PrintedFigure>,
  operatorOf: ReadonlyMap<string, string>,
) {
  const ids = [...new Set([...chosen.values()].map((row) => row.offeringId))].sort()
  const lines = ids
    .map((lineId) => ({ lineId, values: valuesOf(lineId, year, chosen) }))
    .filter((line) => Object.keys(line.values).length > 0)
  const byOperator = Map.groupBy(lines, (line) => operatorOf.get(line.lineId))
  return [...byOperator].flatMap(([organisationId, own]) => (organisationId ? [{ organisationId, lines: own }] : []))
}

function valuesOf(offeringId: string, year: number, chosen: ReadonlyMap<string, PrintedFigure>) {
  const row = chosen.get(`${offeringId} ${year}`)
  const next = year === pastYears.at(-1) ? chosen.get(`${offeringId} ${year + 1}`) : undefined
  return Object.fromEntries(
    Object.entries({ places: row?.places, used_places: row?.used, places_next_year: next?.places }).flatMap(
      ([field, text]): [string, Quantity][] => (text ? [[field, exact(text)]] : []),
    ),
  )
}
