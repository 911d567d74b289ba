import { Worker } from 'node:worker_threads'
import { defaultLimits, type Extracted, type ExtractFault, type ExtractLimits, mediaTypes } from './model.ts'
import { readPlain } from './plain.ts'

/**
 * Takes the text out of a file as lines. PDF and Word are read in a thread of their own with bounded memory and time:
 * a file made to be endless costs that thread, never the program.
 *
 * @param bytes - the file; it is not changed
 * @param mediaType - what the file is; parameters like `; charset=utf-8` are allowed
 * @returns the lines, or why there are none; never throws for what is in the file
 */
export async function extractText(
  bytes: Uint8Array,
  mediaType: string,
  limits: Partial<ExtractLimits> = {},
): Promise<Extracted> {
  const bounds = { ...defaultLimits, ...limits }
  const type = mediaType.split(';')[0]?.trim().toLowerCase()
  if (bytes.length > bounds.bytes) return { ok: false, fault: 'tooLarge' }
  if (type === mediaTypes.text) return readPlain(bytes)
  if (type !== mediaTypes.pdf && type !== mediaTypes.docx) return { ok: false, fault: 'unsupported' }
  return inThread({ bytes, type, limits: bounds })
}

/** What the thread is asked. */
export type ExtractTask = { bytes: Uint8Array; type: string; limits: ExtractLimits }

function inThread(task: ExtractTask): Promise<Extracted> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: task.limits.memory },
      // The libraries warn of odd fonts and unknown styles; the log of the program is not theirs.
      stdout: true,
      stderr: true,
    })
    const finish = (result: Extracted) => {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A thread that is stopped may still report an error; nobody waits for it any more.
      worker.on('error', () => {})
      void worker.terminate()
      resolve(result)
    }
    const refuse = (fault: ExtractFault) => finish({ ok: false, fault })
    const timer = setTimeout(() => refuse('tooSlow'), task.limits.milliseconds)
    worker.on('message', finish)
    worker.on('error', (error) => {
      refuse((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'unreadable')
    })
    worker.on('exit', () => refuse('unreadable'))
  })
}
