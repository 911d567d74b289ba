import type { DocumentModel } from './model.ts'
import { type TypstFiles, typstFiles } from './typst.ts'
import { compileTypst } from './typst-compiler.ts'
import { TYPST_TEMPLATE } from './typst-template.ts'

/**
 * Draws a document as PDF: tagged, in its language, with table of contents, running head and "side x af y".
 *
 * The file follows PDF/UA-1. Where a text has a character that no font here can draw, or headings skip a level, that
 * standard cannot be met; the file is then an ordinary tagged PDF rather than none.
 */
export async function renderPdf(model: DocumentModel): Promise<Uint8Array> {
  return compilePdf(typstFiles(model))
}

/** Typst alone: the files of a report as PDF. */
export function compilePdf(files: TypstFiles): Uint8Array {
  return compileTypst(TYPST_TEMPLATE, files)
}
