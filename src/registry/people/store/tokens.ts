import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { TokenView } from '../model.ts'
import '../tables.ts'

/** A new API token; only the hash of its secret is kept. */
export async function insertToken(
  tx: Tx,
  token: { userId: string; name: string; tokenHash: string; scope: 'read' | 'write'; expiresOn: string | null },
): Promise<void> {
  await tx
    .insertInto('api_token')
    .values({
      user_id: token.userId,
      name: token.name,
      token_hash: token.tokenHash,
      scope: token.scope,
      expires_at: token.expiresOn,
    })
    .execute()
}

/** The person's tokens that work, newest first. */
export async function listTokens(tx: Tx, userId: string): Promise<TokenView[]> {
  return tx
    .selectFrom('api_token')
    .select(['id', 'name', 'scope', 'created_at as createdAt', 'expires_at as expiresAt', 'last_used_at as lastUsedAt'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<string>`now()`)]))
    .orderBy('created_at', 'desc')
    .execute()
}

/** Revokes every token of a person. */
export async function revokeTokens(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable('api_token')
    .set({ revoked_at: sql<string>`now()` })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Revokes a token for good; false when there is none of that person. */
export async function revokeToken(tx: Tx, userId: string, tokenId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_token')
    .set({ revoked_at: sql<string>`now()` })
    .where('id', '=', tokenId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
