import { typstFiles } from '../typst.ts'
import type { FrontFiles } from './front-pdf.ts'
import type { PackFault, PackModel } from './model.ts'

/** What became of one attachment: how many pages it has, or why it has none. */
export type Placed = { id: string; title: string; stamp: string } & (
  | { fault: PackFault }
  | { fault?: undefined; pages: number }
)

/** The files that the pack's own pages are drawn from. Attachments are placed before: their pages are counted in. */
export function frontFiles(pack: PackModel, placed: readonly (readonly Placed[])[]): FrontFiles {
  const blocks = pack.sections.flatMap((section) => section.blocks)
  const files = new Map(typstFiles({ ...pack, blocks }))
  const model = JSON.parse(files.get('model.json') as string)
  let from = 0
  const sections = pack.sections.map((section, at) => {
    const drawn = model.blocks.slice(from, from + section.blocks.length)
    from += section.blocks.length
    const found = placed[at] ?? []
    return { id: section.id, title: section.title, blocks: drawn, ...attachmentsOf(pack, found) }
  })
  delete model.blocks
  files.set('model.json', JSON.stringify({ ...model, pack: { words: pack.words, sections } }))
  return files
}

function attachmentsOf(pack: PackModel, placed: readonly Placed[]) {
  let pages = 0
  const attachments = placed.map((one) => {
    const title = `${one.stamp}: ${one.title}`
    if (one.fault !== undefined) return { id: one.id, title, fault: pack.words.fault[one.fault], offset: 0 }
    const offset = pages + 1
    pages += one.pages
    return { id: one.id, title, fault: null, offset }
  })
  return { attachments, pages }
}
