import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { strFromU8, unzipSync } from 'fflate'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { plainPdf } from '#platform/documents/pack/pack-fixture.ts'
import { extractText } from '#platform/extract/extract-text.ts'
import { readPiece, saveFile } from '#platform/files.ts'
import { id, run } from '../search/search-fixture.ts'

/** What of a small meeting is closed: items 2 to 4, the case of item 5, the attachment of item 1, the list of item 6. */
export type Closed = { item: boolean[]; case: boolean; attachment: boolean; list: boolean }

export const secret = 'hemmelig'
export const meetingId = (n: number) => id(31, n)

/** The text of a thing: with the secret word when it is closed, and a word of its own either way. */
const says = (closed: boolean, what: string) => `${what}-${closed ? secret : 'kendt'}`

/** A held meeting of DAS with six items, minutes, decisions, people and files; everything closed says the secret word. */
export async function seedMeeting(db: Db, n: number, closed: Closed): Promise<void> {
  const meeting = meetingId(n)
  const item = (k: number) => id(32, n * 10 + k)
  const caseId = (k: number) => id(33, n * 10 + k)
  const isClosed = (k: number) => (closed.item[k - 2] ?? false) || (k === 5 && closed.case) || (k >= 6 && closed.list)
  const why = (is: boolean) => (is ? `true, 'Paragraf ${secret}'` : 'false, null')
  const write = (statement: string) => asSystem(db, 'test', (tx) => run(tx, statement))

  await write(`insert into meeting (id, body_id, held_on, starts_at, ends_at, place, state)
    values ('${meeting}', 'das', '${2000 + n}-03-04', '09:00', '12:30', 'Vaeksthuset', 'minutes-approved')`)
  for (const k of [1, 5]) {
    const is = k === 5 && closed.case
    await write(`insert into meeting_case (id, area, number, title, responsible, closed, closed_reason, resume, background, presentation)
      values ('${caseId(k)}', 'nordjylland', 'S${n}-${k}', '${says(is, 'sagstitel')}', '${says(is, 'ansvarlig')}', ${why(is)},
      '${says(is, 'resume')}', '${says(is, 'baggrund')} jf. {punkt:${item(2)}}', '- ${says(is, 'fremstilling')}\n- punkt to')`)
    await write(`insert into case_stop (id, case_id, body_id, meeting_id, role, step, state) values
      ('${id(34, n * 10 + k)}', '${caseId(k)}', 'das', '${meeting}', 'decision', 1, 'done')`)
    await write(
      `insert into recommendation_clause (case_id, position, verb, text) values ('${caseId(k)}', 1, 'approve', '${says(is, 'indstilling')}')`,
    )
  }
  for (const k of [1, 2, 3, 4, 5, 6, 7]) {
    const isCase = k === 1 || k === 5
    const own = closed.item[k - 2] ?? (k === 6 && closed.list)
    await write(`insert into agenda_item (id, meeting_id, position, kind, case_id, stop_id, parent_id, title, text, closed, closed_reason) values
      ('${item(k)}', '${meeting}', ${k === 7 ? 1 : k}, '${isCase ? 'case' : k === 6 ? 'information' : 'other'}', ${isCase ? `'${caseId(k)}'` : 'null'},
      ${isCase ? `'${id(34, n * 10 + k)}'` : 'null'}, ${k === 7 ? `'${item(6)}'` : 'null'},
      ${isCase ? 'null' : `'${says(isClosed(k), `titel${k}`)}'`}, '${says(isClosed(k), `tekst${k}`)}', ${why(own)})`)
    await write(`insert into minutes_text (item_id, text) values ('${item(k)}', '${says(isClosed(k), 'referat')}')`)
    await write(`insert into decision (id, item_id, text, delegated_to, delegated_what) values
      ('${id(35, n * 10 + k)}', '${item(k)}', '${says(isClosed(k), 'beslutning')}', '${says(isClosed(k), 'hvem')}', '${says(isClosed(k), 'hvad')}')`)
    await write(`insert into follow_up (body_id, decision_id, what, responsible, due_on) values
      ('das', '${id(35, n * 10 + k)}', '${says(isClosed(k), 'opgave')}', '${says(isClosed(k), 'person')}', '2026-01-01')`)
    await write(
      `insert into attendance (id, meeting_id, kind, presence, name, position) values
      ('${id(36, n * 10 + k)}', '${meeting}', 'guest', 'present', '${says(isClosed(k), 'gaest')}', ${k});`.slice(0, -1),
    )
    await write(`insert into attendance_item (attendance_id, item_id) values ('${id(36, n * 10 + k)}', '${item(k)}')`)
    const hidden = isClosed(k) || (k === 1 && closed.attachment)
    await attach(db, {
      itemId: isCase ? null : item(k),
      caseId: isCase ? caseId(k) : null,
      n: n * 10 + k,
      hidden,
      closed: k === 1 && closed.attachment,
    })
  }
}

/** What of the way a case came is not for every paper of DAS. */
export type Before = { item: boolean; draft: boolean; feedback: boolean; feedbackDraft: boolean }

/** The case of item 1 was at FU first, and FU heard again afterwards. What an open paper may not hold says the secret word. */
export async function seedBefore(db: Db, n: number, { item, draft, feedback, feedbackDraft }: Before): Promise<void> {
  const caseId = id(33, n * 10 + 1)
  const write = (statement: string) => asSystem(db, 'test', (tx) => run(tx, statement))
  await write(`update case_stop set step = 2 where id = '${id(34, n * 10 + 1)}'`)
  const visits = [
    { k: 8, month: '01', step: 1, closed: item, state: draft ? 'held' : 'minutes-approved', word: item || draft },
    {
      k: 9,
      month: '06',
      step: 3,
      closed: feedback,
      state: feedbackDraft ? 'held' : 'minutes-approved',
      word: feedback || feedbackDraft,
    },
  ]
  for (const { k, month, step, closed, state, word } of visits) {
    const [meeting, stop, there] = [id(37, n * 10 + k), id(34, n * 10 + k), id(32, n * 10 + k)]
    await write(
      `insert into meeting (id, body_id, held_on, state) values ('${meeting}', 'fu', '${2000 + n}-${month}-05', '${state}')`,
    )
    await write(`insert into case_stop (id, case_id, body_id, meeting_id, role, step, state) values
      ('${stop}', '${caseId}', 'fu', '${meeting}', 'recommendation', ${step}, 'done')`)
    await write(`insert into agenda_item (id, meeting_id, position, kind, case_id, stop_id, closed, closed_reason) values
      ('${there}', '${meeting}', 1, 'case', '${caseId}', '${stop}', ${closed}, ${closed ? `'Paragraf ${secret}'` : 'null'})`)
    await write(
      `insert into decision (id, item_id, text) values ('${id(35, n * 10 + k)}', '${there}', '${says(word, `svar${k}`)}')`,
    )
  }
  await write(`insert into stop_feedback (decision_id, stop_id, text) values
    ('${id(35, n * 10 + 9)}', '${id(34, n * 10 + 8)}', '${says(feedback || feedbackDraft, 'tilbage')}')`)
}

async function attach(
  db: Db,
  {
    itemId,
    caseId,
    n,
    hidden,
    closed,
  }: { itemId: string | null; caseId: string | null; n: number; hidden: boolean; closed: boolean },
): Promise<void> {
  const owner = caseId ? `case_id` : `item_id`
  const bytes = await plainPdf([says(hidden, `bilagsside${n}`)])
  await asSystem(db, 'test', async (tx) => {
    const file = { name: 'b.pdf', mediaType: 'application/pdf', purpose: 'attachment', ownerId: null }
    const stored = await saveFile(tx, file, [bytes])
    await run(
      tx,
      `insert into attachment (${owner}, position, title, file_id, closed) values
      ('${caseId ?? itemId}', 1, '${says(hidden, 'bilagstitel')}', '${stored.id}', ${closed})`,
    )
  })
}

/** Every text that stands anywhere in a PDF: on its pages, in bookmarks, tags, links and metadata. */
export async function allOfPdf(bytes: Uint8Array): Promise<string> {
  const text = await extractText(bytes, 'application/pdf')
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const strings: string[] = []
  const open: PDFObject[] = document.context.enumerateIndirectObjects().map(([, object]) => object)
  const info = document.context.trailerInfo.Info
  if (info) open.push(info)
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one instanceof PDFString || one instanceof PDFHexString || one instanceof PDFName)
      strings.push(one.decodeText())
    else if (one instanceof PDFStream) open.push(one.dict)
    else if (one instanceof PDFDict) open.push(...one.values(), ...one.keys())
    else if (one instanceof PDFArray) open.push(...one.asArray())
  }
  return [...(text.ok ? text.lines : []), ...strings].join('\n')
}

/** Every part of a Word file as text. */
export function allOfDocx(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${strFromU8(part).replace(/<[^>]*>/g, ' ')}\n${strFromU8(part)}`)
    .join('\n')
}

/** A stored file, read as its reader. */
export async function fetchedFile(db: Db, userId: string | null, fileId: string): Promise<Uint8Array> {
  return asActor({ db, actor: { userId, language: 'da', requestId: 'test' } }, async (tx) => {
    const pieces: Uint8Array[] = []
    for (let number = 0; ; number += 1) {
      const piece = await readPiece(tx, fileId, number)
      if (!piece) return Buffer.concat(pieces)
      pieces.push(piece)
    }
  })
}
