import { expect, test } from 'vitest'
import { attachment, download } from './download.ts'

test('a file is saved under its Danish name, and under a plain one by old programs', () => {
  expect(attachment('Kapacitet 2025 – Nordjylland.xlsx')).toBe(
    `attachment; filename="Kapacitet_2025___Nordjylland.xlsx"; filename*=UTF-8''Kapacitet%202025%20%E2%80%93%20Nordjylland.xlsx`,
  )
})

test('no name ends the header, leads to another folder or stops the answer', () => {
  for (const name of ['a"\r\nx: y', '../../etc/passwd', "it's (1)*.pdf", '\ud800.pdf', '']) {
    const header = attachment(name)
    expect(header).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.%~!-]*$/)
    expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
  }
})

test('the answer says what it is, how long it is, and that nobody keeps it', async () => {
  const answer = download({ name: 'møde.ics', ending: 'ics', content: 'BEGIN:VCALENDAR å', method: 'CANCEL' })
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8; method=CANCEL',
    'content-length': '18',
    'cache-control': 'private, no-store',
  })
  expect(await answer.text()).toBe('BEGIN:VCALENDAR å')
})
