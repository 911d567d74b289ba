import { expect, test } from 'vitest'
import { AppError } from '#platform/errors.ts'
import { createLog } from '#platform/log.ts'
import { failurePage } from './failure-page.ts'

const titleOf = async (error: unknown) => {
  const answer = failurePage(
    error,
    'a1b2',
    'da',
    createLog('error', () => true),
  )
  return [answer.status, /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1]]
}

test('a refusal is not called a fault of ours, and a fault is', async () => {
  expect(await titleOf(new AppError('tooLarge', 'files.size'))).toEqual([413, 'Det kan ikke gemmes sådan'])
  expect(await titleOf(new AppError('unavailable', 'platform.databaseGone'))).toEqual([
    503,
    'Siden er ikke klar lige nu',
  ])
  expect(await titleOf(new Error('bug'))).toEqual([500, 'Der er sket en fejl hos os'])
})
