import type { ReactNode } from 'react'
import type { ChartSpec } from '#platform/charts/model.ts'
import type { TableModel } from '#platform/documents/model.ts'
import { DataTable } from './table.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

type ChartProps = {
  spec: ChartSpec
  /** Drawn by the server from `spec`: trusted, without style attributes. */
  svg: string
  /** The numbers of the chart, for those who read them rather than see them. */
  table?: TableModel
}

/** A chart with its title, one sentence that says what it shows, the numbers folded below, and its source. */
export function Chart({ spec, svg, table }: ChartProps) {
  const t = useTexts({ da, en })
  return (
    <figure className="chart" id={spec.id} aria-labelledby={`${spec.id}-title`}>
      <figcaption>
        <span className="chart-title" id={`${spec.id}-title`}>
          {spec.title}
        </span>
        <span className="chart-subtitle">{spec.subtitle}</span>
      </figcaption>
      <Drawing svg={svg} title={spec.title} label={spec.alternative} />
      {table && (
        <details className="fold">
          <summary>{t('chart.table')}</summary>
          <DataTable table={table} captionHidden />
        </details>
      )}
      {spec.source && <p className="source">{t('source', { source: spec.source })}</p>}
    </figure>
  )
}

type TileMapProps = { title: string; subtitle?: string; svg: string; alternative: string; list: ReactNode }

/** A tile map with the same places as a list beside it. */
export function TileMap({ title, subtitle, svg, alternative, list }: TileMapProps) {
  return (
    <figure className="chart tile-map">
      <figcaption>
        <span className="chart-title">{title}</span>
        {subtitle && <span className="chart-subtitle">{subtitle}</span>}
      </figcaption>
      <div className="tile-map-parts">
        <Drawing svg={svg} title={title} label={alternative} />
        <div className="tile-map-list">{list}</div>
      </div>
    </figure>
  )
}

type DrawingProps = { svg: string; title: string; label: string }

function Drawing({ svg, title, label }: DrawingProps) {
  return (
    <section
      className="chart-frame"
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a small screen the drawing scrolls in its frame
      tabIndex={0}
    >
      <div
        className="chart-drawing"
        role="img"
        aria-label={label}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own drawing; texts in it are escaped there
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </section>
  )
}
