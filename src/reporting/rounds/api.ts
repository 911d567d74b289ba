import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { attachment } from '#platform/http/download.ts'
import { endExemption, exemptRespondent, extendRespondent } from '../service/respondents.ts'
import { closeRound, openRound, reopenRound, startTest } from '../service/rounds.ts'
import { CalendarInput, JointInput, MessageInput } from './model.ts'
import { answersCsv, getAnswers } from './service/answers.ts'
import { getCalendar, setCalendar } from './service/calendar.ts'
import { endJointReporter, setJointReporter } from './service/joint.ts'
import { previewMessage, startMessage } from './service/messages.ts'
import { remindRespondents } from './service/reminders.ts'

const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) })
const Calendar = CalendarInput.meta({ id: 'Calendar' })
const Notices = z.array(
  z
    .object({ date: z.string(), day: z.object({ da: z.string(), en: z.string() }), next: z.string() })
    .openapi('ClosedDay', { description: 'A deadline on a holiday or a weekend, and the next working day' }),
)
const Done = z.object({ done: z.literal(true) }).openapi('Done')
const text = z.string().nullable()
const Answer = z
  .object({
    organisationId: z.string(),
    organisationName: z.string(),
    reportedById: text,
    number: z.int().nullable(),
    state: z.string(),
    nothingToReport: z.boolean().nullable(),
    correctionReason: text,
    submittedBy: text,
    submittedAt: text,
    approvedBy: text,
    approvedAt: text,
    lineId: text,
    lineName: text,
    field: text,
    fieldLabel: text,
    unit: text,
    valueState: text,
    value: text,
    confirmedAt: text,
    changedBy: text,
    changedAt: text,
    extendedUntil: text,
    extensionReason: text,
    exemptedAt: text,
    exemptionReason: text,
  })
  .openapi('Answer')
const Reason = z
  .object({
    organisationId: z.string(),
    organisationName: z.string(),
    number: z.int(),
    ruleId: z.string(),
    lineId: z.string(),
    field: z.string(),
    found: z.string(),
    reason: z.string(),
    acceptedBy: text,
    acceptedAt: z.string(),
  })
  .openapi('AcceptedFinding')

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const answer = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: json(schema) })
const done = { 200: answer(Done, 'Done'), ...problems(400, 401, 403, 404, 409, 412) }

/** The HTTP API of a round's calendar, moves, reminders, messages, terms and answers: the use cases of the pages. */
export function roundsApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  addCalendar(api, appOf)
  addMoves(api, appOf)
  addMessages(api, appOf)
  addTerms(api, appOf)
  addAnswers(api, appOf)
  return api
}

function addCalendar(api: OpenAPIHono, appOf: AppOf): void {
  const path = '/rounds/{id}/calendar'
  const read = createRoute({
    method: 'get',
    path,
    summary: 'The calendar of a round; the ETag is the round’s version',
    request: { params: Id },
    responses: {
      200: answer(z.object({ calendar: Calendar, closedDays: Notices }), 'The calendar'),
      ...problems(401, 404),
    },
  })
  api.openapi(read, async (c) => {
    const { calendar, closedDays, round } = await getCalendar(appOf(c), c.req.valid('param').id)
    c.header('etag', `"${round.version}"`)
    return c.json({ calendar, closedDays }, 200)
  })
  const write = createRoute({
    method: 'put',
    path,
    summary: 'Set the whole calendar of a round (secretariat); If-Match carries the version; answers closed days',
    request: { params: Id, body: { content: json(Calendar) } },
    responses: { 200: answer(z.object({ closedDays: Notices }), 'Set'), ...problems(400, 401, 403, 404, 409, 412) },
  })
  api.openapi(write, async (c) => {
    const input = { roundId: c.req.valid('param').id, roundVersion: ifMatch(c), calendar: c.req.valid('json') }
    return c.json({ closedDays: await setCalendar(appOf(c), input) }, 200)
  })
}

function addMoves(api: OpenAPIHono, appOf: AppOf): void {
  const moves = [
    ['test-window', 'Begin the test window of a planned round', startTest],
    ['closing', 'Close a round', closeRound],
    ['reopening', 'Open a closed round again', reopenRound],
  ] as const
  for (const [noun, summary, move] of moves) {
    const route = createRoute({
      method: 'post',
      path: `/rounds/{id}/${noun}`,
      summary,
      request: { params: Id },
      responses: done,
    })
    api.openapi(route, async (c) => {
      await move(appOf(c), { roundId: (c.req.valid('param') as { id: string }).id })
      return c.json({ done: true as const }, 200)
    })
  }
  const open = createRoute({
    method: 'post',
    path: '/rounds/{id}/opening',
    summary: 'Open a round and write to its reporters; what was filled in the test window is kept or thrown away',
    request: { params: Id, body: { content: json(z.strictObject({ discardTest: z.boolean().default(false) })) } },
    responses: done,
  })
  api.openapi(open, async (c) => {
    const address = new URL(c.req.url).origin
    await openRound(appOf(c), { roundId: c.req.valid('param').id, address, ...c.req.valid('json') })
    return c.json({ done: true as const }, 200)
  })
}

function addMessages(api: OpenAPIHono, appOf: AppOf): void {
  const remind = createRoute({
    method: 'post',
    path: '/rounds/{id}/reminders',
    summary: 'Remind chosen respondents that still have to report, each at most once a day',
    request: {
      params: Id,
      body: { content: json(z.strictObject({ respondentIds: z.array(z.string()).min(1).max(1000) })) },
    },
    responses: { 200: answer(z.object({ people: z.int() }), 'Written'), ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(remind, async (c) => {
    const input = { roundId: c.req.valid('param').id, address: new URL(c.req.url).origin, ...c.req.valid('json') }
    return c.json({ people: await remindRespondents(appOf(c), input) }, 200)
  })
  const preview = createRoute({
    method: 'get',
    path: '/rounds/{id}/messages/receivers',
    summary: 'Who would get a message: all that are not exempt, or the missing',
    request: { params: Id, query: z.object({ to: z.enum(['all', 'missing']) }) },
    responses: {
      200: answer(
        z.object({
          people: z.int(),
          receivers: z.array(z.object({ respondentId: z.string(), name: z.string(), people: z.int() })),
        }),
        'The receivers',
      ),
      ...problems(400, 401, 403, 404),
    },
  })
  api.openapi(preview, async (c) => {
    const { to } = c.req.valid('query')
    const { people, receivers } = await previewMessage(appOf(c), { roundId: c.req.valid('param').id, to })
    return c.json({ people, receivers }, 200)
  })
  const send = createRoute({
    method: 'post',
    path: '/rounds/{id}/messages',
    summary:
      'Send a message in the background; messageId makes a repeat harmless, people is what the receivers answered',
    request: {
      params: Id,
      body: { content: json(MessageInput.extend({ messageId: z.uuid(), people: z.int().min(1) })) },
    },
    responses: { 202: answer(z.object({ taskId: z.string() }), 'Begun'), ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(send, async (c) => {
    const input = { roundId: c.req.valid('param').id, address: new URL(c.req.url).origin, ...c.req.valid('json') }
    return c.json({ taskId: await startMessage(appOf(c), input) }, 202)
  })
}

const reason = z.string().trim().min(3, 'reporting.reasonMissing').max(2000, 'reporting.reasonMissing')

function addTerms(api: OpenAPIHono, appOf: AppOf): void {
  const give = <T extends z.ZodType>(noun: string, summary: string, schema: T) =>
    createRoute({
      method: 'put',
      path: `/respondents/{id}/${noun}`,
      summary,
      request: { params: Id, body: { content: json(schema) } },
      responses: done,
    })
  const take = (noun: string, summary: string) =>
    createRoute({
      method: 'delete',
      path: `/respondents/{id}/${noun}`,
      summary,
      request: { params: Id },
      responses: done,
    })
  const extension = z.strictObject({ date: z.iso.date(), time: z.string(), reason })
  api.openapi(give('extension', 'Give a respondent more time, with a reason', extension), async (c) => {
    await extendRespondent(appOf(c), { respondentId: c.req.valid('param').id, ...c.req.valid('json') })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(give('exemption', 'Exempt a respondent, with a reason', z.strictObject({ reason })), async (c) => {
    await exemptRespondent(appOf(c), { respondentId: c.req.valid('param').id, ...c.req.valid('json') })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(give('joint-reporter', 'Let another organisation report for a respondent', JointInput), async (c) => {
    await setJointReporter(appOf(c), { respondentId: c.req.valid('param').id, ...c.req.valid('json') })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(take('exemption', 'Take an exemption back'), async (c) => {
    await endExemption(appOf(c), { respondentId: c.req.valid('param').id })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(take('joint-reporter', 'Let a respondent report for itself again'), async (c) => {
    await endJointReporter(appOf(c), { respondentId: c.req.valid('param').id })
    return c.json({ done: true as const }, 200)
  })
}

function addAnswers(api: OpenAPIHono, appOf: AppOf): void {
  const all = createRoute({
    method: 'get',
    path: '/rounds/{id}/answers',
    summary: 'All answers of a round with state, who and when, and every accepted warning (secretariat)',
    request: { params: Id },
    responses: {
      200: answer(z.object({ answers: z.array(Answer), acceptedFindings: z.array(Reason) }), 'The answers'),
      ...problems(401, 403, 404),
    },
  })
  api.openapi(all, async (c) => {
    const { answers, reasons } = await getAnswers(appOf(c), { roundId: c.req.valid('param').id })
    return c.json({ answers, acceptedFindings: reasons }, 200)
  })
  const csv = createRoute({
    method: 'get',
    path: '/rounds/{id}/answers.csv',
    summary: 'All answers of a round as CSV (secretariat)',
    request: { params: Id },
    responses: {
      200: { description: 'The answers', content: { 'text/csv': { schema: z.string() } } },
      ...problems(401, 403, 404),
    },
  })
  api.openapi(csv, async (c) => {
    const { content, name } = await answersCsv(appOf(c), { roundId: c.req.valid('param').id })
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(name),
    }
    return c.body(content, 200, headers)
  })
}
