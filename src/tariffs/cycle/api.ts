import { createRoute, z } from '@hono/zod-openapi'
import { ratioText } from '#figures/ratio.ts'
import { type AppOf, apiRouter, problems } from '#platform/http/api.ts'
import { toOere } from '../rules/basis.ts'
import { tariffCycleApi } from './cycle-api.ts'
import { pricesOf } from './figures.ts'
import type { Sheet } from './model.ts'
import { tariffComposition } from './rules/composition.ts'
import { getTariff, tariffPage } from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })

const fields = {
  id: z.string(),
  offeringId: z.string(),
  operatorId: z.string(),
  operatorName: z.string(),
  facilityName: z.string(),
  unitName: z.string().nullable(),
  legalBasis: z.string().nullable(),
  targetGroup: z.string().nullable(),
  year: z.number().int(),
  version: z.number().int().openapi({ description: 'Version of the calculation within the year' }),
  priceLevel: z.string().openapi({ description: 'The prices every amount is in', example: '2026-priser' }),
  perDay: z.string().openapi({ description: 'Kroner a day, rounded once to the øre', example: '1922.61' }),
  places: z.string().nullable(),
  occupancyPercent: z.string().nullable(),
  directHours: z.string().nullable().openapi({ description: 'Hours with the citizen per place a week' }),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable().openapi({ description: 'The first day it no longer counts' }),
  provisional: z.boolean(),
}
const tariff = z.object(fields).openapi('Tariff')
const composed = z
  .object({
    ...fields,
    basis: z.string().openapi({ description: 'What the tariff covers in a year, kroner' }),
    ruleSet: z.string(),
    composition: z.array(z.object({ category: z.string(), amount: z.string(), perDay: z.string() })),
    carried: z.string().openapi({ description: 'From earlier years, kroner; a surplus is negative' }),
    admittedBefore: z.string().nullable(),
    approvedOn: z.string().nullable(),
    approvalReference: z.string().nullable(),
  })
  .openapi('TariffWithComposition')

const list = createRoute({
  method: 'get',
  path: '/tariffs',
  summary: 'Approved tariffs, of one year or of all; no login',
  request: {
    query: z.object({
      cursor: z.string().max(300).optional().openapi({ description: '`next` of the page before' }),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
      year: z.coerce.number('tariffs.badYear').int('tariffs.badYear').min(2007).max(2100).optional(),
    }),
  },
  responses: {
    200: { description: 'Tariffs', content: json(z.object({ items: z.array(tariff), next: z.string().nullable() })) },
    ...problems(400),
  },
})

const one = createRoute({
  method: 'get',
  path: '/tariffs/{id}',
  summary: 'An approved tariff with its composition by cost category; no login',
  request: { params: z.object({ id: z.string().max(60) }) },
  responses: { 200: { description: 'The tariff', content: json(composed) }, ...problems(404) },
})

/** The part of the HTTP API about tariffs: what is approved is public, with what it is made of. */
export function tariffsApi(appOf: AppOf) {
  const api = apiRouter()
  api.route('/', tariffCycleApi(appOf))
  api.openapi(list, async (c) => {
    const { cursor = '', limit, year } = c.req.valid('query')
    const page = { after: /^[0-9a-f-]{36}$/.test(cursor) ? cursor : '', limit: limit + 1 }
    const rows = await tariffPage(appOf(c), { ...page, ...(year === undefined ? {} : { year }) })
    const items = rows.slice(0, limit).map(tariffJson)
    return c.json({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }, 200)
  })
  api.openapi(one, async (c) => {
    const { sheet } = await getTariff(appOf(c), c.req.valid('param').id)
    const composition = (tariffComposition(sheet)?.parts ?? []).map(({ category, amount, perDay }) => ({
      category,
      amount,
      perDay: ratioText(perDay, toOere),
    }))
    const { basis, admittedBefore, approvedOn, approvalReference } = sheet
    const more = { basis, ruleSet: sheet.ruleId, composition, carried: sheet.figures.adjustment ?? '0' }
    return c.json({ ...tariffJson(sheet), ...more, admittedBefore, approvedOn, approvalReference }, 200)
  })
  return api
}

type Listed = Pick<
  Sheet,
  | 'id'
  | 'offeringId'
  | 'operatorId'
  | 'operatorName'
  | 'facilityName'
  | 'unitName'
  | 'legalBasis'
  | 'targetGroup'
  | 'year'
  | 'number'
  | 'perDay'
  | 'figures'
  | 'validFrom'
  | 'validTo'
  | 'provisional'
>

function tariffJson(row: Listed) {
  const { figures, number, id, offeringId, operatorId, operatorName, facilityName, unitName } = row
  const { legalBasis, targetGroup, year, perDay, validFrom, validTo, provisional } = row
  return {
    id,
    offeringId,
    operatorId,
    operatorName,
    facilityName,
    unitName,
    legalBasis,
    targetGroup,
    year,
    version: number,
    priceLevel: pricesOf(year),
    perDay,
    places: figures.places ?? null,
    occupancyPercent: figures.occupancy ?? null,
    directHours: figures.direct_hours ?? null,
    validFrom,
    validTo,
    provisional,
  }
}
