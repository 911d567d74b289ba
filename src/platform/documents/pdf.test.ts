import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixtureDocument, fixtureTable } from './fixture.ts'
import type { Block, DocumentModel } from './model.ts'
import { compilePdf, renderPdf } from './pdf.ts'
import { typstFiles } from './typst.ts'
import { TYPST_TEMPLATE } from './typst-template.ts'

const small: DocumentModel = {
  title: 'Æbler 2024',
  language: 'da',
  date: '2025-05-14',
  author: 'Sekretariatet',
  blocks: [
    { kind: 'heading', id: 'a', level: 1, text: 'Indledning' },
    { kind: 'paragraph', runs: [{ text: 'Tekst' }] },
  ],
}

describe('the PDF', () => {
  test('of a report has its pages, language, title and tags, and follows PDF/UA-1', async () => {
    const pdf = await renderPdf(fixtureDocument())
    const raw = rawText(pdf)
    expect(raw.startsWith('%PDF-1.7')).toBe(true)
    expect(raw.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(13)
    expect(raw).toMatch(/\/Lang\s*\(da-DK\)/)
    expect(raw).toMatch(/\/Marked true/)
    expect(raw).toContain('pdfuaid:part>1<')
    expect(raw).toContain('Æbler og pærer 2024')
    expect(raw).toContain('Sekretariatet for haver')
  })

  test('has table head cells and text alternatives of pictures', async () => {
    const raw = rawText(await renderPdf(fixtureDocument()))
    for (const tag of ['/TH', '/TD', '/THead', '/Figure', '/TOC', '/H1', '/H2', '/Note']) expect(raw).toContain(tag)
    expect(raw).toContain('/Alt')
  })

  test('is drawn alike twice', async () => {
    expect(Buffer.from(await renderPdf(small)).equals(Buffer.from(await renderPdf(small)))).toBe(true)
  })

  test('is still made where PDF/UA cannot be met, for a character without a glyph', async () => {
    const raw = rawText(await renderPdf({ ...small, title: 'Æbler \u{10fffd}' }))
    expect(raw).not.toContain('pdfuaid')
    expect(raw).toMatch(/\/Marked true/)
  })

  test('can be in English, without headings and without blocks', async () => {
    expect(rawText(await renderPdf({ ...small, language: 'en', blocks: [] }))).toMatch(/\/Lang\s*\(en-GB\)/)
  })

  test('tells what is wrong when Typst refuses', () => {
    expect(() => compilePdf(new Map([['model.json', '{']]))).toThrow(/Typst could not lay out the document/)
  })
})

describe('the layout', () => {
  test('speaks Danish or English where it adds words', () => {
    expect(shown(fixtureDocument())).toContain('Indhold')
    expect(shown(fixtureDocument({ language: 'en' }))).toContain('Contents')
    expect(shown(small)).toContain('side 2 af 2')
    expect(shown({ ...small, language: 'en' })).toContain('page 2 of 2')
  })

  test('prints the way a figure was made once, at its first mention', () => {
    const files = typstFiles(fixtureDocument())
    expect(files.get('model.json')?.match(/Lagt sammen af 214/g)).toHaveLength(1)
  })

  test('links to full addresses and to headings, and to nothing else', () => {
    const runs = ['https://example.org', '#a', '#nowhere', '/inside', 'javascript:alert(1)'].map((href) => ({
      text: 'x',
      href,
    }))
    const model = JSON.parse(
      typstFiles({ ...small, blocks: [...small.blocks, { kind: 'paragraph', runs }] }).get('model.json') ?? '',
    )
    expect(model.blocks[2].runs).toEqual([
      { text: 'x', url: 'https://example.org' },
      { text: 'x', target: 'a' },
      { text: 'x' },
      { text: 'x' },
      { text: 'x' },
    ])
  })

  test('explains marks below the table', () => {
    const model = { ...small, blocks: [{ kind: 'table' as const, table: fixtureTable(1, 4) }] }
    expect(shown(model)).toContain('↓ under 80 %')
  })

  test('puts the lines of the front instead of author and date, and lists below the items they belong to', () => {
    const runs = (text: string) => [{ text }]
    const text = shown({
      ...small,
      front: ['Tid: 3. maj', 'Sted: Hobro'],
      blocks: [
        { kind: 'paragraph', runs: runs('Åbent punkt'), sticky: true },
        {
          kind: 'list',
          ordered: true,
          items: [runs('vælger'), runs('drøfter')],
          below: [[runs('Mulighed A'), runs('Mulighed B')]],
        },
      ],
    })
    const order = ['Tid: 3. maj', 'Sted: Hobro', 'Åbent punkt', 'vælger', 'Mulighed A', 'Mulighed B', 'drøfter']
    const places = order.map((each) => text.indexOf(each))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(text).not.toContain(`${small.author} ·`)
  })

  test('survives two headings of the same id', async () => {
    const twice = [...small.blocks, ...small.blocks, { kind: 'paragraph' as const, runs: [{ text: 'x', href: '#a' }] }]
    expect((await renderPdf({ ...small, blocks: twice })).length).toBeGreaterThan(1000)
  })

  test('prints any text literally, in every place a text can stand', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '#',
        '$',
        '*',
        '_',
        '@',
        '<',
        '>',
        '\\',
        '"',
        "'",
        '`',
        '=',
        '-',
        '[',
        ']',
        '{',
        '}',
        '/',
        '//',
        '/*',
        '~',
        '--',
        '…',
        'a',
        'æ',
        ' x ',
        '#panic("x")',
        '@a',
        '<a>',
      ),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = `q${parts.join('')}q`
        const found = unbroken(shown(everywhere(text)))
        // Title, head and foot of pages, contents, heading, paragraph, list, notes, caption, cells, mark, source.
        expect(found.split(unbroken(text)).length - 1).toBeGreaterThanOrEqual(20)
      }),
      { numRuns: 25 },
    )
  })
})

function everywhere(text: string): DocumentModel {
  const table = {
    ...{ id: text, caption: text, note: text, source: text },
    columns: [
      { key: 'a', label: text, align: 'left' as const },
      { key: 'b', label: text, align: 'right' as const },
    ],
    rows: [
      { kind: 'group' as const, cells: [{ text }] },
      { cells: [{ text }, { text, flag: 'low' as const, flagText: text }] },
      { kind: 'total' as const, cells: [{ text }, { text }] },
    ],
  }
  const blocks: Block[] = [
    { kind: 'heading', id: text, level: 1, text },
    {
      kind: 'paragraph',
      runs: [
        { text, bold: true, italic: true, figureId: 'f' },
        { text, href: `#${text}` },
      ],
    },
    { kind: 'list', ordered: true, items: [[{ text }], [{ text }]], below: [[], [[{ text }]]] },
    { kind: 'note', runs: [{ text }] },
    { kind: 'table', table },
  ]
  return {
    ...small,
    title: text,
    subtitle: text,
    author: text,
    watermark: text,
    blocks,
    traces: [{ figureId: 'f', text }],
  }
}

/** Every text of the laid-out pages, in reading order, as Typst gives it for selecting; line ends are spaces. */
function shown(model: DocumentModel): string {
  const typst = NodeCompiler.create({ workspace: '/document' })
  for (const [name, content] of typstFiles(model)) typst.mapShadow(join('/document', name), Buffer.from(content))
  const document = typst.compile({ mainFileContent: TYPST_TEMPLATE }).result
  if (!document) throw new Error('Typst refused the document')
  const lines = [...typst.svg(document).matchAll(/<h5:div[^>]*>([^<]*)</g)].map(([, line = '']) => line)
  return lines.join(' ').replace(/&(lt|gt|quot|apos|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
}

/** Line breaks and hyphenation may come anywhere, so that they are left out of what is compared. */
function unbroken(text: string): string {
  return text.replace(/[\s\u00ad\u2060-]/g, '')
}

/** What a PDF says outside its pages, with compressed parts unpacked. */
function rawText(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  const unpacked = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return Buffer.from(body, 'latin1').toString('utf8')
    }
  })
  return [raw, ...unpacked].join('\n')
}
