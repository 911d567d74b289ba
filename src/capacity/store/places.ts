import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { NewPlacePeriod, NewPlaceReduction, PlacePeriod, PlaceReduction } from '../model.ts'

const periodColumns = [
  'id',
  'offering_id as offeringId',
  'places',
  'valid_from as from',
  'valid_to as to',
  'reason',
  'version',
] as const

const reductionColumns = [...periodColumns, 'kind'] as const

/** Dated places (daterede pladser) of some offerings, oldest first. */
export async function listPlacePeriods(db: Reader, offeringIds: readonly string[]): Promise<PlacePeriod[]> {
  if (offeringIds.length === 0) return []
  return db
    .selectFrom('place_period')
    .select(periodColumns)
    .where('offering_id', 'in', [...offeringIds])
    .orderBy('offering_id')
    .orderBy('valid_from')
    .execute()
}

/** Closed and blocked places (lukkede og blokerede pladser) of some offerings, oldest first. */
export async function listPlaceReductions(db: Reader, offeringIds: readonly string[]): Promise<PlaceReduction[]> {
  if (offeringIds.length === 0) return []
  return db
    .selectFrom('place_reduction')
    .select(reductionColumns)
    .where('offering_id', 'in', [...offeringIds])
    .orderBy('offering_id')
    .orderBy('valid_from')
    .execute()
}

/** One dated number of places that the reader may see. */
export async function findPlacePeriod(db: Reader, id: string): Promise<PlacePeriod | undefined> {
  return db.selectFrom('place_period').select(periodColumns).where('id', '=', id).executeTakeFirst()
}

/**
 * Stores a dated number of places (pladser fra en dato).
 *
 * @throws AppError conflict `capacity.overlap` when the offering already has places on one of the days
 */
export async function insertPlacePeriod(tx: Tx, row: NewPlacePeriod): Promise<PlacePeriod> {
  return namedConstraint(() =>
    tx
      .insertInto('place_period')
      .values({
        offering_id: row.offeringId,
        places: row.places,
        valid_from: row.from,
        valid_to: row.to,
        reason: row.reason,
      })
      .returning(periodColumns)
      .executeTakeFirstOrThrow(),
  )
}

/**
 * Changes a dated number of places that still has the version the user saw.
 *
 * @returns undefined when another has changed it, or it may not be changed
 * @throws AppError conflict `capacity.overlap` as for a new one
 */
export async function updatePlacePeriod(
  tx: Tx,
  id: string,
  version: number,
  row: Omit<NewPlacePeriod, 'offeringId'>,
): Promise<PlacePeriod | undefined> {
  return namedConstraint(() =>
    tx
      .updateTable('place_period')
      .set({ places: row.places, valid_from: row.from, valid_to: row.to, reason: row.reason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(periodColumns)
      .executeTakeFirst(),
  )
}

/** Ends the open row of an offering on a day, so that a new number of places can begin (afslutter de gældende pladser). */
export async function endOpenPlacePeriod(tx: Tx, offeringId: string, to: string): Promise<void> {
  await tx
    .updateTable('place_period')
    .set((eb) => ({ valid_to: to, version: eb('version', '+', 1) }))
    .where('offering_id', '=', offeringId)
    .where('valid_to', 'is', null)
    .where('valid_from', '<', to)
    .execute()
}

/** Stores a period of closed or blocked places. */
export async function insertPlaceReduction(tx: Tx, row: NewPlaceReduction): Promise<PlaceReduction> {
  return tx
    .insertInto('place_reduction')
    .values({
      offering_id: row.offeringId,
      kind: row.kind,
      places: row.places,
      valid_from: row.from,
      valid_to: row.to,
      reason: row.reason,
    })
    .returning(reductionColumns)
    .executeTakeFirstOrThrow()
}

async function namedConstraint<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const constraint = (error as { constraint?: string }).constraint
    if (constraint === 'place_period_no_overlap') {
      throw new AppError('conflict', 'capacity.overlap', { field: 'from', cause: error })
    }
    throw error
  }
}
