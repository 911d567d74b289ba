import { isEnded } from './ended.ts'
import type { HeadingKind } from './headings.ts'
import type { Line } from './lines.ts'

const stems: [HeadingKind, RegExp][] = [
  ['decision', /beslut|vedtag|konklu/i],
  ['recommendation', /indstil/i],
  ['attachments', /^(?:bilag|vedlagt|vedhæft)/i],
  ['economy', /økonomi|finansiering/i],
  ['hearing', /høring/i],
  ['resume', /resum[eé]|handler sagen|kort fortalt/i],
  ['background', /baggrund/i],
  ['process', /proces|tidsplan|videre forløb/i],
  ['presentation', /fremstilling|^sagen$|sagens? indhold/i],
]

/**
 * Headings no list of words has: "Hvad blev besluttet?", "Kort om baggrunden". The same few words, alone on their line
 * three times or more in a file, are a heading of what they speak of.
 *
 * @source own: each agenda system has words of its own, and repeats them in each item
 */
export function markLearnt(lines: readonly Line[]): void {
  const alone = lines.filter((line, at) => {
    if (line.blank || line.noise || line.heading !== null || !mayHead(line.text)) return false
    const [before, next] = [lines[at - 1], lines[at + 1]]
    // The first line of a sentence is none.
    if (line.full || (next !== undefined && /^\p{Ll}/u.test(next.text) && !/[?:]$/.test(line.text))) return false
    return line.gap > 0 || before === undefined || before.heading !== null || isEnded(before.text)
  })
  for (const [words, alike] of Map.groupBy(alone, ({ text }) => text.replace(/\d+/g, '#'))) {
    const kind = alike.length < 3 ? undefined : stems.find(([, stem]) => stem.test(words))?.[0]
    if (kind === undefined) continue
    for (const line of alike) line.heading = { kind, rest: '' }
  }
}

const mayHead = (text: string) =>
  text.length >= 5 &&
  text.length <= 70 &&
  /^\p{Lu}/u.test(text) &&
  !/[.,;]$/.test(text) &&
  // An entry of a list.
  !/^bilag\s*(?:nr\.?\s*)?\d/i.test(text) &&
  text.split(' ').length <= 7 &&
  (text.endsWith('?') || !/,| (?:blev|er|har|var|skal) /.test(text))
