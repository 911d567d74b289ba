import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Zip, ZipDeflate } from 'fflate'

/** One file of an archive; its content is read while it is written. */
export type ArchiveEntry = { path: string; content: AsyncIterable<Uint8Array | string> }

/** What the index says of a file. */
export type ArchivedFile = { path: string; size: number; sha256: string }

/**
 * Writes entries to a zip file, one after the other, and last `index.json` and `index.html` with the
 * SHA-256 of each. Memory holds a chunk, whatever the size of the archive.
 */
export async function writeArchive(
  file: string,
  head: { title: string; created: string },
  entries: AsyncIterable<ArchiveEntry>,
): Promise<ArchivedFile[]> {
  const output = createWriteStream(file, { mode: 0o600 })
  const zip = new Zip((error, chunk, final) => {
    if (error) output.destroy(error)
    else output.write(chunk)
    if (final) output.end()
  })
  // A failure of the disk is thrown where the file is awaited, not beside it.
  const written = finished(output)
  written.catch(() => {})
  try {
    const files: ArchivedFile[] = []
    for await (const entry of entries) files.push(await addEntry(zip, output, entry))
    const index = JSON.stringify({ ...head, files }, null, 2)
    await addEntry(zip, output, { path: 'index.json', content: one(index) })
    await addEntry(zip, output, { path: 'index.html', content: one(indexPage(head, files)) })
    zip.end()
    await written
    return files
  } catch (error) {
    output.destroy()
    throw error
  }
}

async function addEntry(
  zip: Zip,
  output: NodeJS.WritableStream & { writableNeedDrain: boolean },
  { path, content }: ArchiveEntry,
): Promise<ArchivedFile> {
  const part = new ZipDeflate(path, { level: 6 })
  const hash = createHash('sha256')
  let size = 0
  zip.add(part)
  for await (const given of content) {
    const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given
    hash.update(bytes)
    size += bytes.length
    part.push(bytes)
    if (output.writableNeedDrain) await once(output, 'drain')
  }
  part.push(new Uint8Array(), true)
  return { path, size, sha256: hash.digest('hex') }
}

async function* one(text: string): AsyncGenerator<string> {
  yield text
}

function indexPage({ title, created }: { title: string; created: string }, files: ArchivedFile[]): string {
  const rows = files.map(
    ({ path, size, sha256 }) =>
      `<tr><td><a href="${escaped(encodeURI(path))}">${escaped(path)}</a></td><td>${size}</td><td><code>${sha256}</code></td></tr>`,
  )
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><h1>${escaped(title)}</h1><p>${escaped(created)}</p><table><thead><tr><th scope="col">Fil</th><th scope="col">Byte</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows.join('')}</tbody></table></body></html>\n`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** One line of a CSV file (RFC 4180), its fields as `csvField` writes them. */
export function csvLine(values: unknown[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}

/**
 * One field of a CSV file: null is empty, text is quoted where it must be. A text that a spreadsheet would compute is
 * kept as text by an apostrophe; figures stay figures.
 */
export function csvField(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const isFigure = /^-?\d+(\.\d+)?$/.test(text)
  const safe = /^[=+\-@\t\r]/.test(text) && !isFigure ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
