import { expect, test } from 'vitest'
import { anyForm, lostCells } from './workbook-fixture.ts'

// All 10,000 in `npm run bench -- excel-round-trip`.
const sample = 120

test('a workbook of any template gives back every cell as it was, with the version it was made from', async () => {
  for (let seed = 1; seed <= sample; seed += 1) expect(await lostCells(anyForm(seed)), `seed ${seed}`).toEqual([])
})
