import { RouterContextProvider } from 'react-router'
import XlsxPopulate from 'xlsx-populate'
import type { OpenDatabase } from '#platform/database/database.ts'
import { createLog } from '#platform/log.ts'
import { action as uploadAction } from '#reporting/excel/pages/excel.tsx'
import { downloadWorkbook, getForm } from '#reporting/index.ts'
import { type Opened, openTariffRound, type Person } from '#tariffs/cycle/cycle-fixture.ts'
import { action as categoriesAction } from '#tariffs/cycle/pages/categories.tsx'
import { action as sheetAction } from '#tariffs/cycle/pages/sheet.tsx'
import { appContext } from '#ui/context.ts'
import { createApi } from './api.ts'
import { sentencesIn } from './sentences.ts'

/** A fault as any door tells it: where, and what to do. */
export type Told = { place: string; text: string }
type Answer = { status: number; told: Told[] }

export const line = 'line-a1'
const sheetName = 'Indberetning'

/** The three doors a tariff sheet comes in by: the page, the workbook and the API, on a round of its own. */
export async function openDoors(database: OpenDatabase) {
  const opened = await openTariffRound(database)
  return {
    opened,
    page: (values: Record<string, string>) => sheetPage(opened, values),
    excel: (values: Record<string, string | number | Date>) => workbook(opened, values),
    api: (values: Record<string, string>) => putValues(opened, values),
    categories: (values: Record<string, string>) => categoriesPage(opened, values),
    ask: (person: Person | null, method: string, path: string, body?: object) =>
      askApi(opened, person, { method, path, body }),
    /** Sends the submission for approval. */
    send: (path: string, version: number) => askApi(opened, 'reporterA', { method: 'POST', path, version }),
    /** What is stored of the line, by field. */
    stored: async () => {
      const form = await getForm(opened.as('reporterA'), { respondentId: opened.a })
      return form.lines.find(({ lineId }) => lineId === line)?.values ?? {}
    },
  }
}
export type Doors = Awaited<ReturnType<typeof openDoors>>

function contextOf(opened: Opened, person: Person): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(appContext, {
    ...opened.as(person),
    ...{ user: null, nonce: 'test', address: 'http://localhost', sentence: sentencesIn('da') },
    ...{ demo: false, hasMailServer: false, access: { secure: false, oidc: undefined, clientAddress: '127.0.0.1' } },
  })
  return context
}

async function sheetPage(opened: Opened, values: Record<string, string>): Promise<Answer> {
  const { versions } = await getForm(opened.as('reporterA'), { respondentId: opened.a })
  const cells = Object.entries(values).map(([field, value]) => [`felt.${field}`, value])
  const body = new URLSearchParams({ intent: 'save', versions: JSON.stringify(versions), ...Object.fromEntries(cells) })
  const request = new Request('http://localhost/', { method: 'POST', body })
  const params = { respondentId: opened.a, lineId: line }
  return formAnswer(await sheetAction({ context: contextOf(opened, 'reporterA'), params, request } as never))
}

async function categoriesPage(opened: Opened, values: Record<string, string>): Promise<Answer> {
  const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(values) })
  return formAnswer(await categoriesAction({ context: contextOf(opened, 'secretary'), params: {}, request } as never))
}

type Refused = {
  errors: { path: string; message: string }[]
  faults?: { cell: string; value: string; remedy: string }[]
}

function formAnswer(answer: unknown): Answer {
  if (answer instanceof Response) return { status: answer.status, told: [] }
  const { data, init } = answer as { data: Refused; init: { status: number } }
  const errors = data.errors.map(({ path, message }) => ({ place: path.replace('felt.', ''), text: message }))
  const faults = (data.faults ?? []).map(({ cell, value, remedy }) => ({ place: `${cell} ${value}`, text: remedy }))
  return { status: init.status, told: [...errors, ...faults] }
}

/** Fetches the workbook, writes into the line's row with another library than ours, and uploads it. */
async function workbook(opened: Opened, values: Record<string, string | number | Date>): Promise<Answer> {
  const { bytes } = await downloadWorkbook(opened.as('reporterA'), { respondentId: opened.a })
  const book = await XlsxPopulate.fromDataAsync(bytes)
  const sheet = book.sheet(sheetName)
  for (const [field, value] of Object.entries(values)) {
    sheet.cell(`${columnOf(sheet, field)}${rowOf(sheet)}`).value(value)
  }
  const form = new FormData()
  form.set('file', new File([(await book.outputAsync()) as BlobPart], 'skema.xlsx'))
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const params = { roundId: opened.roundId, respondentId: opened.a }
  return formAnswer(await uploadAction({ context: contextOf(opened, 'reporterA'), params, request } as never))
}

type Cells = { cell(address: string): { value(): unknown } }
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const columns = ['', 'A', 'B', 'C', 'D'].flatMap((first) => letters.map((letter) => `${first}${letter}`))

/** The column of a field: its key stands in the hidden third row. */
export function columnOf(sheet: Cells, key: string): string {
  const found = columns.find((column) => sheet.cell(`${column}3`).value() === key)
  if (found === undefined) throw new Error(`the workbook has no column ${key}`)
  return found
}

function rowOf(sheet: Cells): number {
  const column = columnOf(sheet, '_line')
  const found = [5, 6, 7, 8].find((row) => sheet.cell(`${column}${row}`).value() === line)
  if (found === undefined) throw new Error('the workbook has no row of the line')
  return found
}

async function putValues(opened: Opened, values: Record<string, string>): Promise<Answer> {
  const { submission } = await getForm(opened.as('reporterA'), { respondentId: opened.a })
  const body = { values: Object.entries(values).map(([field, value]) => ({ lineId: line, field, value })) }
  const request = { method: 'PUT', path: `/submissions/${submission?.id}/values`, body }
  return askApi(opened, 'reporterA', { ...request, version: submission?.version ?? 0 })
}

type Asked = { method: string; path: string; body?: object; version?: number }

async function askApi(opened: Opened, person: Person | null, { method, path, body, version }: Asked) {
  const api = createApi(
    () => opened.as(person),
    () => sentencesIn('da'),
    createLog('error'),
  )
  const answer = await api.request(`/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const json = (await answer.json()) as { errors?: { path: string; message: string }[]; detail?: string }
  const told = (json.errors ?? []).map((error) => ({ place: error.path, text: error.message }))
  return { status: answer.status, told, json: json as Record<string, unknown> }
}
