import { addDays, compareDates, daysIn, type IsoDate } from '#figures/dates.ts'
import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatDate } from '#figures/format.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { Finding, Outcome } from '../model/findings.ts'
import type { RuleSet } from '../model/rule-set.ts'

/**
 * Why a stay ends (ophør). `special` are services that may be paid to the day of notice only, in return for a low
 * budgeted occupancy: crisis centres, shelters, substance abuse, some day services.
 */
export type EndKind = 'ordinary' | 'death' | 'substitution' | 'special' | 'acute-closing'

export type NoticeInput = {
  kind: EndKind
  startedOn: IsoDate
  /** The last day of service (opsigelsesdato); the day of death; the day of the closing. */
  endsOn: IsoDate
  /** kr. a day */
  perDay: DecimalText
  /** Supplementary services, kr. a day: paid to the day of notice only. */
  supplementsPerDay?: DecimalText
}

export type NoticePayment = {
  /** Last day that is paid. */
  paidUntil: IsoDate
  /** Days after `endsOn` that are paid. */
  daysAfter: number
  /** kr. for those days; supplements have none. */
  kr: DecimalText
  supplementsUntil: IsoDate
}

/**
 * What is paid after a stay ends (opsigelse og betaling): to the end of the running month and one month more, when a
 * citizen dies too; 14 days for substitution treatment; nothing after the last day for special services and for an acute
 * closing, where only the enrolled period is paid. Supplementary services end with the notice in all cases.
 *
 * Days are those of the calendar: a notice in January of a leap year pays 29 February.
 *
 * @returns an error when the stay ends before it begins
 * @source styringsaftale-2022, section 7: notice on 31 January 2022 pays to 28 February 2022, on 15 January 2024 to 29 February 2024
 */
export function noticePayment(input: NoticeInput, ruleSet: RuleSet): Outcome<NoticePayment> {
  const { startedOn, endsOn, perDay } = input
  if (compareDates(endsOn, startedOn) < 0) return { ok: false, finding: endsBeforeStart(input) }
  const paidUntil = lastPaidDay(input.kind, endsOn, ruleSet)
  const daysAfter = daysIn({ from: endsOn, to: paidUntil })
  const kr = decimalText(new Decimal(perDay).times(daysAfter))
  return { ok: true, value: { paidUntil, daysAfter, kr, supplementsUntil: endsOn } }
}

/**
 * The last day that is paid (sidste betalingsdag).
 * @source styringsaftale-2022, section 7: running month + 1 month, 14 days for substitution treatment
 */
export function lastPaidDay(kind: EndKind, endsOn: IsoDate, { terms }: RuleSet): IsoDate {
  if (kind === 'special' || kind === 'acute-closing') return endsOn
  if (kind === 'substitution') return addDays(endsOn, Number(terms.substitutionNoticeDays.value))
  return endOfMonth(endsOn, Number(terms.noticeMonths.value))
}

/**
 * What extra cost of waiting is paid (ventetidstilbud): documented days, at most to the end of the running month and the
 * months of notice more.
 *
 * @param documentedUntil - last day with documented extra cost; null when nothing is documented
 * @returns the last day that is paid; null when nothing is documented
 * @source styringsaftale-2022, section 7: extra costs at most running month + 1 month, if documented
 */
export function waitingPaidUntil(endsOn: IsoDate, documentedUntil: IsoDate | null, { terms }: RuleSet): IsoDate | null {
  if (documentedUntil === null) return null
  const limit = endOfMonth(endsOn, Number(terms.noticeMonths.value))
  return compareDates(documentedUntil, limit) < 0 ? documentedUntil : limit
}

/**
 * Whether a notice is final (foreløbig opsigelse): a provisional one holds only when the operator accepts it.
 * @source styringsaftale-2022, section 7: provisional notice is not possible unless the operator accepts
 */
export function provisionalNotice(isProvisional: boolean, operatorAccepts: boolean): Finding | null {
  if (!isProvisional || operatorAccepts) return null
  const [found, expected] = ['en foreløbig opsigelse', 'en endelig opsigelse eller driftsherrens accept']
  const message = `Opsigelsen er ${found}; ventet er ${expected}.`
  const source = 'Styringsaftale 2022, afsnit 7 (opsigelse)'
  const told = { message, found, expected, source, reasonDemanded: false }
  return { id: 'provisional-notice', severity: 'error', path: 'notice', ...told }
}

/** The last day of the month so many months after that of the day. */
function endOfMonth(day: IsoDate, months: number): IsoDate {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const next = year * 12 + (month - 1) + months + 1
  const first = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`
  return addDays(first, -1)
}

function endsBeforeStart({ startedOn, endsOn }: NoticeInput): Finding {
  const [found, expected] = [formatDate(endsOn), `${formatDate(startedOn)} eller senere`]
  const message = `Opholdet slutter ${found}; ventet er ${expected}.`
  const source = 'Styringsaftale 2022, afsnit 7 (startdato og opsigelsesdato)'
  const told = { message, found, expected, source, reasonDemanded: false }
  return { id: 'ends-before-start', severity: 'error', path: 'endsOn', ...told }
}
