import type { Figure } from '#figures/figure.ts'
import { danishDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Citation, citedIn, findCitations } from '#publishing/index.ts'
import type { FrozenItem } from '../approval/model.ts'
import { type AgendaItem, type CaseSections, caseSections } from '../model.ts'
import { type CitedFigure, citedId, compareCited, shownFigures, type TakenFigure } from './rules.ts'
import { keepWithItem, listKept, listServed, listTaken, replaceTaken } from './store.ts'

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

/** Takes the values of the figures in a case as they are now: what its readers are given until they are taken again. */
async function takeFigures(tx: Tx, caseId: string, texts: readonly (string | null)[]): Promise<void> {
  await replaceTaken(tx, caseId, await valuesNow(tx, citedIn(texts.join('\n'))))
}

async function valuesNow(tx: Tx, refs: readonly string[]): Promise<TakenFigure[]> {
  const found = await findCitations(tx, [...refs])
  return [...found.values()].map(({ ref, figure, publishedAt }) => ({
    ref,
    label: figure.label,
    value: figure.text,
    unit: figure.unit || null,
    asOf: danishDate(publishedAt),
  }))
}

/**
 * Takes the values of the figures in the cases of items anew when the items are sent (når dagsordenen sendes), and keeps
 * them with the items: another agenda that is sent later changes nothing here. A case of this secretariat has them too.
 */
export async function sendFigures(tx: Tx, items: readonly Pick<AgendaItem, 'id' | 'caseId'>[]): Promise<void> {
  const caseIds = items.flatMap(({ caseId }) => caseId ?? [])
  const taken = Map.groupBy(await listTaken(tx, caseIds), ({ caseId }) => caseId)
  const served = await listServed(tx, [...taken.keys()])
  for (const [caseId, rows] of taken) {
    const figures = await valuesNow(
      tx,
      rows.map(({ ref }) => ref),
    )
    if (served.includes(caseId)) await replaceTaken(tx, caseId, figures)
    for (const item of items) if (item.caseId === caseId) await keepWithItem(tx, item.id, figures)
  }
}

/** The figures each item of a meeting shows: as approved minutes keep them, else as the item was sent. */
export async function figuresOfItems(
  tx: Tx,
  meetingId: string,
  items: readonly Pick<AgendaItem, 'id' | 'caseId'>[],
  frozen: ReadonlyMap<string, FrozenItem>,
): Promise<Map<string, TakenFigure[]>> {
  const kept = await listKept(tx, meetingId)
  const caseIds = items.flatMap(({ caseId }) => caseId ?? [])
  const current = Map.groupBy(await listTaken(tx, caseIds), ({ caseId }) => caseId)
  return new Map(
    items.flatMap(({ id, caseId }) => {
      if (caseId === null) return []
      return [[id, frozen.get(id)?.figures ?? shownFigures(kept.get(id) ?? [], current.get(caseId) ?? [])]]
    }),
  )
}

/** Figures of cases by case, and those that can be explained by `citedId`. */
export type Cited = { byCase: Record<string, CitedFigure[]>; figures: FiguresByRef }

/**
 * The figures in cases (tal i sager): each with the value its readers were given, and whether that has moved since.
 * The text shows the taken value, so that it does not change under its readers.
 */
export async function figuresOfCases(tx: Tx, caseIds: readonly string[]): Promise<Cited> {
  return compared(tx, await listTaken(tx, caseIds))
}

/** The same as the items of a meeting show them; a case stands on an agenda once. */
export async function figuresOfMeeting(
  tx: Tx,
  meetingId: string,
  items: readonly Pick<AgendaItem, 'id' | 'caseId'>[],
  frozen: ReadonlyMap<string, FrozenItem>,
): Promise<Cited> {
  const shown = await figuresOfItems(tx, meetingId, items, frozen)
  const taken = items.flatMap(({ id, caseId }) =>
    caseId === null ? [] : (shown.get(id) ?? []).map((figure) => ({ ...figure, caseId })),
  )
  return compared(tx, taken)
}

async function compared(tx: Tx, taken: readonly (TakenFigure & { caseId: string })[]): Promise<Cited> {
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
