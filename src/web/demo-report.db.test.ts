import { expect } from 'vitest'
import { capacityFigures } from '#capacity/index.ts'
import { asActor } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { getEdition, getPublishing, listReports, publish } from '#publishing/index.ts'
import { demoUsers } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { loadDemo, loadReference } from './load.ts'

const id = 'kapacitet-og-belaegning-2025'

function as(database: OpenDatabase, role?: string) {
  return testApp(database, { userId: demoUsers.find((user) => user.role === role)?.id, today: '2026-02-01' }).app
}

/** Used places of 2025 that a visitor can read. */
async function publicFigures(database: OpenDatabase): Promise<number> {
  const { offerings } = await asActor(as(database), (tx) => capacityFigures(tx, { years: [2024, 2025] }))
  return offerings.filter(({ series }) => series.find(({ year }) => year === 2025)?.used.state === 'exact').length
}

/** The reports on capacity that a visitor finds, with their latest edition; the annex of tariffs is one of another kind. */
async function capacityReports(database: OpenDatabase) {
  const reports = await listReports(as(database))
  return reports.filter(({ kind }) => kind === 'capacity').map(({ year, edition }) => [year, edition])
}

test('publishing the report of the open round makes its approved submissions public, and loading again changes nothing', async ({
  database,
}) => {
  await loadReference(database.db)
  await loadDemo(database.db)
  expect(await publicFigures(database)).toBe(0)
  expect(await capacityReports(database)).toEqual([[2024, 1]])

  const app = as(database, 'secretariat')
  const { sha256 } = await getPublishing(app, id)
  expect(await publish(app, id, { sha256, note: '' })).toBe(1)
  expect(await publicFigures(database)).toBeGreaterThan(0)
  const { figures, moved } = await getEdition(as(database), id)
  expect(figures['rapport.2025.oplyst']?.text).toBe(String(await publicFigures(database)))
  expect(moved).toBe(false)

  await loadReference(database.db)
  await loadDemo(database.db)
  expect(await capacityReports(database)).toEqual([
    [2025, 1],
    [2024, 1],
  ])
})
