import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { ratioText } from '#figures/ratio.ts'
import { type AppOf, apiRouter, fitting, problems } from '#platform/http/api.ts'
import { pricesOf } from './figures.ts'
import { answerInput, categoryInput, recordedSteps, remarkInput, resultInput, stages, stepInput } from './model.ts'
import {
  addRemark,
  answerRemark,
  type CycleRow,
  getCategories,
  getCycle,
  recordCategory,
  recordResult,
  recordStep,
} from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const answer = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: json(schema),
})
const Id = z.object({
  id: z
    .string()
    .max(60)
    .openapi({ param: { name: 'id', in: 'path' } }),
})
const done = { 201: answer(z.object({ done: z.literal(true) }), 'Recorded') }
const day = (description: string) => z.string().openapi({ description, example: '2026-11-27' })

const SheetBody = z
  .object({
    id: z.string(),
    offeringId: z.string(),
    operatorName: z.string(),
    facilityName: z.string(),
    stage: z.enum(stages),
    kind: z.enum(['yearly', 'mid-year']),
    delegated: z.boolean(),
    provisional: z.boolean(),
    number: z.int().openapi({ description: 'Version of the calculation within the year' }),
    priceLevel: z.string(),
    perDay: z.string(),
    formerPerDay: z.string().nullable(),
    changePercent: z.string().nullable(),
    checks: z.array(z.string()).openapi({ description: 'What the checks point at, by kind' }),
    steps: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        field: z.string().nullable(),
        text: z.string().nullable(),
        answersId: z.string().nullable(),
        body: z.string().nullable(),
        decidedOn: z.string().nullable(),
        reference: z.string().nullable(),
      }),
    ),
  })
  .openapi('TariffSheet')
const StepBody = z
  .strictObject({
    step: z.enum(recordedSteps),
    sheetIds: z.array(z.string()),
    decidedOn: day('Day of the decision'),
    reference: z.string(),
    bodyId: z.string().optional(),
    provisional: z.boolean().optional(),
    effectiveFrom: day('Only with an approval: the day the tariff counts from').optional(),
    admittedBefore: day('Only with an approval: citizens admitted before keep the former tariff').optional(),
  })
  .openapi('TariffStep')
const RemarkBody = z
  .strictObject({ field: z.string().optional(), text: z.string(), sendBack: z.boolean().optional() })
  .openapi('TariffRemark')
const ResultBody = z
  .strictObject({
    offeringId: z.string(),
    year: z.int(),
    basis: z.string().openapi({ description: 'Kroner, decimal text', example: '8000000' }),
    result: z.string().openapi({ description: 'Kroner; a surplus is positive', example: '770000' }),
    carriedYear: z.int().optional(),
    note: z.string().optional(),
  })
  .openapi('TariffResult')
const NewCategory = z
  .strictObject({
    offeringId: z.string(),
    category: z.int(),
    municipalityIds: z.array(z.string()),
    reason: z.string(),
    bodyId: z.string(),
    decidedOn: day('Day of the decision'),
    reference: z.string(),
    validFrom: day('First day the category counts'),
  })
  .openapi('NewOfferingCategory')
const CategoryBody = z
  .object({
    offeringId: z.string(),
    category: z.int(),
    municipalityIds: z.array(z.string()),
    reason: z.string(),
    body: z.string(),
    decidedOn: z.string(),
    reference: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
  })
  .openapi('OfferingCategory')

/** The HTTP API of the yearly cycle: the same use cases and the same verdicts as the pages. */
export function tariffCycleApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()
  addSheets(api, appOf)
  addRemarks(api, appOf)
  addResults(api, appOf)
  addCategories(api, appOf)
  return api
}

function addSheets(api: OpenAPIHono, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/rounds/{id}/tariff-sheets',
    summary: 'The sheets of a round of tariffs you may see, with stage, checks and steps',
    request: { params: Id },
    responses: { 200: answer(z.object({ sheets: z.array(SheetBody) }), 'The sheets'), ...problems(401, 404) },
  })
  api.openapi(list, async (c) => {
    const { rows } = await getCycle(appOf(c), c.req.valid('param').id)
    return c.json({ sheets: rows.map(sheetBody) }, 200)
  })
  const record = createRoute({
    method: 'post',
    path: '/tariff-steps',
    summary: 'Record a step of the group or a body for one sheet or many: all of them or none (secretariat)',
    request: { body: { required: true, content: json(StepBody) } },
    responses: { 200: answer(z.object({ changed: z.int() }), 'Recorded'), ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(record, async (c) => c.json(await recordStep(appOf(c), fitting(stepInput, c.req.valid('json'))), 200))
}

function addRemarks(api: OpenAPIHono, appOf: AppOf): void {
  const remark = createRoute({
    method: 'post',
    path: '/tariff-sheets/{id}/remarks',
    summary: 'Remark on a sheet or a line of it, or send it back (secretariat)',
    request: { params: Id, body: { required: true, content: json(RemarkBody) } },
    responses: { ...done, ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(remark, async (c) => {
    const sheetId = c.req.valid('param').id
    await addRemark(appOf(c), fitting(remarkInput, { ...c.req.valid('json'), sheetId }))
    return c.json({ done: true as const }, 201)
  })
  const reply = createRoute({
    method: 'post',
    path: '/tariff-remarks/{id}/answers',
    summary: 'Answer a remark (reporter or approver of the operator)',
    request: { params: Id, body: { required: true, content: json(z.strictObject({ text: z.string() })) } },
    responses: { ...done, ...problems(400, 401, 403, 404, 409) },
  })
  api.openapi(reply, async (c) => {
    const stepId = c.req.valid('param').id
    await answerRemark(appOf(c), fitting(answerInput, { ...c.req.valid('json'), stepId }))
    return c.json({ done: true as const }, 201)
  })
}

function addResults(api: OpenAPIHono, appOf: AppOf): void {
  const record = createRoute({
    method: 'post',
    path: '/tariff-results',
    summary: 'Record the result of a year; what is beyond the limit is carried into a later tariff (reporter)',
    request: { body: { required: true, content: json(ResultBody) } },
    responses: { ...done, ...problems(400, 401, 403) },
  })
  api.openapi(record, async (c) => {
    await recordResult(appOf(c), fitting(resultInput, c.req.valid('json')))
    return c.json({ done: true as const }, 201)
  })
}

function addCategories(api: OpenAPIHono, appOf: AppOf): void {
  const list = createRoute({
    method: 'get',
    path: '/offering-categories',
    summary: 'Which municipalities offerings are for, as decided; no login',
    responses: { 200: answer(z.object({ categories: z.array(CategoryBody) }), 'The decisions') },
  })
  api.openapi(list, async (c) => {
    const { categories } = await getCategories(appOf(c))
    const bodies = categories.map(({ offeringId, category, municipalityIds, reason, bodyName, ...one }) => {
      const { decidedOn, reference, validFrom, validTo } = one
      return { offeringId, category, municipalityIds, reason, body: bodyName, decidedOn, reference, validFrom, validTo }
    })
    return c.json({ categories: bodies }, 200)
  })
  const record = createRoute({
    method: 'post',
    path: '/offering-categories',
    summary: 'Record that an offering is of another category from a day (secretariat)',
    request: { body: { required: true, content: json(NewCategory) } },
    responses: { ...done, ...problems(400, 401, 403, 409) },
  })
  api.openapi(record, async (c) => {
    await recordCategory(appOf(c), fitting(categoryInput, c.req.valid('json')))
    return c.json({ done: true as const }, 201)
  })
}

function sheetBody({ sheet, former, change, checks, steps }: CycleRow) {
  const { id, offeringId, operatorName, facilityName, stage, kind, delegated, provisional, number, year, perDay } =
    sheet
  const percent = change && { numerator: change.numerator * 100n, denominator: change.denominator }
  return {
    id,
    offeringId,
    operatorName,
    facilityName,
    stage,
    kind,
    delegated,
    provisional,
    number,
    priceLevel: pricesOf(year),
    perDay,
    formerPerDay: former?.perDay ?? null,
    changePercent: percent && ratioText(percent, { rule: 'half-away-from-zero', decimals: 1 }),
    checks: checks.map((check) => check.kind),
    steps: steps.map((step) => ({
      id: step.id,
      kind: step.kind,
      field: step.field,
      text: step.text,
      answersId: step.answersId,
      body: step.bodyName,
      decidedOn: step.decidedOn,
      reference: step.reference,
    })),
  }
}
