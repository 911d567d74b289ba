import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { upsert } from '../reference/upsert.ts'

const body_id = 'das-nordjylland'
const seat = (id: string, more: object) => ({
  ...{ id: `demo-das-${id}`, body_id, seats: 1, valid_from: '2018-01-01', version: 1 },
  ...more,
})
const person = (id: string, seatId: string, more: object) => ({
  ...{ id: `demo-das-${id}`, body_id, seat_id: `demo-das-${seatId}`, valid_from: '2024-01-01', version: 1 },
  ...more,
})
const role = 'Socialdirektør'

/** Seats of DAS Social with made-up people: named ones, a user, and one who stands in. Loading again changes nothing. */
export async function loadDemoSeats(db: Db, memberId: string): Promise<void> {
  await asSystem(db, 'demo', async (tx) => {
    const seats = [
      seat('formand', { function: 'chair', organisation_id: '851', role }),
      seat('810', { function: 'member', organisation_id: '810', role }),
      seat('810-stedfortraeder', {
        function: 'deputy',
        deputy_for: 'demo-das-810',
        organisation_id: '810',
        role: 'Myndighedschef',
      }),
      seat('region', { function: 'member', organisation_id: '1081', role: 'Direktør', seats: 2 }),
    ]
    const columns = [
      'id',
      'body_id',
      'function',
      'deputy_for',
      'organisation_id',
      'role',
      'seats',
      'valid_from',
    ] as const
    await upsert(tx, 'body_seat', seats, { key: ['id'], columns: [...columns, 'version'], keep: true })
    const people = [
      person('formand', 'formand', { name: 'Formand (opdigtet)' }),
      person('medlem', '810', { user_id: memberId }),
      person('stedfortraeder', '810-stedfortraeder', { name: 'Stedfortræder (opdigtet)' }),
      person('region', 'region', { name: 'Direktør (opdigtet)', title: 'Direktør for specialsektoren' }),
    ]
    await upsert(tx, 'seat_person', people, {
      key: ['id'],
      columns: ['id', 'body_id', 'seat_id', 'user_id', 'name', 'title', 'valid_from', 'version'],
      keep: true,
    })
  })
}
