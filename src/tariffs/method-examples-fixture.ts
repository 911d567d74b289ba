import { type Ratio, ratioText } from '#figures/ratio.ts'
import { annexChange, annexTariff } from './cycle/method-examples-fixture.ts'
import type { RuleSet } from './model/rule-set.ts'
import { expectedOccupancy, occupancyFindings, realisedOccupancy } from './rules/occupancy.ts'
import { ruleSets } from './rules/rule-set-data.ts'
import { ruleSetOn } from './rules/rule-sets.ts'
import { type SupplementaryInput, supplementaryRate } from './rules/supplementary.ts'

const agreement = ruleSets[0] as RuleSet
const text = (value: Ratio | null, decimals = 2) => value && ratioText(value, { rule: 'half-away-from-zero', decimals })

/** How an example of a method page that is no public calculation is computed again. */
export const runners: Record<string, (input: never) => Record<string, unknown>> = {
  'annex-tariff': annexTariff,
  'annex-change': annexChange,
  'rule-set-on': (day: string) => {
    const found = ruleSetOn(day)
    return found.ok ? { title: found.value.title } : { id: found.finding.id }
  },
  'occupancy-check': (input: Parameters<typeof occupancyFindings>[0]) => ({
    message: occupancyFindings(input, agreement)[0]?.message,
  }),
  'expected-occupancy': ([before, last]: [string, string]) => ({ percent: text(expectedOccupancy(before, last)) }),
  'realised-occupancy': ([used, whole]: [string, string]) => ({ percent: text(realisedOccupancy(used, whole), 1) }),
  'supplementary-in-hourly-cost': (input: SupplementaryInput) => ({
    rate: text(supplementaryRate(input, 'in-hourly-cost')),
  }),
}
