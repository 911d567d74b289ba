import { expect, test } from 'vitest'
import { readMinutes } from '../read-minutes.ts'

const titles = ['Godkendelse af dagsorden', 'Takster', 'Eventuelt']

/** Minutes as one system prints them: the day over the hours, no word for either, the last item right over the stamp. */
function paper(day: string, written: string[], enclosed: string[] = []): string[] {
  const stamp = (page: number) => ['', String(page), `Samrådet for specialområdet                     ${day}`, '']
  const entries = written.map((title, at) => `${at + 1} (Åben) ${title}`)
  const head = [
    `Samrådet for specialområdet                     ${day}`,
    '',
    'Referat',
    'Samrådet for specialområdet',
    '',
  ]
  return [
    ...head,
    `Mandag den ${day}`,
    'Kl. 10.00-12.00',
    'Rådhuset',
    '',
    'Deltagere',
    'Socialchef, Nord Kommune',
    ...stamp(1),
    'Indholdsfortegnelse',
    '',
    ...entries,
    ...stamp(2),
    ...entries.flatMap((entry, at) => [
      entry,
      '',
      `Beslutning den ${day}`,
      '',
      `${written[at]} blev godkendt.`,
      ...stamp(at + 3),
      ...(at === 0 ? enclosed : []),
    ]),
  ]
}

test('the minutes of the meeting before are a meeting of their own, with the day over its hours', () => {
  const lines = paper('25. november 2019', titles, paper('14. oktober 2019', ['Opfølgning', ...titles]))
  const { meetings } = readMinutes(lines).found
  expect(meetings.map(({ date, start, items }) => [date, start, items.map(({ title }) => title)])).toEqual([
    ['2019-11-25', '10:00', titles],
    ['2019-10-14', '10:00', ['Opfølgning', ...titles]],
  ])
})
