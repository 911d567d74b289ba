import { extractText } from '#platform/extract/extract-text.ts'
import { type ExtractFault, mediaTypes } from '#platform/extract/model.ts'
import type { ReadMinutes } from './model.ts'
import { readMinutes } from './rules/read-minutes.ts'

export type MinutesFile = { ok: true; lines: string[]; minutes: ReadMinutes } | { ok: false; fault: ExtractFault }

/** Reads minutes (referat) from a text, PDF or Word file, with its lines as they were taken out of it. */
export async function readMinutesFile(bytes: Uint8Array, mediaType: string): Promise<MinutesFile> {
  const text = await extractText(bytes, mediaType)
  if (!text.ok) return text
  return { ok: true, lines: text.lines, minutes: readMinutes(text.lines) }
}

/** What a file is by the ending of its name; browsers do not agree on what they call Word and text. */
export function mediaTypeOf(fileName: string): string {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  if (ending === 'pdf' || ending === 'docx') return mediaTypes[ending]
  return ending === 'txt' || ending === undefined ? mediaTypes.text : 'application/octet-stream'
}
