import { parentPort, workerData } from 'node:worker_threads'
import type { ExtractTask } from './extract-text.ts'
import { ExtractError, type Extracted, mediaTypes } from './model.ts'

const { bytes, type, limits } = workerData as ExtractTask

async function read(): Promise<Extracted> {
  try {
    const lines =
      type === mediaTypes.pdf
        ? await (await import('./pdf.ts')).pdfLines(bytes, limits)
        : await (await import('./docx.ts')).docxLines(bytes, limits)
    const size = lines.reduce((sum, line) => sum + line.length, 0)
    if (size > limits.bytes) return { ok: false, fault: 'tooLarge' }
    return lines.some((line) => line.trim() !== '') ? { ok: true, lines } : { ok: false, fault: 'noText' }
  } catch (error) {
    return { ok: false, fault: error instanceof ExtractError ? error.fault : 'unreadable' }
  }
}

parentPort?.postMessage(await read())
