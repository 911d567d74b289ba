import { isEnded } from '../words/ended.ts'
import { isFieldName } from './fields.ts'
import type { HeadingKind } from './headings.ts'
import type { Line } from './lines.ts'
import { saidAgain } from './said-again.ts'

const stems: [HeadingKind, RegExp][] = [
  ['other', /alternativ|^(?:lovgrundlag|lovhjemmel|sagshistorik|historik|henvisninger)(?!\p{L})/iu],
  [
    'decision',
    /besluttet|besluttede|afgørelse|beslutning(?:er|en|erne|s(?:referat|protokol))?(?!\p{L})|vedtag|konklu/iu,
  ],
  ['recommendation', /indstil|tage stilling|stillingtagen|hvad (?:anbefales|foreslås)/i],
  ['attachments', /^(?:bilag|vedlagt|vedhæft)|^(?:filer|dokumenter)(?: |$)/i],
  ['economy', /økonomi|finansiering|koster/i],
  ['hearing', /høring/i],
  ['resume', /resum[eé]|handler sagen|kort fortalt/i],
  ['background', /baggrund/i],
  ['process', /proces|tidsplan|videre forløb|sker der (?:nu|så|videre)|næste skridt/i],
  ['presentation', /fremstilling|^sag(?:en)?$|sagens? indhold/i],
]

/**
 * Headings no list of words has: "Hvad blev besluttet?", "Kort om baggrunden". The same few words, alone on their line
 * three times or more in a file, are a heading of what they speak of.
 *
 * @source own: each agenda system has words of its own, and repeats them in each item
 */
export function markLearnt(lines: readonly Line[]): void {
  markDayAndBody(lines)
  const alone = lines.filter((line, at) => {
    if (line.blank || line.noise || line.heading !== null || !mayHead(line.text)) return false
    const [before, next] = [lines[at - 1], lines[at + 1]]
    // "Sagstype" / "Til beslutning" is a field and its value.
    if (line.gap === 0 && before !== undefined && isFieldName(before.text)) return false
    // In Word an empty line stands between any two.
    const heads = lines.slice(at + 1, at + 3).find(({ blank }) => !blank)?.heading != null
    // The first line of a sentence is none.
    if ((line.full && !heads) || (next !== undefined && /^\p{Ll}/u.test(next.text) && !/[?:]$/.test(line.text)))
      return false
    return line.gap > 0 || before === undefined || before.heading !== null || heads || isEnded(before.text)
  })
  // Questions that stand as headings are a habit of the system: three of whatever words are enough.
  const entries = listedUnder(lines)
  const said = saidAgain(lines)
  const learnt = new Map<string, HeadingKind>()
  const asked = alone.filter(({ text }) => isQuestion(text) && kindOf(text) !== undefined).length
  for (const [words, alike] of Map.groupBy(alone, ({ text }) => text.replace(/\d+/g, '#'))) {
    const known = alike.length >= 3 || (asked >= 3 && isQuestion(words))
    const kind = known ? kindOf(words) : undefined
    if (kind === undefined || (!ofItems.has(kind) && alike.some(({ text }) => entries.has(text)))) continue
    // Under an empty decision attachments can stand.
    if (kind !== 'attachments' && alike.some(({ text }) => said.has(text))) continue
    for (const line of alike) line.heading = { kind, rest: '' }
    if (alike.length >= 3) learnt.set(words, kind)
  }
  // What heads three parts does so on top of a page too.
  for (const line of lines) {
    const kind = line.heading === null && !line.noise ? learnt.get(line.text) : undefined
    if (kind !== undefined) line.heading = { kind, rest: '' }
  }
  markInline(lines)
}

/** "Medsendte bilag: Kort; Notat": the same label in front of its text, three times or more. */
function markInline(lines: readonly Line[]): void {
  const found = lines.flatMap((line) => {
    if (line.blank || line.noise || line.heading !== null || line.text.length > 400) return []
    const [, label = '', rest = ''] = labelled.exec(line.text) ?? []
    return label === '' || rest === '' ? [] : [{ line, label, rest }]
  })
  for (const [label, alike] of Map.groupBy(found, (each) => each.label)) {
    const kind = alike.length >= 3 ? kindOf(label) : undefined
    if (kind === undefined || !ofItems.has(kind)) continue
    for (const { line, rest } of alike) line.heading = { kind, rest }
  }
}

const labelled = /^(\p{Lu}\p{L}+(?: \p{L}+){0,3}):\s+(\S.*)$/u

const dayAndBody = /^(\d{1,2}[-./]\d{1,2}[-./]\d{4}):? (\p{Lu}[\p{L}\d ,&-]{1,80})$/u

/**
 * "22-11-2018 Styregruppen for Rammeaftale Sjælland" over what it decided, for each body a case has been to: where one of
 * them comes three times on one day, which is then that of the meeting.
 */
function markDayAndBody(lines: readonly Line[]): void {
  const found = lines.flatMap((line) => {
    const [, day = '', body = ''] =
      line.blank || line.noise || line.heading !== null ? [] : (dayAndBody.exec(line.text) ?? [])
    return body === '' ? [] : [{ line, where: `${body} ${day}` }]
  })
  const often = [...Map.groupBy(found, ({ where }) => where).values()].some((alike) => alike.length >= 3)
  if (often) for (const { line, where } of found) line.heading = { kind: 'decision', rest: '', where }
}

/** Words of these are asked and decided, and are no title of an attachment. */
const ofItems: ReadonlySet<HeadingKind> = new Set(['decision', 'recommendation', 'attachments'])

/** What stands right under a heading of attachments: "Høringssvar samlet" can be the title of one in many items. */
function listedUnder(lines: readonly Line[]): Set<string> {
  const entries = new Set<string>()
  let inside = false
  let first = false
  for (const { blank, noise, text, gap, heading } of lines) {
    if (blank || noise) continue
    inside = heading === null ? inside && (first || gap === 0) : heading.kind === 'attachments'
    first = heading !== null
    if (inside && heading === null) entries.add(text)
  }
  return entries
}

/**
 * What a label speaks of, by its words.
 *
 * @source own: each agenda system has words of its own, and they are made of the same
 */
export const kindOf = (words: string): HeadingKind | undefined => stems.find(([, stem]) => stem.test(words))?.[0]

const isQuestion = (text: string) => /^(?:hvad|hvem|hvordan|hvorfor|hvornår|hvilke[nt]?)(?!\p{L}).*\?$/iu.test(text)

const mayHead = (text: string) =>
  (text.length >= 5 || /^sag$/i.test(text)) &&
  text.length <= 70 &&
  /^\p{Lu}/u.test(text) &&
  !/[.,;]$|:\s*\S/.test(text) &&
  // An entry of a list.
  !/^bilag\s*(?:nr\.?\s*)?\d/i.test(text) &&
  // A part of the agenda.
  !/^(?:sager|punkter|emner) til /i.test(text) &&
  text.split(' ').length <= 7 &&
  (text.endsWith('?') || /stilling til$/i.test(text) || !/(?<!^beslutning),| (?:blev|er|har|var|skal) /i.test(text))
