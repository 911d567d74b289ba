import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// What runs over the pages of a pack, and what stands right under it, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const items = (lines: string[]) => meetings(lines).flatMap((meeting) => meeting.items)
const titles = ['Godkendelse af dagsorden', 'Takster for botilbud', 'Kørsel til dagtilbud', 'Venteliste', 'Næste møde']

describe('under a stamp of two lines', () => {
  const stamp = (day: string) => [`\fMøde den ${day} i Samrådet for de fælles tilbud til`, 'voksne med særlige behov']
  const page = (day: string, title: string, at: number) => [
    ...stamp(day),
    '',
    `Punkt ${at + 1}.`,
    '',
    title,
    '',
    ...(at === 3 ? ['LUKKET PUNKT'] : ['BESLUTNING', '', `Aftalt ${at}, og alle kommuner var enige om det.`]),
  ]
  const former = titles.slice(0, 4).flatMap((title, at) => page('5. marts 2012', `${title} i foråret`, at))
  const later = titles.map((title, at) => page('4. juni 2012', title, at))
  const found = meetings([...later.slice(0, 2).flat(), ...former, ...later.slice(2).flat()])

  test('titles stand under their numbers, not at the foot of the page before', () => {
    expect(found.map((meeting) => meeting.items.map(({ title }) => title))).toEqual([
      titles,
      titles.slice(0, 4).map((title) => `${title} i foråret`),
    ])
  })

  test('the name goes on on the second line', () => {
    expect(found[0]).toMatchObject({
      body: 'Samrådet for de fælles tilbud til voksne med særlige behov',
      date: '2012-06-04',
    })
  })
})

const told = ['Godkendt.', 'Sendes i høring.', 'Taget til efterretning.', 'Udsat til august.', 'Intet.']

test('openness in front of the number does not make it run', () => {
  const page = (at: number) => [
    `\f2019-02267${at}`,
    `Åben - Pkt. ${at}`,
    `${titles[at - 1]}`,
    '',
    'Beslutning:',
    `${told[at - 1]}`,
  ]
  expect(items(['Referat fra møde i Samrådet den 4. juni 2012', '', ...[1, 2, 3, 4, 5].flatMap(page)])).toMatchObject(
    titles.map((title, at) => ({
      title,
      open: true,
      caseNumber: `2019-02267${at + 1}`,
      decision: told[at],
    })),
  )
})

test('the number of the last page belongs to no decision', () => {
  const page = (title: string, at: number) => [
    `${at === 0 ? '' : '\f'}Samrådet – torsdag 4/6 2012`,
    '',
    `Sag nr. ${at + 1} – ${title}`,
    '',
    'Beslutning:',
    `${told[at]}`,
    '',
    `${at + 1}`,
  ]
  expect(items(titles.flatMap(page)).map(({ decision }) => decision)).toEqual(told)
  const roman = ['i', 'ii', 'iii', 'iv', 'v']
  const older = titles.flatMap((title, at) => [
    ...[`${at + 1}. ${title}`, '', 'Beslutning:', `${told[at]}`, '', `Side ${roman[at]}`, ''],
  ])
  expect(items(['Referat fra møde i Samrådet den 4. juni 2012', '', ...older])[1]?.decision).toBe(told[1])
})

describe('the day and the name of a meeting', () => {
  const item = (title: string, at: number) => [`Punkt ${at + 1}: ${title}`, '', 'Beslutning', `Aftalt ${at}.`, '']
  const plain = titles.flatMap(item)

  test('stand alone on their lines at the top', () => {
    const [meeting] = meetings(['Referat', 'Samrådet', '', '12. marts 2025', '10.00 - 13.00', '', ...plain])
    expect(meeting).toMatchObject({ body: 'Samrådet', date: '2025-03-12', start: '10:00', end: '13:00' })
  })

  test('run over the pages, each on a line', () => {
    const page = (title: string, at: number) => [
      `${at === 0 ? '' : '\f'}Kontaktudvalget Nord`,
      '19-01-2012',
      `Side ${at + 2}`,
      '',
      ...item(title, at),
    ]
    expect(meetings(titles.flatMap(page))[0]).toMatchObject({ body: 'Kontaktudvalget Nord', date: '2012-01-19' })
  })

  test('run over the pages in one row with bars', () => {
    const page = (title: string, at: number) => [
      ...item(title, at),
      `Mødet den 7. november 2019 | Temagruppen for unge | Side ${at + 2} af 6`,
    ]
    expect(meetings(titles.flatMap(page))[0]).toMatchObject({ body: 'Temagruppen for unge', date: '2019-11-07' })
  })

  test('are told by the heading of each decision where nothing else does', () => {
    const decided = titles.flatMap((title, at) => [
      ...[`Punkt ${at + 1}: ${title}`, '', 'Beslutning den 12. marts 2025', `Aftalt ${at}.`, ''],
    ])
    expect(meetings(decided)[0]?.date).toBe('2025-03-12')
  })

  test('are those with an hour, where the paper has a day of its own', () => {
    const top = ['29. april 2014/AB', '', 'Referat', '', 'Bestyrelsesmøde hos NT den 25. april 2014, kl. 10.00', '']
    expect(meetings([...top, ...plain])[0]).toMatchObject({ date: '2014-04-25', start: '10:00' })
  })

  test('the house stands beside the name, and the year of the volume behind it', () => {
    const named = (stamp: string) =>
      meetings(titles.flatMap((title, at) => [...item(title, at), `${stamp} Side ${at + 2} af 6`]))[0]?.body
    expect(named('Region Øst • Kontaktudvalget for Psykiatri • Mødet den 7. november 2019')).toBe(
      'Kontaktudvalget for Psykiatri',
    )
    expect(named('Fællesrådet for Rådgivning – protokol 2006 – mødet den 8. marts 2006')).toBe(
      'Fællesrådet for Rådgivning',
    )
  })

  test('a name shortened on each page is whole in the head', () => {
    const head = ['Beslutningsreferat', 'Psykiatripartnerskab Øst', '', 'Mødedato: 22. august 2024', 'Sted: Hobro', '']
    const page = (title: string, at: number) => [
      ...item(title, at),
      `Partnerskabet · beslutningsreferat 22-08-2024 · ${at + 1}/5`,
      '',
    ]
    expect(meetings([...head, ...titles.flatMap(page)])[0]?.body).toBe('Psykiatripartnerskab Øst')
  })

  test('a sentence that speaks of a day and a meeting names none', () => {
    const told = plain.map((text) =>
      text === 'Aftalt 2.' ? 'Forslag om lørdag den 26. maj 2018. Samtidig aflyses mødet' : text,
    )
    const [meeting] = meetings(['Samrådet', 'Referat af møde den 5. april 2018, kl. 17:00', '', ...told])
    expect(meeting?.date).toBe('2018-04-05')
  })
})
