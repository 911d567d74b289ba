import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inflate } from '@sparticuz/chromium'

/** A Chromium to start: the program and the environment it needs. */
export type Browser = { executablePath: string; env: Record<string, string> }

/** Nothing may leave the machine, and nothing may depend on a screen or a graphics card. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser of this machine: the one named by PLAYWRIGHT_CHROMIUM, else an installed one,
 * else the one from the npm package `@sparticuz/chromium` (Linux on x64).
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.PLAYWRIGHT_CHROMIUM
  if (named && !existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM names no file: ${named}`)

  const found = named ?? installed.find((file) => existsSync(file))
  return found ? { executablePath: found, env: {} } : unpackedBrowser()
}

/**
 * Unpacks the browser once, beside the package. It is unpacked in a folder of its own and renamed when
 * complete, so neither an interrupted run nor two runs at once leave half a browser.
 */
async function unpackedBrowser(): Promise<Browser> {
  const packed = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(await readFile(path.join(packed, 'package.json'), 'utf8')) as { version: string }
  const cache = path.join(packed, '..', '..', '.cache')
  const folder = path.join(cache, `chromium-${version}`)

  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true })
    const half = await mkdtemp(path.join(cache, 'unpacking-'))
    await unpackInto(half, path.join(packed, 'bin'))
    await rename(half, folder).catch(() => rm(half, { recursive: true })) // someone else was first
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: await fontsOf(folder) },
  }
}

/** The package unpacks into the system's temporary folder only, so that is what `folder` is for a moment. */
async function unpackInto(folder: string, packed: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    // al2023 holds the system libraries (nss, nspr, expat) that a machine without a desktop lacks.
    for (const name of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(path.join(packed, name))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The package's own font settings name /tmp/fonts, wherever it was unpacked. */
async function fontsOf(folder: string): Promise<string> {
  const file = path.join(folder, 'fonts.conf')
  const here = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
  if (!existsSync(file)) await writeFile(file, here)
  return file
}
