import { expect, test } from 'vitest'
import { caseNumberOf, openness } from './vocabulary.ts'

test.each<[string, string | null, boolean | null]>([
  ['(Åben) Sagsnr.: 14/1234', '14/1234', true],
  ['[Lukket] Sagsnummer 2014-123456', '2014-123456', false],
  ['Sag: 2014-004321 | Lukket', '2014-004321', false],
  ['Lukket sag, Sagsnr. 14/1234', '14/1234', false],
  ['Sagsnr.: 330-2014-16499 Dok.nr.: 330-2014-309968 Åbent', '330-2014-16499', true],
  ['Sagsbehandler: abc; Journalnr. 14/12345', '14/12345', null],
  ['Dok.nr.: 330-2014-309968 - Sagsnr.: 330-2014-16499', '330-2014-16499', null],
  ['Åbent punkt – Sagsid: 14/12345 – Sagsbehandler: def', '14/12345', true],
  ['Lukket punkt, jf. § 30, stk. 4', null, false],
  ['Åben', null, true],
  ['2025-2026', null, null],
  ['Sagen er åben for bemærkninger, jf. sag 14/1234.', null, null],
  ['Åben rådgivning, telefon 12345678', null, null],
  ['Sagsfremstilling: Åben', null, null],
])('the row of fields "%s"', (row, caseNumber, open) => {
  expect({ caseNumber: caseNumberOf(row), open: openness(row) }).toEqual({ caseNumber, open })
})

test('a case number of subject and kind together is one, a date with a time behind it is none', () => {
  expect(caseNumberOf('27.03.08Ø05-0012')).toBe('27.03.08Ø05-0012')
  expect(caseNumberOf('27.03.08 kl. 10-12')).toBeNull()
})
