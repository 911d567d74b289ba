type PrintedCoverage = { regions: string[]; additional: string[]; excluded: string[] }
type Placed = { id: string; name: string; regionName: string }

/**
 * The exact municipalities a printed coverage (dækningsområde) means: all of the regions, plus the additional, minus
 * the excluded. A printed country-wide agreement names all five regions and so gives all 98.
 *
 * @param municipalities - of the day the agreement was printed, with the region they lay in then
 * @returns ids, each once, in the order of `municipalities`; empty when nothing is printed (no list is known)
 * @throws RangeError for a region or municipality that does not exist: the file is wrong
 * @source kapacitet-2024, Bilag 1 Tabel 4; check: Aalborgskolen 17, Center for Høretab 35, Skolen på Kastelvej 46
 *   municipalities, together the 98 of the country without overlap
 */
export function coveredIds(printed: PrintedCoverage, municipalities: readonly Placed[]): string[] {
  const { regions, additional, excluded } = printed
  const regionNames = new Set(municipalities.map((one) => one.regionName))
  const names = new Set(municipalities.map((one) => one.name))
  const wrong = [
    ...regions.filter((name) => !regionNames.has(name)),
    ...[...additional, ...excluded].filter((name) => !names.has(name)),
  ]
  if (wrong.length > 0) throw new RangeError(`unknown in coverage: ${wrong.join(', ')}`)

  return municipalities
    .filter(
      (one) => (regions.includes(one.regionName) || additional.includes(one.name)) && !excluded.includes(one.name),
    )
    .map((one) => one.id)
}
