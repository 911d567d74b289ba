import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { CaseHead } from '../model.ts'
import { requireCase, requireKeptCase } from '../service/access.ts'
import { recordAddress } from './addresses.ts'
import type { AboutRecord, Linkable, LinkSearch, MentioningCase, ShownLink } from './model.ts'
import { deleteLink, findLinkable, insertLink, listLinks, listMentioning, searchLinkable } from './store.ts'

const mostFound = 50

/** What a case concerns (vedrører), each with its page. For those who may read the case. */
export async function linksOf(tx: Tx, caseId: string): Promise<ShownLink[]> {
  return (await listLinks(tx, caseId)).map(({ kind, recordId, label, isThere, parentId }) => ({
    kind,
    recordId,
    label,
    href: isThere ? recordAddress({ kind, recordId, parentId }) : null,
  }))
}

export type LinksToChoose = {
  case: CaseHead
  links: ShownLink[]
  /** Null: nothing was searched for. Those the case has already are left out. */
  found: Linkable[] | null
  /** More than are shown hold the words. */
  more: boolean
}

/** The links of a case with the records that were searched for, to its secretariat. */
export async function getLinksToChoose(app: App, caseId: string, asked: LinkSearch): Promise<LinksToChoose> {
  return asActor(app, async (tx) => {
    const found = await requireKeptCase(app, tx, caseId)
    const links = await linksOf(tx, caseId)
    // Nothing asked is no search; a kind alone lists all of it.
    const isAsked = asked.q !== '' || asked.kind !== undefined
    const records = isAsked ? await searchLinkable(tx, asked, mostFound + links.length + 1) : null
    const has = ({ kind, recordId }: AboutRecord) =>
      links.some((link) => link.kind === kind && link.recordId === recordId)
    const rest = records?.filter((record) => !has(record)) ?? null
    return {
      case: found,
      links,
      found: rest?.slice(0, mostFound) ?? null,
      more: (rest?.length ?? 0) > mostFound,
    }
  })
}

/** What a case concerns, to those who may read it. @throws notFound `meetings.caseNotFound` */
export async function getLinks(app: App, caseId: string): Promise<ShownLink[]> {
  return asActor(app, async (tx) => {
    await requireCase(tx, caseId)
    return linksOf(tx, caseId)
  })
}

/**
 * Says what a case concerns (tilknyt), by a record that exists and under its name of today.
 * @throws invalid `links.recordUnknown`
 */
export async function linkCase(app: App, input: { caseId: string; about: AboutRecord }): Promise<void> {
  await asActor(app, async (tx) => {
    await requireKeptCase(app, tx, input.caseId)
    const record = await findLinkable(tx, input.about)
    if (!record) throw new AppError('invalid', 'links.recordUnknown', { field: 'recordId' })
    await insertLink(tx, input.caseId, record)
  })
}

/** Takes a link off a case. @throws notFound `links.notLinked` */
export async function unlinkCase(app: App, input: { caseId: string; about: AboutRecord }): Promise<void> {
  await asActor(app, async (tx) => {
    await requireKeptCase(app, tx, input.caseId)
    if (!(await deleteLink(tx, input.caseId, input.about))) throw new AppError('notFound', 'links.notLinked')
  })
}

/** The cases that mention a record (sager om), as far as the reader may see them; open to everybody. */
export async function casesAbout(app: App, about: AboutRecord): Promise<MentioningCase[]> {
  return asActor(app, (tx) => listMentioning(tx, about))
}

/** What a record is called now; null when there is none. Open to everybody. */
export async function recordName(app: App, about: AboutRecord): Promise<string | null> {
  return asActor(app, async (tx) => (await findLinkable(tx, about))?.label ?? null)
}
