/** One chart as data. The drawing, the text alternative and the data table all come from it. */
export type ChartSpec = {
  id: string
  /** The finding or the question. */
  title: string
  /** Measure, unit, period, N. */
  subtitle: string
  kind: 'line' | 'bar' | 'small-multiples'
  unit: string
  decimals: number
  /** Categories of the x axis, in order: years, names. */
  categories: string[]
  series: Series[]
  /** Named horizontal lines: 80 %, 85 %. */
  lines?: { value: number; label: string }[]
  /** Break of series drawn as a dashed mark before this category. */
  breaks?: { category: string; note: string }[]
  /** One sentence that says what the chart shows. */
  alternative: string
  source?: string
}

/** `values` align with `categories`; null is a gap, never zero. `figureIds` align with `values`. */
export type Series = {
  name: string
  values: (number | null)[]
  texts: string[]
  figureIds?: (string | null)[]
  panel?: string
  style?: 'solid' | 'dashed' | 'band'
}
