import { expect, test } from 'vitest'
import { draftKey, forgetDraft, keepDraft, readDraft } from './kept-draft.ts'

function browserStore() {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }
}

const draft = { at: '2026-01-10T09:00:00.000Z', values: { 'celle.a.used': '6,4' }, versions: { 'a used': 2 } }

test('what could not be saved is kept for the respondent and the person, and offered to nobody else', () => {
  const store = browserStore()
  expect(keepDraft(() => store, draftKey('r', 'anna'), draft)).toBe(true)
  expect(readDraft(() => store, draftKey('r', 'anna'))).toEqual(draft)
  expect(readDraft(() => store, draftKey('r', 'bo'))).toBeNull()
  expect(readDraft(() => store, draftKey('q', 'anna'))).toBeNull()
})

test('nothing is left behind when everything is saved', () => {
  const store = browserStore()
  keepDraft(() => store, 'k', draft)
  keepDraft(() => store, 'k', { ...draft, values: {} })
  expect(store.held.size).toBe(0)
})

test('a browser that keeps nothing, or holds something else, is no error', () => {
  const full = {
    ...browserStore(),
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  expect(keepDraft(() => full, 'k', draft)).toBe(false)
  for (const text of ['{', '[]', '{"at":1}', '{"at":"x","values":{"a":1},"versions":{}}', 'null']) {
    expect(readDraft(() => ({ ...browserStore(), getItem: () => text }), 'k')).toBeNull()
  }
})

test('a browser that refuses to name its store is no error', () => {
  const refused = () => {
    throw new Error('SecurityError')
  }
  expect(keepDraft(refused, 'k', draft)).toBe(false)
  expect(readDraft(refused, 'k')).toBeNull()
  expect(() => forgetDraft(refused, 'k')).not.toThrow()
})
