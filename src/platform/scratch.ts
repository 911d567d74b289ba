import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Longer than any file is in the making. By age and not by process: several programs may share the folder. */
const abandonedAfterHours = 6

/**
 * Does work in a folder of its own, for a file that is stored when it is whole (arbejdsmappe). The folder is deleted
 * afterwards, and with it what runs before left behind that were killed: half a file may hold what is closed.
 *
 * @param name - begins the names of the folders, those of other work are left alone
 */
export async function inFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  await sweep(name)
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function sweep(name: string): Promise<void> {
  const before = Date.now() - abandonedAfterHours * 3_600_000
  for (const found of await readdir(tmpdir())) {
    if (!found.startsWith(`${name}-`)) continue
    const path = join(tmpdir(), found)
    // Another instance may sweep at the same moment.
    const made = await stat(path).catch(() => undefined)
    if (made && made.mtimeMs < before) await rm(path, { recursive: true, force: true })
  }
}
