import type { IsoDate } from '#figures/dates.ts'

/** A figure in the text of a case with the value its readers were given, and the day that value was published. */
export type TakenFigure = { ref: string; label: string; value: string; unit: string | null; asOf: IsoDate }

/** The same figure as it is published now; null when it is no longer there. */
export type FigureNow = { value: string; unit: string; asOf: IsoDate; href: string } | null

export type CitedFigure = TakenFigure & { now: FigureNow; isMoved: boolean }

/**
 * Compares figures in a case with what is published now (tal i sagen). One is moved when its printed value or unit
 * differs, or when it is gone: a new edition with the same figure moves nothing.
 *
 * @source issue "Meetings" section 2, live figures; the displayed text decides, as for editions (`changedFigures`)
 */
export function compareCited(taken: readonly TakenFigure[], now: ReadonlyMap<string, FigureNow>): CitedFigure[] {
  return taken.map((figure) => {
    const current = now.get(figure.ref) ?? null
    const isSame = current !== null && current.value === figure.value && current.unit === (figure.unit ?? '')
    return { ...figure, now: current, isMoved: !isSame }
  })
}

/**
 * The figures an agenda shows in a case: those its text refers to now, with the value its readers were given. One that
 * the text refers to since has the value it was put in with.
 *
 * @param kept - as the agenda was sent
 * @param current - of the case
 * @source issue "Meetings" section 2, live figures: moved since the agenda was sent
 */
export function shownFigures(kept: readonly TakenFigure[], current: readonly TakenFigure[]): TakenFigure[] {
  const sent = new Map(kept.map((figure) => [figure.ref, figure]))
  return current.map((figure) => sent.get(figure.ref) ?? figure)
}

/**
 * What a figure of a case is called on a page (tal-id): two cases may have taken it at different times.
 *
 * @source own
 */
export function citedId(caseId: string, ref: string): string {
  return `${caseId}/${ref}`
}
