import { z } from 'zod'
import { isDecimalText } from '#figures/decimal.ts'
import type { DecimalText, Quantity } from '#figures/quantity.ts'

/** A text in both languages; Danish first. */
export type LocalText = { da: string; en: string }

/**
 * One column of a form. `yearOffset` 1: the figure is about the year after the round's year.
 * `min`, `max`: what the field can hold at all; narrower expectations are rules.
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
}

/** A column the form computes while one types: numerator / denominator x 100. */
export type TemplateComputed = {
  key: string
  label: LocalText
  kind: 'ratio-percent'
  numerator: string
  denominator: string
  decimals: number
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
  | { kind: 'requires'; when: string; fields: string[] }
  | { kind: 'sum'; field: string; of: string[] }
  /** `field` must be filled where `when` finds something */
  | { kind: 'needs-comment'; field: string; when: Predicate }

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

/** A template (skabelon): what is asked, what is computed, what is checked. One version of it never changes once used. */
export type TemplateDefinition = {
  id: string
  name: LocalText
  lineKind: 'offering' | 'organisation'
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

const fieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
const isoDay = z.iso.date()
const decimal = z.string().refine(isDecimalText, 'reporting.notDecimal')
const localText = z.object({ da: z.string().min(1), en: z.string().min(1) })

const templateField = z.object({
  key: fieldKey,
  label: localText,
  unit: z.string().nullable(),
  type: z.enum(['quantity', 'text', 'date']),
  decimals: z.int().min(0).max(10).optional(),
  help: localText.optional(),
  yearOffset: z.union([z.literal(0), z.literal(1)]).optional(),
  min: decimal.optional(),
  max: decimal.optional(),
  allowInterval: z.boolean().optional(),
  allowUnknown: z.boolean().optional(),
})

const templateComputed = z.object({
  key: fieldKey,
  label: localText,
  kind: z.literal('ratio-percent'),
  numerator: fieldKey,
  denominator: fieldKey,
  decimals: z.int().min(0).max(6),
})

const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('required'), field: fieldKey }),
    z.object({ kind: z.literal('bounds'), field: fieldKey, min: decimal.optional(), max: decimal.optional() }),
    z.object({
      kind: z.literal('ratio'),
      numerator: fieldKey,
      denominator: fieldKey,
      min: decimal.optional(),
      max: decimal.optional(),
    }),
    z.object({ kind: z.literal('change'), field: fieldKey, percent: decimal }),
    z.object({ kind: z.literal('zero-after-use'), field: fieldKey }),
    z.object({ kind: z.literal('requires'), when: fieldKey, fields: z.array(fieldKey).min(1) }),
    z.object({ kind: z.literal('sum'), field: fieldKey, of: z.array(fieldKey).min(1) }),
    z.object({ kind: z.literal('needs-comment'), field: fieldKey, when: predicate }),
  ]),
)

const templateRule = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  severity: z.enum(['info', 'warning', 'error']),
  predicate,
  message: localText,
  source: z.string().min(1),
  validFrom: isoDay,
  validTo: isoDay.nullable(),
})

/** A whole definition; every field a rule or a computed column names must be one of its fields. */
export const templateDefinition: z.ZodType<TemplateDefinition> = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    name: localText,
    lineKind: z.enum(['offering', 'organisation']),
    version: z.int().positive(),
    validFrom: isoDay,
    fields: z.array(templateField).min(1),
    computed: z.array(templateComputed),
    rules: z.array(templateRule),
  })
  .refine(namesOnlyOwnFields, 'reporting.unknownField')

function namesOnlyOwnFields(definition: TemplateDefinition): boolean {
  const own = new Set(definition.fields.map((field) => field.key))
  const named = [
    ...definition.computed.flatMap((column) => [column.numerator, column.denominator]),
    ...definition.rules.flatMap((rule) => fieldsOf(rule.predicate)),
  ]
  return own.size === definition.fields.length && named.every((key) => own.has(key))
}

/** Every field a predicate names. */
export function fieldsOf(predicate: Predicate): string[] {
  switch (predicate.kind) {
    case 'ratio':
      return [predicate.numerator, predicate.denominator]
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
