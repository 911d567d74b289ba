import { loadAgreements } from '#agreements/index.ts'
import { loadDemoAllocations } from '#allocation/index.ts'
import { loadCapacity, loadCapacityReport, publishFirstEdition } from '#capacity/index.ts'
import { loadDemoMeetings, loadDemoMinutes, loadDemoProcedure } from '#meetings/index.ts'
import { type App, copenhagenDay } from '#platform/app.ts'
import type { Db } from '#platform/database/database.ts'
import { completeOnce } from '#platform/database/load-once.ts'
import { createLog } from '#platform/log.ts'
import { demoUsers, loadDemoSeats, loadDemoUsers, loadRegistry } from '#registry/index.ts'
import { loadDemoRound, loadTemplates } from '#reporting/index.ts'
import { loadDemoBusinessCases, loadDemoScenarios, loadDemoTariffs, loadOverhead, loadTariffs } from '#tariffs/index.ts'
import { registerReports } from './report-kinds.ts'

/**
 * Loads the reference data shipped with the program: the register, the templates, the published figures
 * of past years. Loading again changes nothing, so it runs at every start.
 */
export async function loadReference(db: Db): Promise<void> {
  await loadRegistry(db)
  await loadAgreements(db)
  await loadCapacity(db)
  await loadTemplates(db)
  await loadTariffs(db)
  registerReports()
  await loadCapacityReport(db)
  await loadOverhead(db)
}

/** Loads the demo content once: accounts by role, an open round, a published report. */
export async function loadDemo(db: Db): Promise<void> {
  await completeOnce(db, 'demo', () => makeDemo(db))
}

async function makeDemo(db: Db): Promise<void> {
  await loadDemoUsers(db)
  await loadDemoSeats(db, demoUser('medlem@das-nordjylland.example'))
  await loadDemoRound(db, {
    templateId: 'capacity',
    year: 2025,
    title: 'Kapacitet og belægning 2025',
    ownerId: 'sekretariat-nordjylland',
    secretariatUserId: demoUser('sekretariat@rammeaftale-nordjylland.example'),
    reporters: [
      { organisationId: '1081', userId: demoUser('indberetter@region-nordjylland.example'), sends: false },
      { organisationId: '1083', userId: demoUser('indberetter@region-syddanmark.example'), sends: true },
    ],
    now: new Date(),
  })
  await loadDemoScenarios(db, demoUser('indberetter@region-nordjylland.example'))
  await loadDemoMinutes(db, demoUser('sekretariat@rammeaftale-nordjylland.example'))
  await loadDemoTariffs(db, {
    ownerId: 'sekretariat-nordjylland',
    secretariatUserId: demoUser('sekretariat@rammeaftale-nordjylland.example'),
    begun: { organisationId: '1081', userId: demoUser('indberetter@region-nordjylland.example') },
    sent: {
      organisationId: '1083',
      userId: demoUser('indberetter@region-syddanmark.example'),
      approverId: demoUser('godkender@region-syddanmark.example'),
    },
    now: new Date(),
  })
  await loadCapacityReport(db)
  await publishFirstEdition(actingAs(db, demoUser('sekretariat@rammeaftale-nordjylland.example')), 2024)
  await loadDemoMeetings(actingAs(db, demoUser('sekretariat@rammeaftale-nordjylland.example')))
  await loadDemoProcedure(actingAs(db, demoUser('sekretariat@rammeaftale-nordjylland.example')))
  await loadDemoAllocations(actingAs(db, demoUser('sekretariat@rammeaftale-nordjylland.example')))
  await loadDemoBusinessCases(actingAs(db, demoUser('sekretariat@rammeaftale-nordjylland.example')))
}

/** A use case of the demo content in the name of an account; publishing sends no jobs. */
function actingAs(db: Db, userId: string): App {
  const now = new Date()
  return {
    db,
    actor: { userId, language: 'da', requestId: 'demo' },
    today: copenhagenDay(now),
    now: now.toISOString(),
    jobs: { async send() {} },
    log: createLog('error'),
  }
}

function demoUser(email: string): string {
  const user = demoUsers.find((one) => one.email === email)
  if (!user) throw new Error(`no demo account ${email}`)
  return user.id
}
