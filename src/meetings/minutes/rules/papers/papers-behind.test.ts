import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Papers, chapters and people around the items of other systems, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const titles = ['Godkendelse af dagsorden', 'Takster for botilbud', 'Kørsel til dagtilbud', 'Eventuelt']
const item = (title: string, number: number | string) => [
  ...[`${number}. ${title}`, '', 'Indstilling', 'Det indstilles, at Samrådet', '- drøfter sagen', ''],
  ...['Beslutning', `Aftalt om ${title}.`, '', ''],
]
const said = titles.map((title) => `Aftalt om ${title}.`)
const head = ['Referat af møde i Samrådet den 4. maj 2015', '', 'Sted: Hobro', '', '']

describe('behind what was decided begins', () => {
  test.each([
    ['a mail', ['Fra: Formanden', 'Sendt: 16. maj 2015 09:13', 'Til: Sekretariatet', 'Emne: Tal', '', 'Hej alle']],
    ['a mandate', ['KOMMISSORIUM', 'Arbejdsgruppe vedrørende kørsel', '', 'Arbejdet er delt i to.']],
    [
      'a report',
      ['Notat om kørsel', '', 'Rapport fra gruppen', '', 'Indhold', '', '1. Metode ....... 2', '2. Tal ....... 6'],
    ],
    [
      'a letter',
      ['\fKL, Kontoret for kørsel', '9000 Vejby', 'Dato: 3. april 2015', '', 'Kære medlemmer', '', 'Vi skriver.'],
    ],
    [
      'the foot of a page of the web',
      ['Kontakt', 'Sekretariatet', 'Tilgængelighedserklæring  Cookies', '', 'Bilag 1', 'Kort'],
    ],
  ])('%s', (_, paper) => {
    const lines = titles.flatMap((title, at) => [...item(title, at + 1), ...(at === 1 ? ['', ...paper, '', ''] : [])])
    expect(items([...head, ...lines]).map(({ decision }) => decision)).toEqual(said)
  })
})

describe('the numbers go on', () => {
  const chapters = (numbers: number[]) =>
    numbers.flatMap((at) => [`${at}. Kapitel om sagen`, '', 'Der er færre pladser.', '', ''])
  const numbersOf = (lines: string[]) => items(lines).map(({ number }) => number)

  test('behind the chapters of two papers', () => {
    const paper = ['', 'RAPPORT', '', '', ...chapters([1, 2, 3, 4])]
    const lines = titles.flatMap((title, at) => [...item(title, at + 1), ...(at === 1 || at === 2 ? paper : [])])
    expect(numbersOf([...head, ...lines])).toEqual([1, 2, 3, 4])
  })

  test('behind chapters that count on from them', () => {
    const lines = titles.flatMap((title, at) => [
      ...item(title, at + 1),
      ...(at === 1 ? ['RAPPORT', '', '', ...chapters([5, 6])] : []),
    ])
    expect(numbersOf([...head, ...lines])).toEqual([1, 2, 3, 4])
  })

  test('in groups, though one has a single item of the same name', () => {
    const grouped = [
      '1. Formalia',
      '',
      ...item('Godkendelse', '1.1'),
      '2. Orientering',
      '',
      ...item('Orientering', '2.1'),
    ]
    expect(numbersOf([...head, ...grouped])).toEqual(['1.1', '2.1'])
  })

  test('though stronger minutes of another system stand between', () => {
    const other = Array.from({ length: 12 }, (_, at) => [
      ...[
        `Sag nr. ${at + 52}: Sag om tilbud ${at}`,
        '(Åben sag)',
        `Journalnr. 1-30-76-1${at + 10}-12`,
        '',
        'Sagens kerne',
      ],
      ...['Tallene er nye.', '', 'Samrådets beslutning, den 2. marts 2015:', 'Godkendt.', '', ''],
    ]).flat()
    const front = ['Referat', 'Samrådet', '', 'Dato: 2. marts 2015', 'Sted: Hobro', 'Til stede: Direktør A', '']
    const own = titles.flatMap((title, at) => [
      ...item(title, at + 1),
      ...(at === 1 ? [...front, ...other, '', '', ...chapters([1, 2, 3])] : []),
    ])
    expect(meetings([...head, ...own]).map(({ items: all }) => all.length)).toEqual([4, 12])
  })
})

describe('people', () => {
  const peopleOf = (lines: string[]) => {
    const [meeting] = meetings([
      'Referat',
      'Samrådet',
      '',
      'Dato: 4. maj 2015',
      'Sted: Hobro',
      ...lines,
      '',
      '',
      ...titles.flatMap((title, at) => item(title, at + 1)),
    ])
    return [meeting?.present, meeting?.absent]
  }
  const two = [['Direktør, Aalborg Kommune', 'Medlem 4'], ['Formand']]

  test.each([
    ['one a line', ['Til stede:', 'Direktør, Aalborg Kommune', 'Medlem 4', 'Fraværende:', 'Formand']],
    [
      'each with a word',
      ['Deltagelse', 'Direktør, Aalborg Kommune – til stede', 'Medlem 4 – til stede', 'Formand – afbud'],
    ],
    ['in a table', ['Navn            Deltog', 'Direktør, Aalborg Kommune    Ja', 'Medlem 4    Ja', 'Formand    Nej']],
    ['in a sentence', ['I mødet deltog Direktør, Aalborg Kommune, og Medlem 4. Der var afbud fra Formand.']],
    ['with another label', ['Til stede var: Direktør, Aalborg Kommune, Medlem 4', 'Forhindret i at deltage: Formand']],
  ])('stand %s', (_, lines) => {
    expect(peopleOf(lines)).toEqual(two)
  })

  test('with roles stand side by side, and between commas', () => {
    const all = ['Aalborg', 'Thisted', 'Rebild', 'Morsø'].map((name) => `Direktør, ${name} Kommune`)
    const rows = ['Til stede', `   ${all[0]}           ${all[1]}`, `   ${all[2]}           ${all[3]}`]
    expect(peopleOf(rows)[0]).toEqual(all)
    expect(peopleOf([`Til stede: ${all.slice(0, 3).join(', ')} og ${all[3]}`])[0]).toEqual(all)
  })
})

describe('on pages of the web', () => {
  const field = (at: number) => `Offentligt punkt · Sagsnr. 2027-01115${at} · 5 min. · Ansvarlig: Formanden`

  test('a number has a sign, and a row of fields under its title', () => {
    const lines = titles.flatMap((title, at) => [`#${at + 1}`, title, field(at), ...item(title, at + 1).slice(1)])
    expect(items([...head, ...lines])).toMatchObject(
      titles.map((title, at) => ({ number: at + 1, title, open: true, caseNumber: `2027-01115${at}` })),
    )
  })

  test('headings have bullets where others have none, and files stand under a title', () => {
    const lines = titles.flatMap((title, at) => [
      ...[`  • ${at + 1} ${title}`, `    notat_${at}.pdf`, '', '    • Indstilling', '', '      at sagen drøftes', ''],
      ...[
        '    • Beslutning i Samrådet den 04-05-2015',
        '',
        `      Aftalt om ${title}.`,
        '',
        '    • Sagsfremstilling',
        '',
      ],
      ...[
        '      Historik',
        '',
        '      Intet.',
        '',
        '      Alternativer',
        '',
        '      Intet.',
        '',
        '      Tidsplan',
        '',
        '      Intet.',
        '',
      ],
    ])
    const found = items(['Samrådet - Referat fra mødet den 04-05-2015', '', 'Referat', '', ...lines])
    expect(found.map(({ decision }) => decision)).toEqual(said)
    expect(found.map(({ attachments }) => attachments)).toEqual(titles.map((_, at) => [{ title: `notat_${at}.pdf` }]))
  })

  test('two meetings have each a name and a day over "Referat"', () => {
    const page = (day: string, first: number) => [
      ...[`Social & Sundhed - ${day}`, '', 'Referat', ''],
      ...titles.flatMap((title, at) => ['', `  • ${first + at}. ${title}`, ...item(title, at).slice(1)]),
    ]
    expect(meetings([...page('01-02-2021', 123), ...page('01-03-2021', 134)])).toMatchObject([
      { body: 'Social & Sundhed', date: '2021-02-01', items: titles.map((title) => ({ title })) },
      { body: 'Social & Sundhed', date: '2021-03-01', items: titles.map((title) => ({ title })) },
    ])
  })
})

describe('what was decided', () => {
  const decided = (heading: (at: number) => string, behind: string[] = []) => {
    const lines = titles.flatMap((title, at) => [
      ...item(title, at + 1)
        .map((text) => (text === 'Beslutning' ? heading(at) : text))
        .slice(0, -2),
      ...[...behind, '', ''],
    ])
    return items([...head, ...lines]).map(({ decision }) => decision)
  }

  test('stands under a body and its day, with or without a comma', () => {
    expect(decided(() => 'Det Sociale Samråd den 4. maj 2015:')).toEqual(said)
    expect(decided(() => 'Det Sociale Samråds beslutning, den 4. maj 2015:')).toEqual(said)
  })

  test('begins with its own words', () => {
    const lines = item('Takster', 1).flatMap((text) =>
      text.startsWith('Aftalt') ? ['Det blev besluttet:', '1. at vente'] : [text],
    )
    expect(items([...head, ...lines, ...item('Kørsel', 2)])[0]?.decision).toBe('Det blev besluttet:\n1. at vente')
  })

  test('is no name of who was away, though that takes two lines', () => {
    expect(
      decided(() => 'Beslutning', ['', 'Direktør A og Direktør B var forhindret i at deltage i sagens', 'behandling.']),
    ).toEqual(said)
    expect(
      decided(() => 'Beslutning', ['', 'Ikke til stede: Direktør, Aalborg Kommune,', 'Direktør, Thisted Kommune']),
    ).toEqual(said)
  })

  test('is told once, though the course of the case has it again', () => {
    const lines = titles.flatMap((title, at) => [
      ...item(title, at + 1).slice(0, -2),
      '',
      'Sagens forløb',
      '04-05-2015 Samrådet',
      said[at] as string,
      '',
      '',
    ])
    expect(items([...head, ...lines]).map(({ decision }) => decision)).toEqual(said)
  })

  test('is no case number over the next item on a new page', () => {
    const lines = titles.flatMap((title, at) => [`Side ${at + 2}`, `1-30-74-11${at}-09`, '', ...item(title, at + 1)])
    expect(items([...head, ...lines])).toMatchObject(
      titles.map((_, at) => ({ caseNumber: `1-30-74-11${at}-09`, decision: said[at] })),
    )
  })
})
