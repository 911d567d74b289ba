/**
 * The number of a case (sagsnummer). The plain year-serial has six digits; an own series is named before it.
 *
 * @param series - '' for the plain year-serial
 * @source das-2025-03-17, case number "2025-006585"
 */
export function caseNumber(series: string, year: number, serial: number): string {
  return series === ''
    ? `${year}-${String(serial).padStart(6, '0')}`
    : `${series}-${year}-${String(serial).padStart(3, '0')}`
}
