import { z } from 'zod'
import { Decimal, isDecimalText } from '#figures/decimal.ts'
import { fieldsOf, inputsOf, type Predicate, type TemplateDefinition } from '../model.ts'

const fieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'reporting.badKey')
const isoDay = z.iso.date('reporting.badDay')
const decimal = z.string().max(40, 'reporting.notDecimal').refine(isDecimalText, 'reporting.notDecimal')
const sentence = (most: number) => z.string().trim().min(1, 'reporting.textMissing').max(most, 'reporting.textTooLong')
const localText = (most: number) => z.strictObject({ da: sentence(most), en: sentence(most) })

const templateField = z.strictObject({
  key: fieldKey,
  label: localText(120),
  unit: z.string().trim().min(1, 'reporting.textMissing').max(40, 'reporting.textTooLong').nullable(),
  type: z.enum(['quantity', 'text', 'date'], 'reporting.badChoice'),
  decimals: z.int('reporting.badDecimals').min(0, 'reporting.badDecimals').max(10, 'reporting.badDecimals').optional(),
  help: localText(1000).optional(),
  yearOffset: z.union([z.literal(0), z.literal(1)], 'reporting.badChoice').optional(),
  min: decimal.optional(),
  max: decimal.optional(),
  allowInterval: z.boolean().optional(),
  allowUnknown: z.boolean().optional(),
  total: z.literal('sum', 'reporting.badChoice').optional(),
  role: z.enum(['months-covered', 'reservation'], 'reporting.badChoice').optional(),
  folded: z.literal(true, 'reporting.badChoice').optional(),
})

const decimals = z.int('reporting.badDecimals').min(0, 'reporting.badDecimals').max(6, 'reporting.badDecimals')
const templateComputed = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      key: fieldKey,
      label: localText(120),
      kind: z.literal('ratio-percent'),
      numerator: fieldKey,
      denominator: fieldKey,
      decimals,
    }),
    z.strictObject({
      key: fieldKey,
      label: localText(120),
      kind: z.literal('rate'),
      unit: z.string().trim().min(1, 'reporting.textMissing').max(40, 'reporting.textTooLong'),
      plus: z.array(fieldKey).min(1, 'reporting.fieldMissing').max(60),
      minus: z.array(fieldKey).max(60).optional(),
      per: z.array(fieldKey).max(10).optional(),
      perFactor: decimal.optional(),
      decimals,
    }),
  ],
  'reporting.badChoice',
)

const keys = z.array(fieldKey).min(1, 'reporting.fieldMissing').max(60)
const plainPredicates = [
  z.strictObject({ kind: z.literal('required'), field: fieldKey }),
  z.strictObject({ kind: z.literal('bounds'), field: fieldKey, min: decimal.optional(), max: decimal.optional() }),
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: fieldKey,
    denominator: fieldKey,
    min: decimal.optional(),
    max: decimal.optional(),
  }),
  z.strictObject({ kind: z.literal('change'), field: fieldKey, percent: decimal }),
  z.strictObject({ kind: z.literal('zero-after-use'), field: fieldKey }),
  z.strictObject({ kind: z.literal('zero-without'), field: fieldKey, base: fieldKey }),
  z.strictObject({ kind: z.literal('requires'), when: fieldKey, fields: keys }),
  z.strictObject({
    kind: z.literal('sum'),
    field: fieldKey,
    of: keys,
    parts: z.literal('given', 'reporting.badChoice').optional(),
  }),
] as const

// A comment is asked for by a plain rule, never by another wish for a comment.
const predicate = z.discriminatedUnion(
  'kind',
  [
    ...plainPredicates,
    z.strictObject({
      kind: z.literal('needs-comment'),
      field: fieldKey,
      when: z.discriminatedUnion('kind', [...plainPredicates], 'reporting.badPredicate'),
    }),
  ],
  'reporting.badPredicate',
)

const templateRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/, 'reporting.badId'),
  severity: z.enum(['info', 'warning', 'error'], 'reporting.badChoice'),
  predicate,
  message: localText(500),
  source: sentence(500),
  validFrom: isoDay,
  validTo: isoDay.nullable(),
})

const wholeDefinition = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'reporting.badId'),
  name: localText(120),
  about: localText(2000).optional(),
  lineKind: z.enum(['offering', 'organisation'], 'reporting.badChoice'),
  respondents: z.enum(['operators', 'municipalities'], 'reporting.badChoice').optional(),
  linePage: z
    .string()
    .regex(/^(\/[a-z-]+){1,6}$/, 'reporting.badId')
    .optional(),
  version: z.int().positive(),
  validFrom: isoDay,
  fields: z.array(templateField).min(1, 'reporting.fieldMissing').max(60, 'reporting.tooManyFields'),
  computed: z.array(templateComputed).max(20),
  rules: z.array(templateRule).max(300, 'reporting.tooManyRules'),
})

/**
 * A whole definition (skabelon), the same for the files shipped with the program, the pages and the API. Every fault
 * has its place: a rule names fields there are, numbers are asked of number fields only, limits are the right way round.
 */
export const templateDefinition: z.ZodType<TemplateDefinition> = wholeDefinition.superRefine((definition, context) => {
  for (const { path, code } of faultsOf(definition)) context.addIssue({ code: 'custom', path, message: code })
})

type Fault = { path: (string | number)[]; code: string }

function faultsOf(definition: TemplateDefinition): Fault[] {
  const types = new Map<string, string>(definition.fields.map(({ key, type }) => [key, type]))
  const judged = new Map([...types, ...definition.computed.map(({ key }) => [key, 'quantity'] as const)])
  const named = [...definition.fields, ...definition.computed].map(({ key }) => key)
  return [
    ...twice(definition.fields, ({ key }) => key, 'fields', 'key'),
    ...twice(definition.rules, ({ id }) => id, 'rules', 'id'),
    ...definition.fields.flatMap((field, index) => [
      ...limitFaults(field, ['fields', index]),
      ...(field.role === 'months-covered' && field.type !== 'quantity' ? [wrongRole(index)] : []),
      ...(field.role === 'reservation' && field.type !== 'text' ? [wrongRole(index)] : []),
    ]),
    ...twice(
      definition.fields.filter(({ role }) => role !== undefined),
      ({ role }) => role ?? '',
      'fields',
      'role',
      (field) => definition.fields.indexOf(field),
    ),
    ...definition.computed.flatMap((column, index) => [
      ...(named.filter((key) => key === column.key).length > 1
        ? [{ path: ['computed', index, 'key'], code: 'reporting.twice' }]
        : []),
      ...nameFaults(inputsOf(column), types, ['computed', index], true),
    ]),
    ...definition.rules.flatMap((rule, index) => ruleFaults(rule, types, judged, ['rules', index])),
  ]
}

const wrongRole = (index: number): Fault => ({ path: ['fields', index, 'role'], code: 'reporting.wrongRole' })

function twice<T>(
  list: readonly T[],
  keyOf: (one: T) => string,
  name: string,
  key: string,
  indexOf: (one: T, index: number) => number = (_, index) => index,
): Fault[] {
  return list.flatMap((one, index) =>
    list.findIndex((other) => keyOf(other) === keyOf(one)) < index
      ? [{ path: [name, indexOf(one, index), key], code: 'reporting.twice' }]
      : [],
  )
}

function ruleFaults(
  rule: TemplateDefinition['rules'][number],
  types: ReadonlyMap<string, string>,
  judged: ReadonlyMap<string, string>,
  path: Fault['path'],
): Fault[] {
  const place = [...path, 'predicate']
  const asked = rule.predicate.kind === 'needs-comment' ? rule.predicate.when : rule.predicate
  const limits = asked.kind === 'bounds' || asked.kind === 'ratio' ? asked : null
  const comment = rule.predicate.kind === 'needs-comment' ? nameFaults([rule.predicate.field], types, place, false) : []
  return [
    ...nameFaults(fieldsOf(asked), isNumeric(asked) ? judged : types, place, isNumeric(asked)),
    ...comment,
    ...(limits ? limitFaults(limits, place) : []),
    ...(limits && limits.min === undefined && limits.max === undefined
      ? [{ path: [...place, 'min'], code: 'reporting.limitMissing' }]
      : []),
    ...(rule.validTo !== null && rule.validTo <= rule.validFrom
      ? [{ path: [...path, 'validTo'], code: 'reporting.endsBeforeItBegins' }]
      : []),
  ]
}

function isNumeric({ kind }: Predicate): boolean {
  return ['bounds', 'ratio', 'change', 'zero-after-use', 'zero-without', 'sum'].includes(kind)
}

function nameFaults(
  names: readonly string[],
  types: ReadonlyMap<string, string>,
  path: Fault['path'],
  numeric: boolean,
): Fault[] {
  return names.flatMap((name) => {
    const type = types.get(name)
    if (type === undefined) return [{ path, code: 'reporting.unknownField' }]
    return numeric && type !== 'quantity' ? [{ path, code: 'reporting.notANumberField' }] : []
  })
}

function limitFaults({ min, max }: { min?: string; max?: string }, path: Fault['path']): Fault[] {
  const both = min !== undefined && max !== undefined && isDecimalText(min) && isDecimalText(max)
  if (!both || new Decimal(min).lte(max)) return []
  return [{ path: [...path, 'max'], code: 'reporting.limitsTurned' }]
}
