import {
  type Finding,
  type FormLine,
  type LineValues,
  type LocalText,
  type Predicate,
  plainPredicates,
  predicates,
  type TemplateDefinition,
  type TemplateField,
} from './model.ts'
import { parseCell } from './rules/cells.ts'
import { validate } from './rules/validate.ts'

/** A form as it is typed, this year and last: texts by line and field. */
export type TypedForm = {
  definition: TemplateDefinition
  lines: { lineId: string; name: string; typed: Record<string, string> }[]
  previous: Record<string, Record<string, string>>
}

/** What a form is told: each cell that cannot be read, and everything the rules find. */
export type Verdict = { unreadable: { place: string; message: LocalText }[]; findings: Finding[] }

/** The verdict as form and server reach it: every cell read by `parseCell`, the lines judged by `validate`. */
export function verdictOf(form: TypedForm): Verdict {
  const { lines, previous, unreadable } = readForm(form)
  return { unreadable, findings: validate(form.definition, lines, previous, []) }
}

/** The cells of a typed form; one that cannot be read is left out and named. */
export function readForm({ definition, lines: typedLines, previous: typedBefore }: TypedForm) {
  const unreadable: Verdict['unreadable'] = []
  const read = (typed: Record<string, string>, lineId: string | null): LineValues =>
    Object.fromEntries(
      definition.fields.flatMap((field) => {
        const cell = parseCell(field, typed[field.key] ?? '')
        if (cell.ok) return [[field.key, cell.value]]
        if (lineId !== null) unreadable.push({ place: `${lineId} ${field.key}`, message: cell.message })
        return []
      }),
    )
  const lines = typedLines.map(({ lineId, name, typed }): FormLine => ({ lineId, name, values: read(typed, lineId) }))
  const previous = Object.fromEntries(Object.entries(typedBefore).map(([lineId, typed]) => [lineId, read(typed, null)]))
  return { lines, previous, unreadable }
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
  }
}
type Seeded = ReturnType<typeof seeded>

/** A form, the same for the same seed: of one of the templates given, or of one made up with every kind of rule. */
export function typedForm(seed: number, templates: readonly TemplateDefinition[] = []): TypedForm {
  const random = seeded(seed)
  const definition = random.chance(templates.length > 0 ? 0.5 : 0) ? random.pick(templates) : anyDefinition(random)
  const answers = (share: number) =>
    Object.fromEntries(
      definition.fields.filter(() => random.chance(share)).map((field) => [field.key, typedAnswer(random, field)]),
    )
  const lines = Array.from({ length: 1 + random.below(3) }, (_, index) => ({
    lineId: `linje-${index}`,
    name: random.pick(['Aalborgskolen', 'Kompasset, afd. 2', 'Hus {found} & Have']),
    typed: answers(0.85),
  }))
  const previous = Object.fromEntries(
    lines
      .filter(() => random.chance(0.7))
      .map(({ lineId, typed }) => [lineId, { ...answers(0.8), ...some(random, typed) }]),
  )
  return { definition, lines, previous }
}

/** Often last year is as this year: only then do rules about changes stay silent. */
function some(random: Seeded, typed: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(() => random.chance(0.5)))
}

const garbage = ['ti', '1,2,3', '--4', '10-8', '1.23', '99999999', '-3', '1,23456', '½']

function typedAnswer(random: Seeded, field: TemplateField): string {
  if (field.type === 'text') return random.pick(['', ' ', 'To borgere deler plads', 'æøå – {expected}'])
  if (field.type === 'date') return random.pick(['', '2025-03-17', '17.3.2025', '31-02-2025', '2024-02-29'])
  if (random.chance(0.03)) return random.pick(garbage)
  if (random.chance(0.06)) return ''
  if (field.allowUnknown && random.chance(0.1)) return '?'
  const low = random.below(random.pick([2, 12, 12, 120, 2000]))
  if (field.allowInterval && random.chance(0.15)) return `${low}-${low + 1 + random.below(4)}`
  const fraction = (field.decimals ?? 1) > 0 && random.chance(0.5) ? `,${random.below(10)}` : ''
  const whole = low >= 1000 && random.chance(0.5) ? `1.${String(low % 1000).padStart(3, '0')}` : String(low)
  return `${whole}${fraction}`
}

const numbers = ['a', 'b', 'c', 'd']

function anyDefinition(random: Seeded): TemplateDefinition {
  const both = (text: string) => ({ da: text, en: `${text} (en)` })
  const quantities = numbers.map(
    (key): TemplateField => ({
      key,
      label: both(`Tal ${key}`),
      unit: 'pladser',
      type: 'quantity',
      decimals: random.pick([0, 1, 2]),
      allowInterval: random.chance(0.5),
      allowUnknown: random.chance(0.5),
      ...(random.chance(0.5) ? { min: '0', max: '99999' } : {}),
    }),
  )
  const rules = Array.from({ length: 12 }, (_, index) => ({
    id: `regel-${index}`,
    severity: random.pick(['info', 'warning', 'error'] as const),
    predicate: anyPredicate(random, true),
    message: both('{line}: {field} er {found}, ventet {expected}'),
    source: 'Valgt her: en prøve',
    validFrom: '2020-01-01',
    validTo: null,
  }))
  return {
    id: 'proeve',
    name: both('Prøve'),
    lineKind: 'offering',
    version: 1,
    validFrom: '2020-01-01',
    fields: [
      ...quantities,
      { key: 'note', label: both('Bemærkning'), unit: null, type: 'text' },
      { key: 'day', label: both('Dag'), unit: null, type: 'date' },
    ],
    computed: [],
    rules,
  }
}

function anyPredicate(random: Seeded, mayNest: boolean): Predicate {
  const kind = random.pick(mayNest ? predicates : plainPredicates)
  const [field, other, third] = [random.pick(numbers), random.pick(numbers), random.pick(numbers)]
  const limits = random.pick([{ min: '1' }, { max: '10.5' }, { min: '80', max: '100' }, { max: '300' }])
  switch (kind) {
    case 'bounds':
      return { kind, field, ...limits }
    case 'ratio':
      return { kind, numerator: field, denominator: other, ...limits }
    case 'change':
      return { kind, field, percent: random.pick(['10', '50', '0.5']) }
    case 'zero-without':
      return { kind, field, base: other }
    case 'requires':
      return { kind, when: field, fields: [other, 'day', 'note'] }
    case 'sum':
      return { kind, field, of: [other, third] }
    case 'needs-comment':
      return { kind, field: 'note', when: anyPredicate(random, false) }
    default:
      return { kind, field: random.pick([...numbers, ...(kind === 'required' ? ['note', 'day'] : [])]) }
  }
}
