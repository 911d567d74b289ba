import { describe, expect, it } from 'vitest'
import { addDays, compareDates } from '#figures/dates.ts'
import type { RuleSet } from '../model/rule-set.ts'
import { inventedRegime, ordinarySheet } from '../tariffs-fixture.ts'
import { tariffOf } from './basis.ts'
import { ruleSets } from './rule-set-data.ts'
import { compareRuleSets, ruleSetOn, termText } from './rule-sets.ts'
import { settlementTerms, settleResult } from './settlement.ts'

const idOn = (day: string, rows?: readonly RuleSet[]) => {
  const found = ruleSetOn(day, rows)
  return found.ok ? found.value.id : found.finding.id
}

describe('rule sets', () => {
  it('cover every day from 2022 on exactly once, and none before', () => {
    for (const [index, { validFrom }] of ruleSets.entries()) {
      const before = ruleSets[index - 1]
      if (before) expect(before.validTo).toBe(validFrom)
    }
    expect(idOn('2021-12-31')).toBe('no-rule-set')
    expect(idOn('2022-01-01')).toBe('styringsaftale-2022')
    expect(idOn('2022-12-31')).toBe('styringsaftale-2022')
    expect(idOn('2023-01-01')).toBe('viderefoert-2023')
    expect(idOn('2024-02-29')).toBe('viderefoert-2023')
    expect(idOn('2024-03-01')).toBe('viderefoert-2024')
  })

  it('name a clause for every term, and a decision unless they are assumed', () => {
    for (const { terms, decision, assumed } of ruleSets) {
      for (const { clause } of Object.values(terms)) expect(clause).toMatch(/\S{3}/)
      expect(decision !== null || assumed).toBe(true)
    }
  })

  it('never give the nearest: a day between two is none', () => {
    const [first, ...rest] = ruleSets as [RuleSet, ...RuleSet[]]
    const gap = [{ ...first, validTo: '2022-06-01' }, ...rest]
    expect(idOn('2022-06-01', gap)).toBe('no-rule-set')
    expect(compareDates(addDays('2022-06-01', -1), '2022-05-31')).toBe(0)
    expect(idOn('2022-05-31', gap)).toBe('styringsaftale-2022')
  })

  it('say in Danish what changed, and nothing when nothing did', () => {
    const [first, second, third] = ruleSets as [RuleSet, RuleSet, RuleSet]
    expect(compareRuleSets(first, second)).toEqual([])
    expect(compareRuleSets(second, third).map(({ label, sentence }) => [label, sentence])).toEqual([
      [
        'Takstformer',
        'Takstformer: før gennemsnitstakst, individuel takst, grundtakst og tillæg, differentieret takst, forhandlet takst, objektiv finansiering, fra 1. marts 2024 gennemsnitstakst, individuel takst, grundtakst og tillæg, differentieret takst, forhandlet takst, objektiv finansiering, todelt takst (DAS 22. januar 2024, punkt 3 og 4 (todelt takst for Neurocenter Østerskoven)).',
      ],
    ])
    expect(termText('occupancyMin', first.terms)).toBe('95 %')
  })
})

describe('an invented regime', () => {
  const rows = [...ruleSets.slice(0, 2), { ...(ruleSets[2] as RuleSet), validTo: '2027-01-01' }, inventedRegime]

  it('is told apart from the agreement of 2022 term by term', () => {
    const changes = compareRuleSets(ruleSets[0] as RuleSet, inventedRegime)
    expect(changes.map(({ term }) => term)).toEqual([
      'setBy',
      'pricing',
      'packages',
      'forms',
      'settlement',
      'resultLimitPercent',
      'toTariffYears',
      'noticeMonths',
    ])
    expect(changes.find(({ term }) => term === 'settlement')?.sentence).toBe(
      'Over- og underskud: før føres videre efter grænsen, fra 1. januar 2027 efterreguleres fuldt ud hvert år (Opdigtet aftale, afsnit 4).',
    )
  })

  it('prices by package and settles the whole result, without a line of code of its own', () => {
    const sheet = { ...ordinarySheet, year: 2027, priceLevel: 2027, packageId: 'intensiv' }
    const tariff = tariffOf(sheet, rows)
    expect(tariff.ok && tariff.value).toMatchObject({ ruleSetId: 'opdigtet-2027', perDayText: '2100.00' })
    const terms = settlementTerms(inventedRegime)
    const settled = settleResult({ year: 2027, basis: '8000000', result: '-120000' }, terms, {
      rule: 'half-away-from-zero',
      decimals: 0,
    })
    expect(settled).toMatchObject({ retained: '0', toTariff: '-120000', toTariffLatestYear: 2028 })
  })

  it('refuses a package it does not sell', () => {
    const tariff = tariffOf({ ...ordinarySheet, year: 2027, packageId: 'luksus' }, rows)
    expect(tariff.ok ? null : tariff.finding).toMatchObject({
      id: 'unknown-package',
      message: 'Pakken er luksus; ventet er en af: Basispakke, Intensiv pakke.',
    })
  })

  it('leaves a tariff of 2022 as it was', () => {
    const before = tariffOf(ordinarySheet)
    expect(tariffOf(ordinarySheet, rows)).toEqual(before)
    expect(before.ok && before.value.perDayText).toBe('1922.61')
  })
})
