import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Titles on two lines, titles that the contents have as well, and openness told by the contents, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const head = ['Samrådet', 'Referat af møde den 4. juni 2012', 'Sted: Hobro', '']
const item = (at: number, ...title: string[]) => [
  `Punkt ${at}.`,
  '',
  ...title,
  '',
  'Beslutning',
  `Aftalt ${at}.`,
  '',
  '',
]
const usual = [...item(2, 'Kørsel'), ...item(3, 'Eventuelt')]
const titleOf = (...title: string[]) => items([...head, ...item(1, ...title), ...usual])[0]?.title

describe('a title goes on', () => {
  test('behind a dash, alone on its line', () => {
    expect(titleOf('Kortlægning af tilbud til børn', '- 2. drøftelse')).toBe(
      'Kortlægning af tilbud til børn - 2. drøftelse',
    )
    expect(titleOf('Udpegning til følgegruppen -', '2. drøftelse')).toBe('Udpegning til følgegruppen - 2. drøftelse')
    expect(titleOf('Orientering', '- nyt fra kommunerne', '- nyt fra regionen')).toBe('Orientering')
  })

  test('under the case number over it', () => {
    expect(titleOf('Sagsnr. 2021-005129', '', 'Boliger til borgere med sindslidelse - fornyet', 'behandling')).toBe(
      'Boliger til borgere med sindslidelse - fornyet behandling',
    )
  })

  test('as far as the contents name it', () => {
    const contents = ['1. Høringssvar om skolepolitik - Orientering', '2. Kørsel', '3. Eventuelt', '']
    const lines = [...head, ...contents, ...item(1, 'Høringssvar om skolepolitik -', 'Orientering'), ...usual]
    expect(items(lines)[0]?.title).toBe('Høringssvar om skolepolitik - Orientering')
  })
})

test('a sentence is a title where the contents have it too', () => {
  const long = 'Etablering af en fælles enhed til forebyggelse af voldsepisoder på botilbud.'
  const own = (number: number, title: string) => [`${number}. ${title}`, '', 'Referat:', `Aftalt ${number}.`, '', '']
  const contents = ['1. Takster', `2. ${long}`, '3. Eventuelt', '']
  const lines = [...head, ...contents, ...own(1, 'Takster'), ...own(2, long), ...own(3, 'Eventuelt')]
  expect(items(lines).map(({ title, decision }) => [title, decision])).toEqual([
    ['Takster', 'Aftalt 1.'],
    [long, 'Aftalt 2.'],
    ['Eventuelt', 'Aftalt 3.'],
  ])
})

describe('openness', () => {
  const openOf = (lines: string[]) => items(lines).map(({ open }) => open)

  test('is told by the parts of the contents', () => {
    const contents = ['Åbne punkter:', '1. Takster', '2. Kørsel', '', 'Lukkede punkter:', '3. Eventuelt', '']
    expect(openOf([...head, ...contents, ...item(1, 'Takster'), ...usual])).toEqual([true, true, false])
  })

  test('is told by the name of the paper, but for an item that says otherwise', () => {
    const closed = ['Punkt 2.', '', 'Kørsel', '', 'Punktet er lukket.', '', '', ...item(3, 'Eventuelt')]
    const lines = ['Åbent referat', 'Samrådet', 'Mødedato: 4. juni 2012', 'Sted: Hobro', '', ...item(1, 'Takster')]
    expect(openOf([...lines, ...closed])).toEqual([true, false, true])
  })

  test('stands behind a title on two lines', () => {
    const lines = [...head, ...item(1, 'Dialogmøde med brugerne - fornyet', 'behandling (Åben)'), ...usual]
    expect(items(lines)[0]).toMatchObject({ title: 'Dialogmøde med brugerne - fornyet behandling', open: true })
  })

  test('stands in front of a closed item without any text', () => {
    const closed = ['4. Lukket: Ejendomssag', '', '5. Lukket sag: Personalesag']
    const own = [1, 2, 3].flatMap((number) => [
      `${number}. Takst ${number}`,
      '',
      'Beslutning:',
      `Aftalt ${number}.`,
      '',
    ])
    expect(items([...head, ...own, ...closed]).slice(3)).toMatchObject([
      { number: 4, title: 'Ejendomssag', open: false },
      { number: 5, title: 'Personalesag', open: false },
    ])
  })

  test('stands behind the number, where the titles stand over them', () => {
    const own = (title: string, row: string, ...text: string[]) => [title, row, '', ...text, '']
    const told = ['Beslutning', '', 'Aftalt.']
    const lines = [
      ...own('Takster', 'Sag nr. 26', ...told),
      ...own('Kørsel', 'Sag nr. 27', ...told),
      ...own('Lejemål', 'Sag nr. 28 - Lukket sag'),
      ...own('Eventuelt', 'Sag nr. 29', ...told),
    ]
    expect(items([...head, ...lines])).toMatchObject([
      { title: 'Takster' },
      { title: 'Kørsel' },
      { number: 28, title: 'Lejemål', open: false },
      { title: 'Eventuelt' },
    ])
  })
})

test('what of a title is a file or an empty pair of brackets is none of it', () => {
  const lines = ['Punkt 1. Planstrategi', 'application/pdf icon udkast_2020.pdf', '', 'Beslutning', 'Aftalt.', '']
  const rest = ['Punkt 2. Eventuelt ( )', '', 'Beslutning', 'Intet.']
  expect(items([...head, ...lines, ...rest]).map(({ title }) => title)).toEqual(['Planstrategi', 'Eventuelt'])
})

describe('chapters of a paper', () => {
  const own = (number: number, title: string) => [`${number}. ${title}`, '', 'Beslutning', `Aftalt ${number}.`, '']
  const agenda = [...own(1, 'Takster'), ...own(2, 'Kørsel'), ...own(3, 'Eventuelt')]
  const chapter = (number: number, title: string) => [
    ...[`${number}. ${title}`, '', 'Tilbuddene arbejder med faglige metoder, som er beskrevet i bilaget.', ''],
    ...['Overgange bør planlægges i god tid, og det gælder for alle de unge i undersøgelsen.', ''],
  ]

  test('that go on with the numbers of the agenda are no items, where the contents end before them', () => {
    const contents = ['1. Takster', '2. Kørsel', '3. Eventuelt', '']
    const paper = ['\fRapport om tilbud', '', ...[4, 5, 6, 7].flatMap((number) => chapter(number, `Kapitel ${number}`))]
    expect(items([...head, ...contents, ...agenda, ...paper]).map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('that count from 1 are no meeting, though one of them tells of a decision', () => {
    const paper = [
      '\fRapport om tilbud',
      '',
      ...chapter(1, 'Metoder'),
      ...chapter(2, 'Overgange'),
      ...chapter(3, 'Personale'),
    ]
    const last = [...chapter(4, 'Sammenligning'), 'Konklusion', '', 'Chefgruppen tiltrådte forslaget.']
    expect(meetings([...head, ...agenda, ...paper, ...last])).toHaveLength(1)
  })
})
