import { AppError } from './errors.ts'

const starts: Record<string, number[][]> = {
  'application/pdf': [[0x25, 0x50, 0x44, 0x46]],
  'image/png': [[0x89, 0x50, 0x4e, 0x47]],
  'image/jpeg': [[0xff, 0xd8, 0xff]],
}
const zipStart = [0x50, 0x4b, 0x03, 0x04]
const office = /^application\/vnd\.openxmlformats-officedocument\./
/** The folder in its archive that makes it the kind it is. */
const folders: Record<string, string> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word/',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xl/',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'ppt/',
}

/**
 * Refuses a file that is not what it says it is, and office files with macros: parts named in the directory of their
 * archive, whatever the file is called. PDF may begin with a few bytes of something else, as readers allow.
 *
 * @throws AppError invalid files.notItsType, files.macros
 */
export function refuseFalseContent(bytes: Uint8Array, mediaType: string): void {
  const wanted = office.test(mediaType) ? [zipStart] : starts[mediaType]
  const reach = mediaType === 'application/pdf' ? 1024 : 0
  if (wanted && !wanted.some((start) => beginsWithin(bytes, start, reach))) {
    throw new AppError('invalid', 'files.notItsType', { field: 'file' })
  }
  const folder = folders[mediaType]
  if (folder && !namesOf(bytes).includes(folder)) throw new AppError('invalid', 'files.notItsType', { field: 'file' })
  if (office.test(mediaType) && holdsMacros(bytes)) throw new AppError('invalid', 'files.macros', { field: 'file' })
}

function beginsWithin(bytes: Uint8Array, start: number[], reach: number): boolean {
  for (let at = 0; at <= Math.min(reach, bytes.length - start.length); at += 1) {
    if (start.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

function holdsMacros(bytes: Uint8Array): boolean {
  return /vbaproject\.bin|vbadata\.xml|macrosheets\//i.test(namesOf(bytes))
}

/** Names of parts stand uncompressed in the archive. */
function namesOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
