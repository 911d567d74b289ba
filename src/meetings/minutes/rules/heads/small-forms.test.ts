import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// What differs in small between one agenda system and the next, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const titles = ['Godkendelse af dagsorden', 'Takster for botilbud', 'Kørsel til dagtilbud', 'Eventuelt']
const item = (title: string, at: number) => [
  ...[`${at + 1}. ${title}`, '', 'Indstilling', 'Det indstilles, at Samrådet', '- drøfter sagen', ''],
  ...['Beslutning', `Aftalt om ${title}.`, '', ''],
]
const usual = titles.flatMap(item)
const head = ['Referat af møde i Samrådet den 4. maj 2015', '', 'Sted: Hobro', '', '']

describe('the head of a meeting', () => {
  const where = { body: 'Samrådet', date: '2020-02-28', start: '10:00', place: 'Aars Rådhus, lokale 2' }

  test('has day, hour and place under its name, and the day of the paper further down', () => {
    const names = [
      'Samrådet',
      'Referat',
      '',
      '28-02-2020 10:00',
      'Aars Rådhus, lokale 2',
      '',
      'INDHOLDSFORTEGNELSE',
      '',
    ]
    const contents = ['SAGER TIL BESLUTNING', ...titles.map((title, at) => `${at + 1}. ${title}  ${at + 3}`)]
    expect(meetings([...names, ...contents, '', 'Dato: 5. marts 2020', '', ...usual])).toMatchObject([where])
  })

  test('has its name under "DAGSORDEN", and its day and hours on a line without a label', () => {
    const lines = [
      'DAGSORDEN',
      '',
      'Samrådet',
      '',
      'Fredag den 28. februar 2020 kl. 10.00-12.00',
      '',
      'Mødested: Hobro',
      '',
    ]
    expect(meetings([...lines, ...usual])).toMatchObject([{ ...where, end: '12:00', place: 'Hobro' }])
    const labelled = [
      'Dagsorden',
      'Samrådet',
      'Dato: 28-02-2020',
      'Klokkeslæt:  10.00',
      'Mødelokale B, Havnevej 23',
      '',
    ]
    expect(meetings([...labelled, ...usual])).toMatchObject([{ ...where, place: 'Mødelokale B, Havnevej 23' }])
  })

  test('knows its name better than what stands on each page', () => {
    const pages = titles.flatMap((title, at) => [
      ...['', `Dagsordenspakke til møde den 28. februar 2020 – Rammeaftale Sjælland      Side ${at + 1}`, ''],
      ...item(title, at),
    ])
    const lines = ['Referat af møde i Styregruppen for Rammeaftale Sjælland', '', 'Sted      Aars Rådhus', '']
    expect(meetings([...pages.slice(1, 3), ...lines, ...pages.slice(3)])).toMatchObject([
      { body: 'Styregruppen for Rammeaftale Sjælland', date: '2020-02-28' },
    ])
  })

  test('is told by the headings of what was decided, where nothing else does', () => {
    const decided = titles.flatMap((title, at) => [
      ...[`Pkt. ${at + 1}`, title, '', 'Sagsfremstilling', 'Sagen er ny.', ''],
      ...[`Takstudvalget, 28-02-2020, pkt. ${at + 1}`, at === 1 ? 'Udsat.' : 'Godkendt.', '', ''],
    ])
    const [meeting] = meetings([
      'Referat',
      '',
      'Dato: Fredag, Februar 28, 2020 - 08:00',
      'Sted: Rådhuset',
      '',
      ...decided,
    ])
    expect(meeting).toMatchObject({ body: 'Takstudvalget', date: '2020-02-28' })
  })
})

describe('who was away is no part of a decision', () => {
  const decided = (lines: string[]) => items(lines).map(({ decision }) => decision)
  const said = titles.map((title) => `Aftalt om ${title}.`)

  test.each([
    ['under a label without a colon', ['Fraværende', 'Medlem 6']],
    ['in a sentence', ['', 'Fraværende:', '', 'Suppleant (V) deltog i mødet i stedet for formanden (I).']],
  ])('%s', (_, away) => {
    expect(
      decided([...head, ...titles.flatMap((title, at) => [...item(title, at).slice(0, -2), ...away, '', ''])]),
    ).toEqual(said)
  })

  test('over what was decided', () => {
    const away = titles.flatMap((title, at) =>
      item(title, at).flatMap((text) => (text === 'Beslutning' ? [text, 'Afbud fra medlem (O)', ''] : [text])),
    )
    expect(decided([...head, ...away])).toEqual(said)
  })

  test('nor is a page to sign, and a dash says nothing', () => {
    const foot = ['Underskriftsside', '', 'Referatet er godkendt af:', 'Medlem 1 __________', 'Medlem 2 __________']
    const dash = usual.map((text) => (text === 'Aftalt om Kørsel til dagtilbud.' ? '-' : text))
    expect(decided([...head, ...dash, ...foot])).toEqual([said[0], said[1], undefined, said[3]])
  })
})

test('fields of a portal stand with their values: case, who was out, number of a document', () => {
  const lines = titles.flatMap((title, at) => [
    ...[`Punkt ${at + 1} · Åbent`, title, `Sag S2026-0234${at}`, '', ...item(title, at).slice(2, -2), ''],
    ...['Ikke til stede under punktet: Medlem 5', '', 'Bilag', `- Kort (239382${at} - EMN-2018-08408)`, '', ''],
  ])
  expect(items([...head, ...lines])).toMatchObject(
    titles.map((title, at) => ({
      ...{ title, caseNumber: `S2026-0234${at}`, decision: `Aftalt om ${title}.`, attachments: [{ title: 'Kort' }] },
    })),
  )
})

describe('the name of a part of the agenda is no text of the item over it', () => {
  test.each([
    ['in capitals, without empty lines', (at: number) => ['', '', 'SAGER TIL ORIENTERING', 'EVENTUELT'][at] ?? ''],
    [
      'with a word that counts',
      (at: number) => ['', '', 'Tema 2: Sager til orientering', 'Tema 3: Afslutning'][at] ?? '',
    ],
  ])('%s', (_, over) => {
    const named = (lines: (title: string, at: number) => string[]) =>
      titles.flatMap((title, at) => [...[over(at)].filter((text) => text !== ''), ...lines(title, at)])
    const contents = named((title, at) => [`${at + 1}. ${title}  ${at + 3}`])
    const close = named((title, at) => item(title, at).filter((text) => text !== ''))
    expect(items([...head, ...contents, 'Side 1', ...close]).map(({ decision }) => decision)).toEqual(
      titles.map((title) => `Aftalt om ${title}.`),
    )
  })

  test('that only stands over its first item', () => {
    const grouped = titles.flatMap((title, at) => [
      ...(at % 2 === 0 ? ['', `Tema ${at / 2 + 1}: Sager`, ''] : []),
      ...[`${Math.floor(at / 2) + 1}.${(at % 2) + 1}.  ${title}`, ...item(title, at).slice(1)],
    ])
    expect(items([...head, ...grouped]).map(({ decision }) => decision)).toEqual(
      titles.map((title) => `Aftalt om ${title}.`),
    )
  })
})

describe('a title', () => {
  const titled = (lines: string[]) => items(lines).map(({ title, open, caseNumber }) => [title, open, caseNumber])

  test('goes on behind an abbreviation', () => {
    const lines = [...head, ...item('Skolen på Gl.', 0), ...usual.slice(10)]
    lines.splice(head.length + 1, 0, 'Landevej 107')
    expect(items(lines)[0]?.title).toBe('Skolen på Gl. Landevej 107')
  })

  test('can touch its number, and have a case number of two systems under it', () => {
    const glued = titles.flatMap((title, at) => [
      `${at + 102}${title}`,
      `07.36P2${at} - 2017/2702${at}`,
      ...item(title, at).slice(1),
    ])
    expect(items([...head, ...glued])).toMatchObject(
      titles.map((title, at) => ({ number: at + 102, title, caseNumber: `07.36P2${at} - 2017/2702${at}` })),
    )
  })

  test('stands in a column beside its openness', () => {
    const fields = titles.flatMap((title, at) => [
      ...[
        `Dagsordenspunkt nr. ${at + 1}`,
        '',
        `Emne             ${title}`,
        `Behandling       ${at === 2 ? 'Lukket' : 'Åbent'}`,
      ],
      ...item(title, at).slice(1),
    ])
    expect(titled([...head, ...fields])).toEqual(titles.map((title, at) => [title, at !== 2, undefined]))
  })

  test('is followed by fields with their values below', () => {
    const fields = titles.flatMap((title, at) => [
      ...[`Sag ${at + 1}`, 'Overskrift', title, 'Sagstype', 'Til beslutning', 'Varighed', '15 min.', ''],
      ...item(title, at).slice(1),
    ])
    expect(items([...head, ...fields]).map(({ decision }) => decision)).toEqual(
      titles.map((title) => `Aftalt om ${title}.`),
    )
  })

  test('is no task of a mandate behind the item with the number before', () => {
    const tasks = [
      'Kommissorium',
      '',
      'Opgaver',
      '1. At afdække behovet',
      '2. At beskrive erfaringer',
      '5. At komme med forslag',
    ]
    expect(items([...head, ...usual, ...tasks, 'Indstilling', 'Arbejdsgruppen indstiller sit forslag.']).length).toBe(4)
  })
})

describe('attachments', () => {
  const listed = (lines: string[]) => items(lines).map(({ attachments }) => attachments.map(({ title }) => title))

  test('can be former minutes', () => {
    const bilag = ['Bilag:', '  Referat af mødet 3. marts 2008', '']
    const lines = titles.flatMap((title, at) =>
      item(title, at).flatMap((text) => (at === 1 && text === 'Beslutning' ? [...bilag, text] : [text])),
    )
    expect(listed([...head, ...lines])[1]).toEqual(['Referat af mødet 3. marts 2008'])
  })

  test('end where a page begins with the title of one', () => {
    const paper = [
      ...[
        'Bilag',
        'Evaluering af dialogforum',
        'Programudkast',
        '',
        '',
        '',
        '9 / 24',
        '',
        'Evaluering af dialogforum',
        '',
      ],
      ...[
        'Evaluering af dialogforum',
        '',
        '• Brug af data',
        '• Ledige pladser',
        '',
        '',
        '10 / 24',
        '',
        'Resultater',
        '',
      ],
    ]
    const lines = titles.flatMap((title, at) => [
      ...item(title, at).slice(0, 6),
      ...(at === 1 ? paper : [`${at + 9} / 24`]),
    ])
    const found = listed(['Dagsorden', 'Samrådet', '', 'Dato: 4. maj 2015', 'Sted: Hobro', '', ...lines])
    expect(found[1]).toEqual(['Evaluering af dialogforum', 'Programudkast'])
  })

  test('are no decision of an item without one, whatever their rows and titles say', () => {
    const plan = [
      'Tidsplan',
      'Dataindsamling                  maj 2019',
      'Behandling i Forretningsudvalget    september 2019',
      'Godkendelse      marts 2020',
    ]
    const undecided = usual.slice(0, -4)
    const page = ['', '', '\fREFERAT FRA FORMANDSKABET DEN 16.', 'DECEMBER 2014', '', '', 'Tallene er gamle.']
    expect(items([...head, ...undecided, '', ...plan]).at(-1)?.decision).toBeUndefined()
    expect(items([...head, ...undecided, ...page]).at(-1)?.decision).toBeUndefined()
  })
})

test('what somebody asks of a body by its name is asked', () => {
  const asked = [
    'Bilag:',
    '  Belægning',
    '',
    'Formandskabet indstiller til samrådet,',
    'at det anbefales, at planen følges',
    'at status drøftes',
  ]
  const lines = usual.flatMap((text) => (text === 'Indstilling' ? asked : /^Det ind|^- /.test(text) ? [] : [text]))
  expect(items([...head, ...lines])[1]?.recommendation).toHaveLength(2)
})

test('the number of an item behind the name of who decided ends the heading', () => {
  const lines = usual.flatMap((text, at) =>
    text === 'Beslutning'
      ? [`Beslutning fra Samrådet, 4. maj 2015, pkt. ${Math.floor(at / 10) + 1}`, 'Godkendt.']
      : /^Aftalt/.test(text)
        ? []
        : [text],
  )
  expect(items([...head, ...lines]).map(({ decision }) => decision)).toEqual(titles.map(() => 'Godkendt.'))
})
