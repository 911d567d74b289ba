import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * How a command on the same machine reaches the running server. The token is new at each start and stands
 * only in the lock file, which nobody but the owner of the folder can read.
 */
export type Control = { port: number; token: string }

/** The embedded folder is in use by another running process. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
  readonly pid: number
  /** Address of the running server, when it has said so. */
  readonly address: string | undefined
  readonly control: Control | undefined

  constructor(folder: string, { pid, address, control }: Owner) {
    super(
      `Mappen ${folder} bruges allerede af proces ${pid}${address ? ` på ${address}` : ''}. ` +
        'Den indlejrede database kan kun bruges af én proces ad gangen: stop den anden, eller vælg en anden mappe med RAMMEVAERK_DATA.',
    )
    this.pid = pid
    this.address = address
    this.control = control
  }
}

type Owner = { pid: number; started: string; address?: string; control?: Control }

/**
 * Takes the embedded database folder for this process. PGlite itself would let a second process open
 * it and lose its writes. A lock left by a killed process is recognised (its process is gone, or the
 * number now belongs to a process that started at another time) and taken over.
 *
 * @throws FolderInUse when another live process holds the folder
 */
export function lockFolder(folder: string): {
  announce(address: string, control?: Control): void
  release(): void
} {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'lock.json')
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) ?? '' }

  for (;;) {
    try {
      place(file, mine)
      return {
        announce: (address, control) => rewrite(file, { ...mine, address, control }),
        release: () => rmSync(file, { force: true }),
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = readOwner(file)
      if (owner && isAlive(owner)) throw new FolderInUse(folder, owner)
      rmSync(file, { force: true })
    }
  }
}

/** Who holds the folder now, or undefined when nobody alive does. */
export function folderOwner(folder: string): { pid: number; address?: string; control?: Control } | undefined {
  const owner = readOwner(join(folder, 'lock.json'))
  return owner && isAlive(owner) ? owner : undefined
}

/** Puts the lock where none is, whole at once: another process never reads half of it. @throws EEXIST when there is one */
function place(file: string, owner: Owner) {
  const unfinished = writeUnfinished(file, owner)
  try {
    linkSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function rewrite(file: string, owner: Owner) {
  renameSync(writeUnfinished(file, owner), file)
}

function writeUnfinished(file: string, owner: Owner): string {
  const unfinished = `${file}.${owner.pid}`
  writeFileSync(unfinished, JSON.stringify(owner), { mode: 0o600 })
  return unfinished
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function isAlive({ pid, started }: Owner): boolean {
  if (pid === process.pid) return started === (startOf(pid) ?? '')
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (hasEnded(pid)) return false
  const now = startOf(pid)
  return now === undefined || started === '' || now === started
}

/** A killed process keeps its number until its parent has asked how it ended (zombie); it holds nothing any more. */
function hasEnded(pid: number): boolean {
  return ['Z', 'X'].includes(statOf(pid)[0] ?? '')
}

/** Start time of a process in clock ticks since boot (Linux); undefined elsewhere. */
function startOf(pid: number): string | undefined {
  return statOf(pid)[19]
}

/** The fields of /proc/…/stat after the name: state, parent, …; empty where there is no such file. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
