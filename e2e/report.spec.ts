import { walkFromRoundToReport } from './journeys/report.ts'
import { pointer } from './support/hands.ts'
import { test } from './support/test.ts'

test('from an opened round to a published, corrected and compared report', async ({ page, server }) => {
  await walkFromRoundToReport({ page, hands: pointer(page), origin: server.url })
})
