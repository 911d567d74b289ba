import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { Document, Packer, Paragraph } from 'docx'
import { renderPdf } from '../pdf.ts'
import type { PackAttachment, PackModel } from './model.ts'

/** A PDF of plain pages, each with its own line of text; turned and cut as asked. */
export async function plainPdf(texts: string[], { rotate = 0, crop }: { rotate?: number; crop?: number[] } = {}) {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (const text of texts) {
    const page = document.addPage([595, 842])
    page.drawText(text, { x: 60, y: 500, size: 12 })
    if (rotate) page.node.set(PDFName.of('Rotate'), document.context.obj(rotate))
    if (crop) page.node.set(PDFName.of('CropBox'), document.context.obj(crop))
  }
  return document.save()
}

/** A PDF with everything that a pack must not carry on: scripts, actions, files, foreign links, metadata. */
export async function activePdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const page = document.addPage([595, 842])
  page.drawText('Ren tekst', { x: 60, y: 500, size: 12 })
  document.addJavaScript('start', 'app.alert("hemmeligt script")')
  await document.attach(Buffer.from('skjult fil'), 'skjult.txt', { mimeType: 'text/plain' })
  document.setTitle('Indre titel')
  const script = context.obj({ S: 'JavaScript', JS: PDFString.of('this.print()') })
  catalog.set(PDFName.of('OpenAction'), context.register(script))
  page.node.set(PDFName.of('AA'), context.obj({ O: context.register(script) }))
  const launch = context.obj({ S: 'Launch', F: PDFString.of('calc.exe') })
  const link = (action: object) =>
    context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], ...action }))
  page.node.set(
    PDFName.of('Annots'),
    context.obj([
      link({ A: context.register(launch) }),
      link({ A: { S: 'URI', URI: PDFString.of('https://example.dk/sti(1)') } }),
      link({ A: { S: 'URI', URI: PDFString.of('pack:file-0') } }),
      link({ A: { S: 'URI', URI: PDFString.of('javascript:alert(1)') }, AA: { U: script } }),
      context.register(
        context.obj({ Subtype: 'FileAttachment', Rect: [0, 0, 9, 9], FS: { Type: 'Filespec', F: PDFString.of('x') } }),
      ),
      context.register(
        context.obj({ Subtype: 'Widget', FT: 'Tx', Rect: [0, 0, 9, 9], A: script, V: PDFString.of('v') }),
      ),
    ]),
  )
  return document.save()
}

export async function wordFile(lines: string[]): Promise<Uint8Array> {
  const document = new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** One white pixel. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function attached(
  title: string,
  stamp: string,
  bytes: Uint8Array,
  mediaType = 'application/pdf',
): PackAttachment {
  return { title, stamp, mediaType, read: async () => bytes }
}

/** A tagged PDF with headings, links inside and a table of contents. */
export function taggedPdf(): Promise<Uint8Array> {
  return renderPdf({
    title: 'Notat om haver',
    language: 'da',
    date: '2026-01-01',
    author: 'Haveforeningen',
    blocks: [
      { kind: 'heading', id: 'et', level: 1, text: 'Første kapitel' },
      { kind: 'paragraph', runs: [{ text: 'Se mere på ' }, { text: 'siden', href: 'https://example.dk/' }] },
    ],
  })
}

export function fixturePack(sections: PackModel['sections']): PackModel {
  return {
    title: 'Dagsorden for haveudvalget',
    subtitle: 'Ordinært møde',
    language: 'da',
    date: '2026-03-01',
    author: 'Haveforeningen',
    front: ['Torsdag den 12. marts 2026 kl. 9.00–12.00', 'Sted: Væksthuset'],
    words: {
      contents: 'Indhold',
      attachments: 'Bilag',
      page: 'side',
      of: 'af',
      converted: 'Teksten er taget ud af en fil; opsætningen kan afvige.',
      fault: {
        unsupported: 'vises ikke: filtypen',
        encrypted: 'vises ikke: beskyttet med adgangskode',
        unreadable: 'vises ikke: filen kan ikke læses',
        tooLarge: 'vises ikke: for stor',
        tooSlow: 'vises ikke: tager for lang tid',
        noText: 'vises ikke: ingen tekst',
      },
    },
    sections,
  }
}

export async function encryptedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.addPage().drawText('Hemmeligt')
  await document.encrypt({ userPassword: 'hemmeligt', ownerPassword: 'ejer' })
  return document.save()
}
