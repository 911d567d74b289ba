import { Worker } from 'node:worker_threads'
import { extractText } from '#platform/extract/extract-text.ts'
import { defaultLimits, type ExtractFault, mediaTypes } from '#platform/extract/model.ts'
import type { ReadMinutes } from './model.ts'
import { readMinutes } from './rules/read-minutes.ts'

export type MinutesFile = { ok: true; lines: string[]; minutes: ReadMinutes } | { ok: false; fault: ExtractFault }

/** As many as the pages that are read at most hold when they are full. */
const mostLines = defaultLimits.pages * 50
/** Longer files are read in a thread of their own; a usual pack is read before a thread would have begun. */
const linesAtOnce = 20_000
/** What looks at a line looks at all of it, some of it more than once: no person writes one as long. */
const longestAtOnce = 2_000

/** Reads minutes (referat) from a text, PDF or Word file, with its lines as they were taken out of it. */
export async function readMinutesFile(bytes: Uint8Array, mediaType: string): Promise<MinutesFile> {
  const text = await extractText(bytes, mediaType)
  if (!text.ok) return text
  const { lines } = text
  if (lines.length > mostLines) return { ok: false, fault: 'tooManyPages' }
  const isUsual = lines.length <= linesAtOnce && lines.every(({ length }) => length <= longestAtOnce)
  if (isUsual) return { ok: true, lines, minutes: readMinutes(lines) }
  const read = await inThread(lines)
  return typeof read === 'string' ? { ok: false, fault: read } : { ok: true, lines, minutes: read }
}

/** Bounded in time and memory, whatever the file holds. */
function inThread(lines: string[]): Promise<ReadMinutes | ExtractFault> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: lines,
      resourceLimits: { maxOldGenerationSizeMb: defaultLimits.memory },
    })
    const finish = (result: ReadMinutes | ExtractFault) => {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A thread that is stopped may still report an error; nobody waits for it any more.
      worker.on('error', () => {})
      void worker.terminate()
      resolve(result)
    }
    const timer = setTimeout(() => finish('tooSlow'), defaultLimits.milliseconds)
    worker.on('message', finish)
    worker.on('error', () => finish('tooLarge'))
    worker.on('exit', () => finish('tooLarge'))
  })
}

/** What a file is by the ending of its name; browsers do not agree on what they call Word and text. */
export function mediaTypeOf(fileName: string): string {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  if (ending === 'pdf' || ending === 'docx') return mediaTypes[ending]
  return ending === 'txt' || ending === undefined ? mediaTypes.text : 'application/octet-stream'
}
