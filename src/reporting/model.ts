import type { DecimalText, Quantity } from '#figures/quantity.ts'

/** A text in both languages; Danish first. */
export type LocalText = { da: string; en: string }

/**
 * One column of a form. `yearOffset` 1: the figure is about the year after the round's year.
 * `min`, `max`: what the field can hold at all; narrower expectations are rules.
 * `total` sum: the figures of all lines may be added to one of the year; a percentage may not.
 * `role` months-covered: how many months of the year the line's figures are about, fewer than 12 are shown as such;
 * `role` reservation: a text that is shown wherever the line's figures are.
 * `folded`: stands under its line, also when a computed column needs it; for templates with many figures a line.
 */
export type TemplateField = {
  key: string
  label: LocalText
  unit: string | null
  type: 'quantity' | 'text' | 'date'
  decimals?: number
  help?: LocalText
  yearOffset?: 0 | 1
  min?: DecimalText
  max?: DecimalText
  allowInterval?: boolean
  allowUnknown?: boolean
  total?: 'sum'
  role?: 'months-covered' | 'reservation'
  folded?: true
}

/**
 * A column the form computes while one types. `ratio-percent`: numerator / denominator x 100. `rate`: the fields `plus`
 * minus the fields `minus`, divided by the product of the fields `per` and `perFactor`; without a divisor it is a sum.
 */
export type TemplateComputed =
  | {
      key: string
      label: LocalText
      kind: 'ratio-percent'
      numerator: string
      denominator: string
      decimals: number
    }
  | {
      key: string
      label: LocalText
      kind: 'rate'
      unit: string
      plus: string[]
      minus?: string[]
      per?: string[]
      perFactor?: DecimalText
      decimals: number
    }

/** The fields a computed column is made of. */
export function inputsOf(column: TemplateComputed): string[] {
  if (column.kind === 'ratio-percent') return [column.numerator, column.denominator]
  return [...column.plus, ...(column.minus ?? []), ...(column.per ?? [])]
}

/** What a rule looks for. A rule "finds" when its predicate does not hold; see rules/predicates.ts for intervals and "?". */
export type Predicate =
  | { kind: 'required'; field: string }
  | { kind: 'bounds'; field: string; min?: DecimalText; max?: DecimalText }
  /** numerator / denominator x 100 */
  | { kind: 'ratio'; numerator: string; denominator: string; min?: DecimalText; max?: DecimalText }
  /** against last year: a change of `percent` or more is found */
  | { kind: 'change'; field: string; percent: DecimalText }
  | { kind: 'zero-after-use'; field: string }
  /** `field` is 0 where `base` is: what a ratio cannot say, since nothing can be divided by 0 */
  | { kind: 'zero-without'; field: string; base: string }
  | { kind: 'requires'; when: string; fields: string[] }
  /** `parts` given: a specification, judged as soon as one part is given; a part nobody gave is no part of the total */
  | { kind: 'sum'; field: string; of: string[]; parts?: 'given' }
  /** `field` must be filled where `when` finds something */
  | { kind: 'needs-comment'; field: string; when: Predicate }

/** The predicates that ask about figures; what another one finds is what `needs-comment` asks about. */
export const plainPredicates = [
  'required',
  'bounds',
  'ratio',
  'change',
  'zero-after-use',
  'zero-without',
  'requires',
  'sum',
] as const satisfies readonly Predicate['kind'][]
export const predicates = [...plainPredicates, 'needs-comment'] as const

export type Severity = 'info' | 'warning' | 'error'

/** A dated rule as data. `message` may hold {found}, {expected}, {field} and {line}. */
export type TemplateRule = {
  id: string
  severity: Severity
  predicate: Predicate
  message: LocalText
  source: string
  validFrom: string
  validTo: string | null
}

/**
 * A template (skabelon): what is asked, what is computed, what is checked. One version of it never changes.
 * `about`: what a reader of the figures must know, with where it is said. `respondents`: who is proposed for a round.
 * `linePage`: address of a page that shows one line in full; respondent and line are added to it.
 * A rule may name a computed column where it asks for a number.
 */
export type TemplateDefinition = {
  id: string
  name: LocalText
  about?: LocalText
  lineKind: 'offering' | 'organisation'
  respondents?: 'operators' | 'municipalities'
  linePage?: string
  version: number
  validFrom: string
  fields: TemplateField[]
  computed: TemplateComputed[]
  rules: TemplateRule[]
}

/** What stands in a cell: a quantity, or a text (a date is the text of an ISO date). */
export type CellValue = Quantity | { text: string }

/** Values of one line by field key; a field that is not there is not reported. */
export type LineValues = Record<string, CellValue>

/** A line (linje) of a form: an offering of the respondent, or the respondent itself. */
export type FormLine = { lineId: string; name: string; values: LineValues }

/** A warning accepted with a written reason. `found` keeps what was accepted: another value asks again. */
export type Acceptance = {
  ruleId: string
  lineId: string
  field: string
  found: string
  reason: string
  acceptedBy?: string | null
  acceptedAt?: string
}

/** What a rule found at one place. */
export type Finding = {
  ruleId: string
  severity: Severity
  lineId: string
  field: string
  /** Whole sentences, with found and expected values in them. */
  message: LocalText
  found: string
  expected: string
  /** The written reason, where a warning has been accepted at exactly this value. */
  accepted: Acceptance | null
}

/** A value of an approved submission with everything a reader needs to trace it. */
export type ApprovedValue = {
  year: number
  lineId: string
  field: string
  /** null for texts and dates */
  quantity: Quantity | null
  text: string | null
  submissionId: string
  submissionNumber: number
  organisationId: string
  submittedAt: string | null
  approvedAt: string
  submittedByName: string | null
  approvedByName: string | null
  sourceId: string | null
  confirmedAt: string
  isPublic: boolean
}

export type RoundState = 'planned' | 'test' | 'open' | 'closed'
export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'approved' | 'superseded'
/** What the secretariat sees of a respondent; "exempt" and "notStarted" have no submission. */
export type RespondentState = 'exempt' | 'notStarted' | Exclude<SubmissionState, 'superseded'>

/** Every field a predicate names. */
export function fieldsOf(predicate: Predicate): string[] {
  switch (predicate.kind) {
    case 'ratio':
      return [predicate.numerator, predicate.denominator]
    case 'zero-without':
      return [predicate.field, predicate.base]
    case 'requires':
      return [predicate.when, ...predicate.fields]
    case 'sum':
      return [predicate.field, ...predicate.of]
    case 'needs-comment':
      return [predicate.field, ...fieldsOf(predicate.when)]
    default:
      return [predicate.field]
  }
}
