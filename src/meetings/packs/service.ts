import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { formatDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { findFile, readPiece, saveFile } from '#platform/files.ts'
import { createLog } from '#platform/log.ts'
import { inFolder } from '#platform/scratch.ts'
import { listTasksAbout, type Progress, startTask, type TaskKind } from '#platform/tasks.ts'
import { getMeeting, type MeetingView } from '../service/view.ts'
import type { Composing } from './compose.ts'
import { documentOf, itemDocumentOf, packOf, type Reading } from './documents.ts'
import { type PackKind, type PackRequest, type PackTask, packPurpose } from './model.ts'
import { shownOf } from './shown.ts'
import { findAttachmentText } from './store.ts'
import { wordsIn } from './words.ts'

const taskKind = 'meeting-pack'
/** A pack may hold many files of the largest size that can be attached. */
const largestPack = 2 ** 31

type TaskInput = PackRequest & { meetingId: string; language: 'da' | 'en' }

/** What of a meeting the reader may take along: which documents, and whether there is anything closed among them. */
export async function getPackPage(app: App, meetingId: string) {
  const view = await getMeeting(app, meetingId)
  const tasks = app.actor.userId === null ? [] : await asActor(app, (tx) => listTasksAbout(tx, taskKind, { meetingId }))
  const items = view.items.map(({ id, number, title, kind, isClosed }) => ({ id, number, title, kind, isClosed }))
  return {
    meeting: view.meeting,
    items,
    hasClosed: items.some(({ isClosed }) => isClosed),
    hasMinutes: hasMinutes(view),
    tasks: tasks as PackTask[],
  }
}

/**
 * Starts the making of a pack (saml mødemappe) in the background. It is made as the person who asked, so it holds what
 * that person may see, and only that person can fetch it.
 *
 * @returns the id of its task
 * @throws AppError unauthenticated packs.logIn; conflict packs.noItems, packs.noMinutes
 */
export async function startPack(app: App, meetingId: string, request: PackRequest): Promise<string> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'packs.logIn')
  const composing = await composingFor(app, meetingId, request)
  const input: TaskInput = { ...request, meetingId, language: app.actor.language }
  const { bodyName, heldOn } = composing.shown.meeting
  const { language } = app.actor
  const title = `${wordsIn(language)('p.title')}: ${bodyName}, ${formatDate(heldOn, language)}`
  return asActor(app, (tx) => startTask(app, tx, taskKind, title, input))
}

/** The background task that makes packs. Killed and begun again it starts over and keeps one file. */
export function packTask(db: Db): TaskKind {
  return {
    kind: taskKind,
    async run(userId, input, progress) {
      const { meetingId, language, ...request } = input as TaskInput
      const now = new Date().toISOString()
      const app: App = {
        db,
        actor: { userId, language, requestId: `pack ${meetingId}` },
        today: now.slice(0, 10),
        now,
        jobs: { async send() {} },
        log: createLog('error'),
      }
      return makePack(app, meetingId, request, progress)
    },
  }
}

async function makePack(app: App, meetingId: string, request: PackRequest, progress: Progress) {
  const { buildPack } = await import('#platform/documents/pack/build.ts')
  const composing = await composingFor(app, meetingId, request)
  return inFolder('rammevaerk-mappe', async (folder) => {
    const path = join(folder, 'mappe.pdf')
    const { pages, listed } = await buildPack(packOf(composing, await readingFor(app, composing)), path, progress)
    const name = `${fileName(composing, request.closed)}.pdf`
    const file = {
      name,
      mediaType: 'application/pdf',
      purpose: packPurpose,
      ownerId: app.actor.userId,
      limit: largestPack,
    }
    const { id } = await asActor(app, (tx) => saveFile(tx, file, createReadStream(path)))
    const { t } = composing
    return {
      fileId: id,
      name,
      pages,
      listed: listed.map(({ stamp, fault }) => ({ stamp, reason: t(`p.fault.${fault}`) })),
    }
  })
}

/** Agenda, minutes (`dagsorden`, `referat`) or one item (`punkt-7`) without attachments, as Word or PDF. */
export async function drawDocument(
  app: App,
  meetingId: string,
  { name, format, closed }: { name: string; format: 'docx' | 'pdf'; closed: boolean },
): Promise<{ name: string; bytes: Uint8Array }> {
  const kind = name === 'referat' ? 'minutes' : 'agenda'
  const item = /^punkt-(\d+(?:\.\d+)?)$/.exec(name)?.[1]
  if (item === undefined && name !== 'dagsorden' && name !== 'referat')
    throw new AppError('notFound', 'packs.unknownFile')
  const composing = await composingFor(app, meetingId, { kind: item ? await kindOfItem(app, meetingId) : kind, closed })
  const found = item === undefined ? undefined : composing.shown.items.find(({ number }) => number === item)
  if (item !== undefined && !found) throw new AppError('notFound', 'packs.unknownFile')
  const model = found ? itemDocumentOf(composing, found) : documentOf(composing)
  const bytes =
    format === 'pdf'
      ? await (await import('#platform/documents/pdf.ts')).renderPdf(model)
      : await (await import('#platform/documents/docx.ts')).renderDocx(model)
  return { name: `${fileName(composing, closed)}${item ? `-punkt-${item}` : ''}.${format}`, bytes }
}

/** An item is written with its minutes as soon as the reader may read them. */
async function kindOfItem(app: App, meetingId: string): Promise<PackKind> {
  return hasMinutes(await getMeeting(app, meetingId)) ? 'minutes' : 'agenda'
}

async function composingFor(app: App, meetingId: string, { kind, closed }: PackRequest): Promise<Composing> {
  const view = await getMeeting(app, meetingId)
  if (kind === 'minutes' && !hasMinutes(view)) throw new AppError('conflict', 'packs.noMinutes', { field: 'kind' })
  const shown = shownOf(view, { closed })
  if (shown.items.length === 0) throw new AppError('conflict', 'packs.noItems', { field: 'kind' })
  const { language } = app.actor
  return { shown, kind, language, t: wordsIn(language) }
}

function hasMinutes({ meeting, items }: MeetingView): boolean {
  const isHeld = meeting.state !== 'planned' && meeting.state !== 'agenda-sent'
  return isHeld && items.some(({ minutes, decision }) => minutes !== null || decision !== null)
}

/** "das-2025-03-17-dagsorden", and whether closed items are in it. */
function fileName({ shown: { meeting, items }, kind, t }: Composing, closed: boolean): string {
  const body = meeting.bodyId.replace(/[^\w-]/g, '-')
  const inside = closed && items.some(({ isClosed }) => isClosed) ? '-med-lukkede-punkter' : ''
  return `${body}-${meeting.heldOn}-${t(`p.document.${kind}`).toLowerCase()}${inside}`
}

/** Files are read one at a time as the reader, so that a right taken away meanwhile counts. */
async function readingFor(app: App, { shown }: Composing): Promise<Reading> {
  const fileIds = shown.items.flatMap(({ attachments }) => attachments.flatMap(({ fileId }) => fileId ?? []))
  const types = await asActor(app, async (tx) => {
    const files = []
    for (const id of fileIds) files.push(await findFile(tx, id))
    return new Map(files.flatMap((file) => (file ? [[file.id, file.mediaType]] : [])))
  })
  return ({ id, fileId }) =>
    fileId === null
      ? {
          mediaType: 'text/plain',
          read: async () => Buffer.from((await asActor(app, (tx) => findAttachmentText(tx, id))) ?? ''),
        }
      : { mediaType: types.get(fileId) ?? '', read: () => wholeFile(app, fileId) }
}

async function wholeFile(app: App, id: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (let number = 0; ; number += 1) {
    const piece = await asActor(app, (tx) => readPiece(tx, id, number))
    if (!piece) return Buffer.concat(pieces)
    pieces.push(piece)
  }
}
