import { renderDocx } from '#platform/documents/docx.ts'
import type { DocumentModel } from '#platform/documents/model.ts'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { documentHtml } from './html.ts'
import type { Figures } from './model.ts'

export const formats = {
  pdf: { mediaType: 'application/pdf', render: renderPdf },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: renderDocx,
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', render: renderXlsx },
} as const

export type Format = keyof typeof formats

export function isFormat(text: string): text is Format {
  return Object.hasOwn(formats, text)
}

/** The bytes of a report in a format; `html` is one file that needs nothing else. */
export async function reportFile(
  { document, figures }: { document: DocumentModel; figures: Figures },
  format: Format | 'html',
): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(documentHtml(document, figures))
  return formats[format].render(document)
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
  const drawing = formats[format].render(document)
  kept.set(name, drawing)
  drawing.catch(() => kept.delete(name))
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return drawing
}
