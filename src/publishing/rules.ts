import { diffWordsWithSpace } from 'diff'
import type { Figure } from '#figures/figure.ts'
import type { EditionInput, Figures } from './model.ts'

/** How one figure differs between a frozen edition and another state; null where it does not exist. */
export type FigureChange = { id: string; label: string; before: Figure | null; after: Figure | null }

/**
 * Figures that differ (ændrede tal): other text or unit, gone, or new. Order: as in `before`, then the new ones.
 * The displayed text decides: a change too small to be seen changes no published figure.
 *
 * @source architecture.md section 5: a later change of an input marks the report "ændret siden", never alters it
 */
export function changedFigures(before: Figures, after: Figures): FigureChange[] {
  const changed = Object.values(before).flatMap((figure): FigureChange[] => {
    const now = after[figure.id] ?? null
    return now && now.text === figure.text && now.unit === figure.unit
      ? []
      : [{ id: figure.id, label: figure.label, before: figure, after: now }]
  })
  const added = Object.values(after).flatMap((figure): FigureChange[] =>
    before[figure.id] ? [] : [{ id: figure.id, label: figure.label, before: null, after: figure }],
  )
  return [...changed, ...added]
}

/**
 * True when any record an edition was made of has another version now, is gone, or a new one came. An edition from
 * before the register (register) was among the inputs says nothing about it.
 *
 * @source architecture.md section 5: "ændret siden"
 */
export function inputsMoved(frozen: readonly EditionInput[], current: readonly EditionInput[]): boolean {
  const key = ({ kind, recordId, version }: EditionInput) => `${kind} ${recordId} ${version}`
  const knowsRegister = frozen.some(({ kind }) => kind === 'register')
  const asked = current.filter(({ kind }) => knowsRegister || kind !== 'register')
  const now = new Set(asked.map(key))
  return frozen.length !== asked.length || frozen.some((input) => !now.has(key(input)))
}

/** A stretch of text that is the same, was added, or was removed. */
export type TextChange = { kind: 'same' | 'added' | 'removed'; text: string }

/**
 * What changed between two versions of a text (tekstforskel), word by word. Joining `same` and `removed`
 * gives `before`; joining `same` and `added` gives `after`.
 *
 * @source issue "Foundation" section 5: prose editable in the browser with versions and a diff
 */
export function textChanges(before: string, after: string): TextChange[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

/** A piece of prose: text, or the id of a figure that takes its value from the data. */
export type ProsePart = { text: string } | { figureId: string }

/**
 * Splits prose with placeholders (pladsholdere): "Belægningen var {x.2024.occupancy} %." A brace that is
 * no known figure stays text, so that nothing a person wrote disappears.
 *
 * @source architecture.md section 5: a sentence that contains a figure takes it from the data by placeholder
 */
export function proseParts(text: string, isFigure: (id: string) => boolean): ProsePart[] {
  return text
    .split(/(\{[^{}\s]+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const id = part.startsWith('{') && part.endsWith('}') ? part.slice(1, -1) : ''
      return id && isFigure(id) ? { figureId: id } : { text: part }
    })
}

/**
 * Placeholders that name no figure of the report (ukendte pladsholdere); a text with one cannot be saved.
 *
 * @source architecture.md section 5
 */
export function unknownPlaceholders(text: string, isFigure: (id: string) => boolean): string[] {
  const ids = [...text.matchAll(/\{([^{}\s]+)\}/g)].map((match) => match[1] ?? '')
  return [...new Set(ids.filter((id) => !isFigure(id)))]
}
