// How the time to read old minutes grows with their length, on minutes and on files made to be hard: eight times the lines
// against one, both of the same run. Twice what they take line for line leaves room for memory; the square would be eight.
// Prints JSON lines.
import { readMinutes } from '../src/meetings/minutes/rules/read-minutes.ts'

const times = 8

const item = (number: number) => [
  ' Mødet den 04.04.2024 Styregruppen',
  '',
  'Åben',
  '',
  `Punkt ${number}.`,
  '',
  `Sag nummer ${number}`,
  '',
  'Beslutning:',
  '',
  'Godkendt.',
  ...Array.from({ length: 60 }, (_, at) => `${at}. Linje med tekst om punkt ${at} i sagen, og bilag ${at}: intet.`),
]

const day = (at: number) => `${(at % 28) + 1}-${(at % 12) + 1}-20${String(at % 90).padStart(2, '0')}`

/** Each makes a file of so many parts, and says with how many one begins. */
const files: Record<string, { parts: number; part: (at: number) => string[] }> = {
  'minutes of 20 items': { parts: 20, part: (at) => item(at + 1) },
  'lists alone': { parts: 2000, part: () => ['1. Titel', '2. Titel', '3. Titel'] },
  'headings alone': { parts: 10_000, part: () => ['Beslutning'] },
  'heads alone': { parts: 8000, part: () => ['Mødet den 12.03.2024 Udvalget'] },
  'days and hours alone': { parts: 2000, part: (at) => ['Udvalget', `${day(at)} 10:00`, `${at + 1}. Sag`] },
}

const fastest = (lines: string[], runs: number): number => {
  const taken = Array.from({ length: runs }, () => {
    const from = performance.now()
    readMinutes(lines)
    return performance.now() - from
  })
  return Math.min(...taken)
}

for (const [name, { parts, part }] of Object.entries(files)) {
  const made = (count: number) => Array.from({ length: count }, (_, at) => part(at)).flat()
  const [short, long] = [made(parts), made(parts * times)]
  const baselineMs = fastest(short, 5)
  const ms = fastest(long, 3)
  const ratio = Number((ms / baselineMs / times).toFixed(2))
  console.log(
    JSON.stringify({
      name: `minutes-growth: ${name}`,
      lines: long.length,
      ms: Math.round(ms),
      baselineMs: Number(baselineMs.toFixed(1)),
      ratio,
      aim: 'ratio <= 2, eight times the lines against eight times the time',
      met: ratio <= 2,
    }),
  )
}
