import type { Role } from './model.ts'

/**
 * How long a session lasts: 12 hours without use, 7 days at most.
 * @source docs/decisions/0003-log-in.md: 12 hours cover a working day, 7 days the absence of a week.
 */
export const sessionLimits = { idleHours: 12, absoluteHours: 7 * 24 }

/**
 * How long a one-time link works, in hours: the first administrator, an invitation, a forgotten password.
 * @source docs/decisions/0003-log-in.md
 */
export const linkHours = { firstAdministrator: 24, invitation: 7 * 24, forgotten: 2 }

/**
 * Where to go after log-in: the page asked for when it is one of ours, else the front page. Whatever a
 * browser could read as another host (`//x`, `/\x`, `https:`) is refused.
 * @source CWE-601 (open redirect): "/\\evil.example" → "/"
 */
export function localPath(asked: string | null | undefined): string {
  if (!asked || !/^\/(?![/\\])/.test(asked) || /[\\\p{Cc}]/u.test(asked)) return '/'
  return /^\/(log-ind|log-ud)(\/|\?|$)/.test(asked) ? '/' : asked
}

const roleNames: Record<string, Role> = {
  administrator: 'administrator',
  secretariat: 'secretariat',
  sekretariat: 'secretariat',
  reporter: 'reporter',
  indberetter: 'reporter',
  approver: 'approver',
  godkender: 'approver',
  reader: 'reader',
  laeser: 'reader',
  læser: 'reader',
  'national-analyst': 'national-analyst',
  'national-analytiker': 'national-analyst',
}

const rolesByKind: Record<string, Role[]> = {
  secretariat: ['secretariat', 'reader'],
  national: ['national-analyst', 'reader'],
}
const rolesOfOthers: Role[] = ['reporter', 'approver', 'reader']

/**
 * The roles a log-in provider's claim gives in an organisation of a kind. Names are ours or the Danish ones;
 * unknown ones are left out. A provider can never make an administrator, nor a secretariat out of a
 * municipality: those are given by an administrator here.
 *
 * @returns roles without repetition; empty when none can be given
 * @source docs/login.md, table "Roles": ["Indberetter", "administrator"] in a municipality → ["reporter"]
 */
export function rolesFromClaim(claim: unknown, organisationKind: string): Role[] {
  const names = Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(/[\s,]+/) : []
  const allowed = rolesByKind[organisationKind] ?? rolesOfOthers
  const found = names.flatMap((name) => (typeof name === 'string' ? (roleNames[name.toLowerCase()] ?? []) : []))
  return [...new Set(found)].filter((role) => allowed.includes(role))
}
