import { createHash } from 'node:crypto'
import type { Figure } from '#figures/figure.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { versionedWork } from '#publishing/index.ts'
import { allocationFigures } from '../figures.ts'
import type { AllocationInput, AllocationRequest, AllocationResult } from '../model.ts'
import { allocationResult, inputProblems } from '../rules/allocation.ts'
import { canonicalJson } from '../rules/canonical.ts'
import { resolvedInput } from './resolve.ts'

/** What can be done with stored allocations (gemte fordelinger). */
export const allocations = versionedWork<{ input: AllocationInput; result: AllocationResult }, never>({
  table: 'allocation',
  content: ['input', 'result'],
  listed: [],
  word: 'allocation',
})

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
  return asActor(app, async (tx) => allocations.create(app, tx, ownerId, () => newVersion(app, tx, request)))
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
  await asActor(app, async (tx) => allocations.change(app, tx, { id, version }, () => newVersion(app, tx, request)))
}

/**
 * Publishes the newest version (offentliggør); from then on everybody can read it, and it never changes.
 *
 * @throws AppError notFound, forbidden, unauthenticated; stale `allocation.stale`; conflict `allocation.alreadyPublished`
 */
export async function publishAllocation(app: App, which: { id: string; version: number }): Promise<void> {
  await asActor(app, async (tx) => allocations.publish(app, tx, which))
}

async function newVersion(app: App, tx: Tx, request: AllocationRequest) {
  const { input, result, hash } = compute(await resolvedInput(tx, request, app.today))
  return { title: request.title, hash, input, result }
}
