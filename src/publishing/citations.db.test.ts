import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import { databaseTest as test } from '#testing/database.ts'
import { citedIn, findCitations } from './citations.ts'
import { as, input, secretariat, smallReport, world } from './publishing-fixture.ts'
import { getPublishing, publish } from './service.ts'

const id = 'proeve-1999'

test.beforeEach(async ({ database }) => {
  Object.assign(world, { value: '33', inputs: [input('1')], publicInputs: undefined, told: [] })
  await smallReport(database, id, 1999)
})

describe('references to figures in a text', () => {
  test('are found once each, and other braces stay text', () => {
    expect(citedIn('Den var {rapport:a/x} %, {rapport:b/y}, igen {rapport:a/x}; {x} og {ukendt:a/x}')).toEqual([
      'rapport:a/x',
      'rapport:b/y',
    ])
  })
})

describe('a cited figure', () => {
  test('is that of the latest edition, for a visitor too, and is left out when it is not published', async ({
    database,
  }) => {
    const app = as(database, secretariat)
    const find = (refs: string[]) => asActor(as(database), (tx) => findCitations(tx, refs))
    const ref = `rapport:${id}/x`
    expect((await find([ref])).size).toBe(0)

    await publish(app, id, { sha256: (await getPublishing(app, id)).sha256, note: '' })
    world.value = '44'
    world.inputs = [input('2')]
    await publish(app, id, { sha256: (await getPublishing(app, id)).sha256, note: '' })

    const found = await find([ref, `rapport:${id}/y`, 'rapport:findes-ikke/x', 'rapport:uden-streg', 'andet:1/2'])
    expect([...found.keys()]).toEqual([ref])
    expect(found.get(ref)).toMatchObject({ ref, figure: { id: 'x', text: '44' }, href: `/rapporter/${id}/udgave/2` })
    expect(found.get(ref)?.publishedAt).toMatch(/^\d{4}-/)
  })
})
