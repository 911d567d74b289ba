import { createHash } from 'node:crypto'
import { allocated, canonicalJson, compute } from '#allocation/index.ts'
import type { Figure } from '#figures/figure.ts'
import { ratioText } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError, isAppError } from '#platform/errors.ts'
import { versionedWork } from '#publishing/index.ts'
import { ruleSetOn } from '../../rules/rule-sets.ts'
import { businessCaseFigures, type CaseResult } from '../figures.ts'
import type { BusinessCasePlan, BusinessCaseRequest } from '../model.ts'
import { type BusinessCaseInput, businessCase } from '../rules/business-case.ts'

/** What can be done with stored business cases (gemte forretningsplaner): everything else follows from the plan. */
export const businessCases = versionedWork<{ input: BusinessCasePlan }, 'input'>({
  table: 'business_case',
  content: ['input'],
  listed: ['input'],
  word: 'businessCase',
})

/** A business case computed from its plan, with who pays and every figure. */
export type ComputedCase = CaseResult & { figures: Record<string, Figure> }

/** What a plan comes to, without who pays and without figures (resultat), for lists. */
export function resultOf(plan: BusinessCasePlan): CaseResult['result'] {
  return businessCase(ruleInput(plan, plan))
}

/** Computes a plan that holds everything it needs (beregn). */
export function computeCase(plan: BusinessCasePlan): ComputedCase {
  const hash = createHash('sha256').update(canonicalJson(plan), 'utf8').digest('hex')
  const result = resultOf(plan)
  const payers = compute(plan.financing)
  return { plan, hash, result, payers, figures: businessCaseFigures({ plan, hash, result, payers }) }
}

/**
 * Computes what a form or a client asks for, and stores nothing (forhåndsvisning). Open to everybody.
 * @throws AppError invalid with each fault at its place
 */
export async function previewBusinessCase(app: App, request: BusinessCaseRequest): Promise<ComputedCase> {
  return asActor(app, async (tx) => computeCase(await resolvedPlan(tx, request, app.today)))
}

/**
 * Stores a new business case as a draft of version 1 (ny forretningsplan).
 *
 * @returns its id
 * @throws AppError unauthenticated `businessCase.logIn`; forbidden `businessCase.notAllowed`; invalid as `previewBusinessCase`
 */
export async function createBusinessCase(app: App, request: BusinessCaseRequest, ownerId?: string): Promise<string> {
  return asActor(app, async (tx) => businessCases.create(app, tx, ownerId, () => newVersion(app, tx, request)))
}

/**
 * Stores a new version (ny version) of a business case; the ones before stay as they were.
 *
 * @param change.version - the newest version the user saw
 * @throws AppError notFound `businessCase.unknown`; stale `businessCase.stale` with the newest version; as `createBusinessCase`
 */
export async function changeBusinessCase(
  app: App,
  { id, version, request }: { id: string; version: number; request: BusinessCaseRequest },
): Promise<void> {
  await asActor(app, async (tx) => businessCases.change(app, tx, { id, version }, () => newVersion(app, tx, request)))
}

/**
 * Publishes the newest version (offentliggør); from then on everybody can read it, and it never changes.
 * @throws AppError notFound, forbidden, unauthenticated; stale `businessCase.stale`; conflict `businessCase.alreadyPublished`
 */
export async function publishBusinessCase(app: App, which: { id: string; version: number }): Promise<void> {
  await asActor(app, async (tx) => businessCases.publish(app, tx, which))
}

async function newVersion(app: App, tx: Tx, request: BusinessCaseRequest) {
  const { plan, hash } = computeCase(await resolvedPlan(tx, request, app.today))
  return { title: request.title, hash, input: plan }
}

/** Looks up rule set, names and population, so that the plan holds all that decides its result. */
async function resolvedPlan(tx: Tx, request: BusinessCaseRequest, today: string): Promise<BusinessCasePlan> {
  const { title: _title, financing, ...numbers } = request
  const rules = ruleSetOn(`${numbers.year}-01-01`)
  if (!rules.ok)
    throw new AppError('invalid', 'businessCase.noRuleSet', { field: 'year', params: { year: numbers.year } })
  const { startUpLossYears, daysPerYear } = rules.value.terms
  const terms = { lossYears: Number(startUpLossYears.value), daysPerYear: daysPerYear.value }
  const { toFinance } = businessCase(ruleInput(numbers, terms))
  const payers = await payersOf(tx, request, ratioText(toFinance, { rule: 'half-away-from-zero', decimals: 0 }), today)
  return {
    form: 'rammevaerk-forretningsplan-1',
    ...numbers,
    ...terms,
    ruleSet: rules.value.title,
    financing: payers.input,
  }
}

async function payersOf(tx: Tx, { priceLevel, financing }: BusinessCaseRequest, amount: string, today: string) {
  const request = {
    unit: 'kr.',
    priceLevel: `${priceLevel}-priser`,
    decimals: 0,
    remainder: 'largest-remainder',
  } as const
  try {
    return await allocated(tx, { ...request, ...financing, amount, useKey: null }, today)
  } catch (error) {
    if (!isAppError(error) || error.details.fields === undefined) throw error
    const fields = error.details.fields.map((one) => ({ ...one, path: `financing.${one.path}` }))
    throw new AppError('invalid', error.code, { fields })
  }
}

function ruleInput(
  numbers: Omit<BusinessCaseRequest, 'title' | 'financing'>,
  terms: Pick<BusinessCaseInput, 'lossYears' | 'daysPerYear'>,
): BusinessCaseInput {
  const { lossYears, daysPerYear } = terms
  const levels = numbers.levels.map(({ name, perDay, places }) => ({ id: name, perDay, places }))
  return { ...numbers, levels, lossYears, daysPerYear }
}
