const NARROW = new Set("fijlrt.,:;'|!()[] ")
const WIDE = /[mwMW%@—]/u
const UPPER = /[A-ZÆØÅ]/u

/** Width of a text in pixels, estimated a little high: the server has no font to measure with. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const char of text) {
    if (NARROW.has(char)) ems += 0.33
    else if (WIDE.test(char)) ems += 0.9
    else ems += UPPER.test(char) ? 0.68 : 0.58
  }
  return ems * size
}

/** The text, or its beginning with an ellipsis when it is wider than `width`. */
export function clip(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  let kept = text
  while (kept.length > 1 && textWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}

export type Placed = { at: number }

/**
 * Moves labels apart along one axis until each has `gap`, in their order and as near to their wish as a shared middle
 * allows: labels that collide become a block, which lies around the mean of what they wanted.
 *
 * @returns the same labels, sorted; inside [low, high] as long as they fit there at all
 */
export function spread<T extends Placed>(labels: readonly T[], gap: number, low: number, high: number): T[] {
  const blocks: { members: T[]; start: number }[] = []
  for (const label of [...labels].sort((a, b) => a.at - b.at)) {
    let block = { members: [label], start: Math.min(Math.max(label.at, low), high) }
    for (let above = blocks.at(-1); above; above = blocks.at(-1)) {
      if (above.start + above.members.length * gap <= block.start) break
      blocks.pop()
      block = settle([...above.members, ...block.members], gap, low, high)
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ members, start }) => members.map((label, index) => ({ ...label, at: start + index * gap })))
}

function settle<T extends Placed>(
  members: T[],
  gap: number,
  low: number,
  high: number,
): { members: T[]; start: number } {
  const wish = members.reduce((sum, label, index) => sum + label.at - index * gap, 0) / members.length
  return { members, start: Math.max(low, Math.min(wish, high - (members.length - 1) * gap)) }
}
