import { contains } from '#figures/dates.ts'
import { Decimal } from '#figures/decimal.ts'
import { exact, isKnown } from '#figures/quantity.ts'
import { ratio, ratioDecimal } from '#figures/ratio.ts'
import {
  type Acceptance,
  type CellValue,
  type Finding,
  type FormLine,
  fieldsOf,
  type LineValues,
  type LocalText,
  type TemplateComputed,
  type TemplateDefinition,
  type TemplateRule,
} from '../model.ts'
import { breaches, isBlank } from './predicates.ts'

/**
 * The definition with only the rules (kontroller) in force on a day; `validTo` is the first day a rule no longer counts.
 * A round is judged by the rules of the last day of its year, so old rounds keep the rules of their time.
 *
 * @source own: dated rules, [valid_from, valid_to)
 */
export function definitionInForce(definition: TemplateDefinition, day: string): TemplateDefinition {
  const rules = definition.rules.filter((rule) => contains({ from: rule.validFrom, to: rule.validTo }, day))
  return { ...definition, rules }
}

/**
 * All findings (fund) of a form, every line and every rule, in the order of lines and then rules; never only the first.
 *
 * @param definition - with the rules in force only, see definitionInForce
 * @param previous - last year's approved values by line id; a line that is not there has no last year
 * @param acceptances - written reasons; one counts only where rule, line, field and the found value are the same
 * @source own: the same verdicts in browser, on the server and for Excel, since they are this function
 */
export function validate(
  definition: TemplateDefinition,
  lines: readonly FormLine[],
  previous: Readonly<Record<string, LineValues>>,
  acceptances: readonly Acceptance[],
): Finding[] {
  const reasons = new Map(acceptances.map((acceptance) => [placeKey(acceptance), acceptance]))
  const judged = judgedColumns(definition)
  const labels = new Map([...definition.fields, ...definition.computed].map(({ key, label }) => [key, label]))
  const rules = definition.rules.map((rule) => ({ rule, message: messageOf(rule) }))
  return lines.flatMap((line) => {
    const values = withComputed(judged, line.values)
    const before = withComputed(judged, previous[line.lineId] ?? {})
    return rules.flatMap(({ rule, message }) =>
      breaches(rule.predicate, values, before).map((breach): Finding => {
        const place = { ruleId: rule.id, lineId: line.lineId, field: breach.field, found: breach.found.da }
        return {
          ...place,
          severity: rule.severity,
          expected: breach.expected.da,
          message: message(breach, labels.get(breach.field), line.name),
          accepted: rule.severity === 'warning' && reasons.size > 0 ? (reasons.get(placeKey(place)) ?? null) : null,
        }
      }),
    )
  })
}

/** The computed columns that a rule asks about; most templates have none, and pay nothing. */
function judgedColumns({ computed, rules }: TemplateDefinition): TemplateComputed[] {
  if (computed.length === 0) return []
  const named = new Set(rules.flatMap(({ predicate }) => fieldsOf(predicate)))
  return computed.filter(({ key }) => named.has(key))
}

function withComputed(columns: readonly TemplateComputed[], values: LineValues): LineValues {
  if (columns.length === 0) return values
  const computed = columns.flatMap((column) => {
    const value = computedValue(column, values)
    return value === null ? [] : [[column.key, exact(value)] as const]
  })
  return { ...values, ...Object.fromEntries(computed) }
}

/**
 * What keeps a form from being sent: errors, and warnings nobody has given a reason for. Infos never do.
 * @source own: an error blocks, a warning is accepted only with a written reason
 */
export function blockingFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding) => finding.severity === 'error' || (finding.severity === 'warning' && finding.accepted === null),
  )
}

/**
 * Whether a form may be sent (indsendes).
 * @source own: an error blocks, a warning is accepted only with a written reason
 */
export function canSubmit(findings: readonly Finding[]): boolean {
  return blockingFindings(findings).length === 0
}

/**
 * How many lines have an answer in every field that a rule of severity error requires; "?" is an answer.
 * Where no rule requires anything, a line counts when it holds any answer.
 *
 * @source own: "5 af 8 udfyldt" above the form
 */
export function filledLines(definition: TemplateDefinition, lines: readonly FormLine[]): number {
  const required = definition.rules.flatMap(({ predicate, severity }) =>
    predicate.kind === 'required' && severity === 'error' ? [predicate.field] : [],
  )
  const isFilled = ({ values }: FormLine) =>
    required.length > 0
      ? required.every((field) => !isBlank(values[field]))
      : Object.values(values).some((value) => !isBlank(value))
  return lines.filter(isFilled).length
}

/**
 * A computed column (beregnet kolonne) of one line, rounded half away from zero to the column's decimals.
 *
 * @returns decimal text; null when a part is missing, "?" or an interval, or the divisor is 0
 * @source kapacitet-2024, Bilag 2: 6.4 / 6 x 100 is printed as 107
 */
export function computedValue(column: TemplateComputed, values: LineValues): string | null {
  const rounding = { rule: 'half-away-from-zero', decimals: column.decimals } as const
  if (column.kind === 'ratio-percent') {
    const [top, bottom] = [exactText(values[column.numerator]), exactText(values[column.denominator])]
    if (top === null || bottom === null || bottom === '0') return null
    const value = ratio(top, bottom)
    return ratioDecimal({ numerator: value.numerator * 100n, denominator: value.denominator }, rounding)
  }
  const plus = column.plus.map((key) => exactText(values[key]))
  const minus = (column.minus ?? []).map((key) => exactText(values[key]))
  const per = (column.per ?? []).map((key) => exactText(values[key]))
  if (!allKnown(plus) || !allKnown(minus) || !allKnown(per)) return null
  const total = Decimal.sum(0, ...plus).minus(Decimal.sum(0, ...minus))
  const divisor = per.reduce((product, value) => product.times(value), new Decimal(column.perFactor ?? '1'))
  return divisor.isZero() ? null : ratioDecimal(ratio(total.toFixed(), divisor.toFixed()), rounding)
}

function allKnown(parts: readonly (string | null)[]): parts is string[] {
  return !parts.includes(null)
}

function exactText(value: CellValue | undefined): string | null {
  return value !== undefined && 'state' in value && isKnown(value) && value.state === 'exact' ? value.value : null
}

type Place = Pick<Acceptance, 'ruleId' | 'lineId' | 'field' | 'found'>

function placeKey({ ruleId, lineId, field, found }: Place): string {
  return JSON.stringify([ruleId, lineId, field, found])
}

type Breach = { field: string; found: LocalText; expected: LocalText }

/** The message of a rule, taken apart once and filled for each breach; a form may have thousands. */
function messageOf({
  message,
}: TemplateRule): (breach: Breach, label: LocalText | undefined, line: string) => LocalText {
  const [da, en] = [partsOf(message.da), partsOf(message.en)]
  const fill = (parts: readonly MessagePart[], language: 'da' | 'en', breach: Breach, label: string, line: string) => {
    let text = ''
    for (const { before, name } of parts) {
      text += before
      if (name === 'line') text += line
      else if (name === 'field') text += label
      else if (name !== null) text += breach[name][language]
    }
    return text
  }
  return (breach, label, line) => ({
    da: fill(da, 'da', breach, label?.da ?? breach.field, line),
    en: fill(en, 'en', breach, label?.en ?? breach.field, line),
  })
}

type MessagePart = { before: string; name: 'found' | 'expected' | 'field' | 'line' | null }

function partsOf(message: string): MessagePart[] {
  const pieces = message.split(/\{(found|expected|field|line)\}/)
  return pieces.flatMap((before, at): MessagePart[] =>
    at % 2 === 0 ? [{ before, name: (pieces[at + 1] as MessagePart['name'] | undefined) ?? null }] : [],
  )
}
