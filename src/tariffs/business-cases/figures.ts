import { type Computed, figureIds } from '#allocation/index.ts'
import type { Figure, FigureFormula, FigureSource } from '#figures/figure.ts'
import { formatDecimal } from '#figures/format.ts'
import { calculatedFigure, reportedFigure } from '#figures/provenance.ts'
import { exact } from '#figures/quantity.ts'
import { difference, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { Rounding } from '#figures/round.ts'
import { toOere } from '../rules/basis.ts'
import type { BusinessCasePlan } from './model.ts'
import type { BusinessCase } from './rules/business-case.ts'

/** A business case with its result and who pays, before its figures are made. */
export type CaseResult = { plan: BusinessCasePlan; hash: string; result: BusinessCase; payers: Computed }

const whole: Rounding = { rule: 'half-away-from-zero', decimals: 0 }
const oneDecimal: Rounding = { rule: 'half-away-from-zero', decimals: 1 }

/** Id of a figure of a business case; the hash in it ties it to exactly this plan. */
export function caseFigureId(hash: string, key: string): string {
  return `forretningsplan.${hash.slice(0, 16)}.${key}`
}

/** "2024-priser". */
export function pricesOf({ priceLevel }: Pick<BusinessCasePlan, 'priceLevel'>): string {
  return `${priceLevel}-priser`
}

/** A figure by the name a case cites it by: one of its own, or "part.851" for what a party pays. */
export function citedFigure(of: CaseResult & { figures: Record<string, Figure> }, key: string): Figure | undefined {
  const party = /^part\.(.+)$/.exec(key)?.[1]
  return of.figures[party === undefined ? caseFigureId(of.hash, key) : figureIds(of.payers.hash).party(party)]
}

/** The figures (tal) of a business case by id, each with what it was computed from; who pays is an allocation's. */
export function businessCaseFigures(of: CaseResult): Record<string, Figure> {
  const given = givenFigures(of)
  const own = ownFigures(of, given)
  const paid = paidFigures(of, own)
  return Object.fromEntries([...Object.values(given), ...Object.values(own), ...paid].map((one) => [one.id, one]))
}

/** Decimals of the most exact of a column's numbers, so that a column prints them alike. */
export function mostDecimals<Key extends string>(rows: readonly Record<Key, string>[], key: Key): number {
  return Math.max(0, ...rows.map((row) => row[key].split('.')[1]?.length ?? 0))
}

type Named = Record<string, Figure>

type Given = [key: string, label: string, unit: string, value: string, decimals?: number]

/** What was typed, as figures: everything a formula has in it can be opened. */
function givenFigures({ plan, hash }: CaseResult): Named {
  const source: FigureSource = { kind: 'document', label: 'Skrevet ind med forretningsplanen' }
  const rampUp = plan.rampUp.map((percent) => ({ percent }))
  const rows: Given[] = [
    ...plan.levels.flatMap(({ name, perDay, places }, at): Given[] => [
      [`takst.${at + 1}`, `Takst, ${name}`, 'kr. pr. døgn', perDay, mostDecimals(plan.levels, 'perDay')],
      [`pladser.${at + 1}`, `Pladser, ${name}`, 'pladser', places, mostDecimals(plan.levels, 'places')],
    ]),
    ['belaegning', 'Budgetteret belægning i fuld drift', '%', plan.occupancyPercent],
    ...plan.rampUp.map(
      (percent, at): Given => [
        `brug.${plan.year + at}`,
        `Brug i procent af fuld drift, ${plan.year + at}`,
        '%',
        percent,
        mostDecimals(rampUp, 'percent'),
      ],
    ),
    ['faste', 'Faste udgifter om året', 'kr.', plan.fixedCosts],
    ['variable', 'Udgifter, der følger brugen, i fuld drift', 'kr.', plan.variableCosts],
    ['etablering', 'Etablering', 'kr.', plan.establishment],
  ]
  const figures = rows.map(([key, label, unit, value, decimals]): [string, Figure] => [
    key,
    reportedFigure({
      id: caseFigureId(hash, key),
      label,
      unit: unit.startsWith('kr.') ? `${unit}, ${pricesOf(plan)}` : unit,
      period: pricesOf(plan),
      quantity: exact(value),
      ...(decimals === undefined ? {} : { rounding: { ...whole, decimals } }),
      sources: [source],
    }),
  ])
  return Object.fromEntries(figures)
}

function ownFigures(of: CaseResult, given: Named): Named {
  const { plan, result, hash } = of
  const found: Named = {}
  const add = (
    key: string,
    label: string,
    value: Ratio,
    more: { formula: FigureFormula; inputs: Figure[] } & Extra,
  ) => {
    const { unit = 'kr.', rounding = whole, ...rest } = more
    found[key] = calculatedFigure({
      ...rest,
      id: caseFigureId(hash, key),
      label,
      unit: unit.startsWith('kr.') ? `${unit}, ${pricesOf(plan)}` : unit,
      period: pricesOf(plan),
      value,
      rounding,
    })
  }
  const pick = (...keys: string[]) => keys.flatMap((key) => found[key] ?? given[key] ?? [])
  const levels = plan.levels.flatMap((_level, at) => pick(`takst.${at + 1}`, `pladser.${at + 1}`))
  add('pr-doegn', 'Indtægt pr. døgn, når alle pladser bruges', result.revenuePerDay, {
    formula: formulaOf('summen af takst × pladser', filledLevels(plan)),
    inputs: levels,
  })
  add('fuld-drift', 'Indtægt ved fuld drift', result.fullRevenue, {
    formula: formulaOf(
      'indtægt pr. døgn × dage × belægning',
      `${kr(result.revenuePerDay)} × ${plan.daysPerYear} × ${da(plan.occupancyPercent)} %`,
    ),
    inputs: pick('pr-doegn', 'belaegning'),
  })
  add('udgifter-fuld-drift', 'Udgifter ved fuld drift', result.fullCosts, {
    formula: formulaOf('faste + variable udgifter', `${da(plan.fixedCosts)} + ${da(plan.variableCosts)}`),
    inputs: pick('faste', 'variable'),
  })
  add('foer-aabning', 'Udgifter før åbning', result.beforeOpening, {
    formula: formulaOf('etablering + personer × måneder × månedsløn', filledOpening(plan)),
    inputs: pick('etablering'),
  })
  for (const year of result.years) yearFigures(year, plan, { add, pick, before: accumulatedBefore(year.year, plan) })
  add('underskud', 'Underskud i alt', result.deficit, {
    formula: formulaOf(
      'summen af årenes underskud',
      deficitsOf(result)
        .map(({ result: own }) => kr(positive(own)))
        .join(' + ') || '0',
    ),
    inputs: pick(...deficitsOf(result).map(({ year }) => `resultat.${year}`)),
  })
  for (const part of result.lossParts) {
    add(`tab.${part.year}`, `Del af tabet i første driftsår, ${part.year}`, ratio(part.kr, '1'), {
      formula: formulaOf(
        `tabet i ${plan.year} / ${plan.lossYears} år`,
        `${kr(positive(result.years[0]?.result as Ratio))} / ${plan.lossYears}`,
      ),
      inputs: pick(`resultat.${plan.year}`),
      rounding: toOere,
    })
  }
  add('skal-finansieres', 'Skal finansieres', result.toFinance, {
    formula: formulaOf(
      'før åbning + underskud − det, taksterne bærer',
      `${kr(result.beforeOpening)} + ${kr(result.deficit)} − ${kr(result.borneByTariff)}`,
    ),
    inputs: pick('foer-aabning', 'underskud'),
  })
  if (result.breakEven !== null) {
    add('nulpunkt', 'Nulpunktsbelægning i fuld drift', result.breakEven, {
      unit: '%',
      rounding: oneDecimal,
      formula: {
        ...formulaOf(
          'faste udgifter / (indtægt − variable udgifter) × belægning',
          `${da(plan.fixedCosts)} / (${kr(result.fullRevenue)} − ${da(plan.variableCosts)}) × ${da(plan.occupancyPercent)} %`,
        ),
        methodHref: '/metode/nulpunkt',
      },
      inputs: pick('faste', 'variable', 'fuld-drift', 'belaegning'),
    })
  }
  return found
}

type Extra = { unit?: string; rounding?: Rounding }
type Adding = {
  add: (key: string, label: string, value: Ratio, more: { formula: FigureFormula; inputs: Figure[] } & Extra) => void
  pick: (...keys: string[]) => Figure[]
  /** Id of the figure the accumulated result goes on from. */
  before: string
}

function accumulatedBefore(year: number, plan: BusinessCasePlan): string {
  return year === plan.year ? 'foer-aabning' : `akkumuleret.${year - 1}`
}

function yearFigures(of: BusinessCase['years'][number], plan: BusinessCasePlan, { add, pick, before }: Adding): void {
  const { year, usePercent, revenue, costs, result, accumulated } = of
  const use = `${da(usePercent)} %`
  add(`indtaegt.${year}`, `Indtægt, ${year}`, revenue, {
    formula: formulaOf('indtægt ved fuld drift × årets brug', `${pick('fuld-drift')[0]?.text} × ${use}`),
    inputs: pick('fuld-drift', `brug.${year}`),
  })
  add(`udgift.${year}`, `Udgift, ${year}`, costs, {
    formula: formulaOf(
      'faste + variable udgifter × årets brug',
      `${da(plan.fixedCosts)} + ${da(plan.variableCosts)} × ${use}`,
    ),
    inputs: pick('faste', 'variable', `brug.${year}`),
  })
  add(`resultat.${year}`, `Resultat, ${year}`, result, {
    formula: formulaOf('indtægt − udgift', `${kr(revenue)} − ${kr(costs)}`),
    inputs: pick(`indtaegt.${year}`, `udgift.${year}`),
  })
  add(`akkumuleret.${year}`, `Samlet resultat til og med ${year}`, accumulated, {
    formula: formulaOf(
      'samlet resultat året før + årets resultat; først er det minus udgifter før åbning',
      `${kr(difference(accumulated, result))} + (${kr(result)})`,
    ),
    inputs: pick(before, `resultat.${year}`),
  })
}

/** The figures of the allocation, with the amount tied to what must be financed. */
function paidFigures({ payers }: CaseResult, own: Named): Figure[] {
  const total = figureIds(payers.hash).total
  const financed = own['skal-finansieres'] as Figure
  return Object.values(payers.figures).map((figure) =>
    figure.id === total
      ? { ...figure, kind: 'calculated', sources: [], formula: financed.formula, inputs: [financed.id] }
      : figure,
  )
}

function deficitsOf({ years }: BusinessCase) {
  return years.filter(({ result }) => result.numerator < 0n)
}

function formulaOf(text: string, filled: string): FigureFormula {
  const methodHref = '/metode/forretningsplan'
  return { id: 'forretningsplan', version: '1.1', text, filled, validFrom: '2021-05-27', methodHref }
}

function filledLevels({ levels }: BusinessCasePlan): string {
  return levels.map(({ perDay, places }) => `${da(perDay)} × ${da(places)}`).join(' + ')
}

function filledOpening({ establishment, earlyStaff }: BusinessCasePlan): string {
  const staff = earlyStaff.map(
    ({ people, months, monthlyCost }) => `${da(people)} × ${da(months)} × ${da(monthlyCost)}`,
  )
  return [da(establishment), ...staff].join(' + ')
}

/** A deficit as the amount it is. */
const positive = ({ numerator, denominator }: Ratio): Ratio => ({ numerator: -numerator, denominator })

const da = (value: string) => formatDecimal(value)
const kr = (value: Ratio) => formatDecimal(ratioText(value, whole))
