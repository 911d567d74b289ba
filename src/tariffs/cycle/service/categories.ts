import { randomUUID } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { findOfferings, municipalitiesOn, type OfferingSummary } from '#registry/index.ts'
import type { Category, CategoryInput } from '../model.ts'
import { bodyChoices, changeCategory, listCategories, mayChangeCategories } from '../store/categories.ts'

export type CategoryPage = {
  categories: (Category & { offeringName: string; operatorName: string; municipalities: string[] })[]
  offerings: { id: string; name: string }[]
  municipalities: { id: string; name: string; regionName: string }[]
  bodies: { id: string; name: string }[]
  mayChange: boolean
}

/** Which municipalities offerings are for (kategori 1-3), with the decision behind each. Public. */
export async function getCategories(app: App): Promise<CategoryPage> {
  return asActor(app, async (tx) => {
    const offerings = await findOfferings(tx, { onDate: app.today })
    const byId = new Map(offerings.map((offering) => [offering.id, offering]))
    const municipalities = await municipalitiesOn(tx, app.today)
    const names = new Map(municipalities.map(({ id, name }) => [id, name]))
    const mayChange = await mayChangeCategories(tx)
    return {
      categories: (await listCategories(tx)).map((category) => ({
        ...category,
        offeringName: nameOf(byId.get(category.offeringId)) ?? category.offeringId,
        operatorName: byId.get(category.offeringId)?.operatorName ?? '',
        municipalities: category.municipalityIds.map((id) => names.get(id) ?? id),
      })),
      offerings: mayChange ? offerings.map((one) => ({ id: one.id, name: nameOf(one) ?? one.id })) : [],
      municipalities: mayChange ? municipalities.map(({ id, name, regionName }) => ({ id, name, regionName })) : [],
      bodies: mayChange ? await bodyChoices(tx, app.today) : [],
      mayChange,
    }
  })
}

/**
 * Records that an offering is of another category (ændr kategori) from a day, as a body decided.
 *
 * @throws invalid for category 2 without the municipalities that use the offering, or a list where none belongs
 * @throws conflict when a category already begins on that day or later
 */
export async function recordCategory(app: App, input: CategoryInput): Promise<void> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'tariffs.logIn')
  if (input.decidedOn > app.today) throw new AppError('invalid', 'tariffs.dayInFuture', { field: 'decidedOn' })
  if (input.category === 2 && input.municipalityIds.length === 0) {
    throw new AppError('invalid', 'tariffs.municipalitiesMissing', { field: 'municipalityIds' })
  }
  if (input.category !== 2 && input.municipalityIds.length > 0) {
    throw new AppError('invalid', 'tariffs.municipalitiesNotAsked', { field: 'municipalityIds' })
  }
  await asActor(app, async (tx) => {
    if (!(await mayChangeCategories(tx))) throw new AppError('forbidden', 'tariffs.secretariatOnly')
    await requireKnown(tx, input, app.today)
    const isChanged = await changeCategory(tx, { ...input, id: randomUUID(), byUser: app.actor.userId })
    if (!isChanged) throw new AppError('conflict', 'tariffs.categoryLater', { field: 'validFrom' })
  })
}

async function requireKnown(tx: Tx, input: CategoryInput, today: string): Promise<void> {
  const [offering] = await findOfferings(tx, { ids: [input.offeringId], onDate: today })
  if (!offering) throw new AppError('invalid', 'tariffs.offeringMissing', { field: 'offeringId' })
  const known = new Set((await municipalitiesOn(tx, today)).map(({ id }) => id))
  const unknown = input.municipalityIds.find((id) => !known.has(id))
  if (unknown) {
    throw new AppError('invalid', 'tariffs.municipalityUnknown', { field: 'municipalityIds', params: { id: unknown } })
  }
  if (!(await bodyChoices(tx, today)).some(({ id }) => id === input.bodyId)) {
    throw new AppError('invalid', 'tariffs.bodyMissing', { field: 'bodyId' })
  }
}

function nameOf(offering: OfferingSummary | undefined): string | null {
  if (!offering) return null
  return [offering.facilityName, offering.unitName, offering.targetGroupText, offering.legalBasisText]
    .filter(Boolean)
    .join(' · ')
}
