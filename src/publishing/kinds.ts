import type { Tx } from '#platform/database/database.ts'
import type { DocumentModel } from '#platform/documents/model.ts'
import type { EditionInput, Figures, Report } from './model.ts'

/** A document with every figure in it and every record it was made of. */
export type Composed = { document: DocumentModel; figures: Figures; inputs: EditionInput[] }

/** A part of a report whose prose people write. `{figure-id}` in the text is a figure, bound to data. */
export type Section = { section: string; heading: string; proposed: string }

/** What a room tells about a kind of report it can make. The room stands above this one and registers itself. */
export type ReportKind = {
  kind: string
  /** The reports there is matter for, whether or not somebody has begun them. */
  possible(tx: Tx): Promise<Report[]>
  /** Parts with editable prose in order, each with a text proposed from the data. */
  sections(tx: Tx, report: Report): Promise<Section[]>
  /** The whole report as it would be published now; `texts` is the prose people wrote, the rest is proposed. */
  compose(tx: Tx, report: Report, texts: ReadonlyMap<string, string>): Promise<Composed>
  /** Only the inputs as they are now: cheap, asked at every view of a published edition. */
  currentInputs(tx: Tx, report: Report): Promise<EditionInput[]>
  /** Told in the same transaction when an edition made of these inputs is published. */
  published?(tx: Tx, inputs: EditionInput[], now: string): Promise<void>
}

const kinds = new Map<string, ReportKind>()

/** Makes a kind of report known; called once by the shell at start. */
export function registerReportKind(kind: ReportKind): void {
  kinds.set(kind.kind, kind)
}

/** Every kind that is known. */
export function reportKinds(): ReportKind[] {
  return [...kinds.values()]
}

/** @throws Error when no room makes that kind: a report row without its program is a bug */
export function reportKind(kind: string): ReportKind {
  const found = kinds.get(kind)
  if (!found) throw new Error(`No room makes reports of kind ${kind}`)
  return found
}
