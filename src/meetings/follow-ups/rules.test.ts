import { describe, expect, test } from 'vitest'
import { type Actor, responsiblesOf } from './rules.ts'

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
]
const meant = (text: string) => responsiblesOf(text, actors).map(({ organisationId }) => organisationId)

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
