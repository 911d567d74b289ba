import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'

/** Nothing is read from here: every file is handed over in memory, and the folder does not exist. */
const WORKSPACE = resolve('/document')
const FACES = ['Regular', 'Italic', 'SemiBold', 'SemiBoldItalic', 'Bold', 'BoldItalic']

let shared: NodeCompiler | undefined

/** Any Typst text with the files that it reads, as PDF. */
export function compileTypst(main: string, files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const typst = compiler()
  try {
    const document = compile(typst, main, files)
    try {
      return typst.pdf(document, { pdfStandard: 'ua-1' })
    } catch {
      return typst.pdf(document)
    }
  } finally {
    typst.resetShadow()
    // The next document has other texts; keeping the layout of this one would only grow the memory.
    typst.evictCache(0)
  }
}

function compile(
  typst: NodeCompiler,
  main: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): NodeTypstDocument {
  for (const [name, content] of files) typst.mapShadow(join(WORKSPACE, name), Buffer.from(content))
  const compiled = typst.compile({ mainFileContent: main })
  const document = compiled.result
  if (document) return document
  const problems = compiled.takeDiagnostics()?.shortDiagnostics ?? []
  throw new Error(`Typst could not lay out the document: ${JSON.stringify(problems)}`)
}

function compiler(): NodeCompiler {
  shared ??= NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts() }] })
  return shared
}

/** IBM Plex Sans comes with the design system of the pages. */
function fonts(): Buffer[] {
  const entry = createRequire(import.meta.url).resolve('dkfds')
  const folder = join(dirname(entry), '..', 'fonts', 'IBMPlexSans', 'complete', 'ttf')
  return FACES.map((face) => readFileSync(join(folder, `IBMPlexSans-${face}.ttf`)))
}
