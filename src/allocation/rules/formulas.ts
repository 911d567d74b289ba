import type { FigureFormula } from '#figures/figure.ts'
import type { CombinationKind } from '../model.ts'

/** Calculations that figures name; the ids are the method pages in docs/method. */
export type FormulaId =
  | 'fordeling'
  | 'delvis-objektiv'
  | 'region-og-kommuner'
  | 'underskudsgaranti'
  | 'ubenyttede-pladser'
  | 'socialtilsyn-finansiering'

/**
 * The rules of this room with version, first day and wording; a test keeps them equal to the method pages.
 *
 * @source styringsaftale-2022, "Objektiv finansiering": fordeling gives Aalborg 4.275.000 × 219.573 / 590.322 = 1.590.106 kr.
 */
export const formulas: Record<FormulaId, Pick<FigureFormula, 'version' | 'validFrom' | 'text'>> = {
  fordeling: { version: '1.0', validFrom: '2021-01-01', text: 'beløb × partens vægt / summen af vægtene' },
  'delvis-objektiv': {
    version: '1.0',
    validFrom: '2022-01-01',
    text: 'beløb × objektiv procent × befolkningsandel + beløb × resten × forbrugsandel',
  },
  'region-og-kommuner': {
    version: '1.0',
    validFrom: '2021-01-01',
    text: 'regionen: beløb × regionens procent; en kommune: beløb × resten × kommunens andel',
  },
  underskudsgaranti: {
    version: '1.0',
    validFrom: '2024-01-01',
    text: 'driftsherren: underskud op til grænsen + overskydende × driftsherrens procent; en kommune: overskydende × resten × kommunens andel',
  },
  'ubenyttede-pladser': {
    version: '1.0',
    validFrom: '2017-06-02',
    text: '(ubenyttede pladsdage − ommærkede pladsdage) × takst × faktor × kommunens befolkningsandel',
  },
  'socialtilsyn-finansiering': {
    version: '1.0',
    validFrom: '2020-01-01',
    text: 'budget × kommunens 0–17-årige / alle 0–17-årige',
  },
}

/**
 * The rule that each combination (kombination) is computed by.
 *
 * @source own rule: a combination is one dated rule; `part-objective` is delvis-objektiv from 1 January 2022
 */
export const formulaOf: Record<CombinationKind, FormulaId> = {
  plain: 'fordeling',
  'part-objective': 'delvis-objektiv',
  'region-municipality': 'region-og-kommuner',
  'deficit-guarantee': 'underskudsgaranti',
  'idle-places': 'ubenyttede-pladser',
  supervision: 'socialtilsyn-finansiering',
}

/**
 * The formula of a figure, ready for `calculatedFigure`.
 *
 * @param filled - the formula with the numbers put in, Danish notation
 * @source styringsaftale-2022, "Objektiv finansiering": "4.275.000 × 219.573 / 590.322"
 */
export function formula(id: FormulaId, filled: string): FigureFormula {
  return { id, ...formulas[id], filled, methodHref: `/metode/${id}` }
}
