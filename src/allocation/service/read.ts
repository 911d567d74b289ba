import type { Figure } from '#figures/figure.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError, isAppError } from '#platform/errors.ts'
import type { Citation, CitationSource } from '#publishing/index.ts'
import {
  findOfferings,
  listOrganisations,
  municipalitiesOn,
  organisationNames,
  populationVintages,
} from '#registry/index.ts'
import { allocationFigures, figureBase } from '../figures.ts'
import { type Allocation, type AllocationInput, allocationInput } from '../model.ts'
import { canonicalJson } from '../rules/canonical.ts'
import { type AllocationRow, findByHash, listAllocationRows, listOwners, listVersionsOf } from '../store.ts'
import { type Computed, compute, hashOf } from './make.ts'

export type AllocationHead = Pick<
  Allocation,
  'id' | 'number' | 'title' | 'ownerName' | 'hash' | 'madeAt' | 'publishedAt'
>

/** Allocations (fordelinger) that the one who asks may see, newest first, each by its newest visible version. */
export async function listAllocations(
  app: App,
  page: { after?: { madeAt: string; id: string }; limit: number },
): Promise<{ allocations: AllocationHead[]; mayMake: boolean }> {
  return asActor(app, async (tx) => {
    const rows = await listAllocationRows(tx, page)
    const names = await organisationNames(tx, [...new Set(rows.map(({ ownerId }) => ownerId))], app.today)
    const allocations = rows.map(({ id, number, title, ownerId, hash, madeAt, publishedAt }) => ({
      id,
      number,
      title,
      ownerName: names.get(ownerId) ?? ownerId,
      hash,
      madeAt,
      publishedAt,
    }))
    return { allocations, mayMake: (await listOwners(tx)).length > 0 }
  })
}

export type AllocationPage = {
  allocation: Allocation
  figures: Record<string, Figure>
  versions: { number: number; title: string; madeAt: string; publishedAt: string | null }[]
  /** Version of the allocation for `If-Match`; a reader of published versions sees the newest of those. */
  version: number
  mayChange: boolean
}

/**
 * An allocation (fordeling) with its figures and its other versions.
 *
 * @param number - of a version; the newest visible one when left out
 * @throws AppError notFound `allocation.unknown`
 */
export async function getAllocation(app: App, id: string, number?: number): Promise<AllocationPage> {
  return asActor(app, async (tx) => {
    const rows = isUuid(id) ? await listVersionsOf(tx, id) : []
    const row = number === undefined ? rows[0] : rows.find((one) => one.number === number)
    if (row === undefined) throw new AppError('notFound', 'allocation.unknown')
    const owners = await listOwners(tx)
    return {
      allocation: await withNames(app, tx, row, rows[0]?.number ?? row.number),
      figures: allocationFigures(row),
      versions: rows.map(({ number: one, title, madeAt, publishedAt }) => ({
        number: one,
        title,
        madeAt,
        publishedAt,
      })),
      version: rows[0]?.number ?? row.number,
      mayChange: owners.includes(row.ownerId),
    }
  })
}

/**
 * How a case cites a figure of an allocation (henvisning): `{fordeling:<id>/part.851}`. The part after the slash is the
 * figure's id without its hash, so that it follows the newest published version and a change is noticed.
 */
export const allocationCitations: CitationSource = {
  prefix: 'fordeling',
  async find(tx, ids) {
    const found = new Map<string, Omit<Citation, 'ref'>>()
    for (const [id, refs] of Map.groupBy(ids, (ref) => ref.split('/', 1)[0] ?? '')) {
      const rows = isUuid(id) ? await listVersionsOf(tx, id) : []
      const published = rows.find(({ publishedAt }) => publishedAt !== null)
      if (published?.publishedAt == null) continue
      const figures = allocationFigures(published)
      for (const ref of refs) {
        const figure = figures[`${figureBase(published.hash)}.${ref.slice(id.length + 1)}`]
        const href = `/fordelinger/${id}?version=${published.number}`
        if (figure) found.set(ref, { figure, publishedAt: published.publishedAt, href })
      }
    }
    return found
  },
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
  const row = await findByHash(tx, computed.hash)
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
  const row = await findByHash(tx, hash)
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
    const owners = await listOwners(tx)
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

async function withNames(app: App, tx: Tx, row: AllocationRow, latest: number): Promise<Allocation> {
  const names = await organisationNames(tx, [row.ownerId], app.today)
  const { id, number, title, ownerId, hash, input, result, madeAt, publishedAt } = row
  return {
    id,
    number,
    latest,
    title,
    ownerId,
    ownerName: names.get(ownerId) ?? ownerId,
    hash,
    input,
    result,
    madeAt,
    publishedAt,
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
