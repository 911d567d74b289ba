import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#platform/errors.ts'
import { maximumMegabytes } from '#platform/file-limits.ts'
import { type AppOf, apiRouter, ifMatch, pageOf, pageQuery, problems } from '#platform/http/api.ts'
import { attachmentQuery, binary } from './attachments/api.ts'
import { acceptProposal, changeFollowUp, discardProposal } from './follow-ups/changes.service.ts'
import { followUpShows, followUpTerms, mostCounted } from './follow-ups/model.ts'
import { finishFollowUp, getFollowUps } from './follow-ups/service.ts'
import { readAbout } from './links/model.ts'
import { caseContent, caseNumbering, followUpDone, newMeeting, newStop } from './model.ts'
import { cancellation, changedMeeting } from './moves/model.ts'
import { cancelMeeting, changeMeeting } from './moves/service.ts'
import { isId } from './service/access.ts'
import { moveItem, removeItem } from './service/agenda.ts'
import { attachFile, changeCase, createCase, detachFile, getCaseContent, listAllCases } from './service/cases.ts'
import { approveChanged, getCalendar, planMeeting, sendAgenda, sendMinutes, startMeeting } from './service/meetings.ts'
import { getCase } from './service/route.ts'
import { getMeeting } from './service/view.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) })
const said = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: json(schema) })
const made = z.object({ id: z.string() })
const versioned = z.object({ version: z.int() })
const id = z.object({ id: z.string() })
const ofItem = z.object({ id: z.string(), itemId: z.string() })
const listed = <Schema extends z.ZodType>(item: Schema) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

const counted = <Schema extends z.ZodType>(item: Schema) =>
  listed(item).extend({
    count: z.int().openapi({ description: `How many there are; counted up to ${mostCounted}` }),
    atLeast: z.boolean().openapi({ description: 'True: there are more than `count`' }),
  })

const meetingRow = z
  .looseObject({ id: z.string(), bodyId: z.string(), heldOn: z.string(), state: z.string(), version: z.int() })
  .openapi('Meeting')
const meetingView = z
  .looseObject({ meeting: meetingRow, items: z.array(z.looseObject({ id: z.string(), number: z.string() })) })
  .openapi('MeetingView')
const caseHead = z
  .looseObject({ id: z.string(), number: z.string(), title: z.string(), closed: z.boolean(), version: z.int() })
  .openapi('Case')
const caseView = z
  .looseObject({ case: caseHead, clauses: z.array(z.looseObject({ id: z.string(), verb: z.string() })) })
  .openapi('CaseView')
const followUp = z
  .looseObject({ id: z.string(), what: z.string(), state: z.string(), version: z.int() })
  .openapi('FollowUp')
const split = made.extend({ followUps: z.int().openapi({ description: 'How many there are of it now' }) })
const steps = [
  { name: 'agenda', summary: 'Send the agenda', move: sendAgenda },
  { name: 'start', summary: 'Begin the meeting', move: startMeeting },
  { name: 'hearing', summary: 'Send the minutes for hearing', move: sendMinutes },
  {
    name: 'approval',
    summary: 'Approve minutes that a later meeting adopted with a change, once it is written in',
    move: approveChanged,
  },
]
/** The part of the HTTP API about meetings, cases and follow-up: thin, the use cases decide. */
export function meetingsApi(appOf: AppOf) {
  const api = apiRouter()
  addMeetings(api, appOf)
  addAgenda(api, appOf)
  addCases(api, appOf)
  addAttachments(api, appOf)
  addFollowUps(api, appOf)
  return api
}

type Api = ReturnType<typeof apiRouter>

function addMeetings(api: Api, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/meetings',
    summary: 'The meetings of all bodies, those to come first, with deadlines counted back',
    request: { query: pageQuery.extend({ body: z.string().max(80).optional() }) },
    responses: { 200: said(listed(meetingRow), 'Meetings'), ...problems(400) },
  })
  api.openapi(list, async (c) => {
    const { body: bodyId, ...page } = c.req.valid('query')
    const { coming, past } = await getCalendar(appOf(c), bodyId ? { bodyId } : {})
    return c.json(pageOf([...coming, ...past], page), 200)
  })
  const one = createRoute({
    method: 'get',
    path: '/meetings/{id}',
    summary: 'A meeting with its agenda, and minutes as far as the reader may see them',
    request: { params: id },
    responses: { 200: said(meetingView, 'The meeting'), ...problems(404) },
  })
  api.openapi(one, async (c) => c.json(await getMeeting(appOf(c), c.req.valid('param').id), 200))
  const plan = createRoute({
    method: 'post',
    path: '/meetings',
    summary: 'Plan a meeting with the standing items of its body (its secretariat)',
    request: { body: body(newMeeting) },
    responses: { 201: said(made, 'Planned'), ...problems(400, 401, 403, 409) },
  })
  api.openapi(plan, async (c) => c.json({ id: await planMeeting(appOf(c), c.req.valid('json')) }, 201))
  const change = createRoute({
    method: 'put',
    path: '/meetings/{id}',
    summary: 'Change date, time and place, with a reason when the day or hour changes; takes If-Match with the version',
    request: { params: id, body: body(changedMeeting) },
    responses: { 200: said(made, 'Changed'), ...problems(400, 401, 403, 404, 409, 412) },
  })
  api.openapi(change, async (c) => {
    const meetingId = c.req.valid('param').id
    await changeMeeting(appOf(c), { ...c.req.valid('json'), id: meetingId, version: ifMatch(c) })
    return c.json({ id: meetingId }, 200)
  })
  const cancel = createRoute({
    method: 'post',
    path: '/meetings/{id}/cancellation',
    summary: 'Cancel a meeting that has not begun; its cases wait for another one; takes If-Match with the version',
    request: { params: id, body: body(cancellation) },
    responses: {
      200: said(z.object({ cases: z.int(), told: z.int() }), 'Cases that wait again, and people written to'),
      ...problems(400, 401, 403, 404, 409, 412),
    },
  })
  api.openapi(cancel, async (c) => {
    const input = { ...c.req.valid('json'), id: c.req.valid('param').id, version: ifMatch(c) }
    return c.json(await cancelMeeting(appOf(c), input), 200)
  })
  // One path each: a step as a parameter would also take what stands beside the steps, as the items.
  for (const { name, summary, move } of steps) {
    const step = createRoute({
      method: 'post',
      path: `/meetings/{id}/${name}`,
      summary: `${summary}; takes If-Match with the version`,
      request: { params: id },
      responses: { 200: said(made, 'Done'), ...problems(400, 401, 403, 404, 409, 412) },
    })
    api.openapi(step, async (c) => {
      const meetingId = c.req.valid('param').id
      await move(appOf(c), { id: meetingId, version: ifMatch(c) })
      return c.json({ id: meetingId }, 200)
    })
  }
}

function addAgenda(api: Api, appOf: AppOf): void {
  const move = createRoute({
    method: 'put',
    path: '/meetings/{id}/items/{itemId}/position',
    summary: 'Move an item to a place from 1 in its list; takes If-Match with the version of the meeting',
    request: { params: ofItem, body: body(z.object({ to: z.int().min(1).max(999) })) },
    responses: { 200: said(versioned, 'Moved'), ...problems(400, 401, 403, 404, 409, 412) },
  })
  api.openapi(move, async (c) => {
    const { id: meetingId, itemId } = c.req.valid('param')
    const { to } = c.req.valid('json')
    return c.json(await moveItem(appOf(c), { meetingId, itemId, version: ifMatch(c), to }), 200)
  })
  const remove = createRoute({
    method: 'delete',
    path: '/meetings/{id}/items/{itemId}',
    summary:
      'Take an item off the agenda, unless something is written under it; takes If-Match with the version of the meeting',
    request: { params: ofItem },
    responses: { 200: said(versioned, 'Removed'), ...problems(400, 401, 403, 404, 409, 412) },
  })
  api.openapi(remove, async (c) => {
    const { id: meetingId, itemId } = c.req.valid('param')
    return c.json(await removeItem(appOf(c), { meetingId, itemId, version: ifMatch(c) }), 200)
  })
}

function addCases(api: Api, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/cases',
    summary: 'The cases the reader may see, the newest first, with the bodies each visits',
    request: {
      query: pageQuery.extend({
        about: z
          .string()
          .max(300)
          .optional()
          .openapi({ description: 'Only those that mention a record: "facility:kompasset", "target-group:7"' }),
      }),
    },
    responses: { 200: said(listed(caseHead), 'Cases'), ...problems(400) },
  })
  api.openapi(list, async (c) => {
    const { about, cursor, limit } = c.req.valid('query')
    const record = about === undefined ? undefined : readAbout(about)
    if (about !== undefined && !record) throw new AppError('invalid', 'links.kindMissing', { field: 'about' })
    if (cursor !== undefined && !isId(cursor)) throw new AppError('invalid', 'web.cursor', { field: 'cursor' })
    const asked = { limit: limit + 1, ...(cursor !== undefined && { after: cursor }) }
    return c.json(pageOf((await listAllCases(appOf(c), { about: record, ...asked })).cases, { limit }), 200)
  })
  const one = createRoute({
    method: 'get',
    path: '/cases/{id}',
    summary: 'A case with what it says, its recommendation, and what each body said',
    request: { params: id },
    responses: { 200: said(caseView, 'The case'), ...problems(404) },
  })
  api.openapi(one, async (c) => c.json(await getCase(appOf(c), c.req.valid('param').id), 200))
  const create = createRoute({
    method: 'post',
    path: '/cases',
    summary: 'Make a case (secretariats)',
    request: {
      body: body(z.object({ content: caseContent, numbering: caseNumbering.optional(), stop: newStop.optional() })),
    },
    responses: { 201: said(made, 'Made'), ...problems(400, 401, 403, 409) },
  })
  api.openapi(create, async (c) => {
    const { content, numbering, stop } = c.req.valid('json')
    return c.json(
      {
        id: await createCase(appOf(c), {
          content,
          numbering: numbering ?? caseNumbering.parse({}),
          ...(stop && { stop }),
        }),
      },
      201,
    )
  })
  const change = createRoute({
    method: 'put',
    path: '/cases/{id}',
    summary: 'Change what a case says; takes If-Match with its version',
    request: { params: id, body: body(caseContent) },
    responses: {
      200: said(caseHead.extend({ clauses: z.array(z.looseObject({})) }), 'As stored'),
      ...problems(400, 401, 403, 404, 409, 412),
    },
  })
  api.openapi(change, async (c) => {
    const caseId = c.req.valid('param').id
    await changeCase(appOf(c), { id: caseId, version: ifMatch(c), content: c.req.valid('json') })
    return c.json(await getCaseContent(appOf(c), caseId), 200)
  })
}

function addAttachments(api: Api, appOf: AppOf): void {
  const attach = createRoute({
    method: 'post',
    path: '/cases/{id}/attachments',
    summary: `Attach a file to a case: its bytes are the body, at most ${maximumMegabytes} MB`,
    request: {
      params: id,
      query: attachmentQuery,
      body: { required: true, content: binary },
    },
    responses: { 201: said(made, 'Attached'), ...problems(400, 401, 403, 404, 413) },
  })
  api.openapi(attach, async (c) => {
    const { fileName, title, closed } = c.req.valid('query')
    const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim() ?? ''
    const content = c.req.raw.body ?? []
    const input = {
      caseId: c.req.valid('param').id,
      title,
      closed: closed === 'true',
      file: { name: fileName, mediaType, content },
    }
    return c.json({ id: await attachFile(appOf(c), input) }, 201)
  })
  const detach = createRoute({
    method: 'delete',
    path: '/cases/{id}/attachments/{attachmentId}',
    summary: 'Take an attachment off a case; agendas and minutes that were sent with it go on showing it',
    request: { params: z.object({ id: z.string(), attachmentId: z.string() }) },
    responses: { 200: said(made, 'Removed'), ...problems(401, 403, 404) },
  })
  api.openapi(detach, async (c) => {
    const { id: caseId, attachmentId } = c.req.valid('param')
    await detachFile(appOf(c), { caseId, attachmentId })
    return c.json({ id: attachmentId }, 200)
  })
}

const references = z
  .record(z.string(), z.looseObject({ number: z.string(), meetingId: z.string() }))
  .openapi({ description: 'What "{punkt:<id>}" in a text refers to, by the id of the item' })

function addFollowUps(api: Api, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/follow-ups',
    summary:
      'Follow-ups the reader may see, each with the item of its decision: what is due first, of the done ones the latest first',
    request: {
      query: pageQuery.extend({
        state: z
          .enum(followUpShows)
          .optional()
          .openapi({ description: 'The overdue ones are open too; proposals are of old minutes' }),
        body: z.string().max(80).optional(),
        responsible: z.string().trim().max(100).optional().openapi({ description: 'Part of what is written there' }),
      }),
    },
    responses: { 200: said(counted(followUp).extend({ references }), 'Follow-ups'), ...problems(400) },
  })
  api.openapi(list, async (c) => {
    const { cursor: after, limit, state: show, body: bodyId, responsible } = c.req.valid('query')
    const { cited: _, ...page } = await getFollowUps(appOf(c), { show, bodyId, responsible }, { after, limit })
    return c.json(page, 200)
  })
  const change = createRoute({
    method: 'put',
    path: '/follow-ups/{id}',
    summary:
      'Change who must act and by when (the secretariat of the body); several become one each; takes If-Match with its version',
    request: { params: id, body: body(followUpTerms) },
    responses: { 200: said(split, 'Changed'), ...problems(400, 401, 403, 404, 409, 412) },
  })
  api.openapi(change, async (c) => {
    const input = { id: c.req.valid('param').id, version: ifMatch(c), terms: c.req.valid('json') }
    return c.json({ id: input.id, followUps: await changeFollowUp(appOf(c), input) }, 200)
  })
  const accept = createRoute({
    method: 'post',
    path: '/follow-ups/{id}/acceptance',
    summary: 'Accept a proposal of old minutes, with who must act and by when; takes If-Match with its version',
    request: { params: id, body: body(followUpTerms) },
    responses: { 200: said(split, 'Accepted'), ...problems(400, 401, 403, 404, 409, 412) },
  })
  api.openapi(accept, async (c) => {
    const input = { id: c.req.valid('param').id, version: ifMatch(c), terms: c.req.valid('json') }
    return c.json({ id: input.id, followUps: await acceptProposal(appOf(c), input) }, 200)
  })
  const discard = createRoute({
    method: 'delete',
    path: '/follow-ups/{id}',
    summary: 'Discard a proposal of old minutes; takes If-Match with its version',
    request: { params: id },
    responses: { 200: said(made, 'Discarded'), ...problems(400, 401, 403, 404, 409, 412) },
  })
  api.openapi(discard, async (c) => {
    const { id: followUpId } = c.req.valid('param')
    await discardProposal(appOf(c), { id: followUpId, version: ifMatch(c) })
    return c.json({ id: followUpId }, 200)
  })
  const done = createRoute({
    method: 'put',
    path: '/follow-ups/{id}/completion',
    summary: 'Say that a follow-up is done, or open again without a day; takes If-Match with its version',
    request: { params: id, body: body(followUpDone) },
    responses: { 200: said(made, 'Said'), ...problems(400, 401, 403, 404, 412) },
  })
  api.openapi(done, async (c) => {
    const { id: followUpId } = c.req.valid('param')
    await finishFollowUp(appOf(c), { id: followUpId, version: ifMatch(c), done: c.req.valid('json') })
    return c.json({ id: followUpId }, 200)
  })
}
