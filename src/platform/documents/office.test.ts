import ExcelJS from 'exceljs'
import fc from 'fast-check'
import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import { chartTable } from '#platform/charts/table.ts'
import { renderDocx } from './docx.ts'
import { fixtureDocument, fixtureTable } from './fixture.ts'
import type { Block, DocumentModel } from './model.ts'
import { plainText } from './plain.ts'
import { sheetNames } from './sheet-names.ts'
import { renderXlsx } from './xlsx.ts'

describe('the Word file', () => {
  let body = ''
  let part: (name: string) => Promise<string>
  beforeAll(async () => {
    const zip = await JSZip.loadAsync(await renderDocx(fixtureDocument({ watermark: 'Udkast' })))
    part = async (name) => (await zip.file(name)?.async('string')) ?? ''
    body = await part('word/document.xml')
  })

  test('has real headings and a table of contents that Word fills in', async () => {
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(7)
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(6)
    expect(body).toMatch(/<w:instrText[^>]*>TOC [^<]*1-2/)
    expect(await part('word/settings.xml')).toContain('<w:updateFields')
  })

  test('is the same to the byte however often and whenever it is written', async () => {
    const write = async () => Buffer.from(await renderDocx(fixtureDocument()))
    const first = await write()
    await renderDocx(fixtureDocument({ title: 'Noget andet' }))
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect((await write()).equals(first)).toBe(true)
  })

  test('has tables whose head row repeats, with figures to the right', () => {
    expect(body.match(/<w:tbl>/g)).toHaveLength(18)
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(18)
    expect(body).toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r>(<w:rPr>.*?<\/w:rPr>)?<w:t xml:space="preserve">1.023,4</)
  })

  test('has charts with a text alternative', async () => {
    expect(body.match(/<w:drawing>/g)).toHaveLength(12)
    expect(body).toContain('descr="Forbruget voksede år for år og lå over pladsen fra 2022. 2021: Ny metode fra 2021."')
    expect(await part('word/media/image1.svg')).toContain('role="img"')
  })

  test('counts its pages, says that it is a draft, and is in Danish', async () => {
    const feet = (await part('word/footer1.xml')) + (await part('word/footer2.xml'))
    expect(feet).toMatch(/side .*PAGE.* af .*NUMPAGES/)
    expect(await part('word/header1.xml')).toContain('Udkast')
    expect(await part('word/styles.xml')).toContain('<w:lang w:val="da-DK"/>')
    expect(await part('docProps/core.xml')).toContain('<dc:title>Æbler og pærer 2024</dc:title>')
  })

  test('counts each numbered list from 1, with the lists below its items inside it', async () => {
    const runs = (text: string) => [{ text }]
    const list = {
      kind: 'list' as const,
      ordered: true,
      items: [runs('vælger'), runs('drøfter')],
      below: [[runs('Mulighed A')]],
    }
    const blocks: Block[] = [{ kind: 'paragraph', runs: runs('Åbent'), sticky: true }, list, list]
    const zip = await JSZip.loadAsync(await renderDocx({ ...fixtureDocument(), front: ['Sted: Hobro'], blocks }))
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
    const of = (words: string) =>
      [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/g)].map(([each]) => each).filter((each) => each.includes(words))
    const counted = of('vælger').map((each) => each.match(/<w:ilvl w:val="0"\/><w:numId w:val="(\d+)"/)?.[1])
    expect(new Set(counted)).toHaveLength(2)
    expect(counted).not.toContain(undefined)
    expect(of('Mulighed A')[0]).toContain('<w:ilvl w:val="1"/>')
    expect(of('Åbent')[0]).toContain('<w:keepNext/>')
    expect(of('Sted: Hobro')).toHaveLength(1)
  })

  test('tells in a footnote how a figure was made', async () => {
    expect(await part('word/footnotes.xml')).toContain('Lagt sammen af 214')
    expect(body.match(/<w:footnoteReference /g)).toHaveLength(1)
  })

  test('keeps any text as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 15 }), async (text) => {
        const model = fixtureDocument({
          title: text,
          blocks: [{ kind: 'paragraph', runs: [{ text: `<w:p>&${text}` }] }],
        })
        const zip = await JSZip.loadAsync(await renderDocx(model))
        const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
        expect(xml).toContain('&lt;w:p&gt;&amp;')
        expect(xml).not.toMatch(/[^\P{Cc}\t\n\r]/u)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the Excel file', () => {
  async function read(model: DocumentModel): Promise<ExcelJS.Workbook> {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(await renderXlsx(model)) as unknown as ExcelJS.Buffer)
    return book
  }

  test('has a sheet per table and chart and an index that links to each', async () => {
    const book = await read(fixtureDocument())
    expect(book.worksheets).toHaveLength(1 + 18)
    expect(book.creator).toBe('Sekretariatet for haver')
    const index = book.worksheets[0]
    const links = book.worksheets.slice(1).map((_, at) => index?.getCell(6 + at, 1))
    expect(links.map((cell) => cell?.text)).toEqual(book.worksheets.slice(1).map((sheet) => sheet.name))
    expect(links.map((cell) => cell?.hyperlink)).toEqual(book.worksheets.slice(1).map((sheet) => `#'${sheet.name}'!A1`))
  })

  test('has the numbers of the table as numbers, with its decimals, and words as words', async () => {
    const table = fixtureTable(1, 24)
    const sheet = (await read(fixtureDocument({ blocks: [{ kind: 'table', table }] }))).worksheets[1]
    table.rows.forEach((row, at) => {
      row.cells.forEach((cell, column) => {
        const expected = cell.number === undefined ? cell.text || null : Number(cell.number)
        expect(sheet?.getCell(6 + at, column + 1).value).toBe(expected)
      })
    })
    expect(sheet?.getCell(7, 4).numFmt).toBe('#,##0.0')
    expect(sheet?.getCell(7, 3).numFmt).toBe('#,##0')
    expect(sheet?.getCell(7, 6).value).toBe('under 80 %')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
    expect([1, 2, 3].map((row) => sheet?.getCell(row, 1).value)).toEqual([
      'Plads og forbrug i område 1',
      'Kasser, gennemsnit for 2024, 24 haver',
      'Kilde: Havernes indberetninger 2024',
    ])
  })

  test('has the numbers behind a chart', async () => {
    const block = fixtureDocument().blocks.find((each) => each.kind === 'chart')
    if (block?.kind !== 'chart') throw new Error('the fixture has a chart')
    const sheet = (await read(fixtureDocument({ blocks: [block] }))).worksheets[1]
    const expected = chartTable(block.chart).rows.map((row) =>
      row.cells.map((cell) => (cell.number ? Number(cell.number) : cell.text)),
    )
    expect(expected.map((cells, at) => cells.map((_, column) => sheet?.getCell(6 + at, column + 1).value))).toEqual(
      expected,
    )
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1'])('leaves %j a text', async (text) => {
    const table = { ...fixtureTable(1, 0), caption: text, rows: [{ cells: [{ text }] }] }
    const sheet = (await read(fixtureDocument({ title: text, blocks: [{ kind: 'table', table }] }))).worksheets[1]
    for (const cell of [sheet?.getCell(1, 1), sheet?.getCell(6, 1)]) {
      expect(cell?.value).toBe(text)
      expect(cell?.type).toBe(ExcelJS.ValueType.String)
      expect(cell?.numFmt).toBe('@')
    }
  })

  test('opens whatever the captions are', async () => {
    const captions = fc.array(fc.string({ unit: 'binary', maxLength: 45 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(captions, async (each) => {
        const blocks = each.map((caption) => ({ kind: 'table' as const, table: { ...fixtureTable(1, 1), caption } }))
        expect((await read(fixtureDocument({ blocks }))).worksheets).toHaveLength(each.length + 1)
      }),
      { numRuns: 20 },
    )
  })
})

test('names of sheets are allowed, short and different', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 45 }), { maxLength: 30 }), (captions) => {
      const names = sheetNames(captions, 'Indhold')
      expect(new Set(['indhold', ...names.map((name) => name.toLowerCase())]).size).toBe(captions.length + 1)
      for (const name of names) expect(name).toMatch(/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/)
    }),
  )
  expect(sheetNames(['Pladser [2024]: i alt', 'indhold', 'INDHOLD'], 'Indhold')).toEqual([
    'Pladser 2024 i alt',
    'indhold (2)',
    'INDHOLD (3)',
  ])
})

test('plain text has what stands below an item under it', () => {
  const blocks: Block[] = [{ kind: 'list', ordered: true, items: [[{ text: 'vælger' }]], below: [[[{ text: 'A' }]]] }]
  expect(plainText({ ...fixtureDocument(), blocks })).toMatch(/\n1\. vælger\n {2}- A$/)
})

test('plain text has every text of the document in order', () => {
  const text = plainText(fixtureDocument({ blocks: fixtureDocument().blocks.slice(0, 9) }))
  expect(text).toMatch(
    /^Æbler og pærer 2024\n[\s\S]*# Sammenfatning\n\n[\s\S]*412 kasser[\s\S]*Bemærk: [\s\S]*Plads\t60,0\t60,0\t62,0\tikke oplyst/,
  )
})
