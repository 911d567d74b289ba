import { expect, test } from 'vitest'
import type { FrozenItem } from '../approval/model.ts'
import type { Attachment } from '../model.ts'
import { shownAttachments } from './attachments.ts'

const attachment = (id: string, more: Partial<Attachment> = {}): Attachment => ({
  id,
  caseId: 'sag',
  itemId: null,
  position: 1,
  title: id,
  fileId: id,
  closed: false,
  late: false,
  detachedAt: null,
  ...more,
})
const item = { id: 'punkt', caseId: 'sag', sentAt: '2025-03-10T08:00:00.000Z' }
const frozen = (attachments: FrozenItem['attachments']): FrozenItem => ({
  title: null,
  number: null,
  sections: null,
  clauses: [],
  ...(attachments && { attachments }),
})
const ids = (list: Attachment[]) => list.map(({ id }) => id)

test('an item shows the attachments of its case and its own, and those taken off after it was sent', () => {
  const readable = [
    attachment('a'),
    attachment('before', { detachedAt: '2025-03-09T08:00:00.000Z' }),
    attachment('after', { detachedAt: '2025-03-11T08:00:00.000Z' }),
    attachment('own', { caseId: null, itemId: 'punkt' }),
    attachment('other', { caseId: 'anden' }),
  ]
  expect(ids(shownAttachments(item, undefined, readable))).toEqual(['a', 'after', 'own'])
  expect(ids(shownAttachments({ ...item, sentAt: null }, undefined, readable))).toEqual(['a', 'own'])
  expect(ids(shownAttachments({ ...item, caseId: null }, undefined, readable))).toEqual(['own'])
})

test('approved minutes show those they had, as they were, and no later one; what is not readable is left out', () => {
  const kept = { closed: false, late: true, detachedAt: null }
  const list = [
    { id: 'b', title: 'Andet', ...kept },
    { id: 'a', title: 'Første', ...kept },
    { id: 'hidden', title: 'Skjult', ...kept },
  ]
  const readable = [attachment('a', { detachedAt: '2025-05-01T08:00:00.000Z' }), attachment('b'), attachment('late')]
  const shown = shownAttachments(item, frozen(list), readable)
  expect(shown.map(({ id, title, late, detachedAt }) => [id, title, late, detachedAt])).toEqual([
    ['b', 'Andet', true, null],
    ['a', 'Første', true, null],
  ])
})
