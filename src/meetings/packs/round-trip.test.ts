import { describe, expect, test } from 'vitest'
import { renderDocx } from '#platform/documents/docx.ts'
import { renderPdf } from '#platform/documents/pdf.ts'
import { mediaTypes } from '#platform/extract/model.ts'
import type { ItemFound, MeetingFound } from '../minutes/model.ts'
import { readMinutesFile } from '../minutes/read-file.ts'
import type { ItemView } from '../service/view.ts'
import { itemTitle } from './compose.ts'
import { documentOf } from './documents.ts'
import { shownMeetings } from './round-trip-fixture.ts'
import { wordsIn } from './words.ts'

// Minutes that the program writes are read back by its own import of old minutes, so that a meeting is moved from one
// installation to another by its paper alone.

const t = wordsIn('da')
const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()

/** What an item says, in the words of the paper. */
function said(item: ItemView, shown: (typeof shownMeetings)['whole']) {
  const { number, isClosed, decision, followUps, clauses } = item
  const composing = { shown, kind: 'minutes' as const, language: 'da' as const, t }
  const outcomes = (decision?.outcomes ?? []).map(({ clause, outcome, optionNumber }, at) =>
    outcome === 'option'
      ? `${at + 1}. ${t('m.outcome.optionN', { n: optionNumber ?? 0 })} (${clauses[0]?.options[(optionNumber ?? 1) - 1]}): ${clause}`
      : `${at + 1}. ${t(`m.outcome.${outcome}`)}: ${clause}`,
  )
  const delegated = decision?.delegatedTo
    ? t('m.delegated', { to: decision.delegatedTo, what: decision.delegatedWhat ?? '' })
    : ''
  return {
    number,
    title: itemTitle(composing, { ...item, isClosed: false }).slice(number.length + 2),
    open: !isClosed,
    recommendation: clauses.map(({ text, options }) =>
      plain([text, ...options.map((option, at) => `• ${t('m.option', { n: at + 1, text: option })}`)].join(' ')),
    ),
    decision: decision === null ? null : plain([...outcomes, decision.text, delegated].join(' ')),
    followUps: followUps.map(({ what, responsible, dueOn }) => [`${what}.`, responsible, dueOn]),
  }
}

const readBack = (item: ItemFound) => ({
  number: String(item.number),
  title: item.title,
  open: item.open,
  recommendation: item.recommendation.map(({ text }) => plain(text)),
  decision: item.decision === undefined ? null : plain(item.decision),
  followUps: item.followUps
    // What the words of a decision propose stands beside what was written on the list.
    .filter(({ text }) => !plain(item.decision).includes(text))
    .map(({ text, responsible, due }) => [text, responsible, due ?? null]),
})

async function read(which: keyof typeof shownMeetings, format: 'docx' | 'pdf'): Promise<MeetingFound> {
  const model = documentOf({ shown: shownMeetings[which], kind: 'minutes', language: 'da', t })
  const bytes = format === 'docx' ? await renderDocx(model) : await renderPdf(model)
  const file = await readMinutesFile(bytes, mediaTypes[format])
  if (!file.ok) throw new Error(file.fault)
  const { meetings, unplaced } = file.minutes.found
  expect([meetings.length, unplaced]).toEqual([1, []])
  return meetings[0] as MeetingFound
}

describe.for(['docx', 'pdf'] as const)('minutes written as %s and read by the import', (format) => {
  test.for(Object.keys(shownMeetings) as (keyof typeof shownMeetings)[])('say the same: %s', async (which) => {
    const shown = shownMeetings[which]
    const { meeting } = shown
    const found = await read(which, format)
    expect([found.body, found.date, found.start, found.end, found.place]).toEqual([
      meeting.bodyLongName,
      meeting.heldOn,
      meeting.startsAt ?? undefined,
      meeting.endsAt ?? undefined,
      meeting.place ?? undefined,
    ])
    expect(found.items.map(readBack)).toEqual(shown.items.map((item) => said(item, shown)))
    expect([found.present, found.absent]).toEqual(
      which === 'bare'
        ? [[], []]
        : [
            [
              'Anna Holm, Direktør, Nibe Kommune',
              'Bo Dam, Socialchef',
              'Formanden for brugerrådet',
              'Carla Ry, Centerchef (stedfortræder for Dan Ege)',
              'Eva Friis, Region Nordjylland (under punkt 3, 5)',
            ],
            ['Dan Ege, Centerchef i Morsø Kommune', 'Gry Lund'],
          ],
    )
  })

  test('keep what was said apart from what was decided, and the parts of a case under their names', async () => {
    const item = (await read('whole', format)).items.find(({ number }) => number === 3)
    expect(item?.caseNumber).toBe('2025-12')
    expect(item?.sections.other).toContain('Medlemmerne bakkede op.')
    expect(item?.sections.resume).toBe('Kort om den fælles indgang.')
    expect(item?.sections.economy).toBe('Udgiften er 250.000 kr. om året.')
    const paragraphs = shownMeetings.whole.items[2]?.sections.find(({ name }) => name === 'background')?.text
    expect(item?.sections.background).toBe(paragraphs)
    expect(item?.attachments.map(({ title }) => title)).toEqual(['Bilag 1: Notat om indgangen', 'Bilag 2: Budget 2025'])
  })
})
