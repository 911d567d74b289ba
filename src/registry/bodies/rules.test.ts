import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NewSeat } from './model.ts'
import { type BodyTree, bodyTrees, chainAbove, fitsSeat, mandateStanding, mostAtOnce, seatTime } from './rules.ts'

const nordjylland = [
  { id: 'councils', parentId: null },
  { id: 'kkr', parentId: 'councils' },
  { id: 'kdk', parentId: 'kkr' },
  { id: 'das', parentId: 'kdk' },
  { id: 'fu', parentId: 'das' },
  { id: 'group', parentId: 'das' },
]

describe('the chain', () => {
  test('FU reports to DAS, KDK, KKR and the municipal councils, nearest first', () => {
    expect(chainAbove(nordjylland, 'fu').map(({ id }) => id)).toEqual(['das', 'kdk', 'kkr', 'councils'])
  })

  test('the top, an unknown body and a body whose parent is unknown have nothing above', () => {
    expect(chainAbove(nordjylland, 'councils')).toEqual([])
    expect(chainAbove(nordjylland, 'nowhere')).toEqual([])
    expect(chainAbove([{ id: 'a', parentId: 'gone' }], 'a')).toEqual([])
  })

  test('a circle, which the database refuses, still ends', () => {
    const circle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'c' },
      { id: 'c', parentId: 'b' },
    ]
    expect(chainAbove(circle, 'a').map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test('every body stands in the trees exactly once, whatever is filtered away', () => {
    const flat = (trees: BodyTree<{ id: string }>[]): string[] =>
      trees.flatMap(({ body, below }) => [body.id, ...flat(below)])
    fc.assert(
      fc.property(fc.subarray(nordjylland), (bodies) => {
        expect(flat(bodyTrees(bodies)).sort()).toEqual(bodies.map(({ id }) => id).sort())
      }),
    )
    expect(bodyTrees(nordjylland).map(({ body }) => body.id)).toEqual(['councils'])
  })
})

describe('deputies', () => {
  const seat = { validFrom: '2024-01-01', validTo: '2025-01-01' }
  test.each([
    ['the same period', '2024-01-01', '2025-01-01', true],
    ['a part of it', '2024-03-01', '2024-04-01', true],
    ['a day too early', '2023-12-31', '2024-04-01', false],
    ['a day too long', '2024-03-01', '2025-01-02', false],
    ['until further notice for a seat that ends', '2024-03-01', null, false],
  ])('%s', (_, validFrom, validTo, fits) => {
    expect(fitsSeat({ validFrom, validTo }, seat)).toBe(fits)
  })

  test('a seat without an end takes a deputy without an end', () => {
    expect(fitsSeat({ validFrom: '2024-01-01', validTo: null }, { ...seat, validTo: null })).toBe(true)
  })

  test('a form says what is wrong with the holder and the deputy', () => {
    const form = { function: 'member', seats: '1', validFrom: '2024-01-01', validTo: '' }
    const faults = (more: object) => NewSeat.safeParse({ ...form, ...more }).error?.issues.map(({ message }) => message)
    expect(faults({})).toEqual(['bodies.noHolder'])
    expect(faults({ organisationId: '851', holderBodyId: 'fu' })).toEqual(['bodies.oneHolder'])
    expect(faults({ function: 'deputy', role: 'Suppleant' })).toEqual(['bodies.deputyFor'])
    expect(faults({ role: 'Direktør', validTo: '2024-01-01' })).toEqual(['bodies.period'])
    expect(faults({ role: 'Direktør' })).toBeUndefined()
  })
})

test('of the approved versions of a mandate the latest is in force, a draft changes nothing', () => {
  const all = [
    { number: 4, state: 'draft' as const },
    { number: 3, state: 'approved' as const },
    { number: 2, state: 'approved' as const },
    { number: 1, state: 'ended' as const },
  ]
  expect(all.map((one) => mandateStanding(one, all))).toEqual(['draft', 'in-force', 'replaced', 'ended'])
})

test('on the day of its end a seat is no longer held', () => {
  const seat = { validFrom: '2024-01-01', validTo: '2025-01-01' }
  expect(seatTime(seat, '2023-12-31')).toBe('coming')
  expect(seatTime(seat, '2024-12-31')).toBe('now')
  expect(seatTime(seat, '2025-01-01')).toBe('earlier')
})

describe('the people on a seat at once', () => {
  const from = (validFrom: string, validTo: string | null = null) => ({ validFrom, validTo })

  test.each([
    ['nobody', [], 0],
    [
      'one after the other, the day of the change counted once',
      [from('2024-01-01', '2024-06-01'), from('2024-06-01')],
      1,
    ],
    ['two for a day', [from('2024-01-01', '2024-06-02'), from('2024-06-01')], 2],
    [
      'three, of whom two at a time',
      [from('2024-01-01', '2024-03-01'), from('2024-02-01', '2024-05-01'), from('2024-04-01')],
      2,
    ],
  ])('%s', (_, people, most) => {
    expect(mostAtOnce(people)).toBe(most)
  })
})
