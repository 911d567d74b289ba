import { expect, test } from 'vitest'
import { buildWorkbook } from './build.ts'
import { mutate } from './mutation-fixture.ts'
import { wrongVerdict } from './verdict-fixture.ts'
import { anyForm, seeded } from './workbook-fixture.ts'

// All 10,000 in `npm run bench -- excel-fuzz`.
const sample = 200

test('a damaged or hostile workbook is refused with place and remedy, or read as what it was', async () => {
  const names = new Set<string>()
  for (let seed = 1; seed <= sample; seed += 1) {
    const form = anyForm(seed % 20)
    const mutation = mutate(seeded(seed), await buildWorkbook(form))
    names.add(mutation.name)
    expect(await wrongVerdict(form, mutation), `seed ${seed}, ${mutation.name}`).toBeNull()
  }
  expect(names.size).toBeGreaterThan(20)
})
