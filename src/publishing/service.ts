import type { App } from '#platform/app.ts'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Composed, reportKind, reportKinds } from './kinds.ts'
import type { EditionHead, PublishInput, Report } from './model.ts'
import { plainProse } from './prose.ts'
import { changedFigures, type FigureChange, inputsMoved, textChanges } from './rules.ts'
import { hiddenChanges } from './service/changes.ts'
import { composeNow, contentHash, draftReport, draftSections, ownReport } from './service/composing.ts'
import * as store from './store.ts'

export type ReportRow = Report & { edition: number | null; publishedAt: string | null; mayWrite: boolean }

/** Every report with its latest edition; one that has none is listed only for those who write it. */
export async function listReports(app: App): Promise<ReportRow[]> {
  return asActor(app, async (tx) => {
    const owned = await store.ownedReports(tx)
    const reports = await store.listReports(tx)
    return reports
      .map((report) => ({ ...report, mayWrite: owned.has(report.id) }))
      .filter(({ edition, mayWrite }) => edition !== null || mayWrite)
  })
}

/** Editions (udgaver) that others published since an instant, the latest first; at most `most`. Open to everybody. */
export async function listNewEditions(app: App, since: string, most: number) {
  const userId = app.actor.userId
  return userId === null ? [] : asActor(app, (tx) => store.listNewEditions(tx, { since, userId, most }))
}

/** Reports the reader's secretariat could begin now and has not (rapporter, der kan begyndes). */
export async function listPossibleReports(app: App): Promise<Report[]> {
  return asActor(app, async (tx) => {
    const secretariats = await store.ownSecretariats(tx)
    if (secretariats.size === 0) return []
    const begun = new Set((await store.listReports(tx)).map(({ id }) => id))
    const possible = await Promise.all(reportKinds().map((kind) => kind.possible(tx)))
    return possible.flat().filter(({ id, ownerId }) => secretariats.has(ownerId) && !begun.has(id))
  })
}

/**
 * Begins a report (begynd rapporten): from now on it has a draft. Beginning it again changes nothing.
 * @throws AppError notFound publishing.noReport when there is no matter for it or it is another secretariat's
 */
export async function beginReport(app: App, reportId: string): Promise<void> {
  await asActor(app, async (tx) => {
    const secretariats = await store.ownSecretariats(tx)
    const possible = await Promise.all(reportKinds().map((kind) => kind.possible(tx)))
    const report = possible.flat().find(({ id, ownerId }) => id === reportId && secretariats.has(ownerId))
    if (!report) throw new AppError('notFound', 'publishing.noReport')
    await store.insertReport(tx, report)
  })
}

/** Makes a report (rapport) unless it exists; by the loads of the room that owns the kind. */
export async function ensureReport(tx: Tx, report: Report): Promise<boolean> {
  return store.insertReport(tx, report)
}

export type EditionView = {
  report: Report
  head: EditionHead
  editions: EditionHead[]
  /** An input has another version now: "ændret siden". */
  moved: boolean
  mayWrite: boolean
}

/**
 * One edition without its content, the latest when `number` is left out. Public.
 * @throws AppError notFound publishing.noReport, publishing.noEdition
 */
export async function getEditionHead(app: App, reportId: string, number?: number): Promise<EditionView> {
  return withMoved(app, await asActor(app, (tx) => editionHead(tx, reportId, number)))
}

/** A report with its editions and whether the latest is outdated; also before the first, for those who see drafts. */
export async function getReportEditions(app: App, reportId: string) {
  const { report, editions, latest } = await asActor(app, async (tx) => {
    const report = await store.findReport(tx, reportId)
    const editions = report ? await store.listEditions(tx, reportId) : []
    if (!report || (editions.length === 0 && !(await store.mayReadWhole(tx, reportId)))) {
      throw new AppError('notFound', 'publishing.noReport')
    }
    return { report, editions, latest: editions.length > 0 ? await editionHead(tx, reportId, undefined) : undefined }
  })
  return { report, editions, moved: latest !== undefined && (await withMoved(app, latest)).moved }
}

/** One edition with its frozen document and figures; as `getEditionHead`. */
export async function getEdition(app: App, reportId: string, number?: number) {
  const edition = await asActor(app, async (tx) => {
    const view = await editionHead(tx, reportId, number)
    const content = await store.readEdition(tx, view.head.id)
    if (!content) throw new AppError('notFound', 'publishing.noEdition')
    return { ...view, ...content }
  })
  return withMoved(app, edition)
}

/**
 * The figures that would change if the report were published now (ændret siden). Public: whoever reads an edition
 * may see in what it is outdated. `hidden`: the newer figures are not public yet, and `after` is not theirs to see.
 */
export async function getChangesSince(
  app: App,
  reportId: string,
  number?: number,
): Promise<EditionView & { changes: FigureChange[]; hidden: boolean }> {
  const { frozen, current, ...found } = await asActor(app, async (tx) => {
    const view = await editionHead(tx, reportId, number)
    const frozen = (await store.readEdition(tx, view.head.id))?.figures ?? {}
    const current = (await store.mayReadWhole(tx, reportId)) ? (await composeNow(tx, view.report)).figures : null
    return { view, frozen, current }
  })
  const view = await withMoved(app, found.view)
  if (current) return { ...view, hidden: false, changes: changedFigures(frozen, current) }
  // Row policies keep the newer figures from this reader, so the program looks itself and names only which they are.
  const changes = await hiddenChanges(app.db, view.report, { id: view.head.id, figures: frozen })
  return { ...view, hidden: true, changes }
}

/** The figures and the prose that differ between two editions (sammenlign udgaver), the older first. */
export async function compareEditions(app: App, reportId: string, one: number, other: number) {
  return asActor(app, async (tx) => {
    const [from, to] = one <= other ? [one, other] : [other, one]
    const before = await editionHead(tx, reportId, from)
    const after = await editionHead(tx, reportId, to)
    const [old, young] = [await store.readEdition(tx, before.head.id), await store.readEdition(tx, after.head.id)]
    return {
      report: before.report,
      before: before.head,
      after: after.head,
      editions: before.editions,
      changes: changedFigures(old?.figures ?? {}, young?.figures ?? {}),
      text: textChanges(plainProse(old?.document), plainProse(young?.document)),
    }
  })
}

/**
 * The latest edition, or the report as it is now, for whoever runs the program on its machine: outside row
 * policies, so never for a request.
 * @throws AppError notFound publishing.noReport, publishing.noEdition
 */
export async function getReportForOperator(
  { db, today }: Pick<App, 'db' | 'today'>,
  reportId: string,
  { draft }: { draft: boolean },
): Promise<Pick<Composed, 'document' | 'figures'>> {
  return asSystem(db, 'cli', async (tx) => {
    const report = await store.findReport(tx, reportId)
    if (!report) throw new AppError('notFound', 'publishing.noReport')
    if (draft) {
      const { document, figures } = await composeNow(tx, report)
      return { document: { ...document, watermark: 'Udkast', date: today }, figures }
    }
    const [latest] = await store.listEditions(tx, reportId)
    const content = latest && (await store.readEdition(tx, latest.id))
    if (!content) throw new AppError('notFound', 'publishing.noEdition')
    return content
  })
}

/** A report as a file. What draws it (Typst, Word, Excel) is loaded only now: the start of the program waits for none. */
export async function drawReport(
  content: Pick<Composed, 'document' | 'figures'>,
  format: 'html' | 'pdf' | 'docx' | 'xlsx',
): Promise<Uint8Array> {
  const { reportFile } = await import('./files.ts')
  return reportFile(content, format)
}

/**
 * The report as it would be published now, with its prose (udkast).
 * @throws AppError notFound publishing.noReport when it does not exist or is not the reader's to see as a draft
 */
export async function getDraft(app: App, reportId: string) {
  return asActor(app, async (tx) => {
    const report = await draftReport(tx, reportId)
    const composed = await composeNow(tx, report)
    const sections = await draftSections(tx, report)
    const mayWrite = (await store.ownedReports(tx)).has(report.id)
    const document = { ...composed.document, watermark: 'Udkast', date: app.today }
    return { report, sections, mayWrite, sha256: contentHash(composed), ...composed, document }
  })
}

/**
 * Freezes and publishes the next edition (udgiv).
 * @throws AppError forbidden publishing.notOwner; stale publishing.draftMoved when the draft is no longer
 *   what the publisher saw; conflict publishing.nothingNew when it equals the latest edition
 */
export async function publish(app: App, reportId: string, input: PublishInput): Promise<number> {
  return asActor(app, async (tx) => {
    const report = await ownReport(tx, reportId)
    await store.lockEditions(tx, reportId)
    const composed = await composeNow(tx, report)
    const sha256 = contentHash(composed)
    if (sha256 !== input.sha256) throw new AppError('stale', 'publishing.draftMoved', { data: { sha256 } })
    const [latest] = await store.listEditions(tx, reportId)
    if (latest?.sha256 === sha256) throw new AppError('conflict', 'publishing.nothingNew')

    const document = { ...composed.document, watermark: undefined, date: app.today }
    const edition = await store.insertEdition(tx, {
      reportId,
      document,
      figures: composed.figures,
      inputs: composed.inputs,
      sha256,
      publishedBy: app.actor.userId,
      note: input.note || null,
    })
    await reportKind(report.kind).published?.(tx, composed.inputs, app.now)
    return edition.number
  })
}

/**
 * What publishing now would freeze, beside the latest edition (udgiv).
 * @throws AppError notFound publishing.noReport, forbidden publishing.notOwner
 */
export async function getPublishing(app: App, reportId: string) {
  return asActor(app, async (tx) => {
    const report = await ownReport(tx, reportId)
    const composed = await composeNow(tx, report)
    const [latest] = await store.listEditions(tx, reportId)
    const frozen = latest && (await store.readEdition(tx, latest.id))
    return {
      report,
      latest: latest ?? null,
      changes: frozen ? changedFigures(frozen.figures, composed.figures) : [],
      figureCount: Object.keys(composed.figures).length,
      inputCount: composed.inputs.length,
      sha256: contentHash(composed),
    }
  })
}

/** `moved` undefined: this reader does not see every input. */
type Unasked = Omit<EditionView, 'moved'> & { moved: boolean | undefined }

async function editionHead(tx: Tx, reportId: string, number: number | undefined): Promise<Unasked> {
  const report = await store.findReport(tx, reportId)
  if (!report) throw new AppError('notFound', 'publishing.noReport')
  const editions = await store.listEditions(tx, reportId)
  const head = number === undefined ? editions[0] : editions.find((edition) => edition.number === number)
  if (!head) throw new AppError('notFound', 'publishing.noEdition')
  const moved = (await store.mayReadWhole(tx, reportId)) ? await movedSince(tx, report, head) : undefined
  return { report, head, editions, moved, mayWrite: (await store.ownedReports(tx)).has(report.id) }
}

/** Row policies keep what is approved but not public from most readers; for them the edition is outdated all the same. */
async function withMoved<View extends Unasked>(app: App, view: View): Promise<View & { moved: boolean }> {
  const { report, head } = view
  return { ...view, moved: view.moved ?? (await asSystem(app.db, 'changes', (tx) => movedSince(tx, report, head))) }
}

async function movedSince(tx: Tx, report: Report, head: EditionHead): Promise<boolean> {
  const current = await reportKind(report.kind).currentInputs(tx, report)
  return inputsMoved(await store.listEditionInputs(tx, head.id), current)
}
