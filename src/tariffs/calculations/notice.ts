import { z } from 'zod'
import { defineCalculation } from '#figures/calculation.ts'
import { compareDates } from '#figures/dates.ts'
import { formatDate, formatDecimal } from '#figures/format.ts'
import { dateInput, decimalInput, decimalsInput, refuse } from '#figures/json-input.ts'
import { ratio } from '#figures/ratio.ts'
import { noticePayment } from '../rules/notice.ts'
import { ruleSetOn } from '../rules/rule-sets.ts'
import { rounded } from './texts.ts'

const input = z
  .strictObject({
    kind: z.enum(['ordinary', 'death', 'substitution', 'special', 'acute-closing']).default('ordinary'),
    startedOn: dateInput,
    endsOn: dateInput,
    perDay: decimalInput('zeroOrMore'),
    decimals: decimalsInput(2),
  })
  .superRefine(({ startedOn, endsOn }, context) => {
    if (compareDates(endsOn, startedOn) < 0) {
      const message = `Opholdet slutter ${formatDate(endsOn)}, før det begynder ${formatDate(startedOn)}.`
      refuse(context, { code: 'ends-before-start', message }, ['endsOn'])
    }
    const rules = ruleSetOn(endsOn)
    if (!rules.ok) refuse(context, { code: 'no-rule-set', message: rules.finding.message }, ['endsOn'])
  })

/** What is paid after a stay ends (opsigelse og betaling), by the rule set of its last day. */
export const noticeCalculation = defineCalculation({
  title: 'Betaling ved opsigelse',
  method: 'opsigelse-betaling',
  input,
  result: z.object({
    paidUntil: z.string(),
    daysAfter: z.int(),
    amount: z.string(),
    supplementsUntil: z.string(),
    ruleSet: z.string(),
  }),
  run: ({ decimals, ...given }) => {
    const rules = ruleSetOn(given.endsOn)
    const paid = rules.ok ? noticePayment(given, rules.value) : rules
    // The schema has refused both already.
    if (!rules.ok || !paid.ok) throw new RangeError('a notice without a rule set, or that ends before it begins')
    const { paidUntil, daysAfter, kr, supplementsUntil } = paid.value
    const result = {
      paidUntil,
      daysAfter,
      amount: rounded(ratio(kr, '1'), decimals),
      supplementsUntil,
      ruleSet: rules.value.title,
    }
    const formula = `døgn efter opsigelsesdatoen × takst = ${daysAfter} × ${formatDecimal(given.perDay)}`
    return { result, steps: [{ id: 'amount', label: 'Betales efter opsigelsen', formula, value: kr }], warnings: [] }
  },
})
