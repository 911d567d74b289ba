import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

test('the number of an item stands in columns between other fields, without an empty line', () => {
  const titles = ['Takster 2025', 'Venteliste til botilbud', 'Budget']
  const { found } = readMinutes([
    'Takstforum',
    'Referat fra mødet den 3. april 2024 kl. 10-12',
    'Sted: Rådhuset',
    'Deltagere: Anna Bro',
    'Punkt 1   Åben',
    'Dagsorden',
    'Beslutning',
    'Godkendt.',
    ...titles.flatMap((title, at) => [
      `Sagsnr. 2024-1234${at}   Punkt ${at + 2}   ${at === 1 ? 'Lukket' : 'Åben'}`,
      title,
      'Baggrund',
      'Tal er meldt ind.',
      'Beslutning',
      `Besluttet som ${at + 2}.`,
    ]),
  ])
  expect(
    found.meetings[0]?.items.map(({ number, title, open, caseNumber, decision }) => [
      number,
      title,
      open,
      caseNumber,
      decision,
    ]),
  ).toEqual([
    [1, 'Dagsorden', true, undefined, 'Godkendt.'],
    [2, 'Takster 2025', true, '2024-12340', 'Besluttet som 2.'],
    [3, 'Venteliste til botilbud', false, '2024-12341', 'Besluttet som 3.'],
    [4, 'Budget', true, '2024-12342', 'Besluttet som 4.'],
  ])
})
