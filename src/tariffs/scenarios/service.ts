import { sumDecimals } from '#figures/quantity.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { organisationNames } from '#registry/index.ts'
import type { Outcome } from '../model/findings.ts'
import { listOwnOperators } from '../overhead/store.ts'
import type { ComparisonHead, NewComparison, NewScenario, Scenario, StartingSheet } from './model.ts'
import { type ScenarioResult, scenarioFromSheet, scenarioResult } from './rules/scenario.ts'
import {
  deleteScenario,
  findComparison,
  insertComparison,
  insertScenario,
  listComparisons,
  listScenarios,
  listStartingSheets,
  recommendOne,
  updateScenario,
} from './store.ts'

export type ComputedScenario = Scenario & { costs: string; result: Outcome<ScenarioResult> }

export type Comparison = Omit<ComparisonHead, 'scenarios' | 'recommended'> & {
  scenarios: ComputedScenario[]
  mayChange: boolean
}

export type Comparisons = {
  items: ComparisonHead[]
  /** Organisations one reports for. */
  own: { id: string; name: string }[]
  sheets: StartingSheet[]
}

/**
 * Comparisons of the own organisation (egne scenarier), with what a new one can begin from.
 * @throws unauthenticated `scenarios.logIn`
 */
export async function getComparisons(app: App): Promise<Comparisons> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const ids = await listOwnOperators(tx)
    const heads = await listComparisons(tx)
    const names = await organisationNames(
      tx,
      [...new Set([...ids, ...heads.map((row) => row.organisationId)])],
      app.today,
    )
    return {
      items: heads.map((head) => ({
        ...head,
        organisationName: names.get(head.organisationId) ?? head.organisationId,
      })),
      own: ids.map((id) => ({ id, name: names.get(id) ?? id })),
      sheets: await listStartingSheets(tx, ids),
    }
  })
}

/**
 * One comparison with every scenario computed (scenarier side om side).
 * @throws unauthenticated `scenarios.logIn`; notFound `scenarios.notFound`, also for what belongs to another organisation
 */
export async function getComparison(app: App, id: string): Promise<Comparison> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const head = await requireComparison(tx, id)
    const names = await organisationNames(tx, [head.organisationId], app.today)
    const scenarios = (await listScenarios(tx, id)).map((row) => ({
      ...row,
      costs: sumDecimals(Object.values(row.input.costs)),
      result: scenarioResult(row.input, head.year, head.currentTariff),
    }))
    const mayChange = (await listOwnOperators(tx)).includes(head.organisationId)
    return { ...head, organisationName: names.get(head.organisationId) ?? head.organisationId, scenarios, mayChange }
  })
}

/**
 * Begins a comparison (opret sammenligning), from a sheet when one is named.
 *
 * @returns its id
 * @throws forbidden `scenarios.reporterOnly`; invalid `scenarios.sheetUnknown` for a sheet that is not one's own or lacks
 *   places or occupancy
 */
export async function createComparison(app: App, input: NewComparison): Promise<string> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => {
    if (!(await listOwnOperators(tx)).includes(input.organisationId)) {
      throw new AppError('forbidden', 'scenarios.reporterOnly')
    }
    const id = await insertComparison(tx, { ...input, createdBy: userId })
    if (input.sheetId === null) return id
    const sheets = await listStartingSheets(tx, [input.organisationId])
    const sheet = sheets.find((row) => row.id === input.sheetId)
    const scenario = sheet && scenarioFromSheet(sheet.figures)
    if (!sheet || !scenario) throw new AppError('invalid', 'scenarios.sheetUnknown', { field: 'sheetId' })
    await insertScenario(tx, id, { name: `Skema ${sheet.year}`, advantages: '', drawbacks: '', input: scenario })
    return id
  })
}

/** Most scenarios one comparison shows side by side. */
const mostScenarios = 6

/**
 * Adds a scenario (nyt scenarie).
 * @throws conflict `scenarios.nameTaken` or `scenarios.tooMany`; forbidden and notFound as elsewhere here
 */
export async function addScenario(app: App, comparisonId: string, input: NewScenario): Promise<string> {
  return changing(app, comparisonId, async (tx) => {
    if ((await listScenarios(tx, comparisonId)).length >= mostScenarios) {
      throw new AppError('conflict', 'scenarios.tooMany', { params: { n: mostScenarios } })
    }
    return insertScenario(tx, comparisonId, input)
  })
}

/** Changes a scenario (ret scenarie). @throws stale `scenarios.stale` with the version that is stored */
export async function changeScenario(
  app: App,
  key: { comparisonId: string; id: string; version: number },
  input: NewScenario,
): Promise<void> {
  await changing(app, key.comparisonId, async (tx) => {
    const present = (await listScenarios(tx, key.comparisonId)).find(({ id }) => id === key.id)
    if (!present) throw new AppError('notFound', 'scenarios.notFound')
    if (!(await updateScenario(tx, key, input))) {
      throw new AppError('stale', 'scenarios.stale', { data: { version: present.version } })
    }
  })
}

/** Recommends one scenario and no other (anbefal scenarie). @throws notFound `scenarios.notFound` */
export async function recommendScenario(app: App, comparisonId: string, id: string): Promise<void> {
  await changing(app, comparisonId, async (tx) => {
    if (!(await recommendOne(tx, comparisonId, id))) throw new AppError('notFound', 'scenarios.notFound')
  })
}

/** Removes a scenario (fjern scenarie). @throws notFound `scenarios.notFound` */
export async function removeScenario(app: App, comparisonId: string, id: string): Promise<void> {
  await changing(app, comparisonId, async (tx) => {
    if (!(await deleteScenario(tx, comparisonId, id))) throw new AppError('notFound', 'scenarios.notFound')
  })
}

async function changing<Value>(app: App, comparisonId: string, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const head = await requireComparison(tx, comparisonId)
    if (!(await listOwnOperators(tx)).includes(head.organisationId)) {
      throw new AppError('forbidden', 'scenarios.reporterOnly')
    }
    return work(tx)
  })
}

async function requireComparison(tx: Tx, id: string) {
  const head = /^[0-9a-f-]{36}$/i.test(id) ? await findComparison(tx, id) : undefined
  if (!head) throw new AppError('notFound', 'scenarios.notFound')
  return head
}

function requireUser(app: App): string {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'scenarios.logIn')
  return app.actor.userId
}
