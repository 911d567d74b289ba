import { describe, expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'
import { dateInText } from '../words/dates.ts'

// Minutes written as a letter, and dates of systems that are not Danish, in words of our own.

const meetings = (lines: string[]) => readMinutes(lines).found.meetings
const item = (number: number, title: string) => [
  ...[`${number}. ${title}`, '', 'Indstilling:', 'Det indstilles,', '- at sagen drøftes', ''],
  ...['Til referat:', `Aftalt i ${number}.`, '', ''],
]
const items = [...item(1, 'Takster'), ...item(2, 'Kørsel'), ...item(3, 'Eventuelt')]

describe('minutes written as a letter', () => {
  const present = ['', 'Til stede: Anna Bro, Bo Dam.', '', '']

  test('name their meeting on two lines that are long together', () => {
    const named = [
      'Referat fra møde i Takstforum for de fælles tilbud på socialområdet mandag den 8.',
      'februar 2010 kl. 10.00-13.00, Kursuscentret i Vejby, det store lokale 3.12.',
    ]
    expect(named.join(' ').length).toBeGreaterThan(140)
    expect(meetings([...named, ...present, ...items])).toMatchObject([{ date: '2010-02-08', start: '10:00' }])
  })

  test('tell under "Til referat" what was decided', () => {
    const named = ['Referat fra møde i Takstforum den 8. februar 2010']
    const [meeting] = meetings([...named, ...present, ...items])
    expect(meeting?.items.map(({ decision }) => decision)).toEqual(['Aftalt i 1.', 'Aftalt i 2.', 'Aftalt i 3.'])
  })
})

test('a date may have its month first', () => {
  expect(dateInText('Torsdag, Maj 28, 2015 - 10:00')).toMatchObject({ date: '2015-05-28', at: 9 })
  expect(dateInText('fra marts 2015, 2016')).toBeNull()
  const page = ['Takstforum', '', 'Dato: Torsdag, maj 28, 2015 - 10:00', 'Sted: Rådhuset', '', '']
  expect(meetings([...page, ...items])).toMatchObject([{ date: '2015-05-28', place: 'Rådhuset' }])
})

test('a body may be named in the genitive', () => {
  const named = (body: string) => meetings([`${body} møde den 08-02-2010`, '', ...items])[0]?.body
  expect(named('Takstudvalgets')).toBe('Takstudvalget')
  expect(named('Takstkreds')).toBe('Takstkreds')
  expect(named('DAS')).toBe('DAS')
})
