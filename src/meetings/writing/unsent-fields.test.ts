import { expect, test } from 'vitest'
import { unsentFields } from './unsent-fields.ts'

const values = { text: 'Godkendt.', 'outcome-0': 'adopted' }
const kept = (versions: Record<string, number>) => ({ at: '2026-03-17T12:00:00Z', values, versions })

test('what was typed and never sent is put in again, also when the record has changed meanwhile', () => {
  expect(unsentFields(kept({ form: 1 }), 1)).toEqual(values)
  expect(unsentFields(kept({ form: 1 }), 2)).toEqual(values)
})

test('what was sent and stored is done', () => {
  expect(unsentFields(kept({ form: 1, sent: 1 }), 2)).toBeNull()
})

test('what was sent and not taken comes back', () => {
  expect(unsentFields(kept({ form: 1, sent: 1 }), 1)).toEqual(values)
})

test('nothing kept is nothing', () => {
  expect(unsentFields(null, 0)).toBeNull()
  expect(unsentFields({ ...kept({ form: 0 }), values: {} }, 0)).toBeNull()
})
