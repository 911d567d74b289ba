import { Worker } from 'node:worker_threads'
import { packLimits } from './model.ts'
import type { PackAnswer, PackTask } from './worker.ts'

/**
 * Reads the files of a pack in a thread of its own, one at a time. A file that is made to be endless costs that thread,
 * never the program; the next file gets a new one.
 */
export class PackReader {
  private worker: Worker | undefined
  private answered: (answer: PackAnswer) => void = () => {}

  async ask(task: PackTask): Promise<PackAnswer> {
    this.worker ??= this.begin()
    const before = process.memoryUsage.rss()
    const stopWith = (fault: 'tooSlow' | 'tooLarge') => {
      this.answered({ ok: false, fault })
      void this.stop()
    }
    const slow = setTimeout(() => stopWith('tooSlow'), packLimits.milliseconds)
    // What is unpacked stands outside the heap that the thread's own limit counts.
    const large = setInterval(() => {
      if (process.memoryUsage.rss() - before > packLimits.memory * 2 ** 20) stopWith('tooLarge')
    }, 100)
    try {
      return await new Promise((resolve) => {
        this.answered = resolve
        this.worker?.postMessage(task, 'bytes' in task ? [task.bytes.buffer as ArrayBuffer] : [])
      })
    } finally {
      clearTimeout(slow)
      clearInterval(large)
    }
  }

  async stop(): Promise<void> {
    const stopped = this.worker
    this.worker = undefined
    await stopped?.terminate()
  }

  private begin(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      // A small nursery: what is read of one file is soon gone, and the peak of memory stays low.
      resourceLimits: { maxOldGenerationSizeMb: packLimits.memory, maxYoungGenerationSizeMb: 32 },
      // The library warns of odd files; the log of the program is not its.
      stdout: true,
      stderr: true,
    })
    // A thread that was given up may still say something; nobody waits for it any more.
    const current = (answer: PackAnswer) => {
      if (this.worker === worker) this.answered(answer)
    }
    const broken = (fault: 'tooLarge' | 'unreadable') => {
      current({ ok: false, fault })
      if (this.worker === worker) this.worker = undefined
    }
    worker.on('message', current)
    worker.on('error', (error) => {
      broken((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'unreadable')
    })
    worker.on('exit', () => broken('unreadable'))
    return worker
  }
}
