import { ratioText } from '#figures/ratio.ts'
import type { Scenario } from './model.ts'
import type { ComputedScenario } from './service.ts'

/** A scenario as page and document print it. */
export type ShownScenario = Scenario & {
  /** Null when it cannot be computed; the remarks say why. */
  computed: {
    usedPlaces: string
    startUpPart: string
    costs: string
    basis: string
    perDay: string
    difference: string | null
    breakEven: string | null
  } | null
  remarks: string[]
}

const rounded = (decimals: number) => ({ rule: 'half-away-from-zero', decimals }) as const

/** A scenario with every figure rounded here, once. */
export function shownScenario({ result, ...scenario }: ComputedScenario): ShownScenario {
  if (!result.ok) return { ...scenario, computed: null, remarks: [result.finding.message] }
  const { tariff, usedPlaces, startUpPart, difference, breakEven } = result.value
  return {
    ...scenario,
    computed: {
      usedPlaces: ratioText(usedPlaces, rounded(1)),
      startUpPart,
      costs: tariff.costs,
      basis: tariff.basis,
      perDay: tariff.perDayText,
      difference: difference && ratioText(difference, rounded(2)),
      breakEven: breakEven && ratioText(breakEven, rounded(1)),
    },
    remarks: tariff.findings.filter(({ id }) => id !== 'assumed-rule-set').map(({ message }) => message),
  }
}
