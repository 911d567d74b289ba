import { parentPort, workerData } from 'node:worker_threads'
import { readMinutes } from './rules/read-minutes.ts'

// Reads a long file in a thread of its own, so that everybody else's requests go on meanwhile.
parentPort?.postMessage(readMinutes(workerData as string[]))
