import { createRoute, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { newAttendance, newDecision, newRemark } from '../model.ts'
import { recordDecision } from '../service/decisions.ts'
import {
  addAttendance,
  handleRemark,
  readPen,
  remark,
  removeAttendance,
  saveMinutes,
  takeOver,
} from '../service/minutes.ts'
import { minutesWrite, remarkAnswer } from './model.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) })
const said = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: json(schema) })
const made = z.object({ id: z.string() })
const ofMeeting = z.object({ id: z.string() })
const ofItem = ofMeeting.extend({ itemId: z.string() })
const refusals = problems(400, 401, 403, 404, 409, 412)
const tags = ['meetings']
const pen = z
  .object({
    name: z.string().nullable(),
    isMe: z.boolean(),
    takenAt: z.string(),
    isThere: z.boolean().openapi({ description: 'Has written lately; the pen of one who has not is free' }),
  })
  .openapi('MinutesWriter')

const routes = {
  decide: createRoute({
    method: 'put',
    path: '/meetings/{id}/items/{itemId}/decision',
    tags,
    summary:
      'Record the decision of an item; takes If-Match with the version of the decision, 0 when there is none yet',
    request: { params: ofItem, body: body(newDecision) },
    responses: { 200: said(made, 'Recorded'), ...refusals },
  }),
  write: createRoute({
    method: 'put',
    path: '/meetings/{id}/items/{itemId}/minutes',
    tags,
    summary:
      'Write the minutes of an item; takes If-Match with the version of the text, 0 when there is none yet. One writes at a time',
    request: { params: ofItem, body: body(minutesWrite) },
    responses: { 200: said(z.object({ version: z.int(), savedAt: z.string() }), 'Saved'), ...refusals },
  }),
  pen: createRoute({
    method: 'get',
    path: '/meetings/{id}/minutes/writer',
    tags,
    summary: 'Who writes the minutes now (its secretariat)',
    request: { params: ofMeeting },
    responses: { 200: said(z.object({ writer: pen.nullable() }), 'null: nobody yet'), ...problems(401, 403, 404) },
  }),
  takePen: createRoute({
    method: 'put',
    path: '/meetings/{id}/minutes/writer',
    tags,
    summary: 'Take over the writing of the minutes, from whoever writes them',
    request: { params: ofMeeting },
    responses: { 204: { description: 'Taken over' }, ...problems(401, 403, 404, 409) },
  }),
  attend: createRoute({
    method: 'post',
    path: '/meetings/{id}/attendance',
    tags,
    summary: 'Write somebody on the list of those present or absent',
    request: { params: ofMeeting, body: body(newAttendance) },
    responses: { 201: said(made, 'Written'), ...problems(400, 401, 403, 404, 409) },
  }),
  leave: createRoute({
    method: 'delete',
    path: '/meetings/{id}/attendance/{attendanceId}',
    tags,
    summary: 'Take somebody off that list',
    request: { params: ofMeeting.extend({ attendanceId: z.uuid('meetings.nameUnknown') }) },
    responses: { 204: { description: 'Taken off' }, ...problems(400, 401, 403, 404, 409) },
  }),
  remark: createRoute({
    method: 'post',
    path: '/meetings/{id}/remarks',
    tags,
    summary: 'Remark on draft minutes while they are heard (members and the secretariat)',
    request: { params: ofMeeting, body: body(newRemark) },
    responses: { 201: said(made, 'Kept'), ...problems(400, 401, 403, 404, 409) },
  }),
  answerRemark: createRoute({
    method: 'put',
    path: '/meetings/{id}/remarks/{remarkId}/answer',
    tags,
    summary: 'Say what became of a remark',
    request: { params: ofMeeting.extend({ remarkId: z.uuid('meetings.remarkUnknown') }), body: body(remarkAnswer) },
    responses: { 204: { description: 'Said' }, ...problems(400, 401, 403, 404, 409) },
  }),
}

/** The part of the HTTP API about what is recorded of a meeting: decisions, minutes, who was there, remarks. */
export function heldApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.decide, async (c) => {
    const { id: meetingId, itemId } = c.req.valid('param')
    const input = { meetingId, itemId, version: ifMatch(c), decision: c.req.valid('json') }
    return c.json({ id: await recordDecision(appOf(c), input) }, 200)
  })
  api.openapi(routes.write, async (c) => {
    const { id: meetingId, itemId } = c.req.valid('param')
    const { text } = c.req.valid('json')
    return c.json(await saveMinutes(appOf(c), { meetingId, itemId, text, version: ifMatch(c) }), 200)
  })
  api.openapi(routes.pen, async (c) => {
    return c.json({ writer: await readPen(appOf(c), { meetingId: c.req.valid('param').id }) }, 200)
  })
  api.openapi(routes.takePen, async (c) => {
    await takeOver(appOf(c), { meetingId: c.req.valid('param').id })
    return c.body(null, 204)
  })
  api.openapi(routes.attend, async (c) => {
    const input = { meetingId: c.req.valid('param').id, person: c.req.valid('json') }
    return c.json({ id: await addAttendance(appOf(c), input) }, 201)
  })
  api.openapi(routes.leave, async (c) => {
    const { id: meetingId, attendanceId } = c.req.valid('param')
    await removeAttendance(appOf(c), { meetingId, attendanceId })
    return c.body(null, 204)
  })
  api.openapi(routes.remark, async (c) => {
    const input = { meetingId: c.req.valid('param').id, remark: c.req.valid('json') }
    return c.json({ id: await remark(appOf(c), input) }, 201)
  })
  api.openapi(routes.answerRemark, async (c) => {
    const { id: meetingId, remarkId } = c.req.valid('param')
    await handleRemark(appOf(c), { meetingId, remarkId, ...c.req.valid('json') })
    return c.body(null, 204)
  })
  return api
}
