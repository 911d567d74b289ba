import { crc32 } from 'node:zlib'
import { strFromU8, strToU8, Unzip, type UnzipFileInfo, UnzipInflate, unzipSync, zipSync } from 'fflate'
import type { FaultCode } from './model.ts'

/** What a file may be at most; 5,000 lines of 20 fields stay below a tenth of it. */
export const limits = { bytes: 10 * 2 ** 20, parts: 500, inflated: 60 * 2 ** 20, ratio: 250 } as const

type Opened = { ok: true; workbook: Uint8Array } | { ok: false; code: FaultCode }

class Refusal extends Error {
  readonly faultCode: FaultCode
  constructor(faultCode: FaultCode) {
    super(faultCode)
    this.faultCode = faultCode
  }
}

/**
 * Looks into an uploaded file before any library reads it as a workbook, and gives back a workbook of only the parts
 * that hold cells: no macros, links, objects or names, and nothing larger than allowed, whatever the file says of itself.
 */
export function openArchive(bytes: Uint8Array): Opened {
  try {
    if (bytes.length > limits.bytes) throw new Refusal('reporting.excel.tooLarge')
    // Old .xls and password-protected files are compound files, which begin like this.
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Refusal('reporting.excel.encrypted')
    refuseByName(contents(bytes))
    const parts = inflate(bytes)
    refuseDamaged(parts, checksumsOf(bytes))
    for (const [name, content] of Object.entries(parts)) refuseByContent(name, content)
    if (!parts['xl/workbook.xml']) throw new Refusal('reporting.excel.notAWorkbook')
    return { ok: true, workbook: zipSync(withoutNames(parts), { level: 0 }) }
  } catch (error) {
    return { ok: false, code: error instanceof Refusal ? error.faultCode : 'reporting.excel.notAWorkbook' }
  }
}

/** What the archive says it holds; nothing is unpacked. */
function contents(bytes: Uint8Array): UnzipFileInfo[] {
  const found: UnzipFileInfo[] = []
  unzipSync(bytes, {
    filter: (file) => {
      found.push(file)
      if (found.length > limits.parts) throw new Refusal('reporting.excel.tooManyParts')
      return false
    },
  })
  const sizes = found.map(({ originalSize }) => originalSize)
  if (sizes.reduce((sum, size) => sum + size, 0) > limits.inflated) throw new Refusal('reporting.excel.bomb')
  const isBomb = ({ size, originalSize }: UnzipFileInfo) => originalSize > 2 ** 20 && originalSize > size * limits.ratio
  if (found.some(isBomb)) throw new Refusal('reporting.excel.bomb')
  return found
}

const macros = /(^|\/)vbaproject|\/macrosheets\/|\/dialogsheets\/|vbadata|customui/
const links = /\/externallinks\/|connections\.xml|\/querytables\//
const objects = /\/embeddings\/|\/activex\/|\/ctrlprops\/|\.(exe|dll|ole|bin)$/

function refuseByName(found: UnzipFileInfo[]): void {
  for (const { name } of found) {
    const path = `/${name.replaceAll('\\', '/').toLowerCase()}`
    if (macros.test(path)) throw new Refusal('reporting.excel.macro')
    if (links.test(path)) throw new Refusal('reporting.excel.external')
    // Excel for Windows keeps the settings of a printer as .bin.
    if (objects.test(path) && !path.includes('/printersettings/')) throw new Refusal('reporting.excel.embedded')
  }
  if (new Set(found.map(({ name }) => name)).size < found.length) throw new Refusal('reporting.excel.notAWorkbook')
}

const sheetPart = /^xl\/worksheets\/sheet\d{1,4}\.xml$/
const wanted = new Set([
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/sharedStrings.xml',
  'xl/styles.xml',
])
const isWanted = (name: string) => wanted.has(name) || sheetPart.test(name)
const isRelations = (name: string) => name.endsWith('.rels')

/** Unpacks the parts that are needed, in small steps: a part that is larger than it says is stopped on the way. */
function inflate(bytes: Uint8Array): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array[]> = {}
  let total = 0
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name) && !isRelations(file.name)) return
    if (parts[file.name]) throw new Refusal('reporting.excel.notAWorkbook')
    const chunks: Uint8Array[] = []
    parts[file.name] = chunks
    file.ondata = (error, chunk) => {
      if (error) throw error
      total += chunk.length
      if (total > limits.inflated) throw new Refusal('reporting.excel.bomb')
      chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  const step = 16 * 1024
  for (let at = 0; at < bytes.length; at += step) {
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  }
  return Object.fromEntries(Object.entries(parts).map(([name, chunks]) => [name, joined(chunks)]))
}

function joined(chunks: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks))
}

/** fflate does not compare what it unpacks with the archive's own checksums: one flipped bit would be another figure. */
function refuseDamaged(parts: Record<string, Uint8Array>, checksums: ReadonlyMap<string, number>): void {
  const isDamaged = ([name, content]: [string, Uint8Array]) => crc32(content) !== checksums.get(name)
  if (Object.entries(parts).some(isDamaged)) throw new Refusal('reporting.excel.notAWorkbook')
}

/** The CRC-32 of each part as the directory at the end of the archive states it (APPNOTE 4.3.12, 4.3.16). */
function checksumsOf(bytes: Uint8Array): Map<string, number> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = raw.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const count = raw.readUInt16LE(end + 10)
  const checksums = new Map<string, number>()
  for (let index = 0, at = raw.readUInt32LE(end + 16); index < count; index += 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => raw.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    checksums.set(raw.toString('utf8', at + 46, at + 46 + name), raw.readUInt32LE(at + 16))
    at += 46 + name + extra + comment
  }
  return checksums
}

const hyperlink = /\bType=["'][^"']*\/hyperlink["']/

function refuseByContent(name: string, content: Uint8Array): void {
  const raw = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (raw.includes('<!DOCTYPE') || raw.includes('<!ENTITY')) throw new Refusal('reporting.excel.unsafe')
  if (name === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(raw.toString('latin1'))) {
    throw new Refusal('reporting.excel.macro')
  }
  if (!isRelations(name)) return
  for (const [relation] of raw.toString('latin1').matchAll(/<[^<>]*Relationship\s[^<>]*>/g)) {
    if (/vbaProject/i.test(relation)) throw new Refusal('reporting.excel.macro')
    if (/\/(oleObject|package|control)["']/.test(relation)) throw new Refusal('reporting.excel.embedded')
    // A link in a cell is text to us; a link the workbook takes figures from is not.
    const isOutside = /TargetMode\s*=\s*["']External/i.test(relation) || /\/externalLink/.test(relation)
    if (isOutside && !hyperlink.test(relation)) throw new Refusal('reporting.excel.external')
  }
}

/** Named areas can name the whole sheet, and the reader would unfold them cell by cell; nothing here needs them. */
function withoutNames(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const text = strFromU8(parts['xl/workbook.xml'] as Uint8Array)
  const stripped = text.replace(/<definedNames[\s\S]*?<\/definedNames\s*>/g, '')
  if (stripped.includes('definedName')) throw new Refusal('reporting.excel.unsafe')
  const kept = Object.entries(parts).filter(([name]) => isWanted(name))
  return { ...Object.fromEntries(kept), 'xl/workbook.xml': strToU8(stripped) }
}
