import { Decimal } from '#figures/decimal.ts'
import { exact, interval, notReported, unknown } from '#figures/quantity.ts'
import type { CellValue, LineValues, TemplateDefinition, TemplateField } from '../model.ts'
import { isSameCell } from '../rules/cells.ts'
import { buildWorkbook } from './build.ts'
import type { WorkbookForm } from './model.ts'
import { readWorkbook } from './read.ts'

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const chance = (share: number) => next() < share
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  return { next, below, chance, pick }
}

export type Seeded = ReturnType<typeof seeded>

const texts = [
  'Over 100 %: to borgere deler plads',
  '=1+1',
  '+45 96 12 34 56',
  '-',
  '@SUM(A1)',
  "'citat",
  'linje 1\nlinje 2',
  '_x0041_ og _x000D_',
  'æøå ÆØÅ – “citat” <b>&amp;</b>',
  '00123',
  '1e5',
  'TRUE',
  '#REF!',
  '2025-03-17',
  '8-10',
  '?',
  'lyd \u0007 og tab\ther',
  '😀 tegn uden for BMP',
  'x'.repeat(3000),
]

/** Any template there can be, with lines, answers and last year's figures; the same for the same seed. */
export function anyForm(seed: number): WorkbookForm {
  const random = seeded(seed)
  const definition = anyDefinition(random, seed)
  const lines = Array.from({ length: 1 + random.below(6) }, (_, index) => ({
    lineId: random.chance(0.2) ? `${1000 + index}` : `linje-${index}`,
    name: random.pick(['Aalborgskolen, døvblindhed', 'Kompasset', '=Hus', 'Hus & Have <1>', '42']),
    detail: random.chance(0.5) ? random.pick(['SEL § 107', 'BL § 43 · 12-17 år']) : null,
    values: anyValues(random, definition, 0.7),
  }))
  const previous = Object.fromEntries(
    lines.filter(() => random.chance(0.7)).map(({ lineId }) => [lineId, anyValues(random, definition, 0.8)]),
  )
  const versions = Object.fromEntries(
    lines.flatMap(({ lineId, values }) =>
      Object.keys(values).map((field) => [`${lineId} ${field}`, 1 + random.below(900)]),
    ),
  )
  return {
    round: { id: `round-${seed}`, title: `Runde ${seed}`, year: 2020 + random.below(9) },
    respondent: { id: `respondent-${seed}`, organisationId: `${800 + random.below(99)}`, organisationName: 'Region' },
    definition,
    lines,
    previous,
    versions,
    submission: random.chance(0.5) ? { number: 1 + random.below(4) } : null,
  }
}

function anyDefinition(random: Seeded, seed: number): TemplateDefinition {
  const fields = Array.from({ length: 1 + random.below(8) }, (_, index) => anyField(random, index))
  const quantities = fields.filter(({ type }) => type === 'quantity')
  const [numerator, denominator] = [random.pick(quantities)?.key, random.pick(quantities)?.key]
  return {
    id: `skabelon-${seed % 50}`,
    name: { da: 'Skabelon', en: 'Template' },
    lineKind: random.chance(0.5) ? 'offering' : 'organisation',
    version: 1 + random.below(9),
    validFrom: '2020-01-01',
    fields,
    computed:
      numerator && denominator
        ? [
            {
              key: 'share',
              label: { da: 'Andel', en: 'Share' },
              kind: 'ratio-percent',
              numerator,
              denominator,
              decimals: random.below(3),
            },
          ]
        : [],
    rules: [],
  }
}

function anyField(random: Seeded, index: number): TemplateField {
  const type = random.pick(['quantity', 'quantity', 'quantity', 'text', 'date'] as const)
  const label = { da: `Felt ${index}`, en: `Field ${index}` }
  const key = `felt_${index}`
  if (type !== 'quantity') return { key, label, unit: null, type }
  const isNegative = random.chance(0.2)
  return {
    key,
    label,
    unit: random.pick(['pladser', '%', null, 'kr.']),
    type,
    ...(random.chance(0.7) ? { decimals: random.below(5) } : {}),
    ...(isNegative ? { min: '-1000000000000000' } : random.chance(0.5) ? { min: '0' } : {}),
    allowInterval: random.chance(0.4),
    allowUnknown: random.chance(0.4),
    yearOffset: random.chance(0.2) ? 1 : 0,
    ...(random.chance(0.3) ? { help: { da: 'Årets gennemsnit.', en: 'Average of the year.' } } : {}),
  }
}

function anyValues(random: Seeded, { fields }: TemplateDefinition, share: number): LineValues {
  const filled = fields.filter(() => random.chance(share))
  return Object.fromEntries(filled.map((field) => [field.key, anyValue(random, field)]))
}

/** A value the field can hold. */
export function anyValue(random: Seeded, field: TemplateField): CellValue {
  if (field.type === 'text') return { text: random.chance(0.1) ? '' : random.pick(texts).trim() }
  if (field.type === 'date') return { text: random.chance(0.1) ? '' : anyDay(random) }
  if (random.chance(0.08)) return notReported
  if (field.allowUnknown && random.chance(0.15)) return unknown
  const one = anyDecimal(random, field)
  if (!field.allowInterval || random.chance(0.7)) return exact(one)
  const ends = [one, anyDecimal(random, field)].map((end) => new Decimal(end).abs())
  const [low, high] = ends.sort((a, b) => a.cmp(b)) as [Decimal, Decimal]
  return interval(low.toFixed(), high.toFixed())
}

function anyDecimal(random: Seeded, field: TemplateField): string {
  const whole = random.chance(0.1) ? 0 : random.below(10 ** random.below(15))
  const decimals = random.chance(0.4) ? 0 : Math.min(field.decimals ?? 10, random.below(11))
  const fraction = Array.from({ length: decimals }, () => random.below(10)).join('')
  const sign = field.min?.startsWith('-') && random.chance(0.5) ? '-' : ''
  return new Decimal(`${sign}${whole}${fraction ? `.${fraction}` : ''}`).plus(0).toFixed()
}

function anyDay(random: Seeded): string {
  const year = random.pick([1850, 1899, 1900, 1901, 1999, 2024, 2025, 2100])
  return `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`
}

/** Cells that a workbook of this form loses or changes when it is read back; empty when none. */
export async function lostCells(form: WorkbookForm): Promise<string[]> {
  const read = await readWorkbook(await buildWorkbook(form), form)
  if (!read.ok) return [JSON.stringify(read.faults)]
  const found = new Map(read.cells.map((cell) => [`${cell.lineId} ${cell.field}`, cell]))
  const expected = form.lines.flatMap(({ lineId, values }) =>
    form.definition.fields.map(({ key }) => ({ place: `${lineId} ${key}`, value: values[key] })),
  )
  const lost = expected.flatMap(({ place, value }) => {
    const cell = found.get(place)
    const isSame = cell !== undefined && isSameCell(cell.value, value) && cell.version === (form.versions[place] ?? 0)
    return isSame ? [] : [`${place}: ${JSON.stringify(value)} became ${JSON.stringify(cell)}`]
  })
  return found.size === expected.length ? lost : [...lost, `${found.size} cells for ${expected.length}`]
}
