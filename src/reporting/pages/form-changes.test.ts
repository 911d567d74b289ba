import { describe, expect, test } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { beds } from '../round-fixture.ts'
import { pasteChange, unchangedChange } from './form-changes.ts'
import type { FormPage } from './form-page.ts'

/** The part of a page that the changes read. */
function pageWith(openParts: FormPage['form']['openParts'] = null): FormPage {
  const previous = { a: { places: exact('6'), used: exact('6.4') } }
  return { form: { definition: beds, previous, openParts } } as unknown as FormPage
}

describe('"uændret" in the browser', () => {
  test('fills what is empty, confirms what is the same, and leaves other values alone', () => {
    const typed = { 'celle.a.places': ' 6,0 ', 'celle.a.used': '' }
    expect(unchangedChange(pageWith(), typed, ['a', 'b'])).toEqual({
      kind: 'unchanged',
      changes: [{ name: 'celle.a.used', before: '', after: '6,4' }],
      without: [],
      kept: 0,
      confirmed: ['celle.a.places', 'celle.a.used'],
    })
    const other = unchangedChange(pageWith(), { 'celle.a.places': '7', 'celle.a.used': 'ca. 6' }, ['a'])
    expect(other).toMatchObject({ changes: [], kept: 2, confirmed: [] })
  })

  test('leaves locked parts alone', () => {
    const { changes } = unchangedChange(pageWith([{ lineId: 'a', field: 'used' }]), {}, ['a'])
    expect(changes.map(({ name }) => name)).toEqual(['celle.a.used'])
  })
})

test('a paste tells what it changed, with what stood there, and not what was the same', () => {
  const placed = { texts: { 'celle.a.places': '7', 'celle.a.used': '5' }, without: ['x'] }
  expect(pasteChange({ 'celle.a.places': '6', 'celle.a.used': '5' }, placed)).toEqual({
    kind: 'paste',
    changes: [{ name: 'celle.a.places', before: '6', after: '7' }],
    without: ['x'],
    kept: 0,
  })
})
