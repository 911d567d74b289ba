import { describe, expect, test } from 'vitest'
import { type Actor, asOf, responsiblesOf } from './rules.ts'

const actor = (id: string, name: string, shortName: string | null, kind: string, inArea = false): Actor => ({
  id,
  name,
  shortName,
  kind,
  inArea,
})
const actors = [
  actor('851', 'Aalborg Kommune', 'Aalborg', 'municipality', true),
  actor('860', 'Hjørring Kommune', 'Hjørring', 'municipality', true),
  actor('849', 'Jammerbugt Kommune', 'Jammerbugt', 'municipality', true),
  actor('101', 'Københavns Kommune', 'København', 'municipality'),
  actor('1081', 'Region Nordjylland', 'Nordjylland', 'region'),
  actor('sek', 'Sekretariat for Nordjysk Socialaftale', 'Nordjylland', 'secretariat', true),
  actor('sek-syd', 'Rammeaftalesekretariatet i Syddanmark', 'Syddanmark', 'secretariat'),
  actor('sbst', 'Social- og Boligstyrelsen', 'SBST', 'national'),
  actor('cfd', 'Selvejende institution Center for Døve (CFD)', 'CFD', 'self-governing'),
]
const meant = (text: string) => responsiblesOf(text, actors).map(({ organisationId }) => organisationId)

test('a follow-up in approved minutes stands as it did then', () => {
  const change = (at: string, from: string, to: string) => ({ at, responsible: null, dueOn: { from, to } })
  const given = {
    responsible: 'Aalborg',
    dueOn: '2025-09-01',
    changes: [
      change('2025-04-01T10:00:00.000Z', '2025-05-01', '2025-06-01'),
      change('2025-05-01T10:00:00.000Z', '2025-06-01', '2025-07-01'),
      { ...change('2025-06-01T10:00:00.000Z', '2025-07-01', '2025-09-01'), responsible: { from: 'FU', to: 'Aalborg' } },
    ],
  }
  const came = {
    ...given,
    changes: [{ ...change('2025-05-01T10:00:00.000Z', '2025-05-01', '2025-06-01'), isNew: true }],
  }
  expect(asOf([given, came], '2025-04-10T00:00:00Z')).toMatchObject([{ responsible: 'FU', dueOn: '2025-06-01' }])
  const now = { responsible: 'Aalborg', dueOn: '2025-09-01' }
  expect(asOf([given, came], '2025-07-01T00:00:00Z')).toMatchObject([now, now])
})

describe('who must act', () => {
  test.for([
    ['Aalborg Kommune', '851'],
    ['aalborg', '851'],
    ['AALBORG KOMMUNE', '851'],
    ['Aalborg Kommune v/ Jette', '851'],
    ['Hjørring Kommune (Socialområdet)', '860'],
    ['København', '101'],
    ['Københavns Kommune', '101'],
    ['Region Nordjylland', '1081'],
    ['Sekretariatet', 'sek'],
    ['Social- og Boligstyrelsen', 'sbst'],
    ['SBST', 'sbst'],
    ['Jette Hansen, Aalborg Kommune', '851'],
    ['Aalborg Kommune v/ Jette og Hans', '851'],
    ['Aalborg Kommune (Socialområdet) v/ Jette', '851'],
    ['Aalborg Kommune v/ Jette (Social, Ældre)', '851'],
    ['Selvejende institution Center for Døve (CFD)', 'cfd'],
  ] as const)('"%s" is one organisation, as it is written', ([text, id]) => {
    expect(responsiblesOf(text, actors)).toEqual([{ responsible: text, organisationId: id }])
  })

  test.for([
    ['Aalborg Kommune og Region Nordjylland', ['851', '1081']],
    ['Aalborg, Hjørring og Jammerbugt Kommuner', ['851', '860', '849']],
    ['Aalborg/Hjørring', ['851', '860']],
    ['Social- og Boligstyrelsen samt Hjørring', ['sbst', '860']],
    ['Aalborg, Aalborg og Hjørring', ['851', '860']],
    ['Aalborg, Hjørring og Jette Hansen', ['851', '860', null]],
    ['Aalborg Kommune (Socialområdet), Hjørring Kommune', ['851', '860']],
    ['Aalborg Kommune (Social og Sundhed) samt Hjørring Kommune (Ældre)', ['851', '860']],
    ['Aalborg Kommune v/ Jette, Hjørring Kommune', ['851', '860']],
    ['Aalborg Kommune ved Jette og Hjørring Kommune', ['851', '860']],
    ['Kommunerne', ['851', '860', '849']],
    ['alle kommuner', ['851', '860', '849']],
    ['Alle 3 kommuner', ['851', '860', '849']],
    ['De 3 kommuner og Region Nordjylland', ['851', '860', '849', '1081']],
  ] as const)('"%s" are several, one each', ([text, ids]) => {
    expect(meant(text)).toEqual(ids)
  })

  test.for([
    'Jette Hansen',
    'Nordjylland',
    'Alle 11 kommuner',
    'De berørte kommuner',
    'FU',
    'Gruppen for unge og ældre',
    ', og',
  ])('"%s" is nobody that is known, and stays as it is written', (text) => {
    expect(responsiblesOf(text, actors)).toEqual([{ responsible: text, organisationId: null }])
  })

  test('each of several is written by its name', () => {
    expect(responsiblesOf('Hjørring og Aalborg', actors).map(({ responsible }) => responsible)).toEqual([
      'Hjørring Kommune',
      'Aalborg Kommune',
    ])
  })
})
