import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { type Cited, figuresOfCases } from '../cited/service.ts'
import type { MeetingCase } from '../model.ts'
import { requireCase } from '../service/access.ts'
import { clausesOf } from '../service/clauses.ts'
import { type Reference, referencesIn } from '../service/references.ts'
import { routeOf } from '../service/route.ts'
import { listStops } from '../store/cases.ts'
import type { CaseVersion, ChangedPart } from './model.ts'
import { changedParts } from './rules.ts'
import { findVersion, listVersions } from './store.ts'

/** A version in the list of them, with the meetings and bodies it was sent to. */
export type ListedVersion = Pick<CaseVersion, 'number' | 'replacedAt' | 'replacedByName'> & {
  sentTo: { bodyName: string; heldOn: string | null }[]
}

export type VersionView = {
  case: MeetingCase
  version: Pick<CaseVersion, 'number' | 'title' | 'replacedAt' | 'replacedByName'>
  /** From this version to the text the case has now. */
  parts: ChangedPart[]
  versions: ListedVersion[]
  references: Record<string, Reference>
  cited: Cited
}

/** The versions of a case the reader may see (versioner af sagen), the latest first: what was sent, and what came after. */
export async function getVersions(app: App, caseId: string): Promise<ListedVersion[]> {
  return asActor(app, async (tx) => {
    const found = await requireCase(tx, caseId)
    return listed(await listVersions(tx, found.id), await routeOf(tx, await listStops(tx, [found.id])))
  })
}

function listed(
  versions: Awaited<ReturnType<typeof listVersions>>,
  route: Awaited<ReturnType<typeof routeOf>>,
): ListedVersion[] {
  return versions.map((version) => ({
    ...version,
    sentTo: route
      .filter(({ stop }) => stop.sentVersion === version.number)
      .map(({ bodyName, meeting }) => ({ bodyName, heldOn: meeting?.heldOn ?? null })),
  }))
}

/**
 * A version of the text of a case, with what has changed from it to the text that stands.
 * @throws notFound `meetings.caseNotFound`, `versions.notFound`
 */
export async function getVersion(app: App, caseId: string, number: number): Promise<VersionView> {
  return asActor(app, async (tx) => {
    const found = await requireCase(tx, caseId)
    const version =
      Number.isSafeInteger(number) && number > 0 && number < 2 ** 31
        ? await findVersion(tx, found.id, number)
        : undefined
    if (!version) throw new AppError('notFound', 'versions.notFound')
    const { resume, background, presentation, economy, hearing, process, other } = found
    const sections = { resume, background, presentation, economy, hearing, process, other }
    const clauses = (await clausesOf(tx, [{ id: found.id, caseId: found.id, stopId: null }])).get(found.id) ?? []
    const parts = changedParts(version, { title: found.title, sections, clauses })
    const texts = parts.flatMap(({ changes }) => changes.map(({ text }) => text))
    return {
      case: found,
      version,
      parts,
      versions: listed(await listVersions(tx, found.id), await routeOf(tx, await listStops(tx, [found.id]))),
      references: await referencesIn(tx, texts),
      cited: await figuresOfCases(tx, [found.id]),
    }
  })
}
