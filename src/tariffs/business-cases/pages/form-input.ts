import { type AllocationInput, readPartyList } from '#allocation/index.ts'
import { formatDecimal } from '#figures/format.ts'
import { parseQuantity } from '#figures/parse.ts'
import type { Sentence } from '#platform/errors.ts'
import { type BusinessCasePlan, type BusinessCaseRequest, businessCaseRequest } from '../model.ts'
import { formRows } from './form-rows.ts'

type Values = Record<string, string>
type Fault = { path: string; message: string }
const levelFields = ['name', 'perDay', 'places'] as const
const staffFields = ['role', 'people', 'months', 'monthlyCost'] as const

/** What the form holds as the request of the service, or every fault at its field. Fields are named by their path. */
export function readBusinessCaseForm(
  values: Values,
  sentence: Sentence,
): { ok: true; request: BusinessCaseRequest } | { ok: false; errors: Fault[] } {
  const faults: Fault[] = []
  const levels = rowsOf(values, 'levels', formRows.levels, levelFields)
  const staff = rowsOf(values, 'earlyStaff', formRows.earlyStaff, staffFields)
  const candidate = {
    title: values.title ?? '',
    year: wholeNumber(values.year),
    priceLevel: wholeNumber(values.priceLevel),
    levels: levels.map(({ row }) => ({
      name: row.name,
      perDay: machine(row.perDay),
      places: machine(row.places),
    })),
    occupancyPercent: machine(values.occupancyPercent),
    rampUp: rampUpOf(values, faults, sentence),
    fixedCosts: machine(values.fixedCosts),
    variableCosts: machine(values.variableCosts),
    establishment: machine(values.establishment),
    earlyStaff: staff.map(({ row }) => ({
      role: row.role,
      people: machine(row.people),
      months: machine(row.months),
      monthlyCost: machine(row.monthlyCost),
    })),
    firstYearLoss: values.firstYearLoss,
    financing: { combination: combinationOf(values), key: keyOf(values, faults, sentence) },
  }
  const parsed = businessCaseRequest.safeParse(candidate)
  const places = { levels: levels.map(({ at }) => at), earlyStaff: staff.map(({ at }) => at) }
  const others = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: pathText(path, places), message: sentence(message) }))
  // A field that was told what is wrong is not told that it is also missing.
  const told = new Set(faults.map(({ path }) => path))
  const errors = [...faults, ...others.filter(({ path }) => !told.has(path))]
  return parsed.success && errors.length === 0 ? { ok: true, request: parsed.data } : { ok: false, errors }
}

/** A number as Danes write it as canonical text; what cannot be read is left as it is, for the schema to refuse. */
function machine(typed: string | undefined): string {
  const read = parseQuantity(typed ?? '', { intervals: false, unknown: false, negative: false, maxDecimals: 4 })
  return read.ok && read.quantity.state === 'exact' ? read.quantity.value : (typed ?? '')
}

function wholeNumber(typed: string | undefined): number | undefined {
  return /^[0-9]{4}$/.test(typed?.trim() ?? '') ? Number(typed) : undefined
}

/** The rows that were begun, each with its place in the form: a fault stands where it was typed. */
function rowsOf<Field extends string>(values: Values, list: string, most: number, fields: readonly Field[]) {
  const rows = Array.from({ length: most }, (_, at) => {
    const typed = fields.map((field) => [field, (values[`${list}[${at}].${field}`] ?? '').trim()])
    return { at, row: Object.fromEntries(typed) as Record<Field, string> }
  })
  return rows.filter(({ row }) => fields.some((field) => row[field] !== ''))
}

function rampUpOf(values: Values, faults: Fault[], sentence: Sentence): string[] {
  const typed = Array.from({ length: formRows.rampUp }, (_, at) => (values[`rampUp[${at}]`] ?? '').trim())
  const years = typed.slice(0, typed.findLastIndex((text) => text !== '') + 1)
  for (const [at, text] of years.entries()) {
    if (text === '') faults.push({ path: `rampUp[${at}]`, message: sentence('businessCase.rampUpGap') })
  }
  return years.map((text) => machine(text))
}

function combinationOf(values: Values) {
  const kind = values['financing.combination.kind']
  if (kind !== 'region-municipality') return { kind }
  const percent = machine(values['financing.combination.percent'])
  return { kind, percent, party: values['financing.combination.party'] ?? '' }
}

function keyOf(values: Values, faults: Fault[], sentence: Sentence) {
  const field = (name: string) => values[`financing.key.${name}`] || undefined
  const kind = field('kind')
  const numbers = kind !== 'population'
  const area = numbers ? 'list' : field('area')
  const path = 'financing.key.parties'
  const { lines, problems } = area === 'list' ? readPartyList(values[path] ?? '', numbers) : { lines: [], problems: [] }
  for (const { line, code, found } of problems) {
    const wrong = code === 'number-missing' ? 'allocation.numberMissing' : 'allocation.numberWrong'
    faults.push({ path, message: sentence(wrong, { line, found }) })
  }
  if (area === 'list' && lines.length === 0 && problems.length === 0) {
    faults.push({ path, message: sentence('allocation.listEmpty') })
  }
  return {
    kind,
    ageGroup: numbers ? null : (field('ageGroup') ?? null),
    referenceDate: numbers ? null : (field('referenceDate') ?? null),
    area,
    parties: lines.length === 0 ? null : lines.map(({ party, weight }) => ({ party, weight })),
  }
}

const firstField: Record<string, string> = { levels: 'levels[0].perDay', rampUp: 'rampUp[0]' }

function pathText([list, at, ...rest]: PropertyKey[], places: Record<string, number[]>): string {
  const index = typeof at === 'number' ? (places[String(list)]?.[at] ?? at) : at
  const joined = [list, ...(index === undefined ? [] : [index]), ...rest]
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('')
  return firstField[joined] ?? joined
}

/** The fields of the form for a stored plan: a new version begins as the one before. */
export function formValues(title: string, plan: BusinessCasePlan): Values {
  const shown = (value: string) => formatDecimal(value)
  return {
    title,
    year: String(plan.year),
    priceLevel: String(plan.priceLevel),
    occupancyPercent: shown(plan.occupancyPercent),
    fixedCosts: shown(plan.fixedCosts),
    variableCosts: shown(plan.variableCosts),
    establishment: shown(plan.establishment),
    firstYearLoss: plan.firstYearLoss,
    ...Object.fromEntries(plan.rampUp.map((percent, at) => [`rampUp[${at}]`, shown(percent)])),
    ...Object.fromEntries(
      plan.levels.flatMap(({ name, perDay, places }, at) => [
        [`levels[${at}].name`, name],
        [`levels[${at}].perDay`, shown(perDay)],
        [`levels[${at}].places`, shown(places)],
      ]),
    ),
    ...Object.fromEntries(
      plan.earlyStaff.flatMap(({ role, people, months, monthlyCost }, at) => [
        [`earlyStaff[${at}].role`, role],
        [`earlyStaff[${at}].people`, shown(people)],
        [`earlyStaff[${at}].months`, shown(months)],
        [`earlyStaff[${at}].monthlyCost`, shown(monthlyCost)],
      ]),
    ),
    ...financingValues(plan.financing),
  }
}

/** The list stands with the names that were looked up; a region of then need not be the same municipalities now. */
function financingValues({ combination, key }: AllocationInput): Values {
  const several = combination.kind === 'region-municipality'
  const line = ({ name, weight }: AllocationInput['key']['parties'][number]) =>
    key.kind === 'population' ? name : `${name}; ${formatDecimal(weight)}`
  return {
    'financing.combination.kind': several ? combination.kind : 'plain',
    'financing.combination.percent': several ? formatDecimal(combination.percent) : '',
    'financing.combination.party': several ? combination.party.id : '',
    'financing.key.kind': key.kind,
    'financing.key.ageGroup': key.ageGroup ?? 'total',
    'financing.key.referenceDate': key.referenceDate ?? '',
    'financing.key.area': 'list',
    'financing.key.parties': key.parties.map(line).join('\n'),
  }
}
