import { createHash } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { MeetingFound, Place, SavedMeeting, SaveMinutes } from './model.ts'
import { readMinutesFile } from './read-file.ts'
import { closedByDefault } from './rules/plan-saving.ts'
import { bodyLike } from './rules/words/body-like.ts'
import { type MeetingToSave, writeMeetings } from './save.ts'
import * as store from './store.ts'

export type MinutesUpload = { bytes: Uint8Array; mediaType: string; fileName: string }

/**
 * Reads an uploaded file of old minutes and keeps what was found for review (gennemsyn). The same file again is the same
 * import.
 *
 * @throws AppError unauthenticated meetings.minutes.logIn; forbidden meetings.minutes.notSecretariat; invalid
 *   meetings.minutes.file.… when it cannot be read
 */
export async function uploadMinutes(app: App, upload: MinutesUpload): Promise<{ id: string; isNew: boolean }> {
  const area = await asActor(app, async (tx) => requireArea(app, tx))
  const sha256 = checksum(upload.bytes)
  const before = await asActor(app, (tx) => store.findImportOf(tx, area, sha256))
  if (before) return { id: before.id, isNew: false }
  const read = await readMinutesFile(upload.bytes, upload.mediaType)
  if (!read.ok) throw new AppError('invalid', `meetings.minutes.file.${read.fault}`, { field: 'file' })
  return asActor(app, async (tx) => {
    const fileName = upload.fileName.trim().slice(-300) || 'referat'
    const mediaType = upload.mediaType.split(';')[0]?.trim().toLowerCase() ?? upload.mediaType
    const { bytes } = upload
    const made = { area, sha256, bytes, mediaType, fileName, lines: read.lines, found: read.minutes }
    const id = await store.insertImport(tx, { ...made, userId: app.actor.userId })
    if (id !== null) return { id, isNew: true }
    // Somebody sent the same file while it was read.
    return { id: (await store.findImportOf(tx, area, sha256))?.id as string, isNew: false }
  })
}

/** All imports of the reader's areas. @throws as `uploadMinutes` */
export async function getImports(app: App) {
  return asActor(app, async (tx) => {
    await requireArea(app, tx)
    return { imports: await store.listImports(tx) }
  })
}

/**
 * An import for its review: what was found, its lines, the bodies it can be given to and which of them fits each
 * meeting, and what has been made of it.
 *
 * @throws AppError notFound meetings.minutes.unknown; as `uploadMinutes`
 */
export async function getImport(app: App, id: string) {
  return asActor(app, async (tx) => {
    await requireArea(app, tx)
    const found = await requireImport(tx, id)
    const bodies = await store.listBodiesOf(tx, found.area)
    const proposals = found.found.found.meetings.map((meeting) => bodyLike(meeting.body, bodies))
    return { import: found, bodies, proposals, saved: await store.listSavedMeetings(tx, id) }
  })
}

/** How many lines of a source are shown at a time. */
const linesShown = 400

/** A line of a file as it is shown: its number, its text, and where it went. */
export type SourceLine = { number: number; text: string; place: Place }

/**
 * The lines of an import's file from a line on, each with the one place it belongs to, so that everything that was
 * imported can be traced back.
 *
 * @throws AppError as `getImport`
 */
export async function getSource(app: App, id: string, from: number) {
  const { import: found } = await getImport(app, id)
  const { lines, found: read, ...head } = found
  const first = Math.min(Math.max(1, Math.floor(from) || 1), lines.length)
  const last = Math.min(lines.length, first + linesShown - 1)
  const rows: SourceLine[] = read.places
    .filter((place) => place.lines[0] <= last && place.lines[1] >= first)
    .flatMap((place) => {
      const [start, end] = [Math.max(first, place.lines[0]), Math.min(last, place.lines[1])]
      return lines
        .slice(start - 1, end)
        .map((text, at) => ({ number: start + at, text: text.replaceAll('\f', '').trim(), place }))
    })
  const before = first > 1 ? Math.max(1, first - linesShown) : null
  return {
    head,
    meetings: read.found.meetings,
    rows,
    total: lines.length,
    before,
    next: last < lines.length ? last + 1 : null,
  }
}

/**
 * Saves the chosen meetings of an import with their items, decisions, attachments' texts and chosen follow-ups.
 * Meetings that stand here already stay as they are.
 *
 * @throws AppError stale meetings.minutes.stale when somebody else saved or changed it; invalid
 *   meetings.minutes.noDate for a meeting without a date, meetings.minutes.unknownBody; as `getImport`
 */
export async function saveImport(app: App, id: string, chosen: SaveMinutes): Promise<SavedMeeting[]> {
  return asActor(app, async (tx) => {
    await requireArea(app, tx)
    const found = await requireImport(tx, id)
    if (found.state === 'saved') return store.listSavedMeetings(tx, id)
    const names = new Map(
      (await store.listBodiesOf(tx, found.area)).map((body) => [body.id, body.shortName ?? body.name]),
    )
    const { meetings } = found.found.found
    const toSave = chosen.meetings.map((each) => meetingToSave(each, meetings, names, chosen))
    if (!(await store.closeImport(tx, id, chosen.version, app.now))) {
      throw new AppError('stale', 'meetings.minutes.stale', { data: { version: found.version } })
    }
    const { area, lines } = found
    const { approved } = chosen
    await writeMeetings(tx, { importId: id, area, lines, found: found.found, meetings: toSave, approved, now: app.now })
    return store.listSavedMeetings(tx, id)
  })
}

/** Takes an import that has not been saved away. @throws as `getImport`; conflict meetings.minutes.isSaved */
export async function dropImport(app: App, id: string): Promise<void> {
  await asActor(app, async (tx) => {
    await requireArea(app, tx)
    await requireImport(tx, id)
    if (!(await store.deleteImport(tx, id))) throw new AppError('conflict', 'meetings.minutes.isSaved')
  })
}

/** What the command line did with a file: the meetings it saved, and those it could not give to a body. */
export type OperatorSaved = { saved: SavedMeeting[]; left: MeetingFound[] }

/**
 * Saves a file for the operator of the installation, who stands outside the row policies: each meeting whose body is
 * known by its name. Follow-ups stay proposals, and what does not say that it is open stays closed.
 *
 * @throws AppError invalid meetings.minutes.noBody when no meeting could be given to a body
 */
export async function saveMinutesForOperator(
  { db, now }: { db: Db; now: string },
  file: {
    fileName: string
    mediaType: string
    bytes: Uint8Array
    lines: string[]
    found: Parameters<typeof store.insertImport>[1]['found']
  },
): Promise<OperatorSaved> {
  return asSystem(db, 'cli import', async (tx) => {
    const bodies = await store.listAllBodies(tx)
    const known = file.found.found.meetings.map((meeting) =>
      bodies.find(({ id }) => id === bodyLike(meeting.body, bodies)),
    )
    const area = known.find((body) => body !== undefined)?.area ?? null
    if (area === null) throw new AppError('invalid', 'meetings.minutes.noBody')
    const sha256 = checksum(file.bytes)
    const left = file.found.found.meetings.filter((meeting, at) => known[at]?.area !== area || meeting.date === null)
    const before = await store.findImportOf(tx, area, sha256)
    if (before?.state === 'saved') return { saved: await store.listSavedMeetings(tx, before.id), left }
    const made = { area, sha256, ...file, userId: null }
    const importId = before?.id ?? ((await store.insertImport(tx, made)) as string)
    const meetings = file.found.found.meetings.flatMap((meeting, place): MeetingToSave[] => {
      const body = known[place]
      if (body === undefined || body.area !== area) return []
      const closed = new Set(closedByDefault(meeting))
      return [{ place, bodyId: body.id, bodyName: body.shortName ?? body.name, closed, followUps: null }]
    })
    await store.closeImport(tx, importId, before?.version ?? 1, now)
    await writeMeetings(tx, { importId, area, lines: file.lines, found: file.found, meetings, approved: true, now })
    return { saved: await store.listSavedMeetings(tx, importId), left }
  })
}

function meetingToSave(
  { place, bodyId }: { place: number; bodyId: string },
  meetings: readonly MeetingFound[],
  names: ReadonlyMap<string, string>,
  chosen: SaveMinutes,
): MeetingToSave {
  const field = `body.${place}`
  const bodyName = names.get(bodyId)
  if (bodyName === undefined || meetings[place] === undefined) {
    throw new AppError('invalid', 'meetings.minutes.unknownBody', { field })
  }
  if (meetings[place].date === null) throw new AppError('invalid', 'meetings.minutes.noDate', { field })
  const inside = (paths: readonly string[]) =>
    paths.filter((path) => path.startsWith(`${place}.`)).map((path) => path.slice(`${place}.`.length))
  return {
    place,
    bodyId,
    bodyName,
    closed: new Set(inside(chosen.closed).map(Number)),
    followUps: new Set(inside(chosen.followUps)),
  }
}

function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The area the reader is the secretariat of. */
async function requireArea(app: App, tx: Tx): Promise<string> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'meetings.minutes.logIn')
  const [area] = await store.servedAreas(tx)
  if (area === undefined) throw new AppError('forbidden', 'meetings.minutes.notSecretariat')
  return area
}

async function requireImport(tx: Tx, id: string) {
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
  const found = isId ? await store.findImport(tx, id) : undefined
  if (found === undefined) throw new AppError('notFound', 'meetings.minutes.unknown')
  return found
}
