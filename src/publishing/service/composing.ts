import { createHash } from 'node:crypto'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Composed, reportKind, type Section } from '../kinds.ts'
import type { Report, TextVersion } from '../model.ts'
import * as store from '../store.ts'

/** A section with the prose that stands in it now: written, or proposed as version 0. */
export type DraftSection = Section & { current: TextVersion }

/** The report as it would be published now, with the prose people wrote. */
export async function composeNow(tx: Tx, report: Report): Promise<Composed> {
  const texts = new Map((await store.listLatestTexts(tx, report.id)).map(({ section, text }) => [section, text]))
  return reportKind(report.kind).compose(tx, report, texts)
}

/** The sections of a report with the latest version of their prose (afsnit). */
export async function draftSections(tx: Tx, report: Report): Promise<DraftSection[]> {
  const sections = await reportKind(report.kind).sections(tx, report)
  const latest = new Map((await store.listLatestTexts(tx, report.id)).map((text) => [text.section, text]))
  return sections.map((section) => ({
    ...section,
    current: latest.get(section.section) ?? {
      section: section.section,
      number: 0,
      text: section.proposed,
      writtenBy: null,
      writtenAt: null,
    },
  }))
}

/**
 * A report the reader may see before it is published.
 * @throws AppError notFound publishing.noReport
 */
export async function draftReport(tx: Tx, reportId: string): Promise<Report> {
  const report = await store.findReport(tx, reportId)
  if (!report || !(await store.mayReadWhole(tx, reportId))) throw new AppError('notFound', 'publishing.noReport')
  return report
}

/**
 * A report the reader may write.
 * @throws AppError notFound publishing.noReport; forbidden publishing.notOwner
 */
export async function ownReport(tx: Tx, reportId: string): Promise<Report> {
  const report = await draftReport(tx, reportId)
  if (!(await store.ownedReports(tx)).has(reportId)) throw new AppError('forbidden', 'publishing.notOwner')
  return report
}

/** Identifies what a reader would see: the document and every figure, not the day it was asked for. */
export function contentHash({ document, figures }: Pick<Composed, 'document' | 'figures'>): string {
  const content = { ...document, date: '', watermark: undefined }
  return createHash('sha256')
    .update(JSON.stringify([content, figures]))
    .digest('hex')
}
