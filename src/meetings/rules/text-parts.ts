/** A paragraph, its lines broken as they were typed, or the lines of a list. */
export type WrittenPart = { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] }

const bullet = /^\s*[-–•]\s+/

/**
 * A typed text in parts: an empty line ends a paragraph, and lines that begin with a dash or a bullet are a list.
 *
 * @source own
 */
export function textParts(text: string): WrittenPart[] {
  return text.split(/\n\s*\n/).flatMap((block): WrittenPart[] => {
    const parts: WrittenPart[] = []
    for (const line of block.split('\n').filter((one) => one.trim() !== '')) {
      const last = parts.at(-1)
      const words = line.replace(bullet, '').trim()
      if (bullet.test(line)) {
        if (last?.kind === 'list') last.items.push(words)
        else parts.push({ kind: 'list', items: [words] })
      } else if (last?.kind === 'paragraph') last.text += `\n${words}`
      else parts.push({ kind: 'paragraph', text: words })
    }
    return parts
  })
}
