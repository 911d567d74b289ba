import type { Figure } from '#figures/figure.ts'
import { danishDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Citation, citedIn, findCitations } from '#publishing/index.ts'
import { type CitedFigure, compareCited } from './rules.ts'
import { listTaken, replaceTaken } from './store.ts'

/** Figures by their reference, as pages show them in a text: `{rapport:kapacitet-2024/total.2024.places}`. */
export type FiguresByRef = Record<string, Figure>

/**
 * Refuses a text that refers to a figure nobody published (tal i teksten).
 * @param sections - texts by the name of their field
 * @throws AppError invalid meetings.figureUnknown at the field, with the reference
 */
export async function requireFigures(tx: Tx, sections: Record<string, string | null>): Promise<void> {
  const asked = Object.entries(sections).flatMap(([field, text]) => citedIn(text ?? '').map((ref) => ({ field, ref })))
  const found = await findCitations(tx, [...new Set(asked.map(({ ref }) => ref))])
  const fields = asked
    .filter(({ ref }) => !found.has(ref))
    .map(({ field, ref }) => ({ path: field, code: 'meetings.figureUnknown', params: { ref } }))
  if (fields.length > 0)
    throw new AppError('invalid', 'meetings.figureUnknown', { fields, params: fields[0]?.params ?? {} })
}

/** Takes the values of the figures in a case as they are now: what its readers are given until they are taken again. */
export async function takeFigures(tx: Tx, caseId: string, texts: readonly (string | null)[]): Promise<void> {
  const found = await findCitations(tx, citedIn(texts.join('\n')))
  await replaceTaken(
    tx,
    caseId,
    [...found.values()].map(({ ref, figure, publishedAt }) => ({
      ref,
      label: figure.label,
      value: figure.text,
      unit: figure.unit || null,
      asOf: danishDate(publishedAt),
    })),
  )
}

/**
 * The figures in a case: with the value its readers were given, and whether that has moved since.
 * The figures shown in the text are the taken values, so that the text does not change under its readers.
 */
export async function figuresOfCase(tx: Tx, caseId: string): Promise<{ cited: CitedFigure[]; figures: FiguresByRef }> {
  const taken = await listTaken(tx, caseId)
  const found = await findCitations(
    tx,
    taken.map(({ ref }) => ref),
  )
  const now = new Map([...found].map(([ref, citation]) => [ref, figureNow(citation)]))
  const figures = taken.flatMap(({ ref, value }): [string, Figure][] => {
    const figure = found.get(ref)?.figure
    // The explanation belongs to the published figure: one that has moved is shown without it.
    return figure && figure.text === value ? [[ref, { ...figure, id: ref, inputs: [] }]] : []
  })
  return { cited: compareCited(taken, now), figures: Object.fromEntries(figures) }
}

function figureNow({ figure, publishedAt, href }: Citation) {
  return { value: figure.text, unit: figure.unit, asOf: danishDate(publishedAt), href }
}
