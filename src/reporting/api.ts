import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { AppError } from '#platform/errors.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import type { CellValue, TemplateDefinition } from './model.ts'
import { parseJsonCell } from './rules/cells.ts'
import { type Form, getSubmission } from './service/form.ts'
import { approve, correct, type Moved, returnSubmission, submit } from './service/moves.ts'
import { createRound, getRound, listRoundOverviews, type RoundOverview } from './service/rounds.ts'
import { type CellInput, confirmUnchanged, saveValues } from './service/save.ts'
import { addThreads } from './threads/api.ts'

const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) })
const RoundBody = z
  .object({
    id: z.string(),
    templateId: z.string(),
    year: z.int(),
    title: z.string(),
    ownerId: z.string(),
    state: z.enum(['planned', 'test', 'open', 'closed']),
    deadline: z.string().nullable(),
    sourceId: z.string().nullable(),
    version: z.int(),
  })
  .openapi('Round')
const NewRound = z
  .strictObject({
    templateId: z.string().min(1),
    year: z.int().min(2000).max(2100),
    title: z.string().min(1).max(200),
    ownerId: z.string().min(1),
    deadlineDate: z.iso.date(),
    deadlineTime: z.string(),
    organisationIds: z.array(z.string()).optional(),
  })
  .openapi('NewRound')
const RespondentBody = z
  .object({
    id: z.string(),
    organisationId: z.string(),
    name: z.string(),
    state: z.enum(['exempt', 'notStarted', 'draft', 'returned', 'submitted', 'approved']),
    deadline: z.string().nullable(),
    lines: z.int(),
    filled: z.int(),
    submissionId: z.string().nullable(),
  })
  .openapi('Respondent')
const JsonValue = z.union([z.string().max(10_000), z.number(), z.null()])
const SubmissionBody = z
  .object({
    id: z.string(),
    roundId: z.string(),
    respondentId: z.string(),
    organisationId: z.string(),
    year: z.int(),
    number: z.int(),
    state: z.enum(['draft', 'submitted', 'returned', 'approved', 'superseded']),
    version: z.int(),
    nothingToReport: z.boolean(),
    lock: z
      .object({
        reason: z.string(),
        since: z.string().nullable(),
        until: z.string().nullable(),
        liftedBy: z.string(),
      })
      .nullable(),
    lines: z.array(
      z.object({
        lineId: z.string(),
        name: z.string(),
        values: z.record(z.string(), JsonValue),
        confirmed: z
          .record(z.string(), z.object({ at: z.string(), by: z.string().nullable() }))
          .openapi({ description: 'When each value was confirmed and by whom, by field' }),
      }),
    ),
    findings: z.array(
      z.object({
        ruleId: z.string(),
        severity: z.enum(['info', 'warning', 'error']),
        lineId: z.string(),
        field: z.string(),
        message: z.string(),
        found: z.string(),
        expected: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('Submission')
const ValuesBody = z
  .strictObject({
    values: z
      .array(z.strictObject({ lineId: z.string(), field: z.string(), value: JsonValue }))
      .max(5000)
      .openapi({
        description:
          'Numbers as JSON numbers or the same notation as text; "8-10" an interval, "?" unknown, null not reported',
      }),
    reasons: z
      .array(
        z.strictObject({
          ruleId: z.string(),
          lineId: z.string(),
          field: z.string(),
          reason: z.string().min(3).max(2000),
        }),
      )
      .max(5000)
      .optional(),
  })
  .openapi('SubmissionValues')
const part = { lineId: z.string().optional(), field: z.string().optional() }
const dueOn = { answerDueOn: z.iso.date().optional().openapi({ description: 'Last day for the answer, Danish time' }) }
const ReasonBody = z.strictObject({ reason: z.string(), ...part, ...dueOn })
const MovedBody = z.object({ submissionId: z.string(), number: z.int(), version: z.int() }).openapi('Moved')

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const answer = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: json(schema) })

/** The HTTP API of rounds and submissions: the same use cases and the same verdicts as the pages. */
export function reportingApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  addRounds(api, appOf)
  addSubmissions(api, appOf)
  addMoves(api, appOf)
  addUnchanged(api, appOf)
  addThreads(api, appOf)
  return api
}

function addRounds(api: OpenAPIHono, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/rounds',
    summary: 'Rounds, newest first',
    request: { query: z.object({ year: z.coerce.number().int().optional() }) },
    responses: { 200: answer(z.object({ rounds: z.array(RoundBody) }), 'The rounds'), ...problems(401) },
  })
  api.openapi(list, async (c) => {
    const { year } = c.req.valid('query')
    const rounds = await listRoundOverviews(appOf(c), year === undefined ? {} : { year })
    return c.json({ rounds: rounds.map(roundBody) }, 200)
  })
  const create = createRoute({
    method: 'post',
    path: '/rounds',
    summary: 'Create a planned round (secretariat)',
    request: { body: { content: json(NewRound), required: true } },
    responses: { 201: answer(z.object({ id: z.string() }), 'Created'), ...problems(400, 401, 403, 409) },
  })
  api.openapi(create, async (c) => c.json({ id: await createRound(appOf(c), c.req.valid('json')) }, 201))
  const one = createRoute({
    method: 'get',
    path: '/rounds/{id}',
    summary: 'One round',
    request: { params: Id },
    responses: { 200: answer(RoundBody, 'The round'), ...problems(401, 404) },
  })
  api.openapi(one, async (c) => c.json(roundBody(await getRound(appOf(c), c.req.valid('param').id)), 200))
  const respondents = createRoute({
    method: 'get',
    path: '/rounds/{id}/respondents',
    summary: 'The respondents of a round you may see, with their state',
    request: { params: Id },
    responses: {
      200: answer(z.object({ respondents: z.array(RespondentBody) }), 'The respondents'),
      ...problems(401, 404),
    },
  })
  api.openapi(respondents, async (c) => {
    const round = await getRound(appOf(c), c.req.valid('param').id)
    return c.json({ respondents: round.respondents.map(respondentBody) }, 200)
  })
}

function addSubmissions(api: OpenAPIHono, appOf: AppOf): void {
  const read = createRoute({
    method: 'get',
    path: '/submissions/{id}',
    summary: 'One version of a submission with its values and findings',
    request: { params: Id },
    responses: { 200: answer(SubmissionBody, 'The submission'), ...problems(401, 404) },
  })
  api.openapi(read, async (c) => {
    const form = await getSubmission(appOf(c), c.req.valid('param').id)
    c.header('etag', `"${form.submission?.version ?? 0}"`)
    return c.json(submissionBody(form, appOf(c).actor.language), 200)
  })
  const write = createRoute({
    method: 'put',
    path: '/submissions/{id}/values',
    summary: 'Save values of a draft; If-Match carries the version; all or nothing',
    request: { params: Id, body: { content: json(ValuesBody), required: true } },
    responses: {
      200: answer(z.object({ version: z.int(), filled: z.int() }), 'Saved'),
      ...problems(400, 401, 403, 404, 409, 412),
    },
  })
  api.openapi(write, async (c) => {
    const submissionVersion = ifMatch(c)
    const form = await newestOf(appOf(c), c.req.valid('param').id)
    const { values, reasons = [] } = c.req.valid('json')
    const cells = readCells(form.definition, values, appOf(c).actor.language)
    const saved = await saveValues(appOf(c), { respondentId: form.respondent.id, cells, reasons, submissionVersion })
    c.header('etag', `"${saved.submissionVersion}"`)
    return c.json({ version: saved.submissionVersion, filled: saved.filled }, 200)
  })
}

function addMoves(api: OpenAPIHono, appOf: AppOf): void {
  const moves = [
    ['submission', 'Send a submission for approval', submit],
    ['approval', 'Approve a submission; never who reported it', approve],
  ] as const
  for (const [noun, summary, move] of moves) {
    const route = createRoute({
      method: 'post',
      path: `/submissions/{id}/${noun}`,
      summary,
      request: { params: Id },
      responses: { 200: answer(MovedBody, 'Done'), ...problems(400, 401, 403, 404, 409, 412) },
    })
    api.openapi(route, async (c) => {
      const submissionVersion = ifMatch(c)
      const { id } = c.req.valid('param') as { id: string }
      const form = await newestOf(appOf(c), id)
      const moved: Moved = await move(appOf(c), { respondentId: form.respondent.id, submissionVersion })
      return c.json(moved, 200)
    })
  }
  const withReason = [
    ['return', 'Return a submission, a line or a field of it, with a reason', returnSubmission],
    ['correction', 'Begin a correction of an approved submission, with a reason', correct],
  ] as const
  for (const [noun, summary, move] of withReason) {
    const route = createRoute({
      method: 'post',
      path: `/submissions/{id}/${noun}`,
      summary,
      request: { params: Id, body: { content: json(ReasonBody), required: true } },
      responses: { 200: answer(MovedBody, 'Done'), ...problems(400, 401, 403, 404, 409, 412) },
    })
    api.openapi(route, async (c) => {
      const submissionVersion = ifMatch(c)
      const { id } = c.req.valid('param') as { id: string }
      const form = await newestOf(appOf(c), id)
      const body = c.req.valid('json') as z.infer<typeof ReasonBody>
      const moved: Moved = await move(appOf(c), { respondentId: form.respondent.id, submissionVersion, ...body })
      return c.json(moved, 200)
    })
  }
}

function addUnchanged(api: OpenAPIHono, appOf: AppOf): void {
  const route = createRoute({
    method: 'post',
    path: '/submissions/{id}/unchanged',
    summary: 'Say that lines, or all of them, are as last year; If-Match carries the version',
    request: {
      params: Id,
      body: { content: json(z.strictObject({ lineIds: z.array(z.string()).max(5000).optional() })) },
    },
    responses: {
      200: answer(z.object({ version: z.int(), filled: z.int(), confirmed: z.int() }), 'Confirmed'),
      ...problems(400, 401, 403, 404, 409, 412),
    },
  })
  api.openapi(route, async (c) => {
    const submissionVersion = ifMatch(c)
    const { respondent } = await newestOf(appOf(c), c.req.valid('param').id)
    const input = { respondentId: respondent.id, submissionVersion, ...c.req.valid('json') }
    const saved = await confirmUnchanged(appOf(c), input)
    c.header('etag', `"${saved.submissionVersion}"`)
    return c.json({ version: saved.submissionVersion, filled: saved.filled, confirmed: saved.confirmed }, 200)
  })
}

/** The form of a submission that is the newest of its respondent. @throws conflict for an older version */
async function newestOf(app: ReturnType<AppOf>, id: string): Promise<Form> {
  const form = await getSubmission(app, id)
  if (form.history[0]?.id !== id) throw new AppError('conflict', 'reporting.locked.superseded')
  return form
}

function readCells(
  definition: TemplateDefinition,
  values: z.infer<typeof ValuesBody>['values'],
  language: 'da' | 'en',
): CellInput[] {
  const fields: { path: string; code: string; message?: string }[] = []
  const seen = new Set<string>()
  const cells = values.flatMap(({ lineId, field: key, value }, index): CellInput[] => {
    const place = JSON.stringify([lineId, key])
    if (seen.has(place)) fields.push({ path: `values[${index}]`, code: 'reporting.twice' })
    seen.add(place)
    const field = definition.fields.find((candidate) => candidate.key === key)
    const result = field && parseJsonCell(field, value)
    if (result?.ok) return [{ lineId, field: key, value: result.value }]
    const fault = result
      ? { code: 'reporting.unreadable', message: result.message[language] }
      : { code: 'reporting.unknownField' }
    fields.push({ path: `values[${index}].${result ? 'value' : 'field'}`, ...fault })
    return []
  })
  if (fields.length > 0) throw new AppError('invalid', 'reporting.invalidCells', { fields })
  return cells
}

function roundBody({ id, templateId, year, title, ownerId, state, deadline, sourceId, version }: RoundOverview) {
  return { id, templateId, year, title, ownerId, state, deadline, sourceId, version }
}

function respondentBody({
  id,
  organisationId,
  name,
  progressState,
  deadline,
  lines,
  submission,
}: RoundOverview['respondents'][number]) {
  const { filled = 0, id: submissionId = null } = submission ?? {}
  return { id, organisationId, name, state: progressState, deadline, lines, filled, submissionId }
}

function submissionBody(form: Form, language: 'da' | 'en') {
  const { submission, round, respondent } = form
  if (!submission) throw new AppError('notFound', 'reporting.notFound')
  const { id, number, state, version, nothingToReport } = submission
  return {
    id,
    roundId: round.id,
    respondentId: respondent.id,
    organisationId: respondent.organisationId,
    year: round.year,
    number,
    state,
    version,
    nothingToReport,
    lock: form.lock,
    lines: form.lines.map(({ lineId, name, values }) => ({
      lineId,
      name,
      values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, jsonValue(value)])),
      confirmed: Object.fromEntries(
        Object.keys(values).flatMap((key) => {
          const age = form.confirmed[`${lineId} ${key}`]
          return age ? [[key, age]] : []
        }),
      ),
    })),
    findings: form.findings.map(({ message, accepted, ...finding }) => ({
      ...finding,
      message: message[language],
      reason: accepted?.reason ?? null,
    })),
  }
}

function jsonValue(value: CellValue): string | null {
  if ('text' in value) return value.text
  if (value.state === 'exact') return value.value
  if (value.state === 'interval') return `${value.low}-${value.high}`
  return value.state === 'unknown' ? '?' : null
}
