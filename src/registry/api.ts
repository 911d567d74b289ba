import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { AppError } from '#platform/errors.ts'
import { type AppOf, apiRouter, ifMatch, problems } from '#platform/http/api.ts'
import {
  FacilityDetail,
  FacilityResource,
  LegalBasisResource,
  MunicipalityResource,
  OfferingResource,
  OrganisationResource,
  PopulationResource,
  pageOf,
  TargetGroupResource,
} from './api-schemas.ts'
import { DayText, FacilityChange, organisationKinds } from './model.ts'
import { changeFacility, getFacility } from './service.ts'
import {
  facilityPage,
  getMunicipalities,
  legalBasisPage,
  offeringPage,
  organisationPage,
  populationPage,
  targetGroupPage,
} from './service-lists.ts'

const on = DayText.optional().openapi({ description: 'The day asked about; today when left out', format: 'date' })
const paging = {
  cursor: z.string().max(400).optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
}

/** The register over HTTP: public to read, changed by administrators and secretariats. */
export function registryApi(appOf: AppOf): OpenAPIHono {
  const api = apiRouter()

  api.openapi(
    list('/organisations', OrganisationResource, { on, kind: z.enum(organisationKinds).optional() }),
    async (c) => {
      const app = appOf(c)
      const { cursor, limit, on: onDate = app.today, kind } = c.req.valid('query')
      const rows = await organisationPage(app, { after: read(cursor), limit: limit + 1, onDate, kind })
      return c.json(page(rows, limit, (row) => row.id))
    },
  )
  api.openapi(list('/facilities', FacilityResource, { on }), async (c) => {
    const app = appOf(c)
    const { cursor, limit, on: onDate = app.today } = c.req.valid('query')
    const rows = await facilityPage(app, { after: read(cursor), limit: limit + 1, onDate })
    return c.json(page(rows, limit, (row) => row.id))
  })
  api.openapi(list('/offerings', OfferingResource, { on }), async (c) => {
    const app = appOf(c)
    const { cursor, limit, on: onDate = app.today } = c.req.valid('query')
    const rows = await offeringPage(app, { after: read(cursor), limit: limit + 1, onDate })
    return c.json(page(rows, limit, (row) => row.id))
  })
  api.openapi(
    list('/target-groups', TargetGroupResource, { classification: z.string().max(80).optional() }),
    async (c) => {
      const { cursor, limit, classification } = c.req.valid('query')
      const rows = await targetGroupPage(appOf(c), { after: read(cursor), limit: limit + 1, classification })
      return c.json(page(rows, limit, (row) => row.id))
    },
  )
  api.openapi(list('/legal-bases', LegalBasisResource, {}), async (c) => {
    const { cursor, limit } = c.req.valid('query')
    const rows = await legalBasisPage(appOf(c), { after: read(cursor), limit: limit + 1 })
    return c.json(page(rows, limit, (row) => row.id))
  })
  api.openapi(municipalities, async (c) => {
    const app = appOf(c)
    return c.json({ items: await getMunicipalities(app, c.req.valid('query').on ?? app.today), next: null })
  })
  api.openapi(population, async (c) => {
    const { cursor, limit, municipality, date, ageGroup } = c.req.valid('query')
    const rows = await populationPage(appOf(c), {
      after: populationKey(read(cursor)),
      limit: limit + 1,
      municipalityId: municipality,
      referenceDate: date,
      ageGroup,
    })
    return c.json(page(rows, limit, (row) => [row.referenceDate, row.municipalityId, row.ageGroup].join('/')))
  })
  facilityRoutes(api, appOf)
  return api
}

function facilityRoutes(api: OpenAPIHono, appOf: AppOf) {
  api.openapi(facility, async (c) => {
    const app = appOf(c)
    const found = await getFacility(app, c.req.valid('param').id, c.req.valid('query').on)
    c.header('etag', `"${found.facility.version}"`)
    const offerings = found.offerings.map(({ covered, note: _note, ...offering }) => ({
      ...offering,
      coveredMunicipalityIds: covered,
    }))
    return c.json({ ...found.facility, offerings, aliases: found.aliases }, 200)
  })
  api.openapi(facilityChange, async (c) => {
    const app = appOf(c)
    const { id } = c.req.valid('param')
    const version = ifMatch(c)
    const { facility: current } = await getFacility(app, id)
    const change = identifiers.parse({ ...current, ...c.req.valid('json') })
    const next = await changeFacility(app, id, { ...change, version })
    c.header('etag', `"${next}"`)
    return c.json((await getFacility(app, id)).facility, 200)
  })
}

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })

function list<Item extends z.ZodType, Query extends z.ZodRawShape>(path: string, item: Item, query: Query) {
  return createRoute({
    method: 'get',
    path,
    tags: ['registry'],
    summary: `List ${path.slice(1)}`,
    request: { query: z.object({ ...paging, ...query }) },
    responses: { 200: { description: 'A page', content: json(pageOf(item)) }, ...problems(400) },
  })
}

const municipalities = createRoute({
  method: 'get',
  path: '/municipalities',
  tags: ['registry'],
  summary: 'The municipalities of a day, each with its region of that day',
  request: { query: z.object({ on }) },
  responses: { 200: { description: 'All of them', content: json(pageOf(MunicipalityResource)) }, ...problems(400) },
})

const population = list('/population', PopulationResource, {
  municipality: z.string().max(80).optional(),
  date: DayText.optional(),
  ageGroup: z.string().max(20).optional(),
})

const id = z.object({ id: z.string().max(80) })

const facility = createRoute({
  method: 'get',
  path: '/facilities/{id}',
  tags: ['registry'],
  summary: 'A facility with its offerings',
  request: { params: id, query: z.object({ on }) },
  responses: { 200: { description: 'The facility', content: json(FacilityDetail) }, ...problems(400, 404) },
})

const identifiers = FacilityChange.omit({ version: true })

const facilityChange = createRoute({
  method: 'patch',
  path: '/facilities/{id}',
  tags: ['registry'],
  summary: 'Change the identifiers of a facility; If-Match carries the version',
  request: {
    params: id,
    headers: z.object({ 'if-match': z.string().optional() }),
    body: {
      required: true,
      content: json(identifiers.partial().strict().openapi('FacilityChange')),
    },
  },
  responses: {
    200: { description: 'The facility as it is now', content: json(FacilityResource) },
    ...problems(400, 401, 403, 404, 412),
  },
})

/** One row more than asked for tells that there is a next page. */
function page<T>(rows: T[], limit: number, keyOf: (row: T) => string) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last !== undefined ? Buffer.from(keyOf(last)).toString('base64url') : null
  return { items, next }
}

function read(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const key = Buffer.from(cursor, 'base64url').toString()
  if (!/^[a-z0-9+/-]{1,200}$/.test(key)) throw new AppError('invalid', 'registry.cursor', { field: 'cursor' })
  return key
}

function populationKey(key: string | undefined) {
  if (key === undefined) return undefined
  const [referenceDate = '', municipalityId = '', ageGroup = ''] = key.split('/')
  if (!DayText.safeParse(referenceDate).success) throw new AppError('invalid', 'registry.cursor', { field: 'cursor' })
  return { referenceDate, municipalityId, ageGroup }
}
