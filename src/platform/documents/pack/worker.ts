import { parentPort } from 'node:worker_threads'
import { picturePdf, textPdf } from './convert.ts'
import { type FrontFiles, frontPdf } from './front-pdf.ts'
import type { Targets } from './links.ts'
import type { PackFault } from './model.ts'
import { PackRefusal, type Part, type PartNumbers, readPart } from './part.ts'

/** What the thread is asked: a file of the pack, or the pack's own pages. */
export type PackTask =
  | { kind: 'pdf' | 'picture'; bytes: Uint8Array; numbers: PartNumbers }
  | { kind: 'text'; title: string; note: string; lines: string[]; language: 'da' | 'en'; numbers: PartNumbers }
  | { kind: 'front'; files: FrontFiles; numbers: PartNumbers; targets: Targets }

export type PackAnswer = { ok: true; part: Part } | { ok: false; fault: PackFault } | { ok: false; error: string }

parentPort?.on('message', async (task: PackTask) => {
  const answer = await read(task)
  const moved = answer.ok ? [answer.part.bytes, answer.part.offsets].map(({ buffer }) => buffer as ArrayBuffer) : []
  parentPort?.postMessage(answer, moved)
})

async function read(task: PackTask): Promise<PackAnswer> {
  try {
    return { ok: true, part: await partOf(task) }
  } catch (error) {
    if (error instanceof PackRefusal) return { ok: false, fault: error.fault }
    // What is wrong with the pack's own pages is a fault of the program; a foreign file may be anything.
    return task.kind === 'front'
      ? { ok: false, error: String((error as Error).stack) }
      : { ok: false, fault: 'unreadable' }
  }
}

async function partOf(task: PackTask): Promise<Part> {
  switch (task.kind) {
    case 'pdf':
      return readPart(task.bytes, task.numbers)
    case 'picture':
      return readPart(picturePdf(task.bytes), task.numbers)
    case 'text':
      return readPart(textPdf(task), task.numbers)
    case 'front':
      return readPart(frontPdf(task.files), task.numbers, task.targets)
  }
}
