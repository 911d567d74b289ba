import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const paper = [
  ...['Takstforum', '', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', ''],
  ...['1. Velkomst', '', 'Beslutning', 'Godkendt.', '', '2. Eventuelt', '', 'Beslutning', 'Intet.', ''],
]

test.each([
  ['a button', ['Til toppen']],
  ['buttons', ['Udskriv', 'Del siden']],
  ['buttons and the house', ['Tilbage til toppen', 'Kontakt', 'Vejby Kommune', 'Tlf. 12 34 56 78']],
  ['a word on cookies', ['Vi bruger cookies for at gøre siden bedre.', 'Læs mere', 'Tillad alle', 'Afvis']],
  ['the day it was changed', ['Sidst opdateret: 12. maj 2014', 'Privatlivspolitik']],
])('what stands under a web page is no decision: %s', (_, foot) => {
  const { found } = readMinutes([...paper, ...foot])
  expect(found.meetings[0]?.items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Intet.'])
})

test('a decision keeps its first line, and the meeting its last title, whatever they say', () => {
  const { found } = readMinutes([...paper.slice(0, -4), 'Til forsiden', 'Beslutning', 'Udskriv', 'Til toppen'])
  expect(found.meetings[0]?.items.at(-1)).toMatchObject({ decision: 'Udskriv' })
})
