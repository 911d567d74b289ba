import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { PackModel } from './model.ts'
import { type OutlineEntry, outlineObjects } from './outline.ts'
import type { Part, PartNumbers, PartPage } from './part.ts'
import { hexText } from './pdf-text.ts'
import { stampContent } from './stamp.ts'

/** In which order the pages of the pack follow each other. */
export type Order = {
  cover: PartPage[]
  sections: {
    title: string
    /** The number of the page it begins on. */
    first: number
    pages: PartPage[]
    files: { title: string; stamp: string; pages: PartPage[] }[]
  }[]
}

// Objects that every pack has, under fixed numbers.
const catalog = 1
const pageTree = 2
const info = 3
const font = 4
const outline = 5
const tagRoot = 6
const tagDocument = 7
const firstFree = 8

const chunk = 256 * 1024

/** Writes a pack to a file as its parts come; in memory stay only the places of the objects. */
export class PackWriter {
  private readonly file: FileHandle
  private readonly hash = createHash('sha256')
  private readonly offsets: number[] = []
  private readonly tags: { top: number[]; entries: [number, number][] } = { top: [], entries: [] }
  /** Small objects are written together. */
  private waiting: Uint8Array[] = []
  private waitingSize = 0
  private size = 0
  private next = firstFree
  private nextKey = 0

  private constructor(file: FileHandle) {
    this.file = file
  }

  static async open(path: string): Promise<PackWriter> {
    const writer = new PackWriter(await open(path, 'wx', 0o600))
    await writer.write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
    return writer
  }

  /** What the next part has to know; each part has an element of its own in the tags. */
  numbers(): PartNumbers {
    const structureParent = this.next
    return { first: this.next + 1, firstKey: this.nextKey, parent: pageTree, font, structureParent }
  }

  /** Writes a part that was read with the numbers last given. */
  async add(part: Part, { title }: { title: string }): Promise<void> {
    const element = this.next
    for (const [at, offset] of part.offsets.entries()) {
      if (offset >= 0) this.offsets[part.first + at] = this.size + offset
    }
    await this.write(part.bytes)
    this.next = part.next
    this.nextKey = part.structure.nextKey
    const pages = await this.tagUntagged(part, element)
    const kids = [...part.structure.top, ...pages].map(reference).join(' ')
    await this.object(element, `<</Type/StructElem/S/Sect/P ${reference(tagDocument)}/T ${hexText(title)}/K[${kids}]>>`)
    this.tags.top.push(element)
    this.tags.entries.push(...part.structure.entries)
  }

  /** Writes what holds the parts together, and last the table of all objects. Answers the number of pages. */
  async finish(pack: PackModel, front: Part, order: Order): Promise<number> {
    const pages = [
      ...order.cover,
      ...order.sections.flatMap((section) => [...section.pages, ...section.files.flatMap((file) => file.pages)]),
    ]
    const total = pages.length
    const at = new Map(pages.map((page, index) => [page, index + 1]))
    for (const { pages: merged, stamp } of order.sections.flatMap(({ files }) => files)) {
      for (const page of merged) {
        await this.stream(
          page.stamp,
          stampContent(page, stamp, `${pack.words.page} ${at.get(page)} ${pack.words.of} ${total}`),
        )
      }
    }
    for (const page of front.pages) await this.stream(page.stamp, page.tagged ? '\nQ\n' : '\nQ EMC\n')
    await this.object(
      pageTree,
      `<</Type/Pages/Count ${total}/Kids[${pages.map(({ number }) => reference(number)).join(' ')}]>>`,
    )
    await this.object(font, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
    await this.writeOutline(order)
    await this.writeTags()
    await this.writeHead(pack)
    await this.writeTable()
    return total
  }

  async close(): Promise<void> {
    await this.file.close()
  }

  private async tagUntagged(part: Part, element: number): Promise<number[]> {
    const elements: number[] = []
    for (const { key, page } of part.structure.untagged) {
      const number = this.next++
      elements.push(number)
      await this.object(number, `<</Type/StructElem/S/P/P ${reference(element)}/Pg ${reference(page)}/K[0]>>`)
      const list = this.next++
      await this.object(list, `[${reference(number)}]`)
      this.tags.entries.push([key, list])
    }
    return elements
  }

  private async writeOutline(order: Order): Promise<void> {
    const entries: OutlineEntry[] = order.sections.map(({ title, first, files }) => ({
      title,
      page: first,
      kids: files.map((file) => ({ title: file.title, page: file.pages[0]?.number ?? 0, kids: [] })),
    }))
    const { objects, next } = outlineObjects(entries, outline, this.next)
    this.next = next
    for (const [number, content] of objects) await this.object(number, content)
  }

  private async writeTags(): Promise<void> {
    const sorted = this.tags.entries.sort(([a], [b]) => a - b)
    const numbers = sorted.map(([key, number]) => `${key} ${reference(number)}`).join(' ')
    await this.object(
      tagRoot,
      `<</Type/StructTreeRoot/K[${reference(tagDocument)}]/ParentTree<</Nums[${numbers}]>>/ParentTreeNextKey ${this.nextKey}>>`,
    )
    await this.object(
      tagDocument,
      `<</Type/StructElem/S/Document/P ${reference(tagRoot)}/K[${this.tags.top.map(reference).join(' ')}]>>`,
    )
  }

  private async writeHead(pack: PackModel): Promise<void> {
    const day = `D:${pack.date.slice(0, 10).replaceAll('-', '')}000000Z`
    await this.object(
      info,
      `<</Title ${hexText(pack.title)}/Author ${hexText(pack.author)}/CreationDate(${day})/ModDate(${day})>>`,
    )
    await this.object(
      catalog,
      `<</Type/Catalog/Pages ${reference(pageTree)}/Outlines ${reference(outline)}/PageMode/UseOutlines/Lang(${pack.language})` +
        `/StructTreeRoot ${reference(tagRoot)}/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>>>`,
    )
  }

  private async writeTable(): Promise<void> {
    await this.flush()
    const id = this.hash.copy().digest('hex').slice(0, 32)
    const start = this.size
    let table = `xref\n0 ${this.next}\n0000000000 65535 f \n`
    for (let number = 1; number < this.next; number += 1) {
      const offset = this.offsets[number]
      // A number that was reserved and never needed is marked as free.
      table += offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
    }
    const trailer = `<</Size ${this.next}/Root ${reference(catalog)}/Info ${reference(info)}/ID[<${id}><${id}>]>>`
    await this.write(Buffer.from(`${table}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`, 'latin1'))
    await this.flush()
  }

  private async stream(number: number, content: string): Promise<void> {
    await this.object(number, `<</Length ${content.length}>>\nstream\n${content}\nendstream`)
  }

  private async object(number: number, content: string): Promise<void> {
    this.offsets[number] = this.size
    await this.write(Buffer.from(`${number} 0 obj\n${content}\nendobj\n`, 'latin1'))
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length
    this.waiting.push(bytes)
    this.waitingSize += bytes.length
    if (this.waitingSize >= chunk) await this.flush()
  }

  private async flush(): Promise<void> {
    const bytes = this.waiting.length === 1 ? (this.waiting[0] as Uint8Array) : Buffer.concat(this.waiting)
    this.waiting = []
    this.waitingSize = 0
    this.hash.update(bytes)
    await this.file.writeFile(bytes)
  }
}

function reference(number: number): string {
  return `${number} 0 R`
}
