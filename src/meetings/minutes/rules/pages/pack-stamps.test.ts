import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// Former minutes and reports between the items of a pack, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const numbersOf = (lines: string[]) =>
  meetings(lines).map(({ date, embeddedIn, items }) => [date, embeddedIn ?? null, items.map(({ number }) => number)])

const fields = (day: string) => ['Referat', 'Samrådet', '', `Dato: ${day}`, 'Sted: Rådhuset', 'Deltagere', 'Direktør A']
const item = (number: number, title: string, said = `Aftalt ${number} om ${title}.`) => [
  ...[`Punkt ${number}: ${title}`, 'Åbent punkt', '', 'Indstilling', 'Det indstilles, at Samrådet', '1. drøfter sagen'],
  ...['', 'Beslutning', said, ''],
]
const titles = ['Godkendelse af dagsorden', 'Godkendelse af referat', 'Takster for botilbud', 'Kørsel', 'Eventuelt']
const former = ['Godkendelse af dagsorden', 'Godkendelse af referat', 'Ventelister', 'Næste møde']
const whole = [
  ['2026-03-12', null, [1, 2, 3, 4, 5]],
  ['2026-01-05', 0, [1, 2, 3, 4]],
]

describe('former minutes are a meeting of their own', () => {
  test('under the stamps of the pack, which bear its day', () => {
    let page = 0
    const stamp = () => {
      page += 1
      return ['', `Samrådet 12-03-2026            Side ${page} / 12`, '']
    }
    const paged = (names: string[], from = 0) =>
      names.flatMap((title, at) => [...item(from + at + 1, title), ...stamp()])
    const lines = [
      ...[...fields('12-03-2026'), ...stamp(), ...paged(titles.slice(0, 2)), ...fields('05-01-2026'), ...stamp()],
      ...[...paged(former), ...paged(titles.slice(2), 2)],
    ]
    expect(numbersOf(lines)).toEqual(whole)
  })

  test('under a day and hours alone on a line', () => {
    const head = (day: string) => [day, '', 'Mødested: Rådhuset', '', 'Deltagere:', 'Direktør A', '']
    const items = (names: string[]) => names.flatMap((title, at) => item(at + 1, title))
    const lines = [
      ...['Referat af møde i Samrådet', '', ...head('Torsdag den 12. marts 2026 kl. 9.00-12.00'), ...items(titles)],
      ...['Referat af møde i Samrådet', '', ...head('Mandag den 5. januar 2026 kl. 12.30-14.00'), ...items(former)],
    ]
    const [own, inner] = meetings(lines)
    expect(numbersOf(lines)).toEqual(whole)
    expect([own?.start, inner?.start, inner?.end]).toEqual(['09:00', '12:30', '14:00'])
  })

  test('whose pages end with their day', () => {
    const foot = (day: string, page: number) => ['', `Samrådet, ${day}, side ${page}`]
    const paged = (day: string, names: string[], from = 0) =>
      names.flatMap((title, at) => [...item(from + at + 1, title), ...foot(day, from + at + 2)])
    const lines = [
      ...[...fields('12-03-2026'), '', ...paged('12-03-2026', titles.slice(0, 2)), ...fields('05-01-2026'), ''],
      ...[...paged('05-01-2026', former), ...paged('12-03-2026', titles.slice(2), 2)],
    ]
    expect(numbersOf(lines)).toEqual(whole)
    // Where a page begins with a space, that tells it too.
    const spaced = lines.map((text, at) => (lines[at - 1]?.includes(', side ') ? ` ${text}` : text))
    expect(numbersOf(spaced)).toEqual(whole)
  })

  test('of which only the first group stands on top of a page', () => {
    const groups = [titles.slice(0, 2), titles.slice(2, 4), titles.slice(4)]
    const names = ['Velkomst og formalia', 'Sager til drøftelse', 'Afslutning']
    const contents = groups.flatMap((group, at) => [
      `${at + 1}. ${names[at]} .......... 3`,
      ...group.map((title, each) => `${at + 1}.${each + 1}. ${title} .......... 3`),
      '',
    ])
    const grouped = groups.flatMap((group, at) => [
      ...[`${at + 1}. ${names[at]?.toUpperCase()}`, '', ''],
      ...group.flatMap((title, each) => [
        ...[
          `${at + 1}.${each + 1}. ${title}`,
          '',
          'Indstilling',
          'Det indstilles, at Samrådet:',
          '• Drøfter sagen',
          '',
        ],
        ...['Beslutning', `Aftalt om ${title}.`, '', ''],
      ]),
    ])
    const paged = (day: string) => [
      ...['REFERAT', '', '', 'Samrådet', '', `Dato: ${day} 13:00`, 'Sted: Rådhuset', '', 'INDHOLDSFORTEGNELSE', ''],
      ...[...contents, `Samrådet | ${day}`, 'SIDE | 2', ...grouped, '', `Samrådet | ${day}`, 'SIDE | 3'],
    ]
    const found = meetings([...paged('13-11-2019'), ...paged('11-09-2019')])
    expect(found.map(({ date, items }) => [date, items.map(({ number }) => number)])).toEqual([
      ['2019-11-13', ['1.1', '1.2', '2.1', '2.2', '3.1']],
      ['2019-09-11', ['1.1', '1.2', '2.1', '2.2', '3.1']],
    ])
  })

  test('whose pages have a header, when those around them have a foot', () => {
    const foot = (page: number) => ['', '', 'Samrådet', 'Møde den 12.03.2026', 'kl. 08.30', `Side ${page} af 10`]
    const own = (title: string, at: number) => [
      ...[` Punkt ${at + 1}.`, '', title, '', 'Beslutning:', `Aftalt om ${title}.`, ...foot(at + 1)],
    ]
    const inner = (title: string, at: number) => [
      ...[' FU Social - Mødet den 05.01.2026', '', 'Åben sag', `${at + 1}. ${title}`, '', 'Beslutning:', ''],
      ...[`Aftalt om ${title}.`, '', `Side ${at + 1}`, '', ''],
    ]
    const lines = [
      ...[
        'Referat',
        '',
        'Samrådet',
        '',
        'Mødet den 12.03.2026 kl. 08.30 - 11.15',
        'Rådhuset, lokale 1',
        '',
        'Indholdsfortegnelse',
      ],
      ...['', ...titles.map((title, at) => `${at + 1}. ${title}`), '', ...foot(1)],
      ...titles.slice(0, 2).flatMap(own),
      ...former.flatMap(inner),
      ...titles.slice(2).flatMap((title, at) => own(title, at + 2)),
    ]
    expect(numbersOf(lines)).toEqual(whole)
  })

  test('and the groups of the agenda around them, in capitals, are none', () => {
    const groups = ['VELKOMST', 'SAGER TIL DRØFTELSE', 'SAGER TIL ORIENTERING', 'EVENTUELT']
    const lines = groups.flatMap((group, at) => [
      ...[`${at + 1}. ${group}`, ''],
      ...titles
        .slice(0, 2)
        .flatMap((title, each) => [
          ...[
            `${at + 1}.${each + 1}. ${title} i kreds ${at}`,
            '',
            'Indstilling',
            'Det indstilles, at Samrådet',
            '• drøfter sagen',
            '',
          ],
          ...['Beslutning', `Aftalt om ${title}.`, ''],
        ]),
    ])
    expect(numbersOf(['REFERAT', '', 'Samrådet', '', '17-04-2015 09:30', 'Rådhuset', '', ...lines])).toEqual([
      ['2015-04-17', null, groups.flatMap((_, at) => [`${at + 1}.1`, `${at + 1}.2`])],
    ])
  })

  test('though an item names them and their day', () => {
    const ad = (number: number, title: string) => [
      ...[`Ad ${number}. ${title}`, '', 'Sagen er ny og skal drøftes.', '', 'Indstilling:', 'Det indstilles, at'],
      ...['- sagen drøftes', '', 'Referat:', `Aftalt ${number} om ${title}.`, '', '', ''],
    ]
    const paper = (day: string, before: string) => [
      ...[
        'Referat af møde i Samrådet',
        '',
        `Tid: ${day} kl. 09.00 – 11.30`,
        'Sted: Rådhuset',
        '',
        'Deltagere:',
        'Direktør A',
      ],
      ...['', 'Dagsorden:', ...named(before).map((title, at) => `${at + 1}. ${title}`), '', '', ''],
      ...named(before).flatMap((title, at) => ad(at + 1, title)),
    ]
    const named = (before: string) => [
      ...['Godkendelse af dagsorden', `Opfølgning på og godkendelse af referat fra ${before}`, 'Kørsel', 'Eventuelt'],
    ]
    const lines = [...paper('12. marts 2026', '5. januar 2026'), ...paper('5. januar 2026', '22. november 2025')]
    expect(meetings(lines)).toMatchObject([
      { body: 'Samrådet', date: '2026-03-12', items: named('5. januar 2026').map((title) => ({ title })) },
      { body: 'Samrådet', date: '2026-01-05', items: named('22. november 2025').map((title) => ({ title })) },
    ])
  })
})

test('the chapters of a report between two items are none, though its contents name them', () => {
  const chapters = ['Indledning', 'Metode og datagrundlag', 'Tilbud og kapacitet', 'Økonomi']
  const contents = chapters.map((title, at) => `${at + 1}. ${title} ............ ${at + 2}`)
  const report = chapters.flatMap((title, at) => [`${at + 1}. ${title}`, '', 'Der er færre pladser end før.', '', ''])
  const own = (number: number, title: string) => [`${number}.  ${title}`, ...item(number, title).slice(2)]
  const lines = [
    ...[...fields('28-01-2025'), '', ''],
    ...titles.slice(0, 3).flatMap((title, at) => [...own(at + 1, title), '']),
    ...['UDKAST TIL AFRAPPORTERING', '', '', 'Indhold', '', ...contents, '', '', ...report],
    ...titles.slice(3).flatMap((title, at) => [...own(at + 4, title), '']),
  ]
  expect(numbersOf(lines)).toEqual([['2025-01-28', null, [1, 2, 3, 4, 5]]])
})

describe('a stamp', () => {
  test('is the number of a page over a line with the day', () => {
    const lines = titles.flatMap((title, at) => [
      ...[
        `${at + 1}.  ${title}`,
        '',
        'Baggrund',
        ...Array.from({ length: 4 + 5 * at }, (_, row) => `Linje ${row} er ny.`),
      ],
      ...[`| ${at + 1}`, 'Samrådet | 18-09-2023', '', 'Mere er sagt.', '', 'Beslutning', `Aftalt ${at + 1}.`, '', ''],
    ])
    const [meeting] = meetings(['Samrådet | 18-09-2023', '', 'Referat', '', 'Sted: Rådhuset', '', ...lines])
    expect(meeting?.items.map(({ sections }) => sections.background?.includes('18-09-2023'))).toEqual(
      titles.map(() => false),
    )
    expect(meeting?.items.map(({ decision }) => decision)).toEqual(titles.map((_, at) => `Aftalt ${at + 1}.`))
  })

  test('runs on in a decision that goes over the page', () => {
    const stamp = ['', 'Side 4 af 13', '', 'Referat af møde i Samrådet den 12. august 2014', '']
    const said = ['Godkendt.', 'Taksterne sendes i høring.', 'Udsat.', 'Drøftet.', 'Der var intet.']
    const lines = titles.flatMap((title, at) => [
      ...[`${at + 1}. ${title}`, '', 'Bilag', `• Notat om sagen`, '', 'Referat', said[at] as string],
      ...[...stamp, `Medlem ${at + 1} opfordrede til at bruge flere tal.`, '', ''],
    ])
    const [meeting] = meetings(['Referat af møde i Samrådet den 12. august 2014', '', 'Sted: Hobro', '', ...lines])
    expect(meeting?.items.map(({ decision }) => decision?.replace(/\s+/g, ' '))).toEqual(
      said.map((text, at) => `${text} Medlem ${at + 1} opfordrede til at bruge flere tal.`),
    )
  })

  test('of the next page begins no attachment on this one', () => {
    const stamp = (page: number) => ` Samrådet, 11. februar 2027 · Side ${page} af 33`
    const lines = titles.flatMap((title, at) => [
      ...[
        stamp(3 * at + 1),
        '',
        `${at + 1} (Åben) ${title}`,
        '',
        'Sags ID: 2026-044916',
        '',
        'Bilag',
        '1. Oversigt',
        '',
      ],
      ...['Beslutning', '', 'Der skal ses på:', '', '• Økonomi', stamp(3 * at + 2), '', '• Varsling', ''],
      ...[stamp(3 * at + 3), '', `Bilag til punkt ${at + 1}`, 'Oversigt', '', 'Tallene er fra 2025.', ''],
    ])
    const [meeting] = meetings(['Referat', 'Samrådet', '', 'Dato: 11. februar 2027', 'Sted: Hobro', '', ...lines])
    expect(meeting?.items.map(({ decision }) => decision?.endsWith('• Varsling'))).toEqual(titles.map(() => true))
    // Several items of a meeting can be of one case.
    expect(meeting?.items.map(({ caseNumber }) => caseNumber)).toEqual(titles.map(() => '2026-044916'))
  })

  test('is a number right over the header of the next page, whatever it counts', () => {
    const pages = [3, 4, 2, 3, 17]
    const lines = titles.flatMap((title, at) => [
      ...[
        '',
        'Referat - DAS Social 12-09-2018',
        '',
        `${at + 1} (Åben) ${title}`,
        '',
        'Beslutning',
        `Aftalt om ${title}.`,
      ],
      ...['', '', String(pages[at]), '', ''],
    ])
    const [meeting] = meetings([
      'DAS Social',
      'Dato: 12-09-2018',
      'Sted: Hobro',
      '',
      ...lines,
      'Referat - DAS Social 12-09-2018',
    ])
    expect(meeting?.items.map(({ decision }) => decision)).toEqual(titles.map((title) => `Aftalt om ${title}.`))
  })

  test('can be several lines: day and number of the paper, and the house it comes from', () => {
    const foot = ['', 'Dato: 28. januar 2022', '', 'Sags ID: SAG-2022-00870', 'Dok. ID: 3173780', '', 'www.kl.dk']
    const lines = titles.flatMap((title, at) => [
      ...[
        ` Vesthimmerlands Kommune`,
        `${at + 1}. ${title}`,
        '',
        'Beslutning',
        `Aftalt om ${title}.`,
        ...foot,
        `Side ${at + 2} af 7`,
      ],
    ])
    const [meeting] = meetings([
      'Referat af møde i Samrådet den 3. februar 2022',
      '',
      'Sted: Hobro',
      ...foot,
      'Side 1 af 7',
      ...lines,
    ])
    expect(meeting?.items.map(({ decision }) => decision)).toEqual(titles.map((title) => `Aftalt om ${title}.`))
  })
})
