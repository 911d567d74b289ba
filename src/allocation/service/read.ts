import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError, isAppError } from '#platform/errors.ts'
import { type CitationSource, ownOrganisations } from '#publishing/index.ts'
import { findOfferings, listOrganisations, municipalitiesOn, populationVintages } from '#registry/index.ts'
import { allocationFigures, figureBase } from '../figures.ts'
import { type AllocationInput, allocationInput } from '../model.ts'
import { canonicalJson } from '../rules/canonical.ts'
import { allocations, type Computed, compute, hashOf } from './make.ts'

/** Allocations (fordelinger) that the one who asks may see, newest first, each by its newest visible version. */
export async function listAllocations(app: App, page: Parameters<typeof allocations.list>[2]) {
  return asActor(app, async (tx) => allocations.list(app, tx, page))
}

/**
 * An allocation (fordeling) with its figures and its other versions.
 *
 * @param number - of a version; the newest visible one when left out
 * @throws AppError notFound `allocation.unknown`
 */
export async function getAllocation(app: App, id: string, number?: number) {
  return asActor(app, async (tx) => {
    const { shown, ...page } = await allocations.read(app, tx, id, number)
    return { ...page, allocation: shown, figures: allocationFigures(shown) }
  })
}

/** A case cites an allocation as `{fordeling:<id>/part.851}`: the id of a figure without its hash (henvisning). */
export const allocationCitations: CitationSource = {
  prefix: 'fordeling',
  find: (tx, refs) =>
    allocations.cited(tx, refs, {
      at: '/fordelinger',
      figures(row) {
        const figures = allocationFigures(row)
        return (what) => figures[`${figureBase(row.hash)}.${what}`]
      },
    }),
}

export type RunAgain = Computed & {
  /** The canonical text the hash is taken of. */
  canonical: string
  /** The stored version with the same hash, and whether its result is the same as the one computed now. */
  stored: { id: string; number: number; title: string; same: boolean } | null
}

/**
 * Computes an allocation again (kør igen) from its hash or from the file with its input.
 *
 * @param text - 64 hex digits, or the JSON of an input
 * @throws AppError invalid `allocation.againEmpty`, `allocation.againUnreadable`; notFound is `allocation.hashUnknown` at the field
 */
export async function runAgain(app: App, text: string): Promise<RunAgain> {
  return asActor(app, async (tx) => {
    const given = text.trim()
    if (given === '') throw new AppError('invalid', 'allocation.againEmpty', { field: 'again' })
    if (/^[0-9a-f]{64}$/i.test(given)) return again(await inputByHash(tx, given.toLowerCase()), tx)
    return again(readInput(given), tx)
  })
}

async function again(input: AllocationInput, tx: Tx): Promise<RunAgain> {
  const computed = computedAtField(input)
  const row = await allocations.byHash(tx, computed.hash)
  const same = row !== undefined && canonicalJson(row.result) === canonicalJson(computed.result)
  const stored = row ? { id: row.id, number: row.number, title: row.title, same } : null
  return { ...computed, canonical: canonicalJson(input), stored }
}

/** What is wrong in a pasted file is said at the one field there is. */
function computedAtField(input: AllocationInput): Computed {
  try {
    return compute(input)
  } catch (error) {
    const fields = isAppError(error) ? error.details.fields : undefined
    if (fields === undefined) throw error
    throw new AppError('invalid', 'allocation.againWrong', { fields: fields.map((one) => ({ ...one, path: 'again' })) })
  }
}

async function inputByHash(tx: Tx, hash: string): Promise<AllocationInput> {
  const row = await allocations.byHash(tx, hash)
  if (row === undefined) throw new AppError('invalid', 'allocation.hashUnknown', { field: 'again' })
  if (hashOf(row.input) !== hash) throw new Error(`stored input of ${row.id} does not give its own hash`)
  return row.input
}

function readInput(text: string): AllocationInput {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid', 'allocation.againUnreadable', { field: 'again', cause })
  }
  const read = allocationInput.safeParse(json)
  if (read.success) return read.data
  const place = read.error.issues[0]?.path.map(String).join('.') ?? ''
  throw new AppError('invalid', 'allocation.againWrong', { field: 'again', params: { place } })
}

export type Choices = {
  owners: { id: string; name: string }[]
  regions: { id: string; name: string }[]
  offerings: { id: string; name: string }[]
  vintages: { referenceDate: string; ageGroup: string; municipalities: number }[]
  organisations: { id: string; name: string }[]
}

/** What the form (ny fordeling) offers to choose from. */
export async function getChoices(app: App): Promise<Choices> {
  return asActor(app, async (tx) => {
    const municipalities = await municipalitiesOn(tx, app.today)
    const organisations = await listOrganisations(tx, { onDate: app.today })
    const owners = await ownOrganisations(tx)
    const offerings = await findOfferings(tx, { onDate: app.today })
    const regions = new Map(municipalities.map(({ regionId, regionName }) => [regionId, regionName]))
    const named = organisations.map(({ id, name }) => ({ id, name }))
    return {
      owners: owners.flatMap((id) => named.filter((one) => one.id === id)),
      regions: [...regions].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      offerings: offerings
        .filter(({ coveredText }) => coveredText !== null)
        .map(({ id, facilityName, targetGroupText, legalBasisText }) => ({
          id,
          name: [facilityName, targetGroupText, legalBasisText].filter(Boolean).join(', '),
        })),
      vintages: await populationVintages(tx),
      organisations: organisations
        .filter(({ kind }) => kind === 'region' || kind === 'municipality')
        .map(({ id, name }) => ({ id, name })),
    }
  })
}
