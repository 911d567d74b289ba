import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, problems } from '#platform/http/api.ts'
import { getSubmission } from '../service/form.ts'
import { isOverdue, type Thread } from './rules.ts'
import { answer, ask, closeThread } from './service.ts'

const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) })
const part = { lineId: z.string().optional(), field: z.string().optional() }
const dueOn = { answerDueOn: z.iso.date().optional().openapi({ description: 'Last day for the answer, Danish time' }) }
const QuestionBody = z.strictObject({ text: z.string().min(3).max(2000), ...part, ...dueOn })
const AnswerBody = z.strictObject({ text: z.string().min(3).max(2000) })
const ThreadBody = z
  .object({
    id: z.string(),
    kind: z.enum(['question', 'returned']),
    submissionNumber: z.int(),
    lineId: z.string().nullable(),
    field: z.string().nullable(),
    state: z.enum(['waiting', 'answered', 'closed']),
    answerDueAt: z.string().nullable(),
    overdue: z.boolean(),
    entries: z.array(
      z.object({ kind: z.string(), text: z.string().nullable(), by: z.string().nullable(), at: z.string() }),
    ),
  })
  .openapi('Thread')
const ThreadId = Id.extend({ threadId: z.string().openapi({ param: { name: 'threadId', in: 'path' } }) })
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const said = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: json(schema) })
const Done = z.object({ id: z.string() })

/** The HTTP API of threads: the questions and returns of a submission, their answers and closing. */
export function addThreads(api: OpenAPIHono, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/submissions/{id}/threads',
    summary: 'The questions and returns of a submission, all versions, with their answers',
    request: { params: Id },
    responses: { 200: said(z.object({ threads: z.array(ThreadBody) }), 'The threads'), ...problems(401, 404) },
  })
  api.openapi(list, async (c) => {
    const app = appOf(c)
    const { threads } = await getSubmission(app, c.req.valid('param').id)
    return c.json({ threads: threads.map((thread) => threadBody(thread, app.now)) }, 200)
  })
  const question = createRoute({
    method: 'post',
    path: '/submissions/{id}/threads',
    summary: 'Ask about a submission, a line or a field of it (who approves or follows it)',
    request: { params: Id, body: { content: json(QuestionBody), required: true } },
    responses: { 201: said(Done, 'Asked'), ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(question, async (c) => {
    const { respondent } = await getSubmission(appOf(c), c.req.valid('param').id)
    return c.json({ id: await ask(appOf(c), { respondentId: respondent.id, ...c.req.valid('json') }) }, 201)
  })
  const reply = createRoute({
    method: 'post',
    path: '/submissions/{id}/threads/{threadId}/answers',
    summary: 'Answer in a thread (who reports)',
    request: { params: ThreadId, body: { content: json(AnswerBody), required: true } },
    responses: { 201: said(Done, 'Answered'), ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(reply, async (c) => {
    const { id, threadId } = c.req.valid('param')
    const { respondent } = await getSubmission(appOf(c), id)
    await answer(appOf(c), { respondentId: respondent.id, threadId, ...c.req.valid('json') })
    return c.json({ id: threadId }, 201)
  })
  const closing = createRoute({
    method: 'post',
    path: '/submissions/{id}/threads/{threadId}/closure',
    summary: "Close a thread (who asked, or the round's secretariat)",
    request: { params: ThreadId },
    responses: { 200: said(Done, 'Closed'), ...problems(401, 403, 404, 409) },
  })
  api.openapi(closing, async (c) => {
    const { id, threadId } = c.req.valid('param')
    const { respondent } = await getSubmission(appOf(c), id)
    await closeThread(appOf(c), { respondentId: respondent.id, threadId })
    return c.json({ id: threadId }, 200)
  })
}

function threadBody(thread: Thread, now: string) {
  const { id, kind, submissionNumber, lineId, field, state, answerDueAt } = thread
  const entries = thread.entries.map((entry) => ({
    kind: entry.kind,
    text: entry.text,
    by: entry.byName,
    at: entry.at,
  }))
  return { id, kind, submissionNumber, lineId, field, state, answerDueAt, overdue: isOverdue(thread, now), entries }
}
