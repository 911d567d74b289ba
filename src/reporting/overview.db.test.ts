import { describe, expect } from 'vitest'
import { exact, unknown } from '#figures/quantity.ts'
import { databaseTest } from '#testing/database.ts'
import { openDemoRound } from './round-fixture.ts'
import { approve, submit } from './service/moves.ts'
import { listComingStages, listReportingNews } from './service/overview.ts'
import { extendRespondent } from './service/respondents.ts'
import { saveValues } from './service/save.ts'

const test = databaseTest.extend('world', async ({ emptyDatabase }) => openDemoRound(emptyDatabase))
type World = Awaited<ReturnType<typeof openDemoRound>>
type Who = Parameters<World['as']>[0]

const before = '2000-01-01T00:00:00.000Z'
const news = async (world: World, who: Who, since = before) =>
  (await listReportingNews(world.as(who), since, 8)).map(({ kind, organisationName }) =>
    `${kind} ${organisationName ?? ''}`.trim(),
  )

describe('what happens soon in the rounds', () => {
  test('is the calendar of open rounds, and a later deadline for those it is about', async ({ world }) => {
    const { as, a, roundId } = world
    await extendRespondent(as('secretary'), {
      respondentId: a,
      date: '2026-02-20',
      time: '12.00',
      reason: 'Nyt økonomisystem',
    })
    const soon = async (who: Who, until = '2026-03-01T00:00:00.000Z') =>
      (await listComingStages(as(who), until)).map(({ kind, at, organisationName }) =>
        `${kind} ${at.slice(0, 10)} ${organisationName ?? ''}`.trim(),
      )
    const deadline = 'deadline 2026-02-06'
    expect(await soon('reporterA')).toEqual([deadline, 'extended 2026-02-20 Driftsherre A'])
    expect(await soon('secretary')).toEqual([deadline, 'extended 2026-02-20 Driftsherre A'])
    expect(await soon('reporterB')).toEqual([deadline])
    expect(await soon('reporterB', '2026-02-06T11:00:00.000Z')).toEqual([])
    expect((await listComingStages(as('reporterB'), '2026-03-01T00:00:00.000Z'))[0]).toMatchObject({ roundId })
  })
})

describe('what changed in the rounds', () => {
  test('is what others did, told to those who follow it and nobody else', async ({ world }) => {
    const { as, a } = world
    await saveValues(as('reporterA'), {
      respondentId: a,
      cells: [
        { lineId: 'line-a1', field: 'places', value: exact('6') },
        { lineId: 'line-a1', field: 'used', value: exact('5.5') },
        { lineId: 'line-a2', field: 'places', value: exact('10') },
        { lineId: 'line-a2', field: 'used', value: unknown },
      ],
    })
    await submit(as('reporterA'), { respondentId: a })
    expect(await news(world, 'approverA')).toEqual(['submitted Driftsherre A', 'opened'])
    await approve(as('approverA'), { respondentId: a })
    expect(await news(world, 'secretary')).toEqual(['approved Driftsherre A', 'submitted Driftsherre A', 'opened'])
    expect(await news(world, 'reporterA')).toEqual(['approved Driftsherre A', 'opened'])
    expect(await news(world, 'reporterB')).toEqual(['opened'])
    expect(await news(world, 'secretary', '2100-01-01T00:00:00.000Z')).toEqual([])
  })

  test('is not asked for without a log-in', async ({ world }) => {
    await expect(listReportingNews(world.as(null), before, 8)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})
