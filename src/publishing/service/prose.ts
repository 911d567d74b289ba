import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { reportKind } from '../kinds.ts'
import type { Report, TextInput, TextVersion } from '../model.ts'
import { unknownPlaceholders } from '../rules.ts'
import * as store from '../store.ts'
import { composeNow, draftReport, draftSections, ownReport } from './composing.ts'

/**
 * Saves a new version of the prose of one section (gem tekst).
 * @returns the number of the new version; the old one when nothing changed
 * @throws AppError forbidden publishing.notOwner; stale publishing.textMoved with the newer text;
 *   invalid publishing.unknownFigure when a placeholder names no figure of the report
 */
export async function saveText(app: App, reportId: string, input: TextInput): Promise<number> {
  return asActor(app, async (tx) => {
    const report = await ownReport(tx, reportId)
    const section = (await draftSections(tx, report)).find((one) => one.section === input.section)
    if (!section) throw new AppError('invalid', 'publishing.sectionMissing', { field: 'section' })
    if (section.current.number !== input.basedOn) throw movedText(section.current)
    if (section.current.text === input.text) return section.current.number
    await refuseUnknownFigures(tx, report, input.text)

    const number = section.current.number + 1
    const saved = await store.insertText(tx, {
      reportId,
      section: input.section,
      number,
      text: input.text,
      writtenBy: app.actor.userId,
    })
    if (!saved) throw movedText(section.current)
    return number
  })
}

/** Versions of one section's prose, newest first; the program's proposal is version 0. */
export async function getTextVersions(app: App, reportId: string, section: string) {
  return asActor(app, async (tx) => {
    const report = await draftReport(tx, reportId)
    const known = (await reportKind(report.kind).sections(tx, report)).find((one) => one.section === section)
    if (!known) throw new AppError('notFound', 'publishing.sectionMissing')
    const proposal: TextVersion = { section, number: 0, text: known.proposed, writtenBy: null, writtenAt: null }
    return {
      report,
      heading: known.heading,
      versions: [...(await store.listTextVersions(tx, reportId, section)), proposal],
    }
  })
}

async function refuseUnknownFigures(tx: Tx, report: Report, text: string): Promise<void> {
  const { figures } = await composeNow(tx, report)
  const [unknown] = unknownPlaceholders(text, (id) => Object.hasOwn(figures, id))
  if (unknown) throw new AppError('invalid', 'publishing.unknownFigure', { field: 'text', params: { id: unknown } })
}

function movedText(current: TextVersion): AppError {
  return new AppError('stale', 'publishing.textMoved', {
    field: 'text',
    params: { number: current.number },
    data: { current: { number: current.number, text: current.text } },
  })
}
