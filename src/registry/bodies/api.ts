import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { Body, BodyDetail, MandateResource, SeatPersonResource, SeatResource } from './api-schemas.ts'
import {
  BodyChange,
  MandateApproval,
  MandateDraft,
  MandateEnd,
  NewBody,
  NewSeat,
  NewSeatPerson,
  SeatChange,
  SeatPersonChange,
} from './model.ts'
import { mandateStanding } from './rules.ts'
import { addBody, addSeat, changeBody, changeSeat } from './service/bodies.ts'
import { approveMandate, endMandate, getDraft, saveDraft } from './service/mandates.ts'
import { addSeatPerson, changeSeatPerson, removeSeatPerson } from './service/people.ts'
import { getBodies, getBody } from './service/read.ts'

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const said = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: json(schema) })
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: json(schema) })
const Id = z.object({
  id: z
    .string()
    .max(80)
    .openapi({ param: { name: 'id', in: 'path' } }),
})
const SeatId = Id.extend({
  seatId: z
    .string()
    .max(80)
    .openapi({ param: { name: 'seatId', in: 'path' } }),
})
const PersonId = SeatId.extend({
  personId: z
    .string()
    .max(80)
    .openapi({ param: { name: 'personId', in: 'path' } }),
})
const versioned = { headers: z.object({ 'if-match': z.string().optional() }) }
const Made = z.object({ id: z.string() })
const refusals = problems(400, 401, 403, 404, 409, 412)

// The version of a write travels in If-Match; the rest is what the form of the page takes.
const BodyWrite = NewBody.openapi('BodyWrite')
const SeatWrite = NewSeat.openapi('SeatWrite')
const SeatPersonWrite = NewSeatPerson.openapi('SeatPersonWrite')
const MandateText = MandateDraft.omit({ version: true }).openapi('MandateText')
const Approval = MandateApproval.omit({ version: true }).openapi('MandateApproval')
const End = MandateEnd.omit({ version: true }).openapi('MandateEnd')

/** Bodies over HTTP: public to read, changed by administrators and the secretariat of the area. */
export function bodiesApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  reading(api, appOf)
  writing(api, appOf)
  people(api, appOf)
  mandates(api, appOf)
  return api
}

function reading(api: OpenAPIHono, appOf: AppOf) {
  const list = createRoute({
    method: 'get',
    path: '/bodies',
    tags: ['registry'],
    summary: 'Bodies (steering groups, councils, working groups), in order of id',
    request: {
      query: z.object({
        cursor: z.string().max(80).optional().openapi({ description: '`next` of the page before' }),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    },
    responses: {
      200: said(z.object({ items: z.array(Body), next: z.string().nullable() }), 'A page'),
      ...problems(400),
    },
  })
  api.openapi(list, async (c) => {
    const { cursor = '', limit } = c.req.valid('query')
    const { bodies } = await getBodies(appOf(c))
    const rest = bodies.filter(({ id }) => id > cursor).sort((a, b) => (a.id < b.id ? -1 : 1))
    const items = rest.slice(0, limit)
    return c.json({ items, next: rest.length > limit ? (items.at(-1)?.id ?? null) : null }, 200)
  })
  const one = createRoute({
    method: 'get',
    path: '/bodies/{id}',
    tags: ['registry'],
    summary: 'A body with the chain above it, its seats and its mandates; ETag is its version',
    request: { params: Id },
    responses: { 200: said(BodyDetail, 'The body'), ...problems(404) },
  })
  api.openapi(one, async (c) => {
    const found = await getBody(appOf(c), c.req.valid('param').id)
    c.header('etag', `"${found.body.version}"`)
    return c.json(detail(found), 200)
  })
}

function detail(found: Awaited<ReturnType<typeof getBody>>) {
  const standing = (mandate: (typeof found.mandates)[number]) => mandateStanding(mandate, found.mandates)
  return {
    ...found.body,
    chain: found.above.map(({ id }) => id),
    below: found.below.map(({ id }) => id),
    seats: found.seats,
    mandates: found.mandates.map((mandate) => ({ ...mandate, standing: standing(mandate) })),
  }
}

function writing(api: OpenAPIHono, appOf: AppOf) {
  const add = createRoute({
    method: 'post',
    path: '/bodies',
    tags: ['registry'],
    summary: 'Add a body',
    request: { body: body(BodyWrite) },
    responses: { 201: said(Made, 'Added'), ...refusals },
  })
  api.openapi(add, async (c) => c.json({ id: await addBody(appOf(c), c.req.valid('json')) }, 201))
  const change = createRoute({
    method: 'put',
    path: '/bodies/{id}',
    tags: ['registry'],
    summary: 'Change a body; If-Match carries its version',
    request: { params: Id, ...versioned, body: body(BodyWrite) },
    responses: { 200: said(Body, 'The body as it is now'), ...refusals },
  })
  api.openapi(change, async (c) => {
    const { id } = c.req.valid('param')
    const version = await changeBody(appOf(c), id, BodyChange.parse({ ...c.req.valid('json'), version: ifMatch(c) }))
    c.header('etag', `"${version}"`)
    return c.json((await getBody(appOf(c), id)).body, 200)
  })
  const seat = createRoute({
    method: 'post',
    path: '/bodies/{id}/seats',
    tags: ['registry'],
    summary: 'Add a seat to a body',
    request: { params: Id, body: body(SeatWrite) },
    responses: { 201: said(Made, 'Added'), ...refusals },
  })
  api.openapi(seat, async (c) =>
    c.json({ id: await addSeat(appOf(c), c.req.valid('param').id, c.req.valid('json')) }, 201),
  )
  const seatChange = createRoute({
    method: 'put',
    path: '/bodies/{id}/seats/{seatId}',
    tags: ['registry'],
    summary: 'Change or end a seat; If-Match carries its version',
    request: { params: SeatId, ...versioned, body: body(SeatWrite) },
    responses: { 200: said(SeatResource, 'The seat as it is now'), ...refusals },
  })
  api.openapi(seatChange, async (c) => {
    const { id, seatId } = c.req.valid('param')
    const written = SeatChange.parse({ ...c.req.valid('json'), version: ifMatch(c) })
    c.header('etag', `"${await changeSeat(appOf(c), id, seatId, written)}"`)
    const seats = (await getBody(appOf(c), id)).seats
    return c.json(SeatResource.parse(seats.find((one) => one.id === seatId)), 200)
  })
}

function people(api: OpenAPIHono, appOf: AppOf) {
  const add = createRoute({
    method: 'post',
    path: '/bodies/{id}/seats/{seatId}/people',
    tags: ['registry'],
    summary: 'Put a person on a seat: a user by id, who takes part as a member, or a name',
    request: { params: SeatId, body: body(SeatPersonWrite) },
    responses: { 201: said(Made, 'Added'), ...refusals },
  })
  api.openapi(add, async (c) => {
    const { id, seatId } = c.req.valid('param')
    return c.json({ id: await addSeatPerson(appOf(c), id, seatId, c.req.valid('json')) }, 201)
  })
  const change = createRoute({
    method: 'put',
    path: '/bodies/{id}/seats/{seatId}/people/{personId}',
    tags: ['registry'],
    summary: 'Change a person on a seat, or give a last day; If-Match carries the version',
    request: { params: PersonId, ...versioned, body: body(SeatPersonWrite) },
    responses: { 200: said(SeatPersonResource, 'The person as it is now'), ...refusals },
  })
  api.openapi(change, async (c) => {
    const { id: bodyId, seatId, personId: id } = c.req.valid('param')
    const written = SeatPersonChange.parse({ ...c.req.valid('json'), version: ifMatch(c) })
    c.header('etag', `"${await changeSeatPerson(appOf(c), { bodyId, seatId, id }, written)}"`)
    const all = (await getBody(appOf(c), bodyId)).seats.flatMap((seat) => seat.people)
    return c.json(SeatPersonResource.parse(all.find((one) => one.id === id)), 200)
  })
  const remove = createRoute({
    method: 'delete',
    path: '/bodies/{id}/seats/{seatId}/people/{personId}',
    tags: ['registry'],
    summary: 'Take away a person put on a seat by mistake; If-Match carries the version',
    request: { params: PersonId, ...versioned },
    responses: { 204: { description: 'Taken away' }, ...refusals },
  })
  api.openapi(remove, async (c) => {
    const { id: bodyId, seatId, personId: id } = c.req.valid('param')
    await removeSeatPerson(appOf(c), { bodyId, seatId, id, version: ifMatch(c) })
    return c.body(null, 204)
  })
}

function mandates(api: OpenAPIHono, appOf: AppOf) {
  const draft = createRoute({
    method: 'put',
    path: '/bodies/{id}/mandate-draft',
    tags: ['registry'],
    summary: 'Write the draft of the mandate; If-Match carries its version, "0" begins a new one',
    request: { params: Id, ...versioned, body: body(MandateText) },
    responses: { 200: said(MandateResource, 'The draft as it is now'), ...refusals },
  })
  api.openapi(draft, async (c) => {
    const { id } = c.req.valid('param')
    const version = await saveDraft(appOf(c), id, { ...c.req.valid('json'), version: ifMatch(c) })
    c.header('etag', `"${version}"`)
    return c.json(MandateResource.parse((await getDraft(appOf(c), id)).draft), 200)
  })
  const approval = createRoute({
    method: 'post',
    path: '/bodies/{id}/mandate-draft/approval',
    tags: ['registry'],
    summary: 'Record which body approved the draft, and when; If-Match carries its version',
    request: { params: Id, ...versioned, body: body(Approval) },
    responses: { 200: said(BodyDetail, 'The body as it is now'), ...refusals },
  })
  api.openapi(approval, async (c) => {
    const { id } = c.req.valid('param')
    await approveMandate(appOf(c), id, { ...c.req.valid('json'), version: ifMatch(c) })
    return c.json(detail(await getBody(appOf(c), id)), 200)
  })
  const end = createRoute({
    method: 'post',
    path: '/bodies/{id}/mandate/end',
    tags: ['registry'],
    summary: 'End the mandate in force; If-Match carries its version',
    request: { params: Id, ...versioned, body: body(End) },
    responses: { 200: said(BodyDetail, 'The body as it is now'), ...refusals },
  })
  api.openapi(end, async (c) => {
    const { id } = c.req.valid('param')
    await endMandate(appOf(c), id, { ...c.req.valid('json'), version: ifMatch(c) })
    return c.json(detail(await getBody(appOf(c), id)), 200)
  })
}
