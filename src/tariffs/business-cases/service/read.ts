import { ratioText } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { CitationSource } from '#publishing/index.ts'
import { citedFigure } from '../figures.ts'
import type { BusinessCasePlan } from '../model.ts'
import { businessCases, computeCase, resultOf } from './make.ts'

/** Business cases (forretningsplaner) the one who asks may see, newest first, each by its newest visible version. */
export async function listBusinessCases(app: App, page: Parameters<typeof businessCases.list>[2]) {
  return asActor(app, async (tx) => {
    const { items, mayMake } = await businessCases.list(app, tx, page)
    return { items: items.map(({ input, ...head }) => ({ ...head, ...inShort(input) })), mayMake }
  })
}

/** A plan in a list: when it opens, with how many places, and the whole kroner that must be financed. */
function inShort(plan: BusinessCasePlan) {
  const { places, toFinance } = resultOf(plan)
  const { year, priceLevel } = plan
  return { year, priceLevel, places, toFinance: ratioText(toFinance, { rule: 'half-away-from-zero', decimals: 0 }) }
}

/**
 * A business case with its result, its figures and its other versions.
 *
 * @param number - of a version; the newest visible one when left out
 * @throws AppError notFound `businessCase.unknown`
 */
export async function getBusinessCase(app: App, id: string, number?: number) {
  return asActor(app, async (tx) => {
    const { shown, ...page } = await businessCases.read(app, tx, id, number)
    const { input, ...head } = shown
    return { ...page, businessCase: { ...head, plan: input }, computed: computeCase(input) }
  })
}

/**
 * A case cites a business case as `{forretningsplan:<id>/skal-finansieres}`, and what a party pays as
 * `{forretningsplan:<id>/part.851}` (henvisning).
 */
export const businessCaseCitations: CitationSource = {
  prefix: 'forretningsplan',
  find: (tx, refs) =>
    businessCases.cited(tx, refs, {
      at: '/takster/forretningsplaner',
      figures(row) {
        const computed = computeCase(row.input)
        return (what) => citedFigure(computed, what)
      },
    }),
}
