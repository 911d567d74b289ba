import type { FigureFormula } from '#figures/figure.ts'

/** Calculations that figures name; the ids are the method pages in docs/method. */
export type FormulaId =
  | 'belaegning-aar'
  | 'belaegning-periode'
  | 'vaegtede-totaler'
  | 'udvikling-og-aendring'
  | 'intervaller-og-manglende'

/**
 * The formulas (formler) with version, first day and wording; a test keeps them equal to the method pages.
 *
 * @source kapacitet-2024, Tabel 1: "pladsforbrug / pladser × 100" gives the 107 % of Aalborgskolen, døvblindhed, 2024
 */
export const formulas: Record<FormulaId, Pick<FigureFormula, 'version' | 'validFrom' | 'text'>> = {
  'belaegning-aar': { version: '1.0', validFrom: '2018-01-01', text: 'pladsforbrug / pladser × 100' },
  'belaegning-periode': { version: '1.0', validFrom: '2018-01-01', text: 'brugte dage / disponible pladsdage × 100' },
  'vaegtede-totaler': {
    version: '1.0',
    validFrom: '2018-01-01',
    text: 'summen af pladsforbrug / summen af pladser × 100',
  },
  'udvikling-og-aendring': { version: '1.0', validFrom: '2018-01-01', text: '(til − fra) / fra × 100' },
  'intervaller-og-manglende': {
    version: '1.0',
    validFrom: '2018-01-01',
    text: 'de kendte tal lagt sammen, intervaller ende for ende',
  },
}

/**
 * The formula of a calculated figure (formel), ready for `calculatedFigure`.
 *
 * @param filled - the formula with the numbers put in, Danish notation: "6,4 / 6 × 100"
 * @returns the formula with its version and the address of its method page
 * @source kapacitet-2024, Tabel 1: belaegning-aar with "6,4 / 6 × 100" is the 107 % of Aalborgskolen, døvblindhed, 2024
 */
export function formula(id: FormulaId, filled: string): FigureFormula {
  return { id, ...formulas[id], filled, methodHref: `/metode/${id}` }
}
