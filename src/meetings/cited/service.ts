import type { Figure } from '#figures/figure.ts'
import { danishDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Citation, citedIn, findCitations } from '#publishing/index.ts'
import { type CaseSections, caseSections } from '../model.ts'
import { type CitedFigure, citedId, compareCited } from './rules.ts'
import { listTaken, replaceTaken } from './store.ts'

/** Figures by their reference, as pages show them in a text: `{rapport:kapacitet-2024/total.2024.places}`. */
export type FiguresByRef = Record<string, Figure>

/**
 * Refuses a text that refers to a figure nobody published (tal i teksten).
 * @param sections - texts by the name of their field
 * @throws AppError invalid cited.figureUnknown at the field, with the reference
 */
async function requireFigures(tx: Tx, sections: Record<string, string | null>): Promise<void> {
  const asked = Object.entries(sections).flatMap(([field, text]) => citedIn(text ?? '').map((ref) => ({ field, ref })))
  const found = await findCitations(tx, [...new Set(asked.map(({ ref }) => ref))])
  const fields = asked
    .filter(({ ref }) => !found.has(ref))
    .map(({ field, ref }) => ({ path: field, code: 'cited.figureUnknown', params: { ref } }))
  if (fields.length > 0)
    throw new AppError('invalid', 'cited.figureUnknown', { fields, params: fields[0]?.params ?? {} })
}

type Content = CaseSections & { clauses: readonly { text: string }[] }

/** Every text of a case by the name of its field. */
const textsOf = (content: Content) => ({
  ...Object.fromEntries(caseSections.map((name) => [name, content[name]])),
  ...Object.fromEntries(content.clauses.map(({ text }, index) => [`clause-${index}`, text])),
})

/**
 * Refuses a case that refers to a figure nobody published, and takes the values of its figures as they are now.
 * @throws AppError invalid cited.figureUnknown at the field
 */
export async function citeFigures(tx: Tx, caseId: string, content: Content): Promise<void> {
  const texts = textsOf(content)
  await requireFigures(tx, texts)
  await takeFigures(tx, caseId, Object.values(texts))
}

/**
 * Takes the values of the figures in cases anew (når dagsordenen sendes): what the agenda shows is what was published then.
 */
export async function takeAgain(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const taken = Map.groupBy(await listTaken(tx, caseIds), ({ caseId }) => caseId)
  for (const [caseId, rows] of taken) {
    await takeFigures(
      tx,
      caseId,
      rows.map(({ ref }) => `{${ref}}`),
    )
  }
}

/** Takes the values of the figures in a case as they are now: what its readers are given until they are taken again. */
async function takeFigures(tx: Tx, caseId: string, texts: readonly (string | null)[]): Promise<void> {
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

/** Figures of cases by case, and those that can be explained by `citedId`. */
export type Cited = { byCase: Record<string, CitedFigure[]>; figures: FiguresByRef }

/**
 * The figures in cases (tal i sager): each with the value its readers were given, and whether that has moved since.
 * The text shows the taken value, so that it does not change under its readers.
 */
export async function figuresOfCases(tx: Tx, caseIds: readonly string[]): Promise<Cited> {
  const taken = await listTaken(tx, caseIds)
  const found = await findCitations(tx, [...new Set(taken.map(({ ref }) => ref))])
  const now = new Map([...found].map(([ref, citation]) => [ref, figureNow(citation)]))
  const figures = taken.flatMap(({ caseId, ref, value }): [string, Figure][] => {
    const figure = found.get(ref)?.figure
    const id = citedId(caseId, ref)
    // The explanation belongs to the published figure: one that has moved is shown without it.
    return figure && figure.text === value ? [[id, { ...figure, id, inputs: [] }]] : []
  })
  const byCase = Map.groupBy(taken, ({ caseId }) => caseId)
  return {
    byCase: Object.fromEntries([...byCase].map(([caseId, rows]) => [caseId, compareCited(rows, now)])),
    figures: Object.fromEntries(figures),
  }
}

function figureNow({ figure, publishedAt, href }: Citation) {
  return { value: figure.text, unit: figure.unit, asOf: danishDate(publishedAt), href }
}
