import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** The library numbers by counters that run on from file to file, and names relations at random. */
const numbered: [pattern: RegExp, prefix: string][] = [
  [/(?<=")rId[\w-]{21}(?=")/g, 'rIdn'],
  [/\b_Toc\d+\b/g, '_Toc'],
  [/(?<=<w:bookmark(?:Start|End)\b[^>]*\bw:id=")[^"]+(?=")/g, ''],
  [/(?<=<wp:docPr\b[^>]*\bid=")[^"]+(?=")/g, ''],
]

/**
 * The Word file with nothing in it of the moment it was written: the same document gives the same bytes.
 *
 * @param isoDate - printed as the day it was made
 */
export function steadyDocx(bytes: Uint8Array, isoDate: string): Uint8Array {
  const names = numbered.map(() => new Map<string, string>())
  const parts: Zippable = {}
  // No zone: the archive keeps local time, and this is the same moment on every clock.
  const mtime = new Date(1980, 0, 1)
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    const steady = /\.(xml|rels)$/.test(path) ? strToU8(renumbered(strFromU8(content), names, isoDate)) : content
    parts[path] = [steady, { mtime, level: path.endsWith('.png') ? 0 : 6 }]
  }
  return zipSync(parts)
}

function renumbered(xml: string, names: Map<string, string>[], isoDate: string): string {
  const dated = xml.replace(
    /(<dcterms:(created|modified)[^>]*>)[^<]*/g,
    (_, tag: string) => `${tag}${isoDate.slice(0, 10)}T00:00:00Z`,
  )
  return numbered.reduce((text, [pattern, prefix], at) => {
    const known = names[at] as Map<string, string>
    return text.replace(pattern, (name) => {
      if (!known.has(name)) known.set(name, `${prefix}${known.size + 1}`)
      return known.get(name) as string
    })
  }, dated)
}
