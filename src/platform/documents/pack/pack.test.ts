import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractText } from '../../extract/extract-text.ts'
import type { Block } from '../model.ts'
import { buildPack } from './build.ts'
import type { PackModel } from './model.ts'
import {
  activePdf,
  attached,
  encryptedPdf,
  fixturePack,
  picture,
  plainPdf,
  taggedPdf,
  wordFile,
  wordType,
} from './pack-fixture.ts'
import { pictureSize } from './picture-size.ts'
import { stampContent } from './stamp.ts'

async function built(sections: PackModel['sections']) {
  const folder = await mkdtemp(join(tmpdir(), 'pack-test-'))
  try {
    const path = join(folder, 'pack.pdf')
    const result = await buildPack(fixturePack(sections), path)
    return { ...result, bytes: new Uint8Array(await readFile(path)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const text = await extractText(bytes, 'application/pdf')
  if (!text.ok) throw new Error(text.fault)
  return text.lines.join('\n').split('\f')
}

const says = (text: string): Block[] => [
  { kind: 'heading', id: '', level: 2, text: 'Resumé' },
  { kind: 'paragraph', runs: [{ text }] },
]

const garden = async () => [
  { id: 'punkt-1', title: '1. Godkendelse', blocks: says('Æblerne er røde.'), attachments: [] },
  {
    id: 'punkt-2',
    title: '2. Budget',
    blocks: says('Pengene rækker.'),
    attachments: [
      attached('Plan', 'Punkt 2, bilag 1', await plainPdf(['Første planside', 'Anden planside'])),
      attached('Drejet', 'Punkt 2, bilag 2', await plainPdf(['Drejet side'], { rotate: 90, crop: [50, 50, 500, 700] })),
      attached('Ødelagt', 'Punkt 2, bilag 3', Buffer.from('%PDF-1.4 nej')),
      attached('Låst', 'Punkt 2, bilag 4', await encryptedPdf()),
      attached('Regneark', 'Punkt 2, bilag 5', Buffer.from('x'), 'application/vnd.ms-excel'),
    ],
  },
  {
    id: 'punkt-3',
    title: '3. Eventuelt',
    blocks: says('Slut.'),
    attachments: [
      attached('Billede', 'Punkt 3, bilag 1', picture, 'image/png'),
      attached('Brev', 'Punkt 3, bilag 2', await wordFile(['Kære naboer', 'Venlig hilsen']), wordType),
      attached('Notat', 'Punkt 3, bilag 3', await taggedPdf()),
    ],
  },
]

describe('a pack', () => {
  test('holds each section followed by its attachments, stamped and numbered through', async () => {
    const { bytes, pages, listed } = await built(await garden())
    const text = await pagesOf(bytes)
    expect(pages).toBe(text.length)
    expect(pages).toBe(10)
    for (const [at, page] of text.entries()) expect(page).toContain(`side ${at + 1} af ${pages}`)
    const has = (page: number, ...parts: string[]) => {
      for (const part of parts) expect(text[page - 1]).toContain(part)
    }
    has(1, 'Dagsorden for', 'Torsdag den 12. marts 2026', 'Indhold')
    // Nothing is attached to the first, so the second goes on below it.
    has(2, '1. Godkendelse', 'Æblerne er røde.')
    has(2, '2. Budget', 'Pengene rækker.', 'vises ikke: beskyttet med adgangskode')
    has(3, 'Første planside', 'Punkt 2, bilag 1')
    has(4, 'Anden planside', 'Punkt 2, bilag 1')
    has(5, 'Drejet side', 'Punkt 2, bilag 2')
    has(6, '3. Eventuelt')
    has(7, 'Punkt 3, bilag 1')
    has(8, 'Kære naboer', 'Venlig hilsen', 'opsætningen kan afvige')
    has(9, 'Notat om haver', 'Punkt 3, bilag 3')
    expect(listed).toEqual([
      { stamp: 'Punkt 2, bilag 3', fault: 'unreadable' },
      { stamp: 'Punkt 2, bilag 4', fault: 'encrypted' },
      { stamp: 'Punkt 2, bilag 5', fault: 'unsupported' },
    ])
  })

  test('tells in its contents on which page everything begins, and leads there', async () => {
    const { bytes } = await built(await garden())
    const [front = ''] = await pagesOf(bytes)
    const pageOf = (title: string) =>
      front
        .split('\n')
        .find((line) => line.startsWith(title))
        ?.match(/(\d+)$/)?.[1]
    expect(
      ['1. Godk', '2. Budget', 'Punkt 2, bilag 1', 'Punkt 2, bilag 2', '3. Even', 'Punkt 3, bilag 3'].map(pageOf),
    ).toEqual(['2', '2', '3', '5', '6', '9'])
    expect(front).toContain('Punkt 2, bilag 3: Ødelagt (vises ikke: filen kan ikke læses)')

    const pack = await PDFDocument.load(bytes, { updateMetadata: false })
    const numbers = new Map(pack.getPages().map(({ ref }, at) => [ref as PDFObject, at + 1]))
    const links = (pack.getPage(0).node.Annots()?.asArray() ?? []).map((_, at) =>
      pack.getPage(0).node.Annots()?.lookup(at, PDFDict).lookup(PDFName.of('Dest'), PDFArray).get(0),
    )
    expect(links.map((target) => numbers.get(target as PDFObject))).toEqual([2, 2, 3, 5, 6, 7, 8, 9])
  })

  test('has bookmarks for sections and attachments', async () => {
    const { bytes } = await built(await garden())
    const pack = await PDFDocument.load(bytes, { updateMetadata: false })
    const numbers = new Map(pack.getPages().map(({ ref }, at) => [ref as PDFObject, at + 1]))
    const read = (dict: PDFDict | undefined): unknown[] => {
      const found: unknown[] = []
      for (let one = dict; one; one = one.lookupMaybe(PDFName.of('Next'), PDFDict)) {
        const title = (one.lookup(PDFName.of('Title')) as { decodeText(): string } | undefined)?.decodeText()
        const page = numbers.get(one.lookup(PDFName.of('Dest'), PDFArray).get(0))
        const kids = read(one.lookupMaybe(PDFName.of('First'), PDFDict))
        found.push(kids.length > 0 ? [title, page, kids] : [title, page])
      }
      return found
    }
    const root = pack.catalog.lookup(PDFName.of('Outlines'), PDFDict)
    expect(read(root.lookupMaybe(PDFName.of('First'), PDFDict))).toEqual([
      ['1. Godkendelse', 2],
      [
        '2. Budget',
        2,
        [
          ['Punkt 2, bilag 1: Plan', 3],
          ['Punkt 2, bilag 2: Drejet', 5],
        ],
      ],
      [
        '3. Eventuelt',
        6,
        [
          ['Punkt 3, bilag 1: Billede', 7],
          ['Punkt 3, bilag 2: Brev', 8],
          ['Punkt 3, bilag 3: Notat', 9],
        ],
      ],
    ])
  })

  test('is the same to the byte for the same input, and another for another', async () => {
    const sections = await garden()
    const first = await built(sections)
    const second = await built(sections)
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true)
    const other = await built([
      ...sections.slice(0, 2),
      { ...(sections[2] as PackModel['sections'][0]), title: '3. Andet' },
    ])
    expect(Buffer.from(other.bytes).equals(Buffer.from(first.bytes))).toBe(false)
  })

  test('without any section, and with attachments only, is still a pack', async () => {
    expect((await built([])).pages).toBe(1)
    const { bytes } = await built([
      { id: 'a', title: 'Kun bilag', blocks: [], attachments: [attached('X', 'Bilag 1', await plainPdf(['Her']))] },
    ])
    expect((await pagesOf(bytes)).length).toBe(3)
  })
})

describe('what is taken along', () => {
  test('are pages, not scripts, actions, files, foreign names or forms', async () => {
    const { bytes } = await built([
      { id: 'a', title: 'Aktivt', blocks: [], attachments: [attached('Aktiv', 'Bilag 1', await activePdf())] },
    ])
    expect((await pagesOf(bytes))[2]).toContain('Ren tekst')
    const pack = await PDFDocument.load(bytes, { updateMetadata: false })
    const all = pack.context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFStream ? object.dict : object).toString())
      .join('\n')
    expect(all).not.toMatch(
      /JavaScript|\/JS|Launch|calc\.exe|EmbeddedFile|Filespec|FileAttachment|OpenAction|\/AA|Widget/,
    )
    expect(all.match(/.*(Indre titel|skjult|pack:).*/g) ?? []).toEqual([])
    expect(all).toContain('https://example.dk/sti\\(1\\)')
    expect(pack.getTitle()).toBe('Dagsorden for haveudvalget')
  })

  test('has tags: those it came with, or one for each page', async () => {
    const { bytes } = await built(await garden())
    const pack = await PDFDocument.load(bytes, { updateMetadata: false })
    const root = pack.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
    const pairs = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
    const keys = pairs
      .asArray()
      .filter((_, at) => at % 2 === 0)
      .map(String)
      .map(Number)
    expect(keys).toEqual([...keys].sort((a, b) => a - b))
    expect(new Set(keys).size).toBe(keys.length)
    for (const page of pack.getPages()) {
      const key = Number(String(page.node.lookup(PDFName.of('StructParents'))))
      const elements = pairs.lookup(2 * keys.indexOf(key) + 1, PDFArray)
      expect(elements.size()).toBeGreaterThan(0)
      let element: PDFDict | undefined = elements.lookup(0, PDFDict)
      for (let up = 0; element && element !== root && up < 20; up += 1) {
        element = element.lookupMaybe(PDFName.of('P'), PDFDict)
      }
      expect(element).toBe(root)
    }
  })

  test('is read within bounds, whatever bytes a file is changed to', async () => {
    const files = [await activePdf(), await taggedPdf()]
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), edits, async (bytes, changes) => {
        const changed = bytes.slice()
        for (const [place, value] of changes) changed[place % changed.length] = value
        const { pages } = await built([
          { id: 'a', title: 'A', blocks: [], attachments: [attached('X', 'Bilag 1', changed)] },
        ])
        expect(pages).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 15 },
    )
  })
})

describe('a stamp', () => {
  const page = { number: 1, stamp: 2, tagged: false, box: [10, 20, 210, 320] as [number, number, number, number] }

  test.for([
    [0, '1 0 0 1 10 20 cm', 200],
    [90, '0 1 -1 0 210 20 cm', 300],
    [180, '-1 0 0 -1 210 320 cm', 200],
    [270, '0 -1 1 0 10 320 cm', 300],
  ] as const)('stands upright in the right corner of a page turned by %d', ([rotate, matrix, width]) => {
    const content = stampContent({ ...page, rotate }, 'Bilag 1', 'side 1 af 9')
    expect(content).toContain(matrix)
    for (const [, x, , w] of content.matchAll(/1 g ([\d.]+) ([\d.]+) ([\d.]+)/g)) {
      expect(Number(x) + Number(w)).toBeCloseTo(width - 15, 1)
    }
  })
})

test('the kind and size of a picture are read from its head', () => {
  expect(pictureSize(picture)).toEqual({ format: 'png', width: 1, height: 1 })
  expect(pictureSize(Buffer.from(`GIF89a\x05\x00\x04\x00${' '.repeat(40)}`, 'latin1'))).toEqual({
    format: 'gif',
    width: 5,
    height: 4,
  })
  const jpeg = Buffer.alloc(40)
  jpeg.set([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 7, 0, 9])
  expect(pictureSize(jpeg)).toEqual({ format: 'jpg', width: 9, height: 7 })
  expect(pictureSize(Buffer.from('RIFF....WEBP'.padEnd(60)))).toBeUndefined()
  expect(pictureSize(Buffer.alloc(60))).toBeUndefined()
})
