import { extractText } from '../../extract/extract-text.ts'
import type { ExtractFault } from '../../extract/model.ts'
import { frontFiles, type Placed } from './front.ts'
import type { PackAttachment, PackFault, PackModel, PackResult } from './model.ts'
import type { Part, PartNumbers } from './part.ts'
import { ReadAhead } from './read-ahead.ts'
import { PackReader } from './reader.ts'
import type { PackAnswer } from './worker.ts'
import { PackWriter } from './writer.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Builds a pack as one PDF at `path`: the pack's own pages, tagged, and after each section the pages of its
 * attachments, stamped and numbered through. Memory holds two attachments at a time, and the same input gives the same
 * bytes. A file that cannot be shown is named with the reason.
 *
 * @param progress - told after each attachment: how many of all are read
 */
export async function buildPack(
  pack: PackModel,
  path: string,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<PackResult> {
  const reader = new PackReader()
  const writer = await PackWriter.open(path)
  const files = new ReadAhead(
    pack.sections.flatMap(({ attachments }) => attachments),
    async (attachment) => (kindOf(attachment) === undefined ? undefined : attachment.read()),
  )
  try {
    const total = pack.sections.reduce((sum, section) => sum + section.attachments.length, 0)
    const placed: Placed[][] = []
    const parts = new Map<string, Part>()
    let done = 0
    for (const section of pack.sections) {
      const found: Placed[] = []
      for (const attachment of section.attachments) {
        const answer = await readAttachment(reader, pack, attachment, await files.next(), writer.numbers())
        found.push(await place(writer, parts, `file-${done}`, attachment, answer))
        done += 1
        await progress(done, total)
      }
      placed.push(found)
    }
    return await finish(pack, placed, parts, reader, writer)
  } finally {
    await files.stop()
    await reader.stop()
    await writer.close()
  }
}

async function readAttachment(
  reader: PackReader,
  pack: PackModel,
  attachment: PackAttachment,
  given: Uint8Array | undefined,
  numbers: PartNumbers,
): Promise<PackAnswer> {
  const kind = kindOf(attachment)
  if (kind === undefined || given === undefined) return { ok: false, fault: 'unsupported' }
  // A copy of its own: it is handed over to the thread, and the caller's may be part of something larger.
  const bytes = new Uint8Array(given)
  if (kind !== 'text') return reader.ask({ kind, bytes, numbers })
  const text = await extractText(bytes, mediaTypeOf(attachment))
  if (!text.ok) return { ok: false, fault: faultOf(text.fault) }
  const { title } = attachment
  return reader.ask({
    kind: 'text',
    title,
    note: pack.words.converted,
    lines: text.lines,
    language: pack.language,
    numbers,
  })
}

/** What is made of a file; undefined when it can only be named. */
function kindOf(attachment: PackAttachment): 'pdf' | 'picture' | 'text' | undefined {
  const type = mediaTypeOf(attachment)
  if (type === 'application/pdf') return 'pdf'
  if (type === word || type === 'text/plain') return 'text'
  return /^image\/(png|jpeg|gif|webp)$/.test(type) ? 'picture' : undefined
}

function mediaTypeOf({ mediaType }: PackAttachment): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
}

function faultOf(fault: ExtractFault): PackFault {
  return fault === 'tooManyPages' ? 'tooLarge' : fault
}

async function place(
  writer: PackWriter,
  parts: Map<string, Part>,
  id: string,
  { title, stamp }: PackAttachment,
  answer: PackAnswer,
): Promise<Placed> {
  if (!answer.ok) {
    if ('error' in answer) throw new Error(answer.error)
    return { id, title, stamp, fault: answer.fault }
  }
  const { part } = answer
  await writer.add(part, { title: `${stamp}: ${title}` })
  // Its objects are written; what is kept is where its pages are.
  part.bytes = new Uint8Array()
  part.offsets = new Float64Array()
  parts.set(id, part)
  return { id, title, stamp, pages: part.pages.length }
}

async function finish(
  pack: PackModel,
  placed: Placed[][],
  parts: Map<string, Part>,
  reader: PackReader,
  writer: PackWriter,
): Promise<PackResult> {
  const targets = new Map(
    placed.flat().flatMap(({ id, stamp, title }) => {
      const page = parts.get(id)?.pages[0]?.number
      return page === undefined ? [] : [[id, { page, title: `${stamp}: ${title}` }] as const]
    }),
  )
  const answer = await reader.ask({
    kind: 'front',
    files: frontFiles(pack, placed),
    numbers: writer.numbers(),
    targets,
  })
  if (!answer.ok) throw new Error(`The pages of the pack could not be drawn: ${JSON.stringify(answer)}`)
  const front = answer.part
  await writer.add(front, { title: pack.title })
  const starts = pack.sections.map(({ id }) => front.places[id] ?? front.pages.length)
  const pages = await writer.finish(pack, front, {
    cover: front.pages.slice(0, starts[0] ?? front.pages.length),
    sections: pack.sections.map(({ title }, at) => ({
      title,
      // A section may begin on the page of the next one, and has none of its own then.
      first: front.pages[starts[at] ?? 0]?.number ?? 0,
      pages: front.pages.slice(starts[at], starts[at + 1] ?? front.pages.length),
      files: (placed[at] ?? []).flatMap((one) => {
        const part = parts.get(one.id)
        return part ? [{ title: `${one.stamp}: ${one.title}`, stamp: one.stamp, pages: part.pages }] : []
      }),
    })),
  })
  const listed = placed.flat().flatMap(({ stamp, fault }) => (fault === undefined ? [] : [{ stamp, fault }]))
  return { pages, listed }
}
