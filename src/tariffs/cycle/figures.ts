import { Decimal } from '#figures/decimal.ts'
import type { Figure, FigureFormula, FigureSource } from '#figures/figure.ts'
import { formatDate, formatDecimal, type Language } from '#figures/format.ts'
import { calculatedFigure, reportedFigure } from '#figures/provenance.ts'
import { exact, notReported } from '#figures/quantity.ts'
import { percentOf, quotientOfRatios, type Ratio, ratio } from '#figures/ratio.ts'
import type { Rounding } from '#figures/round.ts'
import { costCategories } from '../model/costs.ts'
import { toOere } from '../rules/basis.ts'
import type { Sheet } from './model.ts'
import { tariffChange } from './rules/causes.ts'
import { tariffComposition } from './rules/composition.ts'
import type { PriceRise } from './rules/price-rise.ts'
import { tariffTemplate } from './template.ts'

/** What a figure needs of a sheet: what was reported, and whose it is. */
export type FiguredSheet = Pick<
  Sheet,
  'id' | 'year' | 'number' | 'figures' | 'facilityName' | 'unitName' | 'operatorName' | 'submissionId' | 'sourceId'
> & { approval?: Approval | undefined }

/** The body that approved a tariff, when, and where it says so. */
export type Approval = { body: string; day: string; reference: string | null }

const oneDecimal: Rounding = { rule: 'half-away-from-zero', decimals: 1 }
const method = '/metode/takstbilag'

/** "2026-priser": the price level every amount of a year's tariffs is in. Figures and documents are in Danish. */
export function pricesOf(year: number, language: Language = 'da'): string {
  return language === 'da' ? `${year}-priser` : `${year} prices`
}

/** The name of what a sheet is about, for labels. */
export function sheetName({ facilityName, unitName }: Pick<Sheet, 'facilityName' | 'unitName'>): string {
  return [facilityName, unitName].filter(Boolean).join(', ')
}

type Named = Pick<Sheet, 'facilityName' | 'unitName' | 'legalBasis' | 'targetGroup'>

/** The name of a sheet in a list: with its legal basis, and then its target group, where the place alone names several. */
export function nameAmong(sheet: Named, list: readonly Named[]): string {
  const withBasis = (one: Named) => [sheetName(one), one.legalBasis].filter(Boolean).join(', ')
  const whole = (one: Named) => [sheetName(one), one.targetGroup, one.legalBasis].filter(Boolean).join(', ')
  const isAlone = (naming: (one: Named) => string) => list.filter((one) => naming(one) === naming(sheet)).length <= 1
  return ([sheetName, withBasis].find(isAlone) ?? whole)(sheet)
}

/** The tariff with what it is made of: enough to trace the amount in a list. */
export function tariffFigures(sheet: FiguredSheet): Figure[] {
  const reported = (field: string) => reportedOf(sheet, field)
  const costs = costCategories.map(({ key }) => reported(key))
  const [places, occupancy, adjustment] = [reported('places'), reported('occupancy'), reported('adjustment')]
  const found = tariffComposition(sheet)
  const missing = { state: 'notReported', text: 'ikke oplyst' } as const
  const basis = calculatedFigure({
    ...described(sheet, 'basis', 'Takstberegningsgrundlag', 'kr.'),
    value: found === null ? missing : ratio(found.basis, '1'),
    rounding: toOere,
    formula: formulaOf(
      'grundlag',
      'omkostninger − finansieringsindtægter + regulering fra tidligere år',
      filledBasis(sheet),
    ),
    inputs: [...costs, adjustment],
  })
  const tariff = calculatedFigure({
    ...described(sheet, 'perDay', 'Takst', 'kr. pr. døgn'),
    value: found === null ? missing : found.perDay,
    rounding: toOere,
    formula: formulaOf(
      'takst',
      'takstberegningsgrundlag / (pladser × budgetteret belægning × 365)',
      found === null
        ? '–'
        : `${danish(found.basis)} / (${danish(sheet.figures.places ?? '')} × ${danish(sheet.figures.occupancy ?? '')} % × 365)`,
    ),
    inputs: [basis, places, occupancy],
  })
  const perDay = sheet.approval ? { ...tariff, notes: [approvalText(sheet.approval)] } : tariff
  return [perDay, basis, places, occupancy, adjustment, ...costs]
}

function approvalText({ body, day, reference }: Approval): string {
  return `Godkendt af ${body} ${formatDate(day)}${reference ? `: ${reference}` : ''}`
}

/** The tariff with its basis, places and occupancy, for lists: what the basis is made of stands in its formula. */
export function priceFigures(sheet: FiguredSheet): Figure[] {
  return tariffFigures(sheet)
    .slice(0, 4)
    .map((figure) => (figure.id === figureId(sheet, 'basis') ? { ...figure, inputs: [] } : figure))
}

/** The tariff and each category of it per day and in percent of the costs; the direct support hours. */
export function compositionFigures(sheet: FiguredSheet): Figure[] {
  const base = tariffFigures(sheet)
  const found = tariffComposition(sheet)
  const at = new Map(base.map((figure) => [figure.id, figure]))
  const input = (field: string) => at.get(figureId(sheet, field)) as Figure
  const parts = (found?.parts ?? []).flatMap(({ category: key, perDay, share: shareOfBasis }) => {
    const label = costCategories.find((one) => one.key === key)?.label.da ?? key
    const inputs = [input(key), input('places'), input('occupancy')]
    const day = calculatedFigure({
      ...described(sheet, `${key}.perDay`, `${label} pr. døgn`, 'kr. pr. døgn'),
      value: perDay,
      rounding: toOere,
      formula: formulaOf(
        'del',
        'kategoriens beløb / (pladser × budgetteret belægning × 365)',
        `${danish(sheet.figures[key] ?? '')} kr.`,
      ),
      inputs,
    })
    if (shareOfBasis === null) return [day]
    const share = calculatedFigure({
      ...described(sheet, `${key}.share`, `${label}, andel af omkostningerne`, '%'),
      value: percentOf(shareOfBasis),
      rounding: oneDecimal,
      formula: formulaOf(
        'andel',
        'kategoriens beløb / omkostninger × 100',
        `${danish(sheet.figures[key] ?? '')} / ${danish(found?.costs ?? '')} × 100`,
      ),
      inputs: costCategories.map((one) => input(one.key)),
    })
    return [day, share]
  })
  const carried = calculatedFigure({
    ...described(sheet, 'adjustment.perDay', 'Overført fra tidligere år pr. døgn', 'kr. pr. døgn'),
    value:
      found === null
        ? { state: 'notReported', text: 'ikke oplyst' }
        : quotientOfRatios(ratio(found.carried, '1'), found.placeDays),
    rounding: toOere,
    formula: formulaOf(
      'del',
      'beløbet / (pladser × budgetteret belægning × 365)',
      `${danish(sheet.figures.adjustment ?? '')} kr.`,
    ),
    inputs: [input('adjustment'), input('places'), input('occupancy')],
  })
  return [...base, reportedOf(sheet, 'direct_hours'), ...parts, carried]
}

/** What moved the tariff since another calculation, in parts that sum to the change. */
export function changeFigures(sheet: FiguredSheet, former: FiguredSheet, rise: PriceRise | null): Figure[] {
  const found = tariffChange(former, sheet, rise)
  if (found === null) return []
  const tariffs = [sheet, former].flatMap((one) => tariffFigures(one).slice(0, 1))
  const rates = rise?.rates.map((rate) => rateFigure(sheet, rate)) ?? []
  const part = (key: string, label: string, value: Ratio, text: string): Figure => ({
    ...calculatedFigure({
      ...described(sheet, `change.${key}`, `${label}, ${former.year} til ${sheet.year}`, 'kr. pr. døgn'),
      value,
      rounding: toOere,
      formula: formulaOf(
        'aarsager',
        'takst efter ændringen − takst før, én ting ad gangen: priser og løn hvor skønnet kendes, omkostninger, pladser, belægning, overført resultat',
        tariffs.map((figure) => figure.text).join(' − '),
        '1.1',
      ),
      inputs: key === 'indexation' ? [...tariffs, ...rates] : tariffs,
    }),
    // Øre that rounding leaves go to the largest part, so that what is printed sums to what is printed.
    text: formatDecimal(text, { decimals: 2 }),
  })
  return [
    ...rates,
    part('total', 'Ændring i taksten', ratio(found.change, '1'), found.change),
    ...found.parts.map((one) => part(one.cause, causeWords[one.cause], one.exact, one.text)),
  ]
}

/** The estimate of a year as it was entered, with its source. */
function rateFigure(sheet: FiguredSheet, { year, percent, source }: PriceRise['rates'][number]): Figure {
  return reportedFigure({
    id: figureId(sheet, `rate.${year}`),
    label: `Pris- og lønskøn for ${year}`,
    unit: '%',
    period: String(year),
    quantity: exact(percent),
    sources: [{ kind: 'document', label: source, href: '/takster/pris-og-loen' }],
  })
}

/** The causes of a change as they are called. */
export const causeWords = {
  indexation: 'Pris- og lønudvikling',
  costs: 'Omkostninger',
  places: 'Pladser',
  carried: 'Overført fra tidligere år',
  occupancy: 'Budgetteret belægning',
} as const

/** The id of a figure of a sheet. */
export function figureId({ id }: Pick<Sheet, 'id'>, field: string): string {
  return `takst.${id}.${field}`
}

function reportedOf(sheet: FiguredSheet, field: string): Figure {
  const asked = tariffTemplate.fields.find(({ key }) => key === field)
  const value = sheet.figures[field]
  return reportedFigure({
    ...described(sheet, field, asked?.label.da ?? field, asked?.unit ?? ''),
    quantity: value === undefined ? notReported : exact(value),
    ...(asked?.unit === 'kr.' ? { rounding: toOere } : {}),
    sources: [sourceOf(sheet)],
  })
}

function described(sheet: FiguredSheet, field: string, label: string, unit: string) {
  const isAmount = unit.startsWith('kr.')
  return {
    id: figureId(sheet, field),
    label: `${label}, ${sheetName(sheet)}, ${sheet.year}`,
    unit: isAmount ? `${unit}, ${pricesOf(sheet.year)}` : unit,
    period: String(sheet.year),
  }
}

function sourceOf({ operatorName, year, number, sourceId }: FiguredSheet): FigureSource {
  if (sourceId !== null) return { kind: 'document', label: `Demotal for ${operatorName}, ${year}` }
  return { kind: 'submission', label: `Takstskema fra ${operatorName} for ${year}, version ${number}` }
}

function formulaOf(id: string, text: string, filled: string, version = '1.0'): FigureFormula {
  return { id: `takstbilag-${id}`, version, text, filled, validFrom: '2022-01-01', methodHref: method }
}

function filledBasis({ figures }: FiguredSheet): string {
  const terms = costCategories.flatMap(({ key, sign }) => {
    const amount = figures[key]
    if (amount === undefined || new Decimal(amount).isZero()) return []
    return [`${sign === 'income' ? '− ' : '+ '}${danish(amount)}`]
  })
  const carried = figures.adjustment
  const last = carried === undefined || carried === '0' ? [] : [`+ (${danish(carried)})`]
  return [...terms, ...last].join(' ').replace(/^\+ /, '') || '0'
}

const danish = (value: string) => (value === '' ? '–' : formatDecimal(value))
