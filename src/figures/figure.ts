import type { Quantity } from './quantity.ts'

/** How a figure came to be: handed in, judged, computed by a rule, or carried forward. */
export type FigureKind = 'reported' | 'estimate' | 'calculated' | 'projected'

/** Where a reported figure comes from: a version of a submission, an import, or a printed document. */
export type FigureSource = {
  kind: 'submission' | 'import' | 'document' | 'reference'
  /** Text a reader understands, in Danish: "Region Nordjyllands indberetning for 2024, version 1". */
  label: string
  /** Path inside the program that opens the source, when the reader may open it. */
  href?: string
  submittedBy?: string
  submittedAt?: string
  approvedBy?: string
  approvedAt?: string
}

/** A named, versioned calculation; `methodHref` opens its page under /metode. */
export type FigureFormula = {
  id: string
  version: string
  /** The formula in words, Danish: "pladsforbrug / pladser x 100". */
  text: string
  /** The formula with the numbers put in, Danish notation: "6,4 / 6,0 x 100". */
  filled: string
  /** First day the rule is in force (ISO date). */
  validFrom: string
  methodHref: string
}

/**
 * A published figure (tal) with everything needed to trace it.
 *
 * Figures are plain JSON: they travel through loaders, the API and frozen snapshots unchanged.
 * `text` is the displayed value and the only thing that page, table, chart and document may print.
 */
export type Figure = {
  /** Unique within a document: "aalborgskolen-doevblindhed-fsl20.2024.occupancy". */
  id: string
  /** Danish: "Belægning, Aalborgskolen, døvblindhed, 2024". */
  label: string
  quantity: Quantity
  /** "pladser", "%", "kr." … */
  unit: string
  kind: FigureKind
  /** "2024", "1. halvår 2024". */
  period: string
  /** Displayed value without unit, Danish notation, rounded once: "107", "6,4", "ikke oplyst". */
  text: string
  /** How `text` was rounded: "hele procent, halve væk fra nul". */
  rounding?: string
  /** Number of cases behind a statistical figure. */
  n?: number
  sources: FigureSource[]
  formula?: FigureFormula
  /** Ids of the figures this one was computed from; they are in the same document. */
  inputs: string[]
  /** Danish notes a reader must see with the figure (break of series, printed otherwise …). */
  notes?: string[]
}
