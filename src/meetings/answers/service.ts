import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { tellOfCase } from '../members/mails.ts'
import type { MeetingCase } from '../model.ts'
import { requireCase, requireKeptCase, requireUser } from '../service/access.ts'
import { findRights, type Rights } from '../store/access.ts'
import type { AskedBody, BodyAnswer, Sending } from './model.ts'
import { type StepTally, stepTally } from './rules.ts'
import { listAsked, saveAnswer, sendStep } from './store.ts'

export type Matrix = {
  case: Pick<MeetingCase, 'id' | 'number' | 'title'>
  /** The steps of the route that go to bodies outside meetings; those of one step are asked at once. */
  steps: { step: number; tally: StepTally; bodies: (AskedBody & { mayAnswer: boolean })[] }[]
  mayEdit: boolean
}

/**
 * The bodies a case is sent to outside meetings, with how far each is and what it answered (svar fra fora).
 * @throws AppError notFound meetings.caseNotFound
 */
export async function getMatrix(app: App, caseId: string): Promise<Matrix> {
  return asActor(app, async (tx) => {
    const { id, number, title, area } = await requireCase(tx, caseId)
    const rights = await findRights(tx)
    const mayEdit = rights.areas.includes(area)
    const mayAnswer = (body: AskedBody) =>
      (body.state === 'sent' && rights.member.includes(body.bodyId)) ||
      ((body.state === 'sent' || body.state === 'done') && writesFor(body, rights, area))
    const asked = (await listAsked(tx, caseId)).map((body) => ({
      ...body,
      mayAnswer: mayAnswer(body),
      // How many of a body have an account is for those who ask it and those who keep it.
      peopleTold: mayEdit || rights.served.includes(body.bodyId) ? body.peopleTold : null,
    }))
    const steps = [...Map.groupBy(asked, ({ step }) => step)]
    return {
      case: { id, number, title },
      steps: steps.map(([step, bodies]) => ({ step, bodies, tally: stepTally(bodies, app.today) })),
      mayEdit,
    }
  })
}

export type Sent = {
  sent: number
  told: number
  /** Each body with how many of its people have an account, and so were written to. */
  bodies: { stopId: string; bodyId: string; told: number }[]
}

/**
 * Sends the case to all bodies of a step that are only planned (send til fora): their people see it from now on and get a
 * mail, whatever area the body is of.
 * @returns how many bodies it went to, and how many people of each were written to
 * @throws AppError conflict answers.nothingToSend; invalid answers.dayPast; forbidden to all but the case's secretariat
 */
export async function sendToBodies(app: App, caseId: string, { step, dueOn }: Sending): Promise<Sent> {
  return asActor(app, async (tx) => {
    const { number } = await requireKeptCase(app, tx, caseId)
    if (dueOn !== null && dueOn <= app.today) throw new AppError('invalid', 'answers.dayPast', { field: 'dueOn' })
    const waiting = (await listAsked(tx, caseId)).filter((body) => body.step === step && body.state === 'planned')
    const ids = waiting.map(({ stopId }) => stopId)
    const sent = await sendStep(tx, caseId, ids, dueOn)
    if (sent.size === 0) throw new AppError('conflict', 'answers.nothingToSend')
    const bodies: Sent['bodies'] = []
    for (const body of waiting.filter(({ stopId }) => sent.has(stopId))) {
      const told = await tellOfCase(app, tx, { caseId, number }, { ...body, dueOn: dueOn ?? body.dueOn })
      bodies.push({ stopId: body.stopId, bodyId: body.bodyId, told })
    }
    return { sent: sent.size, told: bodies.reduce((sum, { told }) => sum + told, 0), bodies }
  })
}

/**
 * Whether the reader writes the answer of a body in for it: as its secretariat, or, where nobody of the body could be asked
 * by the program, as the secretariat that asked it in another way.
 */
function writesFor({ bodyId, peopleTold }: AskedBody, { served, areas }: Rights, areaOfCase: string): boolean {
  return served.includes(bodyId) || (peopleTold === 0 && areas.includes(areaOfCase))
}

/**
 * Gives the answer of a body (svar): by a member once the case has reached it, or by its secretariat, who also corrects one;
 * by the secretariat of the case where nobody of the body has an account.
 * @throws AppError notFound answers.stopUnknown; forbidden answers.notYours; conflict answers.notSent; stale meetings.stale
 */
export async function answerForBody(
  app: App,
  input: { caseId: string; stopId: string; version: number; answer: BodyAnswer },
): Promise<void> {
  requireUser(app)
  await asActor(app, async (tx) => {
    const { area } = await requireCase(tx, input.caseId)
    const stop = (await listAsked(tx, input.caseId)).find(({ stopId }) => stopId === input.stopId)
    if (!stop) throw new AppError('notFound', 'answers.stopUnknown')
    const rights = await findRights(tx)
    const serves = writesFor(stop, rights, area)
    if (!serves && !rights.member.includes(stop.bodyId)) throw new AppError('forbidden', 'answers.notYours')
    if (stop.state !== 'sent' && !(serves && stop.state === 'done')) throw new AppError('conflict', 'answers.notSent')
    if (!(await saveAnswer(tx, input, input.answer, app.today))) {
      throw new AppError('stale', 'meetings.stale', { data: { version: stop.version } })
    }
  })
}
