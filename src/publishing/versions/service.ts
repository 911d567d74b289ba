import type { Figure } from '#figures/figure.ts'
import type { App } from '#platform/app.ts'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { isRecordId } from '#platform/ids.ts'
import { organisationNames } from '#registry/index.ts'
import type { Citation } from '../citations.ts'
import type { NewVersion, VersionRow } from './store.ts'
import * as store from './store.ts'

/** A kind of work: its tables, what a list of it shows, and the word its refusals begin with (`allocation.unknown`). */
type WorkKind<Content, Listed extends keyof Content & string> = store.Kept<Content> & {
  listed: readonly Listed[]
  word: string
}

/** A version as its readers see it; `latest` is the newest one they may see. */
export type Version<Content> = Omit<VersionRow<Content>, 'version'> & { latest: number; ownerName: string }

type WorkPage<Content> = {
  shown: Version<Content>
  versions: { number: number; title: string; madeAt: string; publishedAt: string | null }[]
  /** For `If-Match`; a reader of published versions sees the newest of those. */
  version: number
  mayChange: boolean
}

/** Organisations the one who asks may make work on money for, secretariats first (egne organisationer). */
export async function ownOrganisations(tx: Tx): Promise<string[]> {
  return store.listOwners(tx)
}

/**
 * What can be done with a kind of work that people save as a draft, change in versions and publish (fordelinger,
 * forretningsplaner). Everything happens in the transaction of the room's own use case; row policies decide who sees
 * what, and refusals bear the room's word:
 * `.logIn`, `.notAllowed`, `.unknown`, `.stale` (with the newest version), `.alreadyPublished`.
 */
export function versionedWork<Content, Listed extends keyof Content & string>(kind: WorkKind<Content, Listed>) {
  return {
    /** Work the one who asks may see, newest first, each by its newest visible version. */
    async list(app: App, tx: Tx, page: { after?: { madeAt: string; id: string }; limit: number }) {
      const rows = await store.listNewest(tx, kind, page)
      const names = await organisationNames(tx, [...new Set(rows.map(({ ownerId }) => ownerId))], app.today)
      const items = rows.map(({ ownerId, version: _version, ...head }) => ({
        ...head,
        ownerName: names.get(ownerId) ?? ownerId,
      }))
      return { items, mayMake: (await store.listOwners(tx)).length > 0 }
    },

    /** One version with the list of the others; the newest visible one without a number. */
    async read(app: App, tx: Tx, id: string, number?: number): Promise<WorkPage<Content>> {
      const rows = await versionsOf(tx, kind, id)
      const row = number === undefined ? rows[0] : rows.find((one) => one.number === number)
      if (row === undefined) throw new AppError('notFound', `${kind.word}.unknown`)
      const names = await organisationNames(tx, [row.ownerId], app.today)
      const { version: _version, ...seen } = row
      const newest = rows[0]?.number ?? row.number
      return {
        shown: { ...seen, latest: newest, ownerName: names.get(row.ownerId) ?? row.ownerId },
        versions: rows.map(({ number: one, title, madeAt, publishedAt }) => ({
          number: one,
          title,
          madeAt,
          publishedAt,
        })),
        version: newest,
        mayChange: (await store.listOwners(tx)).includes(row.ownerId),
      }
    },

    /**
     * How a case cites a figure (henvisning): `<id>/<what>`. It follows the newest published version, so that a change
     * is noticed.
     * @param of.figures - of that version: the figure of a `what`
     */
    async cited(tx: Tx, refs: readonly string[], of: { at: string; figures: (row: VersionRow<Content>) => FigureOf }) {
      const found = new Map<string, Omit<Citation, 'ref'>>()
      for (const [id, own] of Map.groupBy(refs, (ref) => ref.split('/', 1)[0] ?? '')) {
        const row = (await versionsOf(tx, kind, id)).find(({ publishedAt }) => publishedAt !== null)
        if (row?.publishedAt == null) continue
        const figureOf = of.figures(row)
        for (const ref of own) {
          const figure = figureOf(ref.slice(id.length + 1))
          const href = `${of.at}/${id}?version=${row.number}`
          if (figure) found.set(ref, { figure, publishedAt: row.publishedAt, href })
        }
      }
      return found
    },

    async byHash(tx: Tx, hash: string): Promise<VersionRow<Content> | undefined> {
      return store.findByHash(tx, kind, hash)
    },

    /** Stores new work as a draft of version 1, for the own organisation named or the first there is. @returns its id */
    async create(app: App, tx: Tx, ownerId: string | undefined, make: () => Promise<NewVersion<Content>>) {
      const by = userOf(app, kind)
      const owners = await store.listOwners(tx)
      const owner = ownerId === undefined ? owners[0] : owners.find((one) => one === ownerId)
      if (owner === undefined) throw new AppError('forbidden', `${kind.word}.notAllowed`)
      const made = await make()
      const secretariatId = await store.findSecretariatOf(tx, owner, app.today)
      const id = await store.insertWork(tx, kind, { ownerId: owner, secretariatId })
      await store.insertVersion(tx, kind, { ...made, id, number: 1, madeBy: by, madeAt: app.now })
      return id
    },

    /** Stores a new version when `version` still is the newest; the ones before stay as they were. */
    async change(
      app: App,
      tx: Tx,
      { id, version }: { id: string; version: number },
      make: () => Promise<NewVersion<Content>>,
    ): Promise<void> {
      const by = userOf(app, kind)
      const newest = await requireOwn(tx, kind, id)
      const made = await make()
      if (newest.version !== version || !(await store.countUp(tx, kind, id, version))) throw stale(kind, newest)
      await store.insertVersion(tx, kind, { ...made, id, number: version + 1, madeBy: by, madeAt: app.now })
    },

    /** Publishes the newest version; from then on everybody can read it, and it never changes. */
    async publish(app: App, tx: Tx, { id, version }: { id: string; version: number }): Promise<void> {
      const by = userOf(app, kind)
      const newest = await requireOwn(tx, kind, id)
      if (newest.version !== version) throw stale(kind, newest)
      if (newest.publishedAt !== null) throw new AppError('conflict', `${kind.word}.alreadyPublished`)
      if (!(await store.markPublished(tx, kind, { id, version, by, at: app.now }))) throw stale(kind, newest)
    },
  }
}

type Word = { word: string }
type FigureOf = (what: string) => Figure | undefined

async function versionsOf<Content>(db: Reader, kept: store.Kept<Content>, id: string) {
  return isRecordId(id) ? store.listVersions(db, kept, id) : []
}

function userOf(app: App, { word }: Word): string {
  if (app.actor.userId === null) throw new AppError('unauthenticated', `${word}.logIn`)
  return app.actor.userId
}

async function requireOwn<Content>(tx: Tx, kind: store.Kept<Content> & Word, id: string) {
  const [newest] = await versionsOf(tx, kind, id)
  if (newest === undefined) throw new AppError('notFound', `${kind.word}.unknown`)
  if (!(await store.listOwners(tx)).includes(newest.ownerId)) {
    throw new AppError('forbidden', `${kind.word}.notAllowed`)
  }
  return newest
}

function stale({ word }: Word, { version, title, hash }: { version: number; title: string; hash: string }): AppError {
  return new AppError('stale', `${word}.stale`, { params: { version, title }, data: { version, title, hash } })
}
