import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { exact, interval } from '#figures/quantity.ts'
import { beds } from '../round-fixture.ts'
import { limits } from './archive.ts'
import { buildWorkbook } from './build.ts'
import type { WorkbookForm } from './model.ts'
import { readWorkbook } from './read.ts'

const form: WorkbookForm = {
  round: { id: 'round', title: 'Senge 2025', year: 2025 },
  respondent: { id: 'respondent', organisationId: 'op-a', organisationName: 'Driftsherre A' },
  definition: {
    ...beds,
    fields: [
      ...beds.fields,
      { key: 'share', label: { da: 'Andel', en: 'Share' }, unit: '%', type: 'quantity', decimals: 1 },
      { key: 'closed', label: { da: 'Lukket', en: 'Closed' }, unit: null, type: 'date' },
    ],
  },
  lines: [
    { lineId: 'a', name: 'Hus A', detail: null, values: { places: exact('6') } },
    { lineId: 'b', name: 'Hus B', detail: null, values: { used: interval('8', '10'), comment: { text: 'Ny' } } },
  ],
  previous: { a: { places: exact('5') } },
  versions: { 'a places': 4, 'b used': 2 },
  submission: null,
}
const made = await buildWorkbook(form)
// line A, name B, places C, last year D, used E, last year F, occupancy G, comment H, share I, last year J, closed K, reason L
const places = 'C5'

type Parts = Record<string, Uint8Array>

function changed(change: (parts: Parts) => void, options: Parameters<typeof zipSync>[1] = {}): Uint8Array {
  const parts = unzipSync(made)
  change(parts)
  return zipSync(parts, options)
}

const dataPart = 'xl/worksheets/sheet2.xml'

function withPart(name: string, content: Uint8Array, options?: Parameters<typeof zipSync>[1]): Uint8Array {
  return changed((parts) => Object.assign(parts, { [name]: content }), options)
}

function edit(parts: Parts, name: string, from: string | RegExp, to: string): void {
  const xml = strFromU8(parts[name] as Uint8Array)
  const next = xml.replace(from, to)
  if (next === xml) throw new Error(`${String(from)} is not in ${name}`)
  parts[name] = strToU8(next)
}

/** The workbook with one cell of the data sheet written anew; `{s}` keeps its look. */
function withCell(address: string, xml: string): Uint8Array {
  const cell = new RegExp(`<c r="${address}" s="(\\d+)"(?: t="\\w+")?(?:/>|>.*?</c>)`)
  return changed((parts) => edit(parts, dataPart, cell, xml.replace('{s}', 's="$1"')))
}

/** The cell in a style of its own with this number format. */
function withFormat(address: string, format: string, xml: string): Uint8Array {
  const parts = unzipSync(withCell(address, xml))
  const count = Number(/<cellXfs count="(\d+)"/.exec(strFromU8(parts['xl/styles.xml'] as Uint8Array))?.[1])
  edit(parts, 'xl/styles.xml', '</cellXfs>', '<xf numFmtId="199" fontId="0" fillId="0" borderId="0"/></cellXfs>')
  edit(parts, 'xl/styles.xml', /<numFmts count="\d+">/, `$&<numFmt numFmtId="199" formatCode="${format}"/>`)
  edit(parts, dataPart, new RegExp(`<c r="${address}" s="\\d+"`), `<c r="${address}" s="${count}"`)
  return zipSync(parts)
}

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const read = await readWorkbook(bytes, form)
  return read.ok
    ? ['accepted']
    : read.faults.map(({ code, cell }) => `${code.slice('reporting.excel.'.length)} ${cell}`.trim())
}

async function readValue(bytes: Uint8Array, address: string) {
  const read = await readWorkbook(bytes, form)
  return read.ok ? read.cells.find(({ cell }) => cell === address)?.value : read.faults
}

describe('a hostile file', () => {
  test('is refused as what it is', async () => {
    const relation = (type: string, mode = '') =>
      `<Relationship Id="rX" Type="http://x/relationships/${type}" Target="x"${mode}/></Relationships>`
    const rels = 'xl/_rels/workbook.xml.rels'
    const files: [string, Uint8Array][] = [
      ['notAWorkbook', new Uint8Array()],
      ['notAWorkbook', strToU8('Navn;Pladser\nHus;6')],
      ['notAWorkbook', zipSync({ 'readme.txt': strToU8('hej') })],
      ['encrypted', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
      ['tooLarge', new Uint8Array(limits.bytes + 1)],
      ['macro', withPart('xl/vbaProject.bin', strToU8('x'))],
      ['macro', changed((parts) => edit(parts, '[Content_Types].xml', 'sheet.main', 'sheet.macroEnabled.main'))],
      ['macro', changed((parts) => edit(parts, rels, '</Relationships>', relation('vbaProject')))],
      ['external', withPart('xl/externalLinks/externalLink1.xml', strToU8('<x/>'))],
      ['external', changed((parts) => edit(parts, rels, '</Relationships>', relation('x', ' TargetMode="External"')))],
      ['embedded', withPart('xl/embeddings/oleObject1.bin', strToU8('x'))],
      [
        'unsafe',
        changed((parts) => edit(parts, dataPart, '?>', '?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')),
      ],
      [
        'tooManyParts',
        changed((parts) => {
          for (let n = 0; n <= limits.parts; n += 1) parts[`xl/media/${n}.png`] = strToU8('x')
        }),
      ],
    ]
    for (const [code, bytes] of files) expect(await codesOf(bytes)).toEqual([code])
  })

  test('that is far larger unpacked is stopped, whether it says so or lies', async () => {
    const zeros = new Uint8Array(80 * 2 ** 20)
    const honest = withPart('xl/sharedStrings.xml', zeros, { level: 9 })
    expect(honest.length).toBeLessThan(200_000)
    expect(await codesOf(honest)).toEqual(['bomb'])
    const view = Buffer.from(honest)
    // The stated size, in the part's own head and in the directory, becomes one thousand.
    for (
      let at = view.indexOf('PK\u0001\u0002', 'latin1');
      at >= 0;
      at = view.indexOf('PK\u0001\u0002', at + 1, 'latin1')
    ) {
      if (view.readUInt32LE(at + 24) === zeros.length) {
        view.writeUInt32LE(1000, at + 24)
        view.writeUInt32LE(1000, view.readUInt32LE(at + 42) + 22)
      }
    }
    const before = process.memoryUsage().arrayBuffers
    expect(await codesOf(view)).toEqual(['bomb'])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 2 ** 20)
  })

  test('with areas over the whole sheet is read at once', async () => {
    const areas =
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>'
    const names = '<definedNames><definedName name="x">Indberetning!$A$1:$XFD$1048576</definedName></definedNames>'
    const bytes = changed((parts) => {
      edit(parts, dataPart, '</sheetData>', `</sheetData>${areas}`)
      edit(parts, 'xl/workbook.xml', '</sheets>', `</sheets>${names}`)
    })
    // A reader that walks the seventeen billion cells never ends.
    expect(await codesOf(bytes)).toEqual(['accepted'])
  })

  test('with a changed hidden sheet, or without it, is refused', async () => {
    const tampered = changed((parts) => edit(parts, 'xl/sharedStrings.xml', 'places:4', 'places:5'))
    expect(await codesOf(tampered)).toEqual(['hiddenChanged'])
    const without = changed((parts) => edit(parts, 'xl/workbook.xml', '_rammevaerk', 'andet'))
    expect(await codesOf(without)).toEqual(['notOurs'])
  })
})

describe('a cell', () => {
  test('is read as it is shown: numbers, text, Danish decimals, percent, dates, formulas with a result', async () => {
    const cases = [
      [withCell(places, '<c r="C5" {s}><v>6.4000000000000004</v></c>'), places, exact('6.4')],
      [withCell(places, '<c r="C5" {s} t="inlineStr"><is><t>9,5</t></is></c>'), places, exact('9.5')],
      [
        withCell(places, '<c r="C5" {s} t="inlineStr"><is><r><t>1</t></r><r><t>2,5</t></r></is></c>'),
        places,
        exact('12.5'),
      ],
      [withCell(places, '<c r="C5" {s}><f>SUM(1,2)</f><v>3</v></c>'), places, exact('3')],
      [withCell(places, '<c r="C5" {s} t="str"><f>"7,"&amp;"5"</f><v>7,5</v></c>'), places, exact('7.5')],
      [withCell('I5', '<c r="I5" {s}><v>12.5</v></c>'), 'I5', exact('12.5')],
      [withFormat('I5', '0.0%', '<c r="I5" {s}><v>0.125</v></c>'), 'I5', exact('12.5')],
      [withCell('K5', '<c r="K5" {s}><v>45733</v></c>'), 'K5', { text: '2025-03-17' }],
      [withCell('K5', '<c r="K5" {s} t="inlineStr"><is><t>17.3.2025</t></is></c>'), 'K5', { text: '2025-03-17' }],
      [withCell('H5', '<c r="H5" {s}><v>2024</v></c>'), 'H5', { text: '2024' }],
      [withCell('E5', '<c r="E5" {s} t="inlineStr"><is><t>8–10</t></is></c>'), 'E5', interval('8', '10')],
    ] as const
    for (const [bytes, address, value] of cases) expect(await readValue(bytes, address)).toEqual(value)
  })

  test('that cannot be an answer is a fault at its place', async () => {
    const cases = [
      [withCell(places, '<c r="C5" {s} t="e"><v>#REF!</v></c>'), 'formulaError C5'],
      [withCell(places, '<c r="C5" {s} t="e"><f>A1/0</f><v>#DIV/0!</v></c>'), 'formulaError C5'],
      [withCell('G5', '<c r="G5" {s} t="e"><f>A1/0</f><v>#DIV/0!</v></c>'), 'formulaError G5'],
      [withCell(places, '<c r="C5" {s}><f>1+1</f></c>'), 'formulaEmpty C5'],
      [withCell(places, '<c r="C5" {s}><f>[1]Ark1!A1</f><v>6</v></c>'), 'formulaExternal C5'],
      [withCell('G5', `<c r="G5" {s}><f>cmd|' /c calc'!A0</f><v>6</v></c>`), 'formulaExternal G5'],
      [withFormat(places, '0%', '<c r="C5" {s}><v>6.4</v></c>'), 'percent C5'],
      [withFormat(places, 'dd-mm-yyyy', '<c r="C5" {s}><v>45938</v></c>'), 'becameDate C5'],
      [withCell('K5', '<c r="K5" {s}><v>45733.5</v></c>'), 'hasTime K5'],
      [withCell(places, '<c r="C5" {s} t="b"><v>1</v></c>'), 'truth C5'],
      [withCell(places, '<c r="C5" {s}><v>6.25</v></c>'), 'cell C5'],
      [withCell(places, '<c r="C5" {s}><v>-1</v></c>'), 'cell C5'],
      [withCell('D5', '<c r="D5" {s}><v>6</v></c>'), 'lastYearChanged D5'],
    ] as const
    for (const [bytes, code] of cases) expect(await codesOf(bytes)).toEqual([code])
  })

  test('stands where its line and field are, wherever they went; missing and doubled ones are named', async () => {
    const swapRows = changed((parts) => {
      const xml = strFromU8(parts[dataPart] as Uint8Array)
      const [five = '', six = ''] = ['5', '6'].map((n) => new RegExp(`<row r="${n}".*?</row>`).exec(xml)?.[0] ?? '')
      const to = (row: string, from: string, number: string) =>
        row.replace(`<row r="${from}"`, `<row r="${number}"`).replace(/r="([A-Z]+)\d+"/g, `r="$1${number}"`)
      parts[dataPart] = strToU8(xml.replace(five + six, to(six, '6', '5') + to(five, '5', '6')))
    })
    expect(await readValue(swapRows, 'C6')).toEqual(exact('6'))
    expect(await codesOf(changed((parts) => edit(parts, dataPart, /<row r="6".*?<\/row>/, '')))).toEqual([
      'lineMissing',
    ])
    const key = /<c r="C3"[^>]*><v>\d+<\/v><\/c>/
    expect(await codesOf(changed((parts) => edit(parts, dataPart, key, '')))).toContain('columnMissing')
  })
})
