import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Items whose number, title or meeting only their surroundings tell, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const titles = ['Godkendelse af dagsorden', 'Takster for botilbud', 'Kørsel til dagtilbud', 'Venteliste', 'Næste møde']

describe('headers that end with the number of the item', () => {
  const page = (title: string, at: number) => [
    `Mødet den 17.04.2020 Samrådet   ${at === 3 ? 'Lukket' : 'Åben'}   Punkt ${at + 1}.`,
    '',
    title,
    '',
    'Resumé',
    '',
    `Der er ${at + 3} tilbud.`,
    'Mødet den 17.04.2020 Samrådet   Åben   Punkt 3.'.repeat(at === 2 ? 1 : 0),
    'De ligger i fem kommuner.',
    '',
    'Beslutning den 17.04.2020:',
    '',
    `Aftalt ${at}.`,
  ]

  test('begin each an item, but for those of its further pages', () => {
    const [meeting, ...others] = meetings(titles.flatMap(page))
    expect(others).toEqual([])
    expect(meeting).toMatchObject({ body: 'Samrådet', date: '2020-04-17' })
    expect(meeting?.items.map(({ number, title, open, decision }) => [number, title, open, decision])).toEqual(
      titles.map((title, at) => [at + 1, title, at !== 3, `Aftalt ${at}.`]),
    )
  })
})

describe('several meetings whose items have no number, each under its openness', () => {
  const item = (title: string, at: number) => [
    '______________________________',
    'Åben sag',
    title,
    ...(at % 4 === 0 ? [] : [`2010-167-004${at}`]),
    '',
    'Indstilling',
    'Det indstilles, at Samrådet',
    '1) drøfter sagen',
    '',
    'Beslutning',
    `Aftalt ${at}.`,
    '',
  ]
  const meeting = (day: string, names: string[]) => [
    `Referat fra mødet den ${day}`,
    'Samrådet for det sociale område',
    '',
    'Sted: Rådhuset',
    'Mødedeltagere: Direktør A, Direktør B',
    '',
    ...names.flatMap(item),
  ]
  const later = titles.map((title, at) => (at === 1 || at === 2 ? `${title}, opfølgning` : title))

  test('have titles apart from the numbers of their cases', () => {
    const found = meetings([...meeting('3. februar 2010', titles), ...meeting('7. april 2010', later)])
    expect(found.map(({ date, items }) => [date, items.map(({ title }) => title)])).toEqual([
      ['2010-02-03', titles],
      ['2010-04-07', later],
    ])
    expect(found[0]?.items[1]).toMatchObject({ caseNumber: '2010-167-0041', open: true, decision: 'Aftalt 1.' })
  })
})

describe('behind minutes of two items enclosed at item 2', () => {
  const meeting = (day: string, names: string[]) => [
    ...['Samrådet for rammeaftaler', 'Ordinært møde', '', `Dato: ${day}`, 'Sted: Rådhuset', ''],
    ...['Medlemmer:', 'Direktør A', 'Direktør B', '', 'Dagsorden:'],
    ...names.map((title, at) => `${at + 1}. ${title}`),
    '',
  ]
  const item = (title: string, at: number) => [
    `Punkt ${at + 1}.`,
    '',
    title,
    '',
    'Indstilling',
    'Det indstilles, at Samrådet',
    '• drøfter sagen',
    '',
    'Beslutning',
    `Aftalt om ${title.toLowerCase()}.`,
    '',
  ]
  const former = ['Fælles tilsyn', 'Socialt frikort']
  const lines = [
    ...meeting('26. februar 2015', titles),
    ...titles.slice(0, 2).flatMap(item),
    ...meeting('2. februar 2015', former),
    ...former.flatMap(item),
    ...titles.slice(2).flatMap((title, at) => item(title, at + 2)),
  ]

  test('item 3 is that of the meeting whose contents name it', () => {
    expect(meetings(lines).map(({ date, items }) => [date, items.map(({ title }) => title)])).toEqual([
      ['2015-02-26', titles],
      ['2015-02-02', former],
    ])
  })
})

describe('under "REFERAT" and the name', () => {
  const meeting = (day: string, names: string[], prefix: string) => [
    ...['REFERAT', '', 'Samrådet for rammeaftaler', `${day} kl. 10.00-12.30`, 'Sorø Rådhus, lokale 2', ''],
    ...names.flatMap((title, at) => [
      `${at + 1}. ${title}`,
      `Sagsnr. 17/${at + 3000}`,
      '',
      'INDSTILLING',
      'Det indstilles, at Samrådet drøfter sagen.',
      '',
      'BESLUTNING',
      `${prefix} ${at}.`,
      '',
    ]),
  ]

  test('a day with its hours is that of the meeting, of enclosed minutes too', () => {
    const former = ['Godkendelse af dagsorden', 'Fælles tilsyn', 'Eventuelt']
    const found = meetings([
      ...meeting('27. april 2017', titles, 'Aftalt'),
      ...meeting('12. februar 2017', former, 'Drøftet'),
    ])
    expect(found.map(({ body, date, start, items }) => [body, date, start, items.length])).toEqual([
      ['Samrådet for rammeaftaler', '2017-04-27', '10:00', 5],
      ['Samrådet for rammeaftaler', '2017-02-12', '10:00', 3],
    ])
  })
})
