import { hashPassword } from '#platform/access/password.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { Role } from '../model.ts'
import { findAccount, insertAccount } from '../store/accounts.ts'
import { insertMembership } from '../store/roles.ts'

/** The password of every demo account; it stands on the log-in page, and opens nothing where demo is off. */
export const demoPassword = 'demo-rammevaerk'

export type DemoUser = { id: string; email: string; name: string; role: Role; organisationId?: string; bodyId?: string }

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** One account for each role, named by it. */
export const demoUsers: readonly DemoUser[] = [
  account(1, 'administrator', 'rammevaerk', 'Administrator', 'administrator', 'sekretariat-nordjylland'),
  account(2, 'sekretariat', 'rammeaftale-nordjylland', 'Sekretariat', 'secretariat', 'sekretariat-nordjylland'),
  account(3, 'indberetter', 'region-nordjylland', 'Indberetter, Region Nordjylland', 'reporter', '1081'),
  account(4, 'godkender', 'region-nordjylland', 'Godkender, Region Nordjylland', 'approver', '1081'),
  account(5, 'indberetter', 'region-syddanmark', 'Indberetter, Region Syddanmark', 'reporter', '1083'),
  account(6, 'godkender', 'region-syddanmark', 'Godkender, Region Syddanmark', 'approver', '1083'),
  account(7, 'laeser', 'region-nordjylland', 'Læser, Region Nordjylland', 'reader', '1081'),
  account(8, 'analytiker', 'national', 'National analytiker', 'national-analyst', 'social-og-boligstyrelsen'),
  {
    id: id(9),
    email: 'medlem@das-nordjylland.example',
    name: 'Medlem af DAS Social',
    role: 'body-member',
    bodyId: 'das-nordjylland',
  },
]

function account(n: number, local: string, domain: string, name: string, role: Role, organisationId: string): DemoUser {
  return { id: id(n), email: `${local}@${domain}.example`, name, role, organisationId }
}

/** Adds the demo accounts that are missing; the register must be loaded first. Loading again changes nothing. */
export async function loadDemoUsers(db: Db): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  await asSystem(db, 'demo', async (tx) => {
    for (const user of demoUsers) {
      if (await findAccount(tx, user.id)) continue
      await insertAccount(tx, { ...user, language: 'da', passwordHash, isDemo: true })
      await insertMembership(tx, {
        userId: user.id,
        role: user.role,
        organisationId: user.organisationId ?? null,
        bodyId: user.bodyId ?? null,
        validFrom: '2018-01-01',
        validTo: null,
      })
    }
  })
}
