import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { RoomTask } from '#reporting/index.ts'
import { sheetName } from '../figures.ts'
import type { AnswerInput, RemarkInput } from '../model.ts'
import { mayAnswer, maySendBack } from '../rules/stages.ts'
import { openRemarks } from '../store/remark-people.ts'
import { decideSheets, findSheet } from '../store/sheets.ts'
import { answerableRemarks, findRemark, insertSteps } from '../store/steps.ts'
import { tariffTemplate } from '../template.ts'
import { mailRemark, mailRemarkAnswer } from './remark-mails.ts'
import { requireSheets } from './steps.ts'

/** Fields a remark can be about: what stands in the sheet, and what is computed of it. */
const remarkable = new Set([...tariffTemplate.fields, ...tariffTemplate.computed].map(({ key }) => key))

/**
 * Keeps a remark of the steering-agreement group (bemærkning), to the sheet or to a line of it, and writes to who
 * reports for the operator; with `sendBack` the sheet waits for a corrected version.
 *
 * @throws forbidden to all but the secretariat of the round
 * @throws conflict when a sheet that is approved is sent back
 */
export async function addRemark(app: App, input: RemarkInput & { address?: string }): Promise<void> {
  const { userId } = app.actor
  if (userId === null) throw new AppError('unauthenticated', 'tariffs.logIn')
  const { field, text, sendBack } = input
  if (field !== null && !remarkable.has(field)) throw new AppError('invalid', 'tariffs.unknownLine', { field: 'field' })
  await asActor(app, async (tx) => {
    const [sheet] = await requireSheets(tx, [input.sheetId])
    if (!sheet) throw new AppError('notFound', 'tariffs.notFound')
    if (sendBack && !maySendBack(sheet.stage)) throw new AppError('conflict', 'tariffs.cannotSendBack')
    const kind = sendBack ? 'sent-back' : 'remark'
    const [stepId = ''] = await insertSteps(tx, [{ sheetId: sheet.id, kind, field, text, byUser: userId }])
    if (sendBack) await decideSheets(tx, [sheet.id], { stage: 'sent-back' })
    await mailRemark(tx, sheet, { stepId, field, text, sendBack, address: input.address ?? '' })
  })
}

/** Sheets with a remark that waits for the person's answer or correction (mine opgaver), each once; in an open transaction. */
export async function remarkTasks(tx: Tx): Promise<RoomTask[]> {
  const open = await openRemarks(tx)
  return open.map(({ roundId, respondentId, operatorId, offeringId, year, ...names }) => ({
    roundId,
    respondentId,
    organisationId: operatorId,
    title: `${sheetName(names)}, ${year}`,
    href: `/takster/skema/${respondentId}/${offeringId}#bemaerkninger`,
  }))
}

/**
 * Keeps the answer of the operator to a remark (svar på en bemærkning) and writes to who remarked.
 *
 * @throws notFound for a remark that is none, or one the person may not see
 * @throws forbidden to all but who reports or approves for the operator
 * @throws conflict when the sheet is decided
 */
export async function answerRemark(app: App, input: AnswerInput & { address?: string }): Promise<void> {
  const { userId } = app.actor
  if (userId === null) throw new AppError('unauthenticated', 'tariffs.logIn')
  await asActor(app, async (tx) => {
    const remark = await findRemark(tx, input.stepId)
    const sheet = remark && (await findSheet(tx, remark.sheetId))
    if (!remark || !sheet) throw new AppError('notFound', 'tariffs.noRemark')
    const own = await answerableRemarks(tx, [remark.id])
    if (own.length === 0) throw new AppError('forbidden', 'tariffs.answerOperatorOnly')
    if (!mayAnswer(sheet.stage)) throw new AppError('conflict', 'tariffs.remarkClosed')
    const answer = {
      sheetId: sheet.id,
      kind: 'answer',
      answersId: remark.id,
      text: input.text,
      byUser: userId,
    } as const
    const [stepId = ''] = await insertSteps(tx, [answer])
    await mailRemarkAnswer(tx, sheet, { stepId, remarkId: remark.id, text: input.text, address: input.address ?? '' })
  })
}
