import { expect, test } from 'vitest'
import { readMinutes } from './read-minutes.ts'

// One meeting, printed in many ways: each changes one habit of a system.

const items = [
  { title: 'Velkomst', open: true, caseNumber: '2014-001234', decision: 'Dagsordenen blev godkendt.' },
  {
    title: 'Takster for de fælles tilbud',
    open: true,
    caseNumber: '2014-001235',
    decision: 'Taksterne blev godkendt.',
  },
  { title: 'Ansættelse af leder', open: false, caseNumber: '2014-001236', decision: 'Indstillingen tiltrædes.' },
  { title: 'Ny aftale om kørsel', open: true, caseNumber: '2014-001237', decision: 'Udsat til næste møde.' },
  { title: 'Eventuelt', open: true, caseNumber: '2014-001238', decision: 'Intet.' },
].map((item, at) => ({ ...item, number: at + 1, said: item.open ? 'Åben' : 'Lukket' }))

type Item = (typeof items)[number]
const head = ['Takstforum', '', 'Referat', '', 'Dato: 3. april 2014', 'Sted: Rådhuset', 'Deltagere: Anna Bro', '', '']
const text = ({ decision }: Item) => ['', 'Indstilling', 'Det indstilles, at sagen drøftes', '', 'Beslutning', decision]
const each = (top: (item: Item) => string[]) => items.flatMap((item) => [...top(item), ...text(item), '', ''])

function found(lines: string[]) {
  const { meetings } = readMinutes([...head, ...lines]).found
  expect(meetings).toHaveLength(1)
  return meetings.flatMap((meeting) => meeting.items)
}

const want = (keys: ('open' | 'caseNumber')[]) =>
  items.map((item) => ({
    title: item.title,
    decision: item.decision,
    ...Object.fromEntries(keys.map((key) => [key, item[key]])),
  }))

test.each<[string, ('open' | 'caseNumber')[], (item: Item) => string[]]>([
  ['numbers with their year', [], ({ number, title }) => [`Punkt ${number}/2014`, title]],
  ['numbers with their year before the title', [], ({ number, title }) => [`Sag nr. ${number}/14: ${title}`]],
  ['the agenda named in full', [], ({ number, title }) => [`Dagsordenens punkt ${number}: ${title}`]],
  [
    'names of fields in a column',
    ['open', 'caseNumber'],
    ({ number, title, said, caseNumber }) => [
      `Punkt\t${number}`,
      `Emne\t${title}`,
      `Status\t${said}`,
      `Sagsnr.\t${caseNumber}`,
    ],
  ],
  ['a row of columns', ['open'], ({ number, title, said }) => [`Pkt.\t${number}\t${title}\t${said}`]],
  [
    'case number and openness over the number',
    ['open', 'caseNumber'],
    ({ number, title, said, caseNumber }) => [caseNumber, said, `Punkt ${number}`, title],
  ],
])('%s', (_, keys, top) => {
  expect(found(each(top))).toMatchObject(want(keys))
})

test('parts of the agenda in capitals say what is open', () => {
  const part = (from: number, to: number) =>
    each(({ number, title }) => [`${number}. ${title}`]).slice((from - 1) * 9, to * 9)
  const lines = [
    'ÅBEN DAGSORDEN',
    '',
    ...part(1, 2),
    'LUKKET DAGSORDEN',
    '',
    ...part(3, 3),
    'ÅBEN DAGSORDEN',
    '',
    ...part(4, 5),
  ]
  expect(found(lines)).toMatchObject(want(['open']))
})

test('contents with openness beside the titles, which stands under them further down', () => {
  const contents = items.map(({ number, title, said }) => `${number}. ${title}   ${said}`)
  const lines = each(({ number, title, said }) => [`${number}. ${title}`, said])
  expect(found(['Dagsorden', ...contents, '', ...lines])).toMatchObject(want(['open']))
})

test('steps counted in decisions are no items', () => {
  const steps = [
    ['1. Sekretariatet indkalder', '2. Kommunerne svarer'],
    ['1. Formanden skriver et brev', '2. Tallene samles', '3. Planen rettes'],
    ['1. Lederen indkaldes', '2. Ansættelsen meldes ud'],
    ['1. Bussen bestilles', '2. Prisen afklares', '3. Ruten lægges', '4. Planen sendes ud'],
    [],
  ]
  const lines = items.flatMap((item, at) => [
    `${item.number}. ${item.title}`,
    ...text(item),
    ...(steps[at] ?? []),
    '',
    '',
  ])
  expect(found(lines).map(({ title, decision }) => ({ title, decision }))).toEqual(
    items.map(({ title, decision }, at) => ({ title, decision: [decision, ...(steps[at] ?? [])].join('\n') })),
  )
})

test('a header of two lines runs through a file from Word, with an empty line behind each line', () => {
  const paragraphs = items.flatMap((item) => [
    'Vejby Kommune',
    `Takstforum 03-04-2014 side ${item.number}`,
    `${item.number}. ${item.title}`,
    ...text(item).filter((line) => line !== ''),
  ])
  const lines = paragraphs.flatMap((line) => [line, ''])
  expect(found(lines).map(({ title, decision }) => ({ title, decision }))).toEqual(
    items.map(({ title, decision }) => ({ title, decision })),
  )
})
