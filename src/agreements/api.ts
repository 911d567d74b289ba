import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { AgreementDetail, AgreementResource, InitiativeDetail } from './api-schemas.ts'
import {
  AgreementWrite,
  Approval,
  NewAgreement,
  NewFocus,
  NewInitiative,
  NewLink,
  NewStep,
  StatusNote,
} from './model.ts'
import {
  addAgreement,
  addFocus,
  addStep,
  changeAgreement,
  changeFocus,
  changeStep,
  recordApproval,
  removeStep,
} from './service/agreements.ts'
import { addInitiative, addLink, changeInitiative, noteStatus, removeLink } from './service/initiatives.ts'
import { getAgreement, getAgreements, getInitiative } from './service/read.ts'

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const said = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: json(schema) })
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: json(schema) })
const param = (name: string) =>
  z
    .string()
    .max(120)
    .openapi({ param: { name, in: 'path' } })
const Id = z.object({ id: param('id') })
const InitiativeId = Id.extend({ initiativeId: param('initiativeId') })
const StepId = Id.extend({ stepId: param('stepId') })
const Made = z.object({ id: z.string() })
const PartyId = Id.extend({ organisationId: param('organisationId') })
const versioned = { headers: z.object({ 'if-match': z.string().optional() }) }
const refusals = problems(400, 401, 403, 404, 409, 412)
const tags = ['agreements']

/** A route that adds a part of something: answers with its id. */
function adding<P extends z.ZodObject, B extends z.ZodType>(path: string, summary: string, params: P, write: B) {
  const request = { params, body: body(write) }
  return createRoute({
    method: 'post',
    path,
    tags,
    summary,
    request,
    responses: { 201: said(Made, 'Added'), ...refusals },
  })
}

/** A route that changes something whose version comes in If-Match: answers with the whole as it is now. */
function changing<P extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  [params, write, answer]: [P, B, R],
) {
  const request = { params, ...versioned, body: body(write) }
  return createRoute({
    ...{ method: 'put', path, tags, summary: `${summary}; If-Match carries its version`, request },
    responses: { 200: said(answer, 'As it is now'), ...refusals },
  } as const)
}

// The version of a write travels in If-Match; the rest is what the form of the page takes. Named by zod's own means: a schema
// of the model may be older than the library that gives schemas `openapi`.
const AgreementBody = AgreementWrite.meta({ id: 'AgreementWrite' })
const InitiativeWrite = NewInitiative.meta({ id: 'InitiativeWrite' })
const NoteWrite = StatusNote.omit({ version: true }).meta({ id: 'StatusNote' })
const FocusWrite = NewFocus.meta({ id: 'FocusAreaWrite' })
const StepWrite = NewStep.meta({ id: 'AgreementStepWrite' })
const ApprovalWrite = Approval.omit({ version: true }).meta({ id: 'AgreementApproval' })

/** Framework agreements over HTTP: public to read, changed by administrators and the secretariat of the area. */
export function agreementsApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  reading(api, appOf)
  agreements(api, appOf)
  initiatives(api, appOf)
  plan(api, appOf)
  ties(api, appOf)
  return api
}

function reading(api: OpenAPIHono, appOf: AppOf) {
  const list = createRoute({
    method: 'get',
    path: '/agreements',
    tags,
    summary: 'Framework agreements, the latest first',
    responses: {
      200: said(z.object({ items: z.array(AgreementResource), next: z.string().nullable() }), 'All of them'),
    },
  })
  api.openapi(list, async (c) => {
    const { agreements } = await getAgreements(appOf(c))
    return c.json(
      { items: agreements.map(({ initiatives: _i, parties: _p, ...agreement }) => agreement), next: null },
      200,
    )
  })
  const one = createRoute({
    method: 'get',
    path: '/agreements/{id}',
    tags,
    summary: 'An agreement with focus areas, initiatives, process plan and parties; ETag is its version',
    request: { params: Id },
    responses: { 200: said(AgreementDetail, 'The agreement'), ...problems(404) },
  })
  api.openapi(one, async (c) => {
    const found = await detail(appOf(c), c.req.valid('param').id)
    c.header('etag', `"${found.version}"`)
    return c.json(found, 200)
  })
  const initiative = createRoute({
    method: 'get',
    path: '/agreements/{id}/initiatives/{initiativeId}',
    tags,
    summary: 'An initiative with its notes, newest first; ETag is its version',
    request: { params: InitiativeId },
    responses: { 200: said(InitiativeDetail, 'The initiative'), ...problems(404) },
  })
  api.openapi(initiative, async (c) => {
    const { id, initiativeId } = c.req.valid('param')
    const found = await initiativeDetail(appOf(c), id, initiativeId)
    c.header('etag', `"${found.version}"`)
    return c.json(found, 200)
  })
}

type App = Parameters<typeof getAgreement>[0]

async function detail(app: App, id: string) {
  const { agreement, focuses, initiatives, steps, parties } = await getAgreement(app, id)
  return AgreementDetail.parse({ ...agreement, focusAreas: focuses, initiatives, steps, parties })
}

async function initiativeDetail(app: App, agreementId: string, id: string) {
  const { initiative, notes, links } = await getInitiative(app, agreementId, id)
  return InitiativeDetail.parse({ ...initiative, notes, links })
}

function agreements(api: OpenAPIHono, appOf: AppOf) {
  const add = createRoute({
    method: 'post',
    path: '/agreements',
    tags,
    summary: 'Add an agreement to an area; its parties are those of the latest one',
    request: { body: body(NewAgreement.openapi('NewAgreement')) },
    responses: { 201: said(Made, 'Added'), ...problems(400, 401, 403, 409) },
  })
  api.openapi(add, async (c) => c.json({ id: await addAgreement(appOf(c), c.req.valid('json')) }, 201))
  const change = changing('/agreements/{id}', 'Change an agreement', [Id, AgreementBody, AgreementDetail])
  api.openapi(change, async (c) => {
    const { id } = c.req.valid('param')
    const version = await changeAgreement(appOf(c), id, { ...c.req.valid('json'), version: ifMatch(c) })
    c.header('etag', `"${version}"`)
    return c.json(await detail(appOf(c), id), 200)
  })
  const approval = changing('/agreements/{id}/approvals/{organisationId}', 'Record when a party approved', [
    PartyId,
    ApprovalWrite,
    AgreementDetail,
  ])
  api.openapi(approval, async (c) => {
    const { id, organisationId } = c.req.valid('param')
    await recordApproval(appOf(c), id, organisationId, { ...c.req.valid('json'), version: ifMatch(c) })
    return c.json(await detail(appOf(c), id), 200)
  })
  const focus = adding('/agreements/{id}/focus-areas', 'Add a focus area', Id, FocusWrite)
  api.openapi(focus, async (c) =>
    c.json({ id: await addFocus(appOf(c), c.req.valid('param').id, c.req.valid('json')) }, 201),
  )
  const refocus = changing('/agreements/{id}/focus-areas/{focusId}', 'Change a focus area', [
    Id.extend({ focusId: param('focusId') }),
    FocusWrite,
    AgreementDetail,
  ])
  api.openapi(refocus, async (c) => {
    const { id, focusId } = c.req.valid('param')
    await changeFocus(appOf(c), id, focusId, { ...c.req.valid('json'), version: ifMatch(c) })
    return c.json(await detail(appOf(c), id), 200)
  })
}

function initiatives(api: OpenAPIHono, appOf: AppOf) {
  const add = adding(
    '/agreements/{id}/initiatives',
    'Add an initiative; its owner is "body:…" or "organisation:…"',
    Id,
    InitiativeWrite,
  )
  api.openapi(add, async (c) =>
    c.json({ id: await addInitiative(appOf(c), c.req.valid('param').id, c.req.valid('json')) }, 201),
  )
  const change = changing(
    '/agreements/{id}/initiatives/{initiativeId}',
    'Change an initiative, whose state is changed by a note',
    [InitiativeId, InitiativeWrite, InitiativeDetail],
  )
  api.openapi(change, async (c) => {
    const { id, initiativeId } = c.req.valid('param')
    const written = { ...c.req.valid('json'), version: ifMatch(c) }
    c.header('etag', `"${await changeInitiative(appOf(c), id, initiativeId, written)}"`)
    return c.json(await initiativeDetail(appOf(c), id, initiativeId), 200)
  })
  const note = createRoute({
    method: 'post',
    path: '/agreements/{id}/initiatives/{initiativeId}/notes',
    tags,
    summary: 'Write where an initiative stands; If-Match carries the version of the initiative',
    request: { params: InitiativeId, ...versioned, body: body(NoteWrite) },
    responses: { 201: said(InitiativeDetail, 'The initiative as it is now'), ...refusals },
  })
  api.openapi(note, async (c) => {
    const { id, initiativeId } = c.req.valid('param')
    const version = await noteStatus(appOf(c), id, initiativeId, { ...c.req.valid('json'), version: ifMatch(c) })
    c.header('etag', `"${version}"`)
    return c.json(await initiativeDetail(appOf(c), id, initiativeId), 201)
  })
}

function plan(api: OpenAPIHono, appOf: AppOf) {
  const add = adding(
    '/agreements/{id}/steps',
    'Add a step to the process plan; `who` is "body:…" or "organisation:…"',
    Id,
    StepWrite,
  )
  api.openapi(add, async (c) =>
    c.json({ id: await addStep(appOf(c), c.req.valid('param').id, c.req.valid('json')) }, 201),
  )
  const change = changing('/agreements/{id}/steps/{stepId}', 'Change a step or write its outcome', [
    StepId,
    StepWrite,
    AgreementDetail,
  ])
  api.openapi(change, async (c) => {
    const { id, stepId } = c.req.valid('param')
    await changeStep(appOf(c), id, stepId, { ...c.req.valid('json'), version: ifMatch(c) })
    return c.json(await detail(appOf(c), id), 200)
  })
  const remove = createRoute({
    method: 'delete',
    path: '/agreements/{id}/steps/{stepId}',
    tags,
    summary: 'Take a step out of the plan; If-Match carries its version',
    request: { params: StepId, ...versioned },
    responses: { 200: said(AgreementDetail, 'The agreement as it is now'), ...refusals },
  })
  api.openapi(remove, async (c) => {
    const { id, stepId } = c.req.valid('param')
    await removeStep(appOf(c), id, stepId, ifMatch(c))
    return c.json(await detail(appOf(c), id), 200)
  })
}

function ties(api: OpenAPIHono, appOf: AppOf) {
  const tie = createRoute({
    method: 'post',
    path: '/agreements/{id}/initiatives/{initiativeId}/links',
    tags,
    summary: 'Tie an initiative to a body, a facility or a page',
    request: { params: InitiativeId, body: body(NewLink.openapi('NewInitiativeLink')) },
    responses: { 201: said(InitiativeDetail, 'The initiative as it is now'), ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(tie, async (c) => {
    const { id, initiativeId } = c.req.valid('param')
    await addLink(appOf(c), id, initiativeId, c.req.valid('json'))
    return c.json(await initiativeDetail(appOf(c), id, initiativeId), 201)
  })
  const untie = createRoute({
    method: 'delete',
    path: '/agreements/{id}/initiatives/{initiativeId}/links/{linkId}',
    tags,
    summary: 'Untie an initiative',
    request: { params: InitiativeId.extend({ linkId: param('linkId') }) },
    responses: { 200: said(InitiativeDetail, 'The initiative as it is now'), ...problems(401, 403, 404) },
  })
  api.openapi(untie, async (c) => {
    const { id, initiativeId, linkId } = c.req.valid('param')
    await removeLink(appOf(c), id, initiativeId, linkId)
    return c.json(await initiativeDetail(appOf(c), id, initiativeId), 200)
  })
}
