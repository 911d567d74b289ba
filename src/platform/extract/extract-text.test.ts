import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fixtureDocument } from '#platform/documents/fixture.ts'
import { renderPdf } from '#platform/documents/pdf.ts'
import { extractText } from './extract-text.ts'
import { htmlLines } from './html-lines.ts'
import { mediaTypes } from './model.ts'
import { pageLines } from './pdf.ts'

const { text, pdf, docx } = mediaTypes
const utf8 = (value: string) => new TextEncoder().encode(value)

async function linesOf(bytes: Uint8Array, type: string): Promise<string[]> {
  const result = await extractText(bytes, type)
  if (!result.ok) throw new Error(result.fault)
  return result.lines
}

describe('text', () => {
  test('is read in UTF-8, UTF-16 and the old Windows letters, with line ends of every system', async () => {
    expect(await linesOf(utf8('Æbler\r\nog pærer\n'), text)).toEqual(['Æbler', 'og pærer'])
    expect(await linesOf(utf8('\ufeffa\rb'), 'text/plain; charset=utf-8')).toEqual(['a', 'b'])
    expect(await linesOf(new Uint8Array([0xc6, 0x62, 0x6c, 0x65]), text)).toEqual(['Æble'])
    expect(await linesOf(new Uint8Array([0xff, 0xfe, 0xc6, 0x00]), text)).toEqual(['Æ'])
  })

  test('that is empty or no text is told apart', async () => {
    expect(await extractText(utf8(' \n\n'), text)).toEqual({ ok: false, fault: 'noText' })
    expect(await extractText(new Uint8Array([1, 0, 2, 0, 65]), text)).toEqual({ ok: false, fault: 'unreadable' })
    expect(await extractText(utf8('x'), 'image/png')).toEqual({ ok: false, fault: 'unsupported' })
  })
})

describe('PDF', () => {
  test('gives its lines in order, pages marked, words whole', async () => {
    const bytes = await renderPdf(fixtureDocument())
    const lines = await linesOf(bytes, pdf)
    expect(lines.filter((line) => line.startsWith('\f')).length).toBeGreaterThanOrEqual(12)
    const all = lines.join('\n')
    for (const words of [
      'Samlet opgørelse for alle haver',
      'Sammenfatning',
      'Område 1: høst og forbrug',
      '• Tre haver har udvidet.',
    ]) {
      expect(all).toContain(words)
    }
    expect(all).toMatch(/Have 1\.1 {3}Æblehaven ved den gamle\s+mølle|Have 1\.1 {3}Æblehaven/)
    expect(all.indexOf('Område 1')).toBeLessThan(all.lastIndexOf('Område 2'))
  })

  test('that is damaged, protected, too long or too slow is refused', async () => {
    const bytes = await renderPdf(fixtureDocument())
    expect(await extractText(bytes, pdf, { pages: 3 })).toEqual({ ok: false, fault: 'tooManyPages' })
    expect(await extractText(bytes, pdf, { milliseconds: 1 })).toEqual({ ok: false, fault: 'tooSlow' })
    expect(await extractText(bytes, pdf, { bytes: 100 })).toEqual({ ok: false, fault: 'tooLarge' })
    expect(await extractText(utf8('%PDF-1.7 nothing'), pdf)).toEqual({ ok: false, fault: 'unreadable' })
    expect(await extractText(new Uint8Array(), pdf)).toEqual({ ok: false, fault: 'unreadable' })
  })

  test('leaves the given bytes as they were', async () => {
    const bytes = await renderPdf(fixtureDocument())
    const before = bytes.slice()
    await extractText(bytes, pdf)
    expect(Buffer.from(bytes).equals(Buffer.from(before))).toBe(true)
  })

  test('keeps columns apart, joins pieces of one word and shows paragraphs', () => {
    const piece = (value: string, x: number, y: number, width: number) => ({ text: value, x, y, width, size: 10 })
    expect(
      pageLines([
        piece('Til ste', 50, 700, 30),
        piece('de', 80, 700, 10),
        piece('Formanden', 200, 700.5, 50),
        piece('og', 252, 700, 10),
        piece('Næste afsnit', 50, 670, 60),
      ]),
    ).toEqual(['Til stede   Formanden og', '', 'Næste afsnit'])
    expect(pageLines([])).toEqual([])
  })
})

const word = (children: ConstructorParameters<typeof Document>[0]['sections'][0]['children']) =>
  Packer.toBuffer(new Document({ sections: [{ children }] }))

describe('Word', () => {
  test('gives paragraphs, bullets, table rows and page breaks', async () => {
    const cell = (value: string) => new TableCell({ children: [new Paragraph(value)] })
    const bytes = await word([
      new Paragraph({ text: 'Punkt 1. Æbler & pærer', heading: 'Heading1' }),
      new Paragraph({ children: [new TextRun('første'), new TextRun({ text: 'linje', break: 1 })] }),
      new Paragraph({ text: 'Godkender', bullet: { level: 0 } }),
      new Paragraph({ text: 'Drøfter', bullet: { level: 0 } }),
      new Table({ rows: [new TableRow({ children: [cell('Til stede'), cell('Formanden')] })] }),
      new Paragraph({ children: [new PageBreak(), new TextRun('Næste side')] }),
    ])
    expect(await linesOf(bytes, docx)).toEqual([
      'Punkt 1. Æbler & pærer',
      '',
      'første',
      'linje',
      '',
      '• Godkender',
      '• Drøfter',
      '',
      'Til stede   Formanden',
      '\fNæste side',
    ])
  })

  test('keeps the room empty paragraphs give', async () => {
    const bytes = await word(['Kasse', 'Punkt 3', '', 'Tekst', '', ''].map((line) => new Paragraph(line)))
    expect(await linesOf(bytes, docx)).toEqual(['Kasse', '', 'Punkt 3', '', '', 'Tekst'])
  })

  test('numbers the items of an ordered list and nests', () => {
    expect(htmlLines('<ol><li>Et<ul><li>a</li></ul></li><li>To &lt;3&#230;</li></ol><p>x</p>')).toEqual([
      '1. Et',
      '• a',
      '2. To <3æ',
      '',
      'x',
    ])
  })

  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const parts = (document: string, more: Record<string, Uint8Array> = {}) => ({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(document),
    ...more,
  })
  const body = (inside: string) =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`
  const paragraph = (value: string) => `<w:p><w:r><w:t>${value}</w:t></w:r></w:p>`

  test('made by hand is read, whatever else the archive holds', async () => {
    const more = { 'word/vbaProject.bin': new Uint8Array(50), '../../evil': new Uint8Array(5) }
    expect(await linesOf(zipSync(parts(body(paragraph('Hej')), more)), docx)).toEqual(['Hej'])
  })

  test('that unfolds without end, nests without end or has entities is refused', async () => {
    const bomb = zipSync(parts(body(paragraph('x'.repeat(30 * 2 ** 20)))), { level: 9 })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await extractText(bomb, docx, { inflated: 2 ** 20 })).toEqual({ ok: false, fault: 'tooLarge' })
    const deep = body(`${'<w:sdt><w:sdtContent>'.repeat(50_000)}${'</w:sdtContent></w:sdt>'.repeat(50_000)}`)
    expect(await extractText(zipSync(parts(deep)), docx)).toEqual({ ok: false, fault: 'unreadable' })
    const entity = `<!DOCTYPE a [<!ENTITY b "c">]>${body(paragraph('&b;'))}`
    expect(await extractText(zipSync(parts(entity)), docx)).toEqual({ ok: false, fault: 'unreadable' })
  })

  test('that is damaged or protected is refused', async () => {
    const good = zipSync(parts(body(paragraph('Hej'))), { level: 0 })
    const broken = good.slice()
    const at = Buffer.from(good).indexOf('Hej')
    broken[at] = 0x58
    expect(await extractText(broken, docx)).toEqual({ ok: false, fault: 'unreadable' })
    expect(await extractText(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), docx)).toEqual({ ok: false, fault: 'encrypted' })
    expect(await extractText(utf8('PK'), docx)).toEqual({ ok: false, fault: 'unreadable' })
  })

  test('and PDF with any bytes changed never throw', async () => {
    const files: [Uint8Array, string][] = [
      [zipSync(parts(body(paragraph('Hej')))), docx],
      [await renderPdf(fixtureDocument({ blocks: [] })), pdf],
    ]
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), changes, async ([bytes, kind], edits) => {
        const changed = bytes.slice()
        for (const [place, value] of edits) changed[place % changed.length] = value
        expect(typeof (await extractText(changed, kind, { milliseconds: 10_000 })).ok).toBe('boolean')
      }),
      { numRuns: 12 },
    )
  })
})
