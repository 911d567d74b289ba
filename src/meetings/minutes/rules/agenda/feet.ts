import { isFieldName } from '../lines/fields.ts'
import type { Line } from '../lines/lines.ts'
import { saidAgain } from '../lines/said-again.ts'
import { isKeeper } from '../pages/foot-fields.ts'
import { isButton } from '../pages/web-foot.ts'
import type { Span } from './spans.ts'

/**
 * Marks as noise what stands last in most items without being a text of theirs: "Til toppen", "Luk punkt". A page that
 * was printed from the web has its buttons between the items.
 *
 * @source own: the same few words without a stop, last in three items and in most of them
 */
export function markFeet(lines: readonly Line[], spans: readonly Span[]): void {
  const said = saidAgain(lines)
  const feet = spans.flatMap((span) => {
    const filled = lines.slice(span.beginning.line + 1, span.to).filter(({ blank, noise }) => !blank && !noise)
    const [over, foot] = filled.length > 1 ? filled.slice(-2) : [undefined, filled[0]]
    // Under the name of a field stands its value.
    const isValue = over !== undefined && (isFieldName(over.text) || isKeeper(over.text))
    return foot === undefined || isValue || !mayBeButton(foot) || said.has(foot.text) ? [] : [foot]
  })
  // What is known for a button needs no others.
  for (const foot of feet) if (isButton(foot.text)) foot.noise = true
  for (const [, alike] of Map.groupBy(feet, ({ text }) => text)) {
    if (alike.length < 3 || alike.length < spans.length * 0.6) continue
    for (const foot of alike) foot.noise = true
  }
}

/** Few words, no sentence, and no field that says something of its item. */
const mayBeButton = ({ text, heading }: Line): boolean =>
  heading === null && text.length <= 40 && text.split(' ').length <= mostWords && !/[.!?]$|:/.test(text)

const mostWords = 4
