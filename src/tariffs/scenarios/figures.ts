import type { Figure, FigureFormula } from '#figures/figure.ts'
import { formatDecimal } from '#figures/format.ts'
import { calculatedFigure, reportedFigure } from '#figures/provenance.ts'
import { exact } from '#figures/quantity.ts'
import { ratio } from '#figures/ratio.ts'
import type { Rounding } from '#figures/round.ts'
import { costCategories } from '../model/costs.ts'
import type { ComputedScenario } from './service.ts'

type Head = { title: string; year: number; currentTariff: string | null }

/** The id of a figure of a scenario. */
export function scenarioFigureId(id: string, measure: string): string {
  return `scenarie.${id}.${measure}`
}

const rounding = (decimals: number): Rounding => ({ rule: 'half-away-from-zero', decimals })

/** What a scenario comes to, each figure with what it was computed from; none for one that cannot be computed. */
export function scenarioFigures({ id, name, input, result }: ComputedScenario, head: Head): Figure[] {
  if (!result.ok) return []
  const { tariff, usedPlaces, startUpPart, difference, breakEven } = result.value
  const period = String(head.year)
  const about = (measure: string, label: string, unit: string) => ({
    id: scenarioFigureId(id, measure),
    label: `${label}, ${name}, ${head.title}`,
    unit: unit.startsWith('kr.') ? `${unit}, ${head.year}-priser` : unit,
    period,
  })
  const sources = [{ kind: 'reference' as const, label: `Scenariet ”${name}” i ${head.title}` }]
  const given = (measure: string, label: string, unit: string, value: string) =>
    reportedFigure({ ...about(measure, label, unit), quantity: exact(value), sources })
  const computed = (
    measure: string,
    label: string,
    unit: string,
    value: Parameters<typeof calculatedFigure>[0]['value'],
    decimals: number,
    formula: FigureFormula,
    inputs: Figure[],
  ) => calculatedFigure({ ...about(measure, label, unit), value, rounding: rounding(decimals), formula, inputs })

  const costs = costCategories.map(({ key, label }) => given(key, label.da, 'kr.', input.costs[key]))
  const places = given('places', 'Pladser', 'pladser', input.places)
  const occupancy = given('occupancy', 'Budgetteret belægning', '%', input.occupancyPercent)
  const carried = given('carried', 'Overført fra tidligere år', 'kr.', input.carried)
  const loss = given('startUpLoss', 'Tab i opstartsåret', 'kr.', input.startUpLoss)
  const amount = (text: string) => ratio(text, '1')
  const sum = computed(
    'costs',
    'Omkostninger',
    'kr.',
    amount(tariff.costs),
    2,
    formula('omkostninger', 'omkostninger − finansieringsindtægter', danish(tariff.costs)),
    costs,
  )
  const part = computed(
    'startUp',
    'Del af tab i opstartsåret',
    'kr.',
    amount(startUpPart),
    2,
    formula(
      'opstart',
      'tab i opstartsåret / år',
      `${danish(input.startUpLoss)} / ${input.startUpYears}`,
      'opstartstab',
    ),
    [loss],
  )
  const basis = computed(
    'basis',
    'Takstberegningsgrundlag',
    'kr.',
    amount(tariff.basis),
    2,
    formula(
      'grundlag',
      'omkostninger + overført fra tidligere år + del af tab i opstartsåret',
      `${danish(tariff.costs)} + (${danish(input.carried)}) + ${danish(startUpPart)}`,
    ),
    [sum, carried, part],
  )
  const perDay = computed(
    'tariff',
    'Takst',
    'kr. pr. døgn',
    tariff.perDay,
    2,
    formula(
      'takst',
      'takstberegningsgrundlag / (pladser × budgetteret belægning × 365)',
      `${danish(tariff.basis)} / (${danish(input.places)} × ${danish(input.occupancyPercent)} % × 365)`,
    ),
    [basis, places, occupancy],
  )
  const used = computed(
    'used',
    'Pladser i brug',
    'pladser',
    usedPlaces,
    1,
    formula('brug', 'pladser × belægning', `${danish(input.places)} × ${danish(input.occupancyPercent)} %`),
    [places, occupancy],
  )
  const all = [perDay, basis, sum, part, used, carried, loss, places, occupancy, ...costs]
  if (head.currentTariff === null) return all
  const current = given('current', 'Nuværende takst', 'kr. pr. døgn', head.currentTariff)
  const variable = given('variable', 'Heraf følger dagene', 'kr.', input.variable)
  return [
    ...all,
    current,
    variable,
    ...(difference === null
      ? []
      : [
          computed(
            'difference',
            'Forskel fra nuværende takst',
            'kr. pr. døgn',
            difference,
            2,
            formula('forskel', 'takst − nuværende takst', `${perDay.text} − ${danish(head.currentTariff)}`),
            [perDay, current],
          ),
        ]),
    ...(breakEven === null
      ? []
      : [
          computed(
            'breakEven',
            'Nulpunkt, belægning',
            '%',
            breakEven,
            1,
            formula(
              'nulpunkt',
              'den belægning, hvor nuværende takst dækker grundlaget, når det, der følger dagene, følger med',
              `grundlag ${danish(tariff.basis)}, heraf følger ${danish(input.variable)} dagene`,
              'nulpunkt',
            ),
            [basis, variable, current, places, occupancy],
          ),
        ]),
  ]
}

function formula(id: string, text: string, filled: string, page = 'takst'): FigureFormula {
  return { id: `scenarie-${id}`, version: '1.0', text, filled, validFrom: '2022-01-01', methodHref: `/metode/${page}` }
}

const danish = (value: string) => formatDecimal(value)
