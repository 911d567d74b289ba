import { Document, HeadingLevel, Packer, PageBreak, Paragraph, TableOfContents, TextRun } from 'docx'
import { chartTable } from '#platform/charts/table.ts'
import { xmlText } from '#platform/charts/xml-text.ts'
import { wordChart } from './docx-chart.ts'
import { steadyDocx } from './docx-steady.ts'
import { pageFoot, pageHead, WORD_STYLES } from './docx-style.ts'
import { captionOf, linesBelow, wordTable } from './docx-table.ts'
import { type WordContext, wordRuns } from './docx-text.ts'
import type { Block, DocumentModel } from './model.ts'
import { longDate, WORDS } from './words.ts'

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }

/**
 * Writes a document as a Word file to go on editing: real heading styles, a table of contents that Word fills in when
 * the file is opened, real tables with repeated head rows, charts with their text alternative and their numbers below.
 * The same document gives the same bytes.
 */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const context: WordContext = {
    traces: new Map((model.traces ?? []).map((trace) => [trace.figureId, trace.text])),
    footnotes: [],
    lists: 0,
    bookmarks: new Set(model.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))),
  }
  const children = [...front(model), ...model.blocks.flatMap((block) => wordBlock(context, model, block))]
  const file = new Document({
    title: xmlText(model.title),
    subject: xmlText(model.subtitle ?? ''),
    creator: xmlText(model.author),
    lastModifiedBy: xmlText(model.author),
    description: longDate(model.date, model.language),
    styles: WORD_STYLES[model.language],
    features: { updateFields: true },
    footnotes: Object.fromEntries(
      context.footnotes.map((text, index) => [index + 1, { children: [new Paragraph({ text })] }]),
    ),
    numbering: {
      config: [
        {
          reference: 'ordered',
          levels: [
            { level: 0, format: 'decimal', text: '%1.', style: { paragraph: { indent: { left: 425, hanging: 425 } } } },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { titlePage: true, page: { margin: { top: 1500, bottom: 1400, left: 1360, right: 1360 } } },
        headers: { default: pageHead(model) },
        footers: { default: pageFoot(model), first: pageFoot(model) },
        children,
      },
    ],
  })
  return steadyDocx(new Uint8Array(await Packer.toBuffer(file)), model.date)
}

function front(model: DocumentModel) {
  const contents = model.blocks.some((block) => block.kind === 'heading')
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(xmlText(model.title))] }),
    ...(model.subtitle ? [new Paragraph({ style: 'Subtitle', text: xmlText(model.subtitle) })] : []),
    ...(model.front ?? [`${model.author} · ${longDate(model.date, model.language)}`]).map(
      (line) => new Paragraph({ style: 'Quiet', text: xmlText(line) }),
    ),
    ...(model.watermark ? [new Paragraph({ style: 'Note', text: xmlText(model.watermark) })] : []),
    ...(contents
      ? [
          new Paragraph({ style: 'ContentsHeading', text: WORDS[model.language].contents }),
          new TableOfContents(WORDS[model.language].contents, {
            hyperlink: true,
            headingStyleRange: `1-${model.contentsDepth ?? 2}`,
          }),
          new Paragraph({ children: [new PageBreak()] }),
        ]
      : []),
  ]
}

function wordBlock(context: WordContext, model: DocumentModel, block: Block) {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          children: wordRuns(context, [{ text: block.text }], block.id),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: wordRuns(context, block.runs), keepNext: block.sticky ?? false })]
    case 'note':
      return [new Paragraph({ style: 'Note', children: wordRuns(context, block.runs) })]
    case 'list': {
      // Each list counts from 1: Word goes on counting within an instance.
      const instance = context.lists++
      return block.items.flatMap((item, at) => {
        const children = wordRuns(context, item)
        const below = block.below?.[at] ?? []
        return [
          new Paragraph(
            block.ordered
              ? { numbering: { reference: 'ordered', level: 0, instance }, children }
              : { bullet: { level: 0 }, children },
          ),
          ...below.map((inner) => new Paragraph({ bullet: { level: 1 }, children: wordRuns(context, inner) })),
        ]
      })
    }
    case 'table':
      return [
        ...captionOf(block.table.caption, block.table.note),
        wordTable(block.table),
        ...linesBelow(block.table, block.table.source, model.language),
      ]
    case 'chart': {
      const table = chartTable(block.chart, model.language)
      return [
        ...captionOf(block.chart.title, block.chart.subtitle),
        wordChart(block.chart, model.language),
        wordTable(table),
        ...linesBelow(table, block.source ?? block.chart.source, model.language),
      ]
    }
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}
