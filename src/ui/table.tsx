import type { ReactNode } from 'react'
import type { Cell, Column, Row, TableModel } from '#platform/documents/model.ts'
import { FigureText } from './figure.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

type TableFrameProps = {
  caption: ReactNode
  /** The page already shows the caption as a heading. */
  captionHidden?: boolean
  note?: ReactNode
  source?: ReactNode
  /** What marks in the table mean. */
  legend?: ReactNode
  /** Rows become cards below 600 px; every `td` needs `data-title`. For tables of few rows. */
  cards?: boolean
  id?: string
  /** `thead` and `tbody`. */
  children: ReactNode
}

/** A table in a frame of its own that scrolls, by keyboard too, when the table is wider than the screen. */
export function Table({ caption, captionHidden, note, source, legend, cards, id, children }: TableFrameProps) {
  const t = useTexts({ da, en })
  return (
    <div className={`table-block${cards ? ' table-block--cards' : ''}`} id={id}>
      <section
        className="table-frame"
        aria-label={typeof caption === 'string' ? caption : t('table.frame')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className="table table--compact data-table">
          <caption className={captionHidden ? 'sr-only' : undefined}>
            <span className="table-caption">
              {caption}
              {note && <span className="table-note">{note}</span>}
            </span>
          </caption>
          {children}
        </table>
      </section>
      {legend}
      {source && (
        <p className="source">
          {t('source', { source: '' })}
          {source}
        </p>
      )}
    </div>
  )
}

export type Sort = { key: string; direction: 'ascending' | 'descending' }

type ColumnHeadProps = {
  children: ReactNode
  align?: 'left' | 'right'
  /** Makes the head a link that sorts by `key`; other query parameters in `search` are kept. */
  sort?: { key: string; current?: Sort; search?: string }
}

export function ColumnHead({ children, align = 'left', sort }: ColumnHeadProps) {
  const direction = sort?.current?.key === sort?.key ? sort?.current?.direction : undefined
  return (
    <th scope="col" className={align === 'right' ? 'align-right' : undefined} aria-sort={direction}>
      {sort ? (
        <a className={`sort-link${direction ? ` sort-link--${direction}` : ''}`} href={sortHref(sort, direction)}>
          {children}
        </a>
      ) : (
        children
      )}
    </th>
  )
}

/** "?sort=places" ascending, "?sort=-places" descending; the page number is dropped, since it meant another order. */
function sortHref(sort: NonNullable<ColumnHeadProps['sort']>, direction: Sort['direction'] | undefined): string {
  const query = new URLSearchParams(sort.search)
  query.set('sort', direction === 'ascending' ? `-${sort.key}` : sort.key)
  query.delete('side')
  return `?${query}`
}

/** Reads what `ColumnHead` writes. A key that is not in `keys` gives the first of them, ascending. */
export function readSort(search: string | URLSearchParams, keys: readonly [string, ...string[]]): Sort {
  const asked = new URLSearchParams(search).get('sort') ?? ''
  const key = asked.replace(/^-/, '')
  if (!keys.includes(key)) return { key: keys[0], direction: 'ascending' }
  return { key, direction: asked.startsWith('-') ? 'descending' : 'ascending' }
}

type DataTableProps = { table: TableModel; cards?: boolean; captionHidden?: boolean }

/** A `TableModel` as a page shows it: the same rows, numbers and notes as in PDF, Word and Excel. */
export function DataTable({ table, cards, captionHidden }: DataTableProps) {
  return (
    <Table
      id={table.id}
      legend={<FlagLegend rows={table.rows} />}
      caption={table.caption}
      note={table.note}
      source={table.source}
      cards={cards}
      captionHidden={captionHidden}
    >
      <thead>
        <tr>
          {table.columns.map((column) => (
            <ColumnHead key={column.key} align={column.align}>
              {column.label}
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id and keep their order
          <TableRow key={index} row={row} columns={table.columns} />
        ))}
      </tbody>
    </Table>
  )
}

function TableRow({ row, columns }: { row: Row; columns: Column[] }) {
  const [first, ...rest] = row.cells
  const rowClass = row.kind && row.kind !== 'body' ? `row-${row.kind}` : undefined
  if (row.kind === 'group' && rest.every((cell) => cell.text === '')) {
    return (
      <tr className={rowClass}>
        <th scope="colgroup" colSpan={columns.length}>
          {first?.text}
        </th>
      </tr>
    )
  }
  return (
    <tr className={rowClass}>
      {first && (
        <th scope="row" className={alignClass(columns[0])}>
          <CellText cell={first} />
        </th>
      )}
      {rest.map((cell, index) => {
        const column = columns[index + 1]
        return (
          <td key={column?.key ?? index} className={alignClass(column)} data-title={column?.label}>
            <CellText cell={cell} />
          </td>
        )
      })}
    </tr>
  )
}

function alignClass(column: Column | undefined): string | undefined {
  return column?.align === 'right' ? 'align-right' : undefined
}

function CellText({ cell }: { cell: Cell }) {
  return (
    <>
      {cell.flag && (
        <span className={`flag flag--${cell.flag}`}>
          <span aria-hidden="true">{flagShapes[cell.flag]}</span>
          <span className="sr-only">{cell.flagText ?? cell.flag}: </span>
        </span>
      )}
      {cell.figureId ? <FigureText id={cell.figureId}>{cell.text}</FigureText> : cell.text}
    </>
  )
}

const flagShapes = { low: '▼', high: '▲', 'below-target': '◆' } as const

/** Says what the shapes mean; a table without flags has none. */
function FlagLegend({ rows }: { rows: Row[] }) {
  const used = new Map<keyof typeof flagShapes, string>()
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (cell.flag && cell.flagText && !used.has(cell.flag)) used.set(cell.flag, cell.flagText)
  }
  if (used.size === 0) return null
  return (
    <p className="flag-legend" aria-hidden="true">
      {[...used].map(([flag, text]) => (
        <span key={flag}>
          <span className={`flag flag--${flag}`}>{flagShapes[flag]}</span> {text}
        </span>
      ))}
    </p>
  )
}
