import { z } from 'zod'
import { defineCalculation, type Step, type Warning } from '#figures/calculation.ts'
import { overlapDays } from '#figures/dates.ts'
import { formatDate, formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput, maxRows, openPeriodInput, periodInput, refuse } from '#figures/json-input.ts'
import { type Ratio, ratioDecimal } from '#figures/ratio.ts'
import {
  occupancyOverPeriod,
  type PeriodInput,
  type PeriodOccupancy,
  type PeriodProblem,
  periodProblems,
} from '../rules/occupancy-period.ts'
import { exactText, percentText, roundedStep } from './texts.ts'

const places = decimalInput('zeroOrMore')

const input = z
  .strictObject({
    period: periodInput({}),
    capacity: z.array(openPeriodInput({ places })).max(maxRows),
    closed: z.array(periodInput({ places })).max(maxRows).default([]),
    blocked: z.array(periodInput({ places })).max(maxRows).default([]),
    bedDays: decimalInput('zeroOrMore').optional(),
    stays: z.array(openPeriodInput({})).max(maxRows).optional(),
    decimals: decimalsInput(0),
  })
  .superRefine((value, context) => {
    if ((value.bedDays === undefined) === (value.stays === undefined)) {
      refuse(context, oneOfTwo, [value.stays === undefined ? 'bedDays' : 'stays'])
    }
    for (const problem of periodProblems(value)) {
      const { path, ...refusal } = refusalOf(problem)
      refuse(context, refusal, path)
    }
  })

type Input = z.output<typeof input>

/** Occupancy over a period (belægning over en periode) from dated capacity and bed-days or stays. */
export const occupancyPeriodCalculation = defineCalculation({
  title: 'Belægning over en periode',
  method: 'belaegning-periode',
  input,
  result: z.object({
    availableDays: z.string(),
    usedDays: z.string(),
    blockedDays: z.string(),
    averagePlaces: z.string(),
    percent: z.string().nullable(),
    exact: z.string().nullable(),
    percentWithBlocked: z.string().nullable(),
  }),
  run: (given) => {
    const value = occupancyOverPeriod(ruleInput(given))
    const { decimals } = given
    return {
      result: {
        availableDays: value.availableDays,
        usedDays: value.usedDays,
        blockedDays: value.blockedDays,
        averagePlaces: ratioDecimal(value.averagePlaces, { rule: 'half-away-from-zero', decimals: 6 }),
        percent: value.percent && percentText(value.percent, decimals),
        exact: value.percent && exactText(value.percent),
        percentWithBlocked: value.percentWithBlocked && percentText(value.percentWithBlocked, decimals),
      },
      steps: [...daySteps(value), ...percentSteps(value, decimals)],
      warnings: [...noDaysWarning(value), ...outsideWarning(given)],
    }
  },
})

const oneOfTwo = {
  code: 'bed-days-or-stays',
  message: 'Angiv enten antal brugte dage (bedDays) eller ophold (stays), og kun det ene.',
}

function ruleInput(given: Input): PeriodInput {
  const { period, capacity, closed, blocked } = given
  return {
    period,
    capacity,
    closed,
    blocked,
    use: given.stays ? { stays: given.stays } : { bedDays: given.bedDays ?? '0' },
  }
}

function refusalOf(problem: PeriodProblem): { code: string; message: string; path: (string | number)[] } {
  if (problem.code === 'capacity-overlap') {
    const message = `Rækken deler dage med capacity[${problem.other}]. Hver dag må kun have ét antal pladser.`
    return { code: problem.code, message, path: ['capacity', problem.index] }
  }
  const message = `Der er lukket flere pladser, end der er den ${formatDate(problem.day)}.`
  return { code: problem.code, message, path: ['closed', problem.index] }
}

function daySteps(value: PeriodOccupancy): Step[] {
  const [capacity, closed, available] = [value.capacityDays, value.closedDays, value.availableDays].map((days) =>
    formatDecimal(days),
  )
  return [
    {
      id: 'period-days',
      label: 'Dage i perioden',
      formula: 'fra og med from, til to',
      value: String(value.periodDays),
    },
    { id: 'capacity-days', label: 'Pladsdage', formula: 'sum af pladser × dage', value: value.capacityDays },
    {
      id: 'closed-days',
      label: 'Lukkede pladsdage',
      formula: 'sum af lukkede pladser × dage',
      value: value.closedDays,
    },
    {
      id: 'available-days',
      label: 'Disponible pladsdage',
      formula: `pladsdage - lukkede pladsdage = ${capacity} - ${closed}`,
      value: value.availableDays,
    },
    { id: 'used-days', label: 'Brugte dage', formula: 'dage i perioden, lagt sammen', value: value.usedDays },
    {
      id: 'blocked-days',
      label: 'Blokerede pladsdage',
      formula: 'sum af blokerede pladser × dage',
      value: value.blockedDays,
    },
    {
      id: 'average-places',
      label: 'Pladser i gennemsnit',
      formula: `disponible pladsdage / dage i perioden = ${available} / ${value.periodDays}`,
      value: ratioDecimal(value.averagePlaces, { rule: 'half-away-from-zero', decimals: 6 }),
    },
  ]
}

function percentSteps(value: PeriodOccupancy, decimals: number): Step[] {
  if (value.percent === null || value.percentWithBlocked === null) return []
  const [used, blocked, available] = [value.usedDays, value.blockedDays, value.availableDays].map((days) =>
    formatDecimal(days),
  )
  const exactStep = (id: string, label: string, formula: string, percent: Ratio): Step => ({
    id,
    label: `${label}, før afrunding`,
    formula,
    value: exactText(percent),
  })
  const plain = 'Belægning i procent'
  const blockedLabel = 'Belægning med blokerede pladser i procent'
  return [
    exactStep('exact', plain, `brugte dage / disponible pladsdage × 100 = ${used} / ${available} × 100`, value.percent),
    roundedStep('percent', plain, percentText(value.percent, decimals), decimals),
    exactStep(
      'exact-with-blocked',
      blockedLabel,
      `(brugte + blokerede) / disponible pladsdage × 100 = (${used} + ${blocked}) / ${available} × 100`,
      value.percentWithBlocked,
    ),
    roundedStep('percent-with-blocked', blockedLabel, percentText(value.percentWithBlocked, decimals), decimals),
  ]
}

function noDaysWarning(value: PeriodOccupancy): Warning[] {
  if (value.percent !== null) return []
  const message = 'Der var ingen disponible pladsdage i perioden, så belægningen kan ikke beregnes. Den er ikke 0 %.'
  return [{ code: 'no-available-days', path: 'capacity', message }]
}

function outsideWarning({ stays = [], period }: Input): Warning[] {
  const outside = stays.flatMap((stay, index) => (overlapDays(stay, period) === 0 ? [index] : []))
  if (outside.length === 0) return []
  const message = `${outside.length} ophold ligger helt uden for perioden og tæller ikke med.`
  return [{ code: 'stays-outside-period', path: `stays[${outside[0]}]`, message }]
}
