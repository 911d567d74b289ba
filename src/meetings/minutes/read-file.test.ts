import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { mediaTypes } from '#platform/extract/model.ts'
import type { MinutesFound } from './model.ts'
import { readMinutesFile } from './read-file.ts'

// The examples as the PDF and Word files they would be: what is found must be the same but for the lines.

const example = (name: string) => readFileSync(join(import.meta.dirname, 'examples', `${name}.txt`), 'utf8')

async function read(bytes: Uint8Array, type: string): Promise<MinutesFound> {
  const file = await readMinutesFile(bytes, type)
  if (!file.ok) throw new Error(file.fault)
  return file.minutes.found
}

/** What does not depend on where lines break. */
function essence({ meetings }: MinutesFound) {
  const words = (text = '') => text.replace(/\s+/g, ' ')
  return meetings.map(({ items, ...meeting }) => ({
    ...meeting,
    items: items.map(({ number, title, caseNumber, open, recommendation, decision, sections, attachments }) => ({
      number,
      title,
      caseNumber,
      open,
      recommendation: recommendation.map(({ verb, text }) => [verb, words(text)]),
      decision: words(decision),
      sections: Object.entries(sections).map(([name, text]) => [name, words(text)]),
      attachments: attachments.map((each) => each.title),
    })),
  }))
}

const fromText = async (name: string) => essence(await read(Buffer.from(example(name)), mediaTypes.text))

const pdfCompiler = NodeCompiler.create({ workspace: resolve('/document') })

/** Each line of the text a line of the PDF, pages where the text has form feeds. */
function pdfOf(text: string): Uint8Array {
  const pages = text.split('\f').map((page) => page.split('\n'))
  const body = pages.map((lines) => lines.map(typstLine).join('\n')).join('\n#pagebreak()\n')
  const mainFileContent = `#set page(paper: "a4", margin: 2cm)\n#set text(size: 9pt, lang: "da", hyphenate: false)\n#set par(leading: 4pt, spacing: 4pt)\n${body}`
  return pdfCompiler.pdf({ mainFileContent })
}

function typstLine(line: string): string {
  const columns = line.trim().split(/\s{3,}/)
  if (columns.length === 1) return line.trim() === '' ? '#v(12pt)' : `#block(${JSON.stringify(line.trim())})`
  return `#grid(columns: ${columns.length}, column-gutter: 1fr, ${columns.map((column) => JSON.stringify(column)).join(', ')})`
}

describe('minutes as PDF', () => {
  test.each(['dashes-no-pages', 'two-meetings', 'decision-first', 'capital-words'])('%s', async (name) => {
    expect(essence(await read(pdfOf(example(name)), mediaTypes.pdf))).toEqual(await fromText(name))
  })

  test('with two columns of people and numbered titles', async () => {
    const [meeting] = (await read(pdfOf(example('numbered-two-columns')), mediaTypes.pdf)).meetings
    expect(meeting).toMatchObject({
      date: '2019-03-12',
      start: '09:00',
      present: ['Anna Bro', 'Bent Dal', 'Carla Eng'],
    })
    expect(meeting?.absent).toEqual(['Dorte Fjord', 'Finn Gade'])
    expect(meeting?.items.map(({ title }) => title)).toEqual([
      'Godkendelse af dagsorden',
      'Revision af standardkontrakt',
      'Ansøgning om dispensation',
      'Meddelelser',
    ])
  })
})

const wordOf = (children: (Paragraph | Table)[]) => Packer.toBuffer(new Document({ sections: [{ children }] }))

describe('minutes as Word', () => {
  test.each(['dashes-no-pages', 'agenda-only'])('%s, a paragraph for each line', async (name) => {
    // Word breaks lines itself: a wrapped title is one paragraph there.
    const lines = example(name).replace('tæt i\n2023', 'tæt i 2023').split('\n')
    const bytes = await wordOf(lines.map((line) => new Paragraph(line)))
    expect(essence(await read(bytes, mediaTypes.docx))).toEqual(await fromText(name))
  })

  test('with headings, lists, a table for the head and an attachment on a new page', async () => {
    const row = (...cells: string[]) =>
      new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) })
    const bytes = await wordOf([
      new Paragraph({ text: 'Referat fra møde i Rådgivningsforum den 7. september 2023', heading: 'Title' }),
      new Table({
        rows: [
          row('Tid', '7. september 2023 kl. 10.00-12.00'),
          row('Sted', 'Online'),
          row('Til stede', 'Anna Bro, Bent Dal'),
          row('Afbud', 'Carla Eng'),
        ],
      }),
      new Paragraph({ text: 'Punkt 1. Fælles rådgivning', heading: 'Heading1' }),
      new Paragraph('Sagsnr. 2023-001122'),
      new Paragraph({ text: 'Baggrund', heading: 'Heading2' }),
      new Paragraph('Kommunerne ønsker fælles rådgivning.'),
      new Paragraph({ text: 'Indstilling', heading: 'Heading2' }),
      new Paragraph('Det indstilles, at forummet'),
      new Paragraph({ text: 'Drøfter behovet', bullet: { level: 0 } }),
      new Paragraph({ text: 'Beslutter en pilot', bullet: { level: 0 } }),
      new Paragraph({ text: 'Bilag', heading: 'Heading2' }),
      new Paragraph({ text: 'Notat om fælles rådgivning', bullet: { level: 0 } }),
      new Paragraph({ text: 'Beslutning', heading: 'Heading2' }),
      new Paragraph('Piloten blev besluttet.'),
      new Paragraph({ children: [new PageBreak(), new TextRun('Notat om fælles rådgivning')] }),
      new Paragraph('Rådgivningen begynder i 2024.'),
      new Paragraph({ text: 'Punkt 2. Eventuelt', heading: 'Heading1' }),
      new Paragraph({ text: 'Beslutning', heading: 'Heading2' }),
      new Paragraph('Intet.'),
    ])
    const [meeting] = (await read(bytes, mediaTypes.docx)).meetings
    expect(meeting).toMatchObject({
      body: 'Rådgivningsforum',
      date: '2023-09-07',
      start: '10:00',
      end: '12:00',
      place: 'Online',
      present: ['Anna Bro', 'Bent Dal'],
      absent: ['Carla Eng'],
    })
    expect(meeting?.items).toMatchObject([
      {
        number: 1,
        title: 'Fælles rådgivning',
        caseNumber: '2023-001122',
        sections: { background: 'Kommunerne ønsker fælles rådgivning.' },
        recommendation: [
          { verb: 'discuss', text: 'Drøfter behovet' },
          { verb: 'decide', text: 'Beslutter en pilot' },
        ],
        attachments: [{ title: 'Notat om fælles rådgivning', lines: expect.any(Array) }],
        decision: 'Piloten blev besluttet.',
      },
      { number: 2, title: 'Eventuelt', decision: 'Intet.' },
    ])
  })
})

test('a file without text, or of another kind, is told apart', async () => {
  expect(await readMinutesFile(Buffer.from('  \n'), mediaTypes.text)).toEqual({ ok: false, fault: 'noText' })
  expect(await readMinutesFile(pdfOf(''), mediaTypes.pdf)).toEqual({ ok: false, fault: 'noText' })
  expect(await readMinutesFile(Buffer.from('PK'), mediaTypes.docx)).toEqual({ ok: false, fault: 'unreadable' })
})
