import { Fragment, type ReactNode, useEffect, useState } from 'react'
import type { Figure } from '#figures/figure.ts'
import { chartTable } from '#platform/charts/table.ts'
import type { Block, DocumentModel, Run, TableModel } from '#platform/documents/model.ts'
import { Chart } from './chart.tsx'
import { type Figures, FiguresProvider, FigureText } from './figure.tsx'
import { DateText } from './numbers.tsx'
import { DataTable } from './table.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

/** What the server drew for the charts of a document, by the id of the chart. */
export type DrawnCharts = Readonly<Record<string, { svg: string; table?: TableModel }>>

type DocumentViewProps = {
  model: DocumentModel
  figures: Figures
  charts: DrawnCharts
  /** Fetches figures that are not among `figures`; see `FiguresProvider`. */
  load?: (id: string) => Promise<Figure[]>
  /** Query string of the page; see `FiguresProvider`. */
  search?: string
  /** How other texts cite a figure; see `FiguresProvider`. */
  referenceOf?: (id: string) => string
  /** Edition, badge, downloads: stands under the title. */
  head?: ReactNode
}

/** A document as a page: same order, tables and numbers as its PDF and Word. */
export function DocumentView({ model, figures, charts, load, search, referenceOf, head }: DocumentViewProps) {
  return (
    <FiguresProvider figures={figures} search={search} load={load} referenceOf={referenceOf}>
      <div className="document">
        <TableOfContents blocks={model.blocks} />
        <article className="document-text" lang={model.language}>
          <header className="document-head">
            {model.watermark && <p className="watermark">{model.watermark}</p>}
            <h1>{model.title}</h1>
            {model.subtitle && <p className="subtitle">{model.subtitle}</p>}
            <p className="byline">
              {model.author}, <DateText date={model.date} />
            </p>
            {head}
          </header>
          <SmallContents blocks={model.blocks} />
          {model.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no id and keep their order
            <BlockView key={index} block={block} charts={charts} />
          ))}
        </article>
      </div>
    </FiguresProvider>
  )
}

function BlockView({ block, charts }: { block: Block; charts: DrawnCharts }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = (['h2', 'h3', 'h4'] as const)[block.level - 1] ?? 'h4'
      return <Heading id={block.id}>{block.text}</Heading>
    }
    case 'paragraph':
      return (
        <p id={block.id}>
          <Runs runs={block.runs} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((runs, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no id and keep their order
            <li key={index}>
              <Runs runs={runs} />
              {block.below?.[index]?.length ? (
                <BlockView block={{ kind: 'list', ordered: false, items: block.below[index] }} charts={charts} />
              ) : null}
            </li>
          ))}
        </List>
      )
    }
    case 'note':
      return (
        <p className="document-note">
          <Runs runs={block.runs} />
        </p>
      )
    case 'table':
      return <DataTable table={block.table} />
    case 'chart': {
      const drawn = charts[block.chart.id]
      const spec = { ...block.chart, source: block.source ?? block.chart.source }
      return drawn ? (
        <Chart spec={spec} svg={drawn.svg} table={drawn.table ?? chartTable(block.chart)} />
      ) : (
        <p>{block.chart.alternative}</p>
      )
    }
    case 'pageBreak':
      return <div className="page-break" />
  }
}

function Runs({ runs }: { runs: Run[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no id and keep their order
    <Fragment key={index}>
      <RunView run={run} />
    </Fragment>
  ))
}

function RunView({ run }: { run: Run }) {
  let node: ReactNode = run.text
  if (run.figureId) node = <FigureText id={run.figureId}>{node}</FigureText>
  else if (run.href) node = <a href={run.href}>{node}</a>
  if (run.italic) node = <em>{node}</em>
  return run.bold ? <strong>{node}</strong> : node
}

type Heading = Extract<Block, { kind: 'heading' }>

/** The contents folded below the title, where there is no room for them beside the text. */
function SmallContents({ blocks }: { blocks: Block[] }) {
  const t = useTexts({ da, en })
  const headings = contentsOf(blocks)
  if (headings.length < 2) return null
  return (
    <details className="fold contents contents--small">
      <summary>{t('document.contents')}</summary>
      <ol>
        {headings.map((heading) => (
          <li key={heading.id} className={`contents-level-${heading.level}`}>
            <a href={`#${heading.id}`}>{heading.text}</a>
          </li>
        ))}
      </ol>
    </details>
  )
}

function contentsOf(blocks: Block[]): Heading[] {
  return blocks.filter((block): block is Heading => block.kind === 'heading' && block.level < 3)
}

/** Headings of the first two levels; the one being read is marked when the page can follow the scroll. */
export function TableOfContents({ blocks }: { blocks: Block[] }) {
  const t = useTexts({ da, en })
  const headings = contentsOf(blocks)
  const reading = useReadingId(headings)
  if (headings.length < 2) return null
  return (
    <nav className="contents contents--beside" aria-labelledby="indhold">
      <h2 id="indhold">{t('document.contents')}</h2>
      <ol>
        {headings.map((heading) => (
          <li key={heading.id} className={`contents-level-${heading.level}`}>
            <a href={`#${heading.id}`} aria-current={heading.id === reading ? 'location' : undefined}>
              {heading.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Id of the last heading that has passed the upper part of the window; undefined without JavaScript. */
function useReadingId(headings: Heading[]): string | undefined {
  const [reading, setReading] = useState<string>()
  const ids = headings.map((heading) => heading.id).join(' ')

  useEffect(() => {
    const elements = ids.split(' ').map((id) => document.getElementById(id))
    const follow = () => {
      const passed = elements.filter((element) => element && element.getBoundingClientRect().top < 160)
      setReading(passed.at(-1)?.id)
    }
    // A strip at the top of the window: told only when a heading crosses it, not on every scroll.
    const observer = new IntersectionObserver(follow, { rootMargin: '0px 0px -80% 0px' })
    for (const element of elements) if (element) observer.observe(element)
    return () => observer.disconnect()
  }, [ids])

  return reading
}
