import { OpenAPIHono } from '@hono/zod-openapi'
import { agreementsApi } from '#agreements/api.ts'
import { allocationApi } from '#allocation/api.ts'
import { capacityApi } from '#capacity/api.ts'
import { answersApi } from '#meetings/answers/api.ts'
import { meetingsApi } from '#meetings/api.ts'
import { attachmentsApi } from '#meetings/attachments/api.ts'
import { heldApi } from '#meetings/held/api.ts'
import { itemsApi } from '#meetings/items/api.ts'
import { linksApi } from '#meetings/links/api.ts'
import { minutesApi } from '#meetings/minutes/api.ts'
import { proceduresApi } from '#meetings/procedures/api.ts'
import { searchApi } from '#meetings/search/api.ts'
import { stopsApi } from '#meetings/stops/api.ts'
import { versionsApi } from '#meetings/versions/api.ts'
import { AppError, type Sentence } from '#platform/errors.ts'
import type { AppOf } from '#platform/http/api.ts'
import { apiProblem } from '#platform/http/api-errors.ts'
import type { Log } from '#platform/log.ts'
import { publishingApi } from '#publishing/api.ts'
import { registryApi } from '#registry/api.ts'
import { bodiesApi } from '#registry/bodies/api.ts'
import { reportingApi } from '#reporting/api.ts'
import { workbookApi } from '#reporting/excel/api.ts'
import { roundsApi } from '#reporting/rounds/api.ts'
import { templatesApi } from '#reporting/templates/api.ts'
import { businessCasesApi } from '#tariffs/business-cases/api.ts'
import { tariffsApi } from '#tariffs/cycle/api.ts'
import { indexRatesApi } from '#tariffs/indexation/api.ts'
import { ledgerApi } from '#tariffs/ledger/api.ts'
import { overheadApi } from '#tariffs/overhead/api.ts'
import { scenariosApi } from '#tariffs/scenarios/api.ts'
import { calculationsApi } from './calculations-api.ts'
import { operationsApi } from './operations/api.ts'

export const apiInfo = {
  title: 'Rammeværk',
  version: '1',
  description:
    'Report once, compute by dated public rules, decide, follow up. Public figures need no login; everything else takes a bearer token made on the profile page. Figures are strings: exact, as they were rounded.',
}

/** The HTTP API of all rooms under /api/v1, and its description at /api/openapi.json. */
export function createApi(appOf: AppOf, sentenceOf: (c: Parameters<AppOf>[0]) => Sentence, log: Log): OpenAPIHono {
  const rooms = new OpenAPIHono()
  rooms.route('/', registryApi(appOf))
  rooms.route('/', bodiesApi(appOf))
  rooms.route('/', agreementsApi(appOf))
  rooms.route('/', reportingApi(appOf))
  rooms.route('/', roundsApi(appOf))
  rooms.route('/', workbookApi(appOf))
  rooms.route('/', templatesApi(appOf))
  rooms.route('/', capacityApi(appOf))
  rooms.route('/', minutesApi(appOf))
  rooms.route('/', allocationApi(appOf))
  rooms.route('/', publishingApi(appOf))
  rooms.route('/', meetingsApi(appOf))
  rooms.route('/', versionsApi(appOf))
  rooms.route('/', proceduresApi(appOf))
  rooms.route('/', answersApi(appOf))
  rooms.route('/', heldApi(appOf))
  rooms.route('/', itemsApi(appOf))
  rooms.route('/', attachmentsApi(appOf))
  rooms.route('/', linksApi(appOf))
  rooms.route('/', stopsApi(appOf))
  rooms.route('/', searchApi(appOf))
  rooms.route('/', operationsApi(appOf))
  rooms.route('/', tariffsApi(appOf))
  rooms.route('/', overheadApi(appOf))
  rooms.route('/', ledgerApi(appOf))
  rooms.route('/', scenariosApi(appOf))
  rooms.route('/', businessCasesApi(appOf))
  rooms.route('/', indexRatesApi(appOf))
  rooms.route('/', calculationsApi())

  const api = new OpenAPIHono()
  api.route('/api/v1', rooms)
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  api.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: apiInfo,
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
  })
  api.all('/api/v1/*', () => {
    throw new AppError('notFound', 'web.notFound')
  })
  api.onError((error, c) => apiProblem(error, c, sentenceOf(c), log))
  return api
}

export type Operation = {
  method: string
  path: string
  summary: string
  parameters: { name: string; place: string; required: boolean }[]
  responses: { status: string; text: string }[]
}

/** The API for people: what stands in the OpenAPI description, operation by operation. */
export function describeApi(): { description: string; operations: Operation[] } {
  const nobody = () => {
    throw new Error('The description is made without a request')
  }
  const { paths = {} } = createApi(nobody, nobody, silent).getOpenAPI31Document({ openapi: '3.1.0', info: apiInfo })
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method]
      return operation ? [operationOf(method, path, operation as OperationObject)] : []
    }),
  )
  return { description: apiInfo.description, operations }
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const
const silent: Log = { error() {}, warn() {}, info() {}, debug() {} }

type OperationObject = {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean }[]
  responses?: Record<string, { description?: string }>
}

function operationOf(method: string, path: string, operation: OperationObject): Operation {
  return {
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    parameters: (operation.parameters ?? []).map(({ name, in: place, required = false }) => ({
      name,
      place,
      required,
    })),
    responses: Object.entries(operation.responses ?? {}).map(([status, { description = '' }]) => ({
      status,
      text: description,
    })),
  }
}
