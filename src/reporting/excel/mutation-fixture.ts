import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Seeded } from './workbook-fixture.ts'

/**
 * A changed workbook. `touched`: addresses of the data sheet that may hold another answer now; null when any may.
 */
export type Mutation = { name: string; bytes: Uint8Array; touched: Set<string> | null }

type Parts = Record<string, Uint8Array>
type Change = (random: Seeded, parts: Parts) => Set<string> | null

const sheet = 'xl/worksheets/sheet2.xml'
const hidden = 'xl/worksheets/sheet3.xml'

/** One workbook changed in one of many ways: damaged bytes, foreign parts, broken XML, other cells. */
export function mutate(random: Seeded, bytes: Uint8Array): Mutation {
  const [name, change] = random.pick(Object.entries({ ...ofBytes, ...ofParts, ...ofCells }))
  if (name in ofBytes) {
    const damaged = (change as (random: Seeded, bytes: Uint8Array) => Uint8Array)(random, bytes)
    return { name, bytes: damaged, touched: new Set() }
  }
  const parts = unzipSync(bytes)
  const touched = (change as Change)(random, parts)
  return { name, bytes: zipSync(parts, { level: random.chance(0.5) ? 6 : 0 }), touched }
}

const ofBytes: Record<string, (random: Seeded, bytes: Uint8Array) => Uint8Array> = {
  flippedBytes: (random, bytes) => {
    const copy = bytes.slice()
    for (let n = 0; n <= random.below(8); n += 1) copy[random.below(copy.length)] = random.below(256)
    return copy
  },
  cut: (random, bytes) => bytes.slice(0, random.below(bytes.length)),
  headless: (random, bytes) => bytes.slice(random.below(200)),
  longer: (random, bytes) =>
    new Uint8Array([...bytes, ...Array.from({ length: random.below(99) }, () => random.below(256))]),
  zeroed: (random, bytes) => bytes.slice().fill(0, random.below(bytes.length), random.below(bytes.length)),
  doubled: (_random, bytes) => new Uint8Array([...bytes, ...bytes]),
  noise: (random, bytes) => bytes.map(() => random.below(256)),
}

const ofParts: Record<string, Change> = {
  partGone: (random, parts) => {
    delete parts[random.pick(Object.keys(parts))]
    return null
  },
  partsSwapped: (random, parts) => {
    const [a, b] = [random.pick(Object.keys(parts)), random.pick(Object.keys(parts))]
    const first = parts[a] as Uint8Array
    parts[a] = parts[b] as Uint8Array
    parts[b] = first
    return null
  },
  partOfNoise: (random, parts) => {
    const name = random.pick(Object.keys(parts))
    parts[name] = (parts[name] as Uint8Array).map((byte) => (random.chance(0.05) ? random.below(256) : byte))
    return null
  },
  partRefused: (random, parts) => {
    const names = ['xl/vbaProject.bin', 'xl/externalLinks/externalLink1.xml', 'xl/embeddings/o.bin', 'xl/activeX/a.xml']
    parts[random.pick(names)] = strToU8('x')
    return null
  },
  partAdded: (random, parts) => {
    parts[random.pick(['xl/theme/theme9.xml', 'docProps/custom.xml', '../up.xml', 'xl\\odd.xml'])] = strToU8('<a/>')
    return new Set()
  },
  entity: (random, parts) =>
    edit(parts, random.pick(Object.keys(parts)), (xml) => xml.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')),
  tagBroken: (random, parts) =>
    edit(parts, random.pick(Object.keys(parts)), (xml) => {
      const at = random.below(xml.length)
      return xml.slice(0, at) + random.pick(['<', '>', '"', '&', '</c>', '\u0000', '<![CDATA[']) + xml.slice(at + 1)
    }),
  hiddenChanged: (random, parts) =>
    edit(parts, random.pick([hidden, 'xl/sharedStrings.xml']), (xml) =>
      xml.replace(/(\d)(?=<\/(v|t)>)/g, (digit) => (random.chance(0.3) ? String((Number(digit) + 1) % 10) : digit)),
    ),
  hugeAreas: (_random, parts) => {
    const areas =
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>'
    edit(parts, sheet, (xml) => xml.replace('</sheetData>', `</sheetData>${areas}`))
    edit(parts, 'xl/workbook.xml', (xml) =>
      xml.replace(
        '</sheets>',
        '</sheets><definedNames><definedName name="a">A!$A$1:$XFD$1048576</definedName></definedNames>',
      ),
    )
    return new Set()
  },
}

const wholeCell = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/g

const ofCells: Record<string, Change> = {
  value: (random, parts) =>
    editCell(random, parts, (address, look) => {
      const number = random.pick([
        '7',
        '7.25',
        '-3',
        '1e21',
        '0.1234567890123',
        'NaN',
        '',
        '45000',
        '999999999999999999',
      ])
      return `<c r="${address}"${look}><v>${number}</v></c>`
    }),
  text: (random, parts) =>
    editCell(random, parts, (address, look) => {
      const text = random.pick([
        '9,5',
        '8-10',
        '?',
        'abc',
        '1.234',
        '',
        ' 12 ',
        '1,2,3',
        'ikke oplyst',
        '17.03.2025',
        '12 %',
      ])
      return `<c r="${address}"${look} t="inlineStr"><is><t>${text}</t></is></c>`
    }),
  error: (random, parts) =>
    editCell(
      random,
      parts,
      (address, look) => `<c r="${address}"${look} t="e"><v>${random.pick(['#REF!', '#N/A'])}</v></c>`,
    ),
  formula: (random, parts) =>
    editCell(random, parts, (address, look) => {
      const formula = random.pick([
        '1+1',
        "cmd|' /c calc'!A0",
        '[1]Ark1!A1',
        'WEBSERVICE(&quot;http://x&quot;)',
        'SUM(A1:B2)',
      ])
      const [kind, result] = random.pick([
        ['', '<v>2</v>'],
        ['', ''],
        [' t="e"', '<v>#DIV/0!</v>'],
        [' t="str"', '<v>abc</v>'],
      ] as const)
      return `<c r="${address}"${look}${kind}><f>${formula}</f>${result}</c>`
    }),
  truth: (random, parts) => editCell(random, parts, (address, look) => `<c r="${address}"${look} t="b"><v>1</v></c>`),
  gone: (random, parts) => editCell(random, parts, () => ''),
  style: (random, parts) =>
    editCell(random, parts, (address, _look, content) => `<c r="${address}" s="${random.below(60)}">${content}</c>`),
  badString: (random, parts) =>
    editCell(random, parts, (address, look) => `<c r="${address}"${look} t="s"><v>${random.below(9999)}</v></c>`),
  moved: (random, parts) =>
    edit(parts, sheet, (xml) =>
      xml.replace(wholeCell, (cell, column, row) =>
        random.chance(0.02)
          ? cell.replace(`r="${column}${row}"`, `r="${random.pick(['', 'A1', 'ZZZZ9', 'B99999999', '-1'])}"`)
          : cell,
      ),
    ),
  rowGone: (random, parts) =>
    edit(parts, sheet, (xml) => xml.replace(/<row [^>]*>.*?<\/row>/g, (row) => (random.chance(0.2) ? '' : row))),
  rowTwice: (random, parts) =>
    edit(parts, sheet, (xml) =>
      xml.replace(/<row r="(\d+)"[^>]*>.*?<\/row>/g, (row, at) =>
        random.chance(0.3) ? row + row.replaceAll(`"${at}"`, '"400"').replace(/r="([A-Z]+)\d+"/g, 'r="$1400"') : row,
      ),
    ),
  rowFar: (random, parts) =>
    edit(parts, sheet, (xml) =>
      xml.replace('</sheetData>', `<row r="${random.pick([2 ** 20, 2 ** 31, 9e15])}"/></sheetData>`),
    ),
}

/** Changes one part; which answers it touches is not known. */
function edit(parts: Parts, name: string, change: (xml: string) => string): null {
  if (parts[name]) parts[name] = strToU8(change(strFromU8(parts[name])))
  return null
}

/** Changes one cell of the data sheet. */
function editCell(
  random: Seeded,
  parts: Parts,
  change: (address: string, look: string, content: string) => string,
): Set<string> {
  const xml = strFromU8(parts[sheet] as Uint8Array)
  const cells = [...xml.matchAll(wholeCell)].filter(([, , row]) => Number(row) > 4)
  const [found, column, row, attributes = '', content = ''] = random.pick(cells)
  const look = attributes.replace(/ t="\w+"/, '')
  const address = `${column}${row}`
  parts[sheet] = strToU8(xml.replace(found, () => change(address, look, content)))
  return new Set([address])
}
