import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

// What stands at the foot of a decision: who is to act on it, the papers behind it, who wrote it down.

const read = (...told: string[]) =>
  readMinutes([
    'Referat fra møde i Styregruppen den 27. april 2017',
    'Sted: Rådhuset',
    '',
    'Punkt 1. Takster',
    '',
    'Konklusion:',
    ...told,
    '',
    'Punkt 2. Eventuelt',
    '',
    'Konklusion:',
    'Intet.',
  ]).found.meetings[0]?.items[0]

describe('the row of who is to act', () => {
  test('is a follow-up and no part of the decision', () => {
    expect(read('Opgørelsen blev drøftet.', '', 'Ansvarlig: Sekretariatet   Frist: 7/10')).toMatchObject({
      decision: 'Opgørelsen blev drøftet.',
      followUps: [{ text: 'Opgørelsen blev drøftet.', responsible: 'Sekretariatet', due: '2017-10-07' }],
    })
  })

  test('can take two lines, and its day be words', () => {
    expect(read('Godkendt.', '', 'Ansvarlig: FU', 'Frist: næste møde', 'Sag: 2017-074871')).toMatchObject({
      decision: 'Godkendt.',
      caseNumber: '2017-074871',
      followUps: [{ text: 'Godkendt.', responsible: 'FU', due: 'næste møde' }],
    })
  })

  test('tells who is to do the last of what was said, where that is long', () => {
    const long = 'Gruppen drøftede opgørelsen og de spørgsmål, som kommunerne har stillet til den. '.repeat(3)
    expect(read(`${long}Opgørelsen sendes ud igen.`, '', 'Ansvarlig: FU')?.followUps).toEqual([
      { text: 'Opgørelsen sendes ud igen.', responsible: 'FU' },
    ])
  })

  test('in the midst of what was decided is text of it, and all there is is the decision', () => {
    const told = read('Godkendt.', '', 'Ansvarlig: FU', '', 'Planen sendes til kommunerne i maj.')?.decision
    expect(told).toContain('Ansvarlig: FU')
    expect(told).toContain('Planen sendes')
    expect(read('Ansvarlig: FU')?.decision).toBe('Ansvarlig: FU')
  })
})

describe('behind the decision', () => {
  const paper = (...top: string[]) => [
    'Referat fra møde i Styregruppen den 27. april 2017',
    'Sted: Rådhuset',
    '',
    'Punkt 1. Uddannelse',
    '',
    'Bilag',
    '- Kursusbeskrivelse for ledere',
    '',
    'Konklusion:',
    'Godkendt.',
    '',
    ...top,
    '',
    'Kurset varer to dage og afholdes to gange om året.',
    '',
    '\fPunkt 2. Eventuelt',
    '',
    'Konklusion:',
    'Intet.',
  ]
  const first = (lines: string[]) => readMinutes(lines).found.meetings[0]?.items[0]

  test('a page that says "Bilag:" before a title of the list is that paper, and no list', () => {
    const item = first(paper('\fBilag: Kursusbeskrivelse for ledere', '', 'KURSUSBESKRIVELSE FOR LEDERE'))
    expect(item?.decision).toBe('Godkendt.')
    expect(item?.attachments).toEqual([{ title: 'Kursusbeskrivelse for ledere', lines: [12, 17] }])
  })

  test('the head of a paper stands over its title', () => {
    const top = ['\fNotat', '', 'Sagsbehandler: Konsulent B', 'Dokumentnr.: 889337', '', 'Kursusbeskrivelse for ledere']
    const item = first(paper(...top))
    expect(item?.decision).toBe('Godkendt.')
    expect(item?.attachments[0]?.lines?.[0]).toBe(12)
  })

  test('who wrote it down, at the very end of the file, is no decision', () => {
    const lines = [...paper('\fKursusbeskrivelse for ledere'), '', 'Ref.: Sekretær A']
    expect(readMinutes(lines).found.meetings[0]?.items[1]?.decision).toBe('Intet.')
  })
})

test('a sentence that tells what is recommended begins no recommendation', () => {
  const told = ['Gruppen drøftede kortlægningen og anbefaler, at der i første', 'omgang søges statslige midler.']
  expect(read(...told)).toMatchObject({ decision: told.join(' '), recommendation: [] })
})

test('"Godkendt" without a heading is the decision, where the other items have headings', () => {
  const lines = ['Referat af møde i Samrådet den 4. juni 2012', 'Sted: Hobro', '', '1. Dagsorden', '', 'Godkendt', '']
  const others = [2, 3].flatMap((at) => [`${at}. Takst ${at}`, '', 'Teksten.', '', 'Beslutning:', 'Aftalt.', ''])
  expect(readMinutes([...lines, ...others]).found.meetings[0]?.items[0]).toMatchObject({
    decision: 'Godkendt',
    sections: {},
  })
})
