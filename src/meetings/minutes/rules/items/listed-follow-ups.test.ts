import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const minutes = (...decision: string[]) =>
  readMinutes([
    'Referat fra møde i Styregruppen den 17. marts 2025',
    'Sted: Rådhuset',
    '',
    '1. Godkendelse af dagsorden',
    '',
    'Beslutning',
    'Godkendt.',
    '',
    '2. Fælles indgang',
    '',
    'Indstilling',
    '• godkender forslaget',
    '',
    'Beslutning',
    ...decision,
    '',
    '3. Eventuelt',
    '',
    'Beslutning',
    'Intet.',
  ]).found.meetings[0]?.items[1]

test('a list of what is to be done, by whom and when, is follow-up and no part of the decision', () => {
  const item = minutes(
    'Godkendt.',
    '',
    'Opfølgning',
    '• Åbn den fælles indgang. Ansvarlig: Kommunerne. Frist 1. juni 2025.',
    '• Skriv en plan for, hvordan den gøres kendt i alle kommuner, og send den til',
    'formanden. Ansvarlig: Sekretariatet.',
  )
  expect(item?.decision).toBe('Godkendt.')
  expect(item?.followUps).toEqual([
    { text: 'Åbn den fælles indgang.', responsible: 'Kommunerne', due: '2025-06-01' },
    {
      text: 'Skriv en plan for, hvordan den gøres kendt i alle kommuner, og send den til formanden.',
      responsible: 'Sekretariatet',
    },
  ])
})

test('what does not name somebody responsible in each entry stays in the decision', () => {
  const item = minutes(
    'Godkendt.',
    '',
    'Opfølgning',
    '• Åbn den fælles indgang. Ansvarlig: Kommunerne.',
    '• Skriv en plan',
  )
  expect(item?.decision).toContain('Opfølgning')
  expect(item?.decision).toContain('Skriv en plan')
  expect(minutes('Ansvarlig: Kommunerne.')?.decision).toBe('Ansvarlig: Kommunerne.')
  expect(minutes('Godkendt.', '', 'Opfølgning')?.decision).toContain('Godkendt.')
})
