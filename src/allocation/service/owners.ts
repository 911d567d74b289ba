import type { Tx } from '#platform/database/database.ts'
import { findSecretariatOf, listOwners } from '../store.ts'

/** Organisations the one who asks may make and change work on money for, secretariats first (egne organisationer). */
export async function ownOrganisations(tx: Tx): Promise<string[]> {
  return listOwners(tx)
}

/** The secretariat that reads along with an organisation's drafts (områdets sekretariat); null when there is none. */
export async function secretariatOf(tx: Tx, organisationId: string, day: string): Promise<string | null> {
  return findSecretariatOf(tx, organisationId, day)
}
