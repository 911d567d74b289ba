import { addDays } from '#figures/dates.ts'
import { Decimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { quotientOfRatios, ratio, ratioText } from '#figures/ratio.ts'
import type { Tariff } from '../../model/sheet.ts'
import { toOere } from '../../rules/basis.ts'
import { type NoticePayment, noticePayment } from '../../rules/notice.ts'
import { ruleSetOn } from '../../rules/rule-sets.ts'
import type { Sheet } from '../model.ts'

/** What a buyer pays after notice, by the rules of the tariff's first day, with an example at the tariff itself. */
export type NoticeRule = {
  months: string
  substitutionDays: string
  clause: string
  example: NoticePayment & { endsOn: string }
}

/**
 * The notice rule of a tariff (opsigelse og betaling) in the terms of its rule set; the example is a notice a fortnight
 * after the tariff began.
 *
 * @returns null for a tariff without a first day, or one that no rule set covers
 * @source styringsaftale-2022, section 7: notice on 15 January 2024 pays to 29 February 2024
 */
export function noticeRule({ validFrom, perDay }: Pick<Sheet, 'validFrom' | 'perDay'>): NoticeRule | null {
  if (validFrom === null) return null
  const rules = ruleSetOn(validFrom)
  if (!rules.ok) return null
  const endsOn = addDays(validFrom, 14)
  const example = noticePayment({ kind: 'ordinary', startedOn: validFrom, endsOn, perDay }, rules.value)
  if (!example.ok) return null
  const { noticeMonths, substitutionNoticeDays } = rules.value.terms
  return {
    months: noticeMonths.value,
    substitutionDays: substitutionNoticeDays.value,
    clause: noticeMonths.clause,
    example: { ...example.value, endsOn },
  }
}

/**
 * What the parts of a tariff sum to as they are printed, each rounded to the øre by itself.
 *
 * @returns null when that is the tariff, which is rounded once
 * @source own: 1.782,26 + 112,88 + 154,46 + 26,73 + 213,87 + 53,47 + 32,67 = 2.376,34 beside a tariff of 2.376,35
 */
export function printedSum({ parts, carried, placeDays, perDayText }: Tariff): DecimalText | null {
  const carriedPerDay = quotientOfRatios(ratio(carried, '1'), placeDays)
  const printed = [...parts.map(({ perDay }) => perDay), carriedPerDay].map((part) => ratioText(part, toOere))
  const sum = Decimal.sum(0, ...printed)
  return sum.eq(perDayText) ? null : sum.toFixed(2)
}

type Admitted = Pick<Sheet, 'id' | 'validFrom' | 'validTo' | 'admittedBefore'>

/**
 * The later tariff that lets citizens admitted before a day keep this one (indskrevet før), in the history of an offering.
 *
 * @param history - approved tariffs, oldest first
 * @returns null when nobody keeps it
 * @source møde januar 2024, takster for Østerskoven: the rise counts for citizens admitted after a day, the others keep theirs
 */
export function keptAfter<T extends Admitted>(sheet: Pick<Sheet, 'id'>, history: readonly T[]): T | null {
  const next = history[history.findIndex(({ id }) => id === sheet.id) + 1]
  return next !== undefined && next.admittedBefore !== null && history.some(({ id }) => id === sheet.id) ? next : null
}
