import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const titles = ['Godkendelse af dagsorden', 'Takster 2025 for de fælles tilbud', 'Status på venteliste', 'Eventuelt']
const head = [
  'Referat',
  '',
  'Takstforum',
  'Dato: 3. april 2024 kl. 10.00-12.00',
  'Sted: Rådhuset',
  'Deltagere: Anna Bro',
  '',
  '',
]

const found = (item: (title: string, number: number) => string[]) =>
  readMinutes([...head, ...titles.flatMap((title, at) => [...item(title, at + 1), '', ''])]).found.meetings.flatMap(
    ({ items }) => items,
  )

describe('the decision stands under', () => {
  const cases = [
    'Beslutning',
    'KONKLUSION',
    'Vedtaget:',
    'Det besluttedes:',
    'Forummet besluttede',
    'Beslutning, Takstforum',
  ]
  const dated = ['Beslutning d. 3. april 2024', 'Takstforums beslutning den 3. april 2024', 'Beslutning på mødet:']
  const rare = ['Resultat', 'Aftalt:', 'Referat af drøftelsen', 'Opsamling', 'Udfald', 'Behandling', 'Notat fra mødet']

  test.each([...cases, ...dated, ...rare])('"%s"', (heading) => {
    const items = found((title, at) => {
      const asked = [
        'Baggrund',
        'Tal er meldt ind.',
        '',
        'Indstilling',
        'Det indstilles, at forummet godkender dem.',
        '',
      ]
      return [
        `Punkt ${at}. ${title}`,
        '',
        ...asked,
        'Bilag',
        '- Notat om takster',
        '',
        heading,
        `Aftale ${at} blev indgået.`,
      ]
    })
    expect(items.map(({ decision }) => decision)).toEqual([1, 2, 3, 4].map((at) => `Aftale ${at} blev indgået.`))
  })

  test.each(['Beslutning: ', 'Beslutning – ', 'Beslutning den 3. april 2024: '])('"%s" on its own line', (heading) => {
    const items = found((title, at) => [
      `${at}. ${title}`,
      '',
      'Baggrund',
      'Tal er meldt ind.',
      '',
      `${heading}Aftale ${at}.`,
    ])
    expect(items.map(({ decision }) => decision)).toEqual([1, 2, 3, 4].map((at) => `Aftale ${at}.`))
  })
})

describe('the fields between title and text', () => {
  test.each<[string[], string | null, boolean | null]>([
    [['Sagsnr.:', '2024-001234'], '2024-001234', null],
    [['Sagsnummer   2024-001234', 'Offentlighed   Åben'], '2024-001234', true],
    [['Punkttype: Beslutning', 'Sags-ID: 24/1234'], '24/1234', null],
    [['Sagsnr. 24/1234 Sagsbeh. ABC'], '24/1234', null],
    [['(Sagsnr. 24/1234)'], '24/1234', null],
    [['Sagsbehandler: Abc', 'Dok.nr.: 24/9', 'Behandles som: Lukket'], null, false],
  ])('%s', (rows, caseNumber, open) => {
    for (const room of [[], ['']]) {
      const items = found((title, at) => [`Pkt. ${at}: ${title}`, ...room, ...rows, '', 'Beslutning', `Aftale ${at}.`])
      expect(items.map(({ title }) => title)).toEqual(titles)
      for (const item of items) expect([item.caseNumber ?? null, item.open]).toEqual([caseNumber, open])
      expect(items.map(({ decision }) => decision)).toEqual([1, 2, 3, 4].map((at) => `Aftale ${at}.`))
    }
  })
})
