import { renderDocx } from '#platform/documents/docx.ts'
import type { DocumentModel } from '#platform/documents/model.ts'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { documentHtml } from './html.ts'
import type { Figures } from './model.ts'

const renderers = { pdf: renderPdf, docx: renderDocx, xlsx: renderXlsx } as const

export type Format = keyof typeof renderers

export function isFormat(text: string): text is Format {
  return Object.hasOwn(renderers, text)
}

/** The bytes of a report in a format; `html` is one file that needs nothing else. */
export async function reportFile(
  { document, figures }: { document: DocumentModel; figures: Figures },
  format: Format | 'html',
): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(documentHtml(document, figures))
  return renderers[format](document)
}

const kept = new Map<string, Promise<Uint8Array>>()
const most = 24

/**
 * The file of a document. `key` names unchanging content (an edition and its format): the same file is
 * drawn once and kept, the oldest is dropped beyond 24.
 */
export async function drawnFile(key: string, document: DocumentModel, format: Format): Promise<Uint8Array> {
  const name = `${key}.${format}`
  const found = kept.get(name)
  if (found) return found
  const drawing = renderers[format](document)
  kept.set(name, drawing)
  drawing.catch(() => kept.delete(name))
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return drawing
}
