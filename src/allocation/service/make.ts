import { createHash } from 'node:crypto'
import type { Figure } from '#figures/figure.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { allocationFigures } from '../figures.ts'
import type { AllocationInput, AllocationRequest, AllocationResult } from '../model.ts'
import { allocationResult, inputProblems } from '../rules/allocation.ts'
import { canonicalJson } from '../rules/canonical.ts'
import {
  countUp,
  findSecretariatOf,
  insertAllocation,
  insertVersion,
  listOwners,
  listVersionsOf,
  markPublished,
} from '../store.ts'
import { resolvedInput } from './resolve.ts'

/** An allocation computed but not stored. */
export type Computed = {
  input: AllocationInput
  result: AllocationResult
  hash: string
  figures: Record<string, Figure>
}

/** The hash (kontrolkode) of an input: SHA-256, in hex, of its canonical text in UTF-8. */
export function hashOf(input: AllocationInput): string {
  return createHash('sha256').update(canonicalJson(input), 'utf8').digest('hex')
}

/**
 * Computes an allocation from a self-contained input (beregn).
 *
 * @throws AppError invalid with each fault at its place
 */
export function compute(input: AllocationInput): Computed {
  const fields = inputProblems(input)
  if (fields.length > 0) throw new AppError('invalid', fields[0]?.code ?? '', { fields })
  const result = allocationResult(input)
  const hash = hashOf(input)
  return { input, result, hash, figures: allocationFigures({ input, result, hash }) }
}

/**
 * Looks up what a request names and computes it, in the transaction of another use case (fordeling som del af andet).
 * @throws AppError invalid with each fault at its place in the request
 */
export async function allocated(tx: Tx, request: Omit<AllocationRequest, 'title'>, today: string): Promise<Computed> {
  return compute(await resolvedInput(tx, request, today))
}

/** Computes what a form or a client asks for, and stores nothing (forhåndsvisning). Open to everybody. */
export async function previewAllocation(app: App, request: AllocationRequest): Promise<Computed> {
  return asActor(app, async (tx) => compute(await resolvedInput(tx, request, app.today)))
}

/**
 * Stores a new allocation (fordeling) as a draft of version 1.
 *
 * @returns its id
 * @throws AppError unauthenticated `allocation.logIn`; forbidden `allocation.notAllowed`; invalid as `previewAllocation`
 */
export async function createAllocation(app: App, request: AllocationRequest, ownerId?: string): Promise<string> {
  return asActor(app, async (tx) => {
    const owner = await requireOwner(app, tx, ownerId)
    const computed = compute(await resolvedInput(tx, request, app.today))
    const id = await insertAllocation(tx, owner, await findSecretariatOf(tx, owner, app.today))
    await insertVersion(tx, versionOf(app, { id, number: 1, title: request.title, ...computed }))
    return id
  })
}

/**
 * Stores a new version (ny version) of an allocation; the ones before stay as they were.
 *
 * @param change.version - the newest version the user saw
 * @throws AppError notFound `allocation.unknown`; stale `allocation.stale` with the newest version and both contents; as `createAllocation`
 */
export async function changeAllocation(
  app: App,
  { id, version, request }: { id: string; version: number; request: AllocationRequest },
): Promise<void> {
  await asActor(app, async (tx) => {
    const newest = await requireOwn(app, tx, id)
    const computed = compute(await resolvedInput(tx, request, app.today))
    if (newest.version !== version || !(await countUp(tx, id, version))) throw stale(newest)
    await insertVersion(tx, versionOf(app, { id, number: version + 1, title: request.title, ...computed }))
  })
}

/**
 * Publishes the newest version (offentliggør); from then on everybody can read it, and it never changes.
 *
 * @throws AppError notFound, forbidden, unauthenticated; stale `allocation.stale`; conflict `allocation.alreadyPublished`
 */
export async function publishAllocation(app: App, { id, version }: { id: string; version: number }): Promise<void> {
  await asActor(app, async (tx) => {
    const newest = await requireOwn(app, tx, id)
    if (newest.version !== version) throw stale(newest)
    if (newest.publishedAt !== null) throw new AppError('conflict', 'allocation.alreadyPublished')
    const by = app.actor.userId as string
    if (!(await markPublished(tx, { id, version, by, at: app.now }))) throw stale(newest)
  })
}

function stale(newest: { version: number; title: string; hash: string }): AppError {
  const { version, title, hash } = newest
  return new AppError('stale', 'allocation.stale', { params: { version, title }, data: { version, title, hash } })
}

function versionOf(app: App, row: { id: string; number: number; title: string } & Computed) {
  const { id, number, title, input, result, hash } = row
  return { id, number, title, input, result, hash, madeBy: app.actor.userId as string, madeAt: app.now }
}

async function requireOwner(app: App, tx: Tx, ownerId: string | undefined): Promise<string> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'allocation.logIn')
  const owners = await listOwners(tx)
  const owner = ownerId === undefined ? owners[0] : owners.find((one) => one === ownerId)
  if (owner === undefined) throw new AppError('forbidden', 'allocation.notAllowed')
  return owner
}

async function requireOwn(app: App, tx: Tx, id: string) {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'allocation.logIn')
  const [newest] = await listVersionsOf(tx, id)
  if (newest === undefined) throw new AppError('notFound', 'allocation.unknown')
  if (!(await listOwners(tx)).includes(newest.ownerId)) throw new AppError('forbidden', 'allocation.notAllowed')
  return newest
}
