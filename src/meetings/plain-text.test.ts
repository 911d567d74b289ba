import { expect, test } from 'vitest'
import { wordsIn } from './packs/words.ts'
import { plainText } from './plain-text.ts'

const [here, there, hidden] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const at = { title: null, bodyName: 'DAS', heldOn: '2025-03-17' }
const context = {
  references: { [here]: { ...at, number: '4', meetingId: 'a' }, [there]: { ...at, number: '2.1', meetingId: 'b' } },
  meetingId: 'a',
  values: new Map([['rapport:kapacitet-2024/pladser', '812']]),
  t: wordsIn('da'),
  date: (day: string) => day,
}

test('references are written out with the number of now, figures with their value', () => {
  const text = `Jf. {punkt:${here}} og {punkt:${there}}: {rapport:kapacitet-2024/pladser} pladser.`
  expect(plainText(text, context)).toBe('Jf. punkt 4 og punkt 2.1 i DAS 2025-03-17: 812 pladser.')
})

test('what the reader may not see is said to be so, and an unknown figure stays as it was typed', () => {
  expect(plainText(`{punkt:${hidden}} {rapport:x/y} {andet}`, context)).toBe(
    'et punkt, du ikke kan se {rapport:x/y} {andet}',
  )
})
