import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits as text for a cookie, a link or a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored in place of a secret. The secrets are random, so a plain SHA-256 cannot be searched backwards. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
