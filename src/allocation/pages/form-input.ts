import { formatDecimal } from '#figures/format.ts'
import { parseQuantity } from '#figures/parse.ts'
import type { Sentence } from '#platform/errors.ts'
import { type AllocationInput, type AllocationKey, type AllocationRequest, allocationRequest } from '../model.ts'
import { readPartyList } from '../rules/party-list.ts'

type Values = Record<string, string>
type Fault = { path: string; message: string }

/** Rows of unused places the form offers; more go through the API. */
export const idleRows = [0, 1, 2, 3] as const
const idleFields = ['from', 'to', 'placeDays', 'relabelledDays', 'tariff'] as const

/** What the form holds as the request of the service, or every fault at its field. Fields are named by their path. */
export function readAllocationForm(
  values: Values,
  sentence: Sentence,
): { ok: true; request: AllocationRequest } | { ok: false; errors: Fault[] } {
  const reading = reader(values, sentence)
  const combination = combinationOf(values, reading)
  const byUse = combination.kind === 'part-objective'
  const candidate = {
    title: values.title ?? '',
    amount: combination.kind === 'idle-places' ? null : reading.number('amount', true, 'allocation.amountMissing'),
    priceLevel: values.priceLevel ?? '',
    decimals: Number(values.decimals || 0),
    remainder: values.remainder === 'to' ? { to: values.remainderTo ?? '' } : values.remainder || undefined,
    combination,
    key: keyOf(values, reading),
    useKey: byUse ? { kind: 'use', parties: reading.list('useKey.parties', true, 'allocation.useMissing') } : null,
  }
  const parsed = allocationRequest.safeParse(candidate)
  const places = new Set(reading.faults.map(({ path }) => path))
  const others = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ path: pathText(issue.path), message: sentence(issue.message) }))
  // A field that could not be read has been told why; that it is also missing says nothing more.
  const errors = [
    ...reading.faults,
    ...others.filter(({ path }) => ![...places].some((place) => path.startsWith(place))),
  ]
  return parsed.success && errors.length === 0 ? { ok: true, request: parsed.data } : { ok: false, errors }
}

type Reading = {
  faults: Fault[]
  number: (path: string, negative?: boolean, missing?: string) => string | null
  list: (path: string, numbers: boolean, missing: string) => { party: string; weight: string | null }[] | null
}

function reader(values: Values, sentence: Sentence): Reading {
  const faults: Fault[] = []
  return {
    faults,
    number(path, negative = false, missing) {
      const text = values[path] ?? ''
      if (text.trim() === '') {
        if (missing) faults.push({ path, message: sentence(missing) })
        return null
      }
      const read = parseQuantity(text, { intervals: false, unknown: false, negative })
      if (read.ok) return read.quantity.state === 'exact' ? read.quantity.value : null
      faults.push({
        path,
        message: read.code === 'too-many-digits' ? sentence('allocation.amountTooLarge') : read.message,
      })
      return null
    },
    list(path, numbers, missing) {
      const { lines, problems } = readPartyList(values[path] ?? '', numbers)
      for (const { line, code, found } of problems) {
        const wrong = code === 'number-missing' ? 'allocation.numberMissing' : 'allocation.numberWrong'
        faults.push({ path, message: sentence(wrong, { line, found }) })
      }
      if (lines.length === 0 && problems.length === 0) faults.push({ path, message: sentence(missing) })
      return lines.length === 0 ? null : lines.map(({ party, weight }) => ({ party, weight }))
    },
  }
}

function keyOf(values: Values, reading: Reading) {
  const kind = values['key.kind'] || undefined
  const typed = kind !== 'population'
  const area = typed ? 'list' : values['key.area'] || undefined
  return {
    kind,
    ageGroup: values['key.ageGroup'] || null,
    referenceDate: values['key.referenceDate'] || null,
    area,
    parties: area === 'list' && kind !== undefined ? reading.list('key.parties', typed, 'allocation.listEmpty') : null,
  }
}

function combinationOf(values: Values, reading: Reading): Record<string, unknown> & { kind: string | undefined } {
  const kind = values['combination.kind'] || undefined
  const percent = () => reading.number('combination.percent', false, 'allocation.percentWrong')
  const party = values['combination.party'] ?? ''
  switch (kind) {
    case 'part-objective':
      return { kind, percent: percent() }
    case 'region-municipality':
      return { kind, percent: percent(), party }
    case 'deficit-guarantee':
      return {
        kind,
        percent: percent(),
        party,
        limit: reading.number('combination.limit', false, 'allocation.limitWrong'),
      }
    case 'supervision':
      return {
        kind,
        year: /^[0-9]{4}$/.test(values['combination.year'] ?? '') ? Number(values['combination.year']) : undefined,
      }
    case 'idle-places':
      return { kind, rows: idleRowsOf(values, reading) }
    default:
      return { kind }
  }
}

/** Rows that were begun, in their places: the first ones always count, so that an empty form is told what is missing. */
function idleRowsOf(values: Values, reading: Reading) {
  const begun = idleRows.filter((row) =>
    idleFields.some((field) => (values[`combination.rows[${row}].${field}`] ?? '').trim() !== ''),
  )
  const last = begun.at(-1) ?? -1
  return idleRows
    .filter((row) => row <= last)
    .map((row) => {
      const path = (field: (typeof idleFields)[number]) => `combination.rows[${row}].${field}`
      return {
        from: values[path('from')] ?? '',
        to: values[path('to')] ?? '',
        placeDays: reading.number(path('placeDays'), false, 'allocation.daysWrong') ?? '0',
        relabelledDays: reading.number(path('relabelledDays')) ?? '0',
        tariff: reading.number(path('tariff'), false, 'allocation.tariffWrong') ?? '0',
      }
    })
}

/** Where a fault of the request stands in the form when its path is no field. */
const fieldOf: Record<string, string> = {
  'remainder.to': 'remainderTo',
  'combination.rows': 'combination.rows[0].placeDays',
}

function pathText(path: PropertyKey[]): string {
  const joined = path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('')
  return fieldOf[joined] ?? joined
}

/** The fields of the form for a stored input: a new version begins as the one before. */
export function formValues(title: string, input: AllocationInput): Values {
  const { combination, remainder, key } = input
  const values: Values = {
    title,
    amount: input.amount === null ? '' : formatDecimal(input.amount),
    priceLevel: input.priceLevel,
    decimals: String(input.decimals),
    remainder: typeof remainder === 'object' ? 'to' : remainder,
    remainderTo: typeof remainder === 'object' ? remainder.to : '',
    'combination.kind': combination.kind,
    'key.kind': key.kind,
    'key.ageGroup': key.ageGroup ?? 'total',
    'key.referenceDate': key.referenceDate ?? '',
    'key.area': 'list',
    'key.parties': listText(key),
    'useKey.parties': input.useKey ? listText(input.useKey) : '',
  }
  if ('percent' in combination) values['combination.percent'] = formatDecimal(combination.percent)
  if ('party' in combination) values['combination.party'] = combination.party.id
  if ('limit' in combination) values['combination.limit'] = formatDecimal(combination.limit)
  if ('year' in combination) values['combination.year'] = String(combination.year)
  if ('rows' in combination) {
    for (const [index, row] of combination.rows.entries()) {
      for (const field of idleFields) {
        const text = row[field]
        values[`combination.rows[${index}].${field}`] = field === 'from' || field === 'to' ? text : formatDecimal(text)
      }
    }
  }
  return values
}

function listText({ kind, parties }: AllocationKey): string {
  return parties
    .map(({ name, weight }) => (kind === 'population' ? name : `${name}; ${formatDecimal(weight)}`))
    .join('\n')
}
