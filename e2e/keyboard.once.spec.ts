import { walkFromRoundToReport } from './journeys/report.ts'
import { keyboard } from './support/hands.ts'
import { test } from './support/test.ts'

// The journeys again, with the keyboard alone.

test('from an opened round to a published, corrected and compared report', async ({ page, server }) => {
  await walkFromRoundToReport({ page, hands: keyboard(page), origin: server.url })
})
