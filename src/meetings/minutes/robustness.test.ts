import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import { mediaTypes } from '#platform/extract/model.ts'
import { readMinutesFile } from './read-file.ts'
import { da } from './texts.da.ts'

// Files made to be hard: each is read or refused with a sentence a person understands.

/** The same bytes for the same seed. */
function bytes(seed: string, count: number): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at * 32 < count; at += 1) parts.push(createHash('sha256').update(`${seed} ${at}`).digest())
  return Buffer.concat(parts).subarray(0, count)
}

const example = readFileSync(join(import.meta.dirname, 'examples', 'dashes-no-pages.txt'), 'utf8')

async function outcome(file: Buffer, type: string): Promise<string> {
  const read = await readMinutesFile(new Uint8Array(file), type)
  if (!read.ok) expect(da[`meetings.minutes.file.${read.fault}`]).toMatch(/^\p{Lu}.*[.?]$/u)
  return read.ok ? 'read' : read.fault
}

const word = async () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Punkt 1. Sag')] }] }))

/** A zip with one entry that claims to be the text of a Word file and is all blanks when unpacked. */
function bomb(megabytes: number): Buffer {
  const data = deflateRawSync(Buffer.alloc(megabytes * 2 ** 20, 32))
  const name = Buffer.from('word/document.xml')
  const head = (signature: number, more: Buffer) => {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(megabytes * 2 ** 20, 18)
    fields.writeUInt16LE(name.length, 22)
    const start = Buffer.alloc(4)
    start.writeUInt32LE(signature)
    return Buffer.concat([start, more, fields])
  }
  const local = Buffer.concat([head(0x04034b50, Buffer.alloc(0)), name, data])
  const central = Buffer.concat([head(0x02014b50, Buffer.from([20, 0])), Buffer.alloc(14), name])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

describe('a hard file', () => {
  test.each([
    ['nothing', Buffer.alloc(0), mediaTypes.text, 'noText'],
    ['blanks', Buffer.from(' \n\f\n'), mediaTypes.text, 'noText'],
    ['random bytes as text', bytes('text', 500_000), mediaTypes.text, 'unreadable'],
    ['random bytes as PDF', bytes('pdf', 500_000), mediaTypes.pdf, 'unreadable'],
    ['a PDF in name', Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes('x', 200_000)]), mediaTypes.pdf, 'unreadable'],
    ['random bytes as Word', bytes('word', 500_000), mediaTypes.docx, 'unreadable'],
    ['20 MB of lines', Buffer.from('1. Titel på listen\n'.repeat(1_000_000)), mediaTypes.text, 'tooManyPages'],
    ['one line of 8 MB', Buffer.from('Punkt 1. '.repeat(900_000)), mediaTypes.text, 'read'],
    ['a line of figures', Buffer.from(`${example}\n${'1'.repeat(100_000)}\n`), mediaTypes.text, 'read'],
    ['a line of dots', Buffer.from(`${example}\nA${'.'.repeat(100_000)}x\n`), mediaTypes.text, 'read'],
    ['a line with a wide gap', Buffer.from(`${example}\n1. A${' '.repeat(100_000)}x\n`), mediaTypes.text, 'read'],
    ['headings alone', Buffer.from('Beslutning\n'.repeat(140_000)), mediaTypes.text, 'read'],
    ['heads alone', Buffer.from('Mødet den 12.03.2024 Udvalget\n'.repeat(100_000)), mediaTypes.text, 'read'],
    ['lists alone', Buffer.from('1. Titel\n2. Titel\n3. Titel\n'.repeat(15_000)), mediaTypes.text, 'read'],
  ])('%s', async (_, file, type, expected) => {
    expect(await outcome(file, type)).toBe(expected)
  })

  test('a Word file that is cut off, at every tenth of it', async () => {
    const whole = await word()
    for (let share = 1; share < 10; share += 3) {
      expect(await outcome(whole.subarray(0, (whole.length * share) / 10), mediaTypes.docx)).toBe('unreadable')
    }
  })

  test('a Word file that unpacks to 400 MB', async () => {
    expect(['tooLarge', 'unreadable']).toContain(await outcome(bomb(400), mediaTypes.docx))
  })

  test('a long file, read in its own thread, is read as a short one', async () => {
    const far = `${example}\n${'En linje i et langt bilag.\n'.repeat(21_000)}`
    const short = await readMinutesFile(new Uint8Array(Buffer.from(example)), mediaTypes.text)
    const long = await readMinutesFile(new Uint8Array(Buffer.from(far)), mediaTypes.text)
    if (!short.ok || !long.ok) throw new Error('not read')
    const titles = ({ minutes }: typeof short) => minutes.found.meetings[0]?.items.map(({ title }) => title)
    expect(titles(long)).toEqual(titles(short))
  })
})
