import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#platform/errors.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import { newPlacePeriod, newWatchEntry } from './model.ts'
import {
  changePlaces,
  correctPlaces,
  followOffering,
  getCapacityFigures,
  listDatedPlaces,
  listDiscrepancies,
  listWatched,
} from './service.ts'

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const listQuery = {
  cursor: z.string().max(300).optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
}
const list = <Schema extends z.ZodType>(item: Schema) => z.object({ items: z.array(item), next: z.string().nullable() })

const figure = z
  .looseObject({ id: z.string(), label: z.string(), text: z.string(), unit: z.string() })
  .openapi('Figure')
const watchEntry = z
  .looseObject({ id: z.string(), offeringId: z.string(), bodyId: z.string(), from: z.string() })
  .openapi('WatchEntry')
const discrepancy = z.looseObject({ id: z.string(), kind: z.string(), year: z.number() }).openapi('Discrepancy')
const placePeriod = z
  .object({
    id: z.string(),
    offeringId: z.string(),
    places: z.string(),
    from: z.string(),
    to: z.string().nullable(),
    reason: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('PlacePeriod')

const routes = {
  figures: createRoute({
    method: 'get',
    path: '/capacity-figures',
    summary: 'Places, used places and occupancy of a year, each with its provenance',
    request: {
      query: z.object({
        ...listQuery,
        year: z.coerce.number('capacity.yearMissing').int('capacity.yearMissing').min(2000).max(2100),
        facility: z.string().max(80).optional(),
      }),
    },
    responses: { 200: { description: 'Figures by id', content: json(list(figure)) }, ...problems(400, 404) },
  }),
  watch: createRoute({
    method: 'get',
    path: '/watch-entries',
    summary: 'Offerings followed closely, the open ones first',
    request: { query: z.object(listQuery) },
    responses: { 200: { description: 'Entries', content: json(list(watchEntry)) }, ...problems(400) },
  }),
  follow: createRoute({
    method: 'post',
    path: '/watch-entries',
    summary: 'Follow an offering closely (secretariats)',
    request: { body: { required: true, content: json(newWatchEntry) } },
    responses: {
      201: { description: 'The id of the entry', content: json(z.object({ id: z.string() })) },
      ...problems(400, 401, 403, 409),
    },
  }),
  discrepancies: createRoute({
    method: 'get',
    path: '/discrepancies',
    summary: 'What the printed sources disagree about, with the figures of this program',
    request: { query: z.object(listQuery) },
    responses: { 200: { description: 'Discrepancies', content: json(list(discrepancy)) }, ...problems(400) },
  }),
  places: createRoute({
    method: 'get',
    path: '/place-periods',
    summary: 'Dated places of an offering',
    request: { query: z.object({ ...listQuery, offering: z.string('capacity.offeringMissing').min(1).max(80) }) },
    responses: { 200: { description: 'Dated places', content: json(list(placePeriod)) }, ...problems(400, 401) },
  }),
  addPlaces: createRoute({
    method: 'post',
    path: '/place-periods',
    summary: 'Give an offering a number of places from a day (reporters of its operator)',
    request: { body: { required: true, content: json(newPlacePeriod) } },
    responses: { 201: { description: 'As stored', content: json(placePeriod) }, ...problems(400, 401, 403, 409) },
  }),
  correctPlaces: createRoute({
    method: 'patch',
    path: '/place-periods/{id}',
    summary: 'Correct or end a dated number of places; takes If-Match with its version',
    request: {
      params: z.object({ id: z.uuid('capacity.placesUnknown') }),
      body: { required: true, content: json(newPlacePeriod) },
    },
    responses: {
      200: { description: 'As stored', content: json(placePeriod) },
      ...problems(400, 401, 403, 404, 409, 412),
    },
  }),
}

/** The part of the HTTP API about capacity: thin, the use cases decide. */
export function capacityApi(appOf: AppOf) {
  const api = apiRouter()
  api.openapi(routes.figures, async (c) => {
    const { year, facility, ...page } = c.req.valid('query')
    const { figures } = await getCapacityFigures(appOf(c), { year, ...(facility ? { facilityId: facility } : {}) })
    const ofYear = Object.values(figures).filter((one) => one.id.includes(`.${year}.`))
    return c.json(paged(ofYear, page), 200)
  })
  api.openapi(routes.watch, async (c) => c.json(paged(await listWatched(appOf(c)), c.req.valid('query')), 200))
  api.openapi(routes.follow, async (c) => c.json({ id: await followOffering(appOf(c), c.req.valid('json')) }, 201))
  api.openapi(routes.discrepancies, async (c) => {
    const { rows } = await listDiscrepancies(appOf(c))
    return c.json(paged(rows, c.req.valid('query')), 200)
  })
  api.openapi(routes.places, async (c) => {
    const { offering, ...page } = c.req.valid('query')
    return c.json(paged(await listDatedPlaces(appOf(c), [offering]), page), 200)
  })
  api.openapi(routes.addPlaces, async (c) => c.json(await changePlaces(appOf(c), c.req.valid('json')), 201))
  api.openapi(routes.correctPlaces, async (c) => {
    const input = { id: c.req.valid('param').id, version: ifMatch(c), change: c.req.valid('json') }
    return c.json(await correctPlaces(appOf(c), input), 200)
  })
  return api
}

/** A page of a list in its own order: what follows the item named by the cursor. */
function paged<Item extends { id: string }>(items: Item[], { cursor, limit }: { cursor?: string; limit: number }) {
  const start = cursor === undefined ? 0 : items.findIndex(({ id }) => id === cursor) + 1
  if (cursor !== undefined && start === 0) throw new AppError('invalid', 'web.badInput', { field: 'cursor' })
  const page = items.slice(start, start + limit)
  return { items: page, next: start + limit < items.length ? (page.at(-1)?.id ?? null) : null }
}
