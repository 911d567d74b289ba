import { formatDateTime } from '#figures/format.ts'
import type { Block, Run } from '#platform/documents/model.ts'
import { longDate } from '#platform/documents/words.ts'
import type { CitedFigure } from '../cited/rules.ts'
import type { Clause, Decision } from '../model.ts'
import { outcomeWords } from '../outcome-words.ts'
import { plainText } from '../plain-text.ts'
import { textParts } from '../rules/text-parts.ts'
import type { ItemView } from '../service/view.ts'
import type { PackKind } from './model.ts'
import type { Shown } from './shown.ts'
import type { Words } from './words.ts'

export type Composing = {
  shown: Shown
  kind: PackKind
  language: 'da' | 'en'
  t: Words
  /** The figures in the texts of the case at hand. */
  cited?: readonly CitedFigure[]
}

/** The title of an item as it stands in a document: "7. Faste læger på botilbud", and whether it is closed. */
export function itemTitle({ t }: Composing, item: ItemView): string {
  const title = `${item.number}. ${item.title ?? t(`m.kind.${item.kind}`)}`
  return item.isClosed ? t('p.document.closedItem', { title }) : title
}

/** The text of one item: its resumé first, what is recommended, what was decided, and then the long presentation. */
export function itemBlocks(given: Composing, item: ItemView): Block[] {
  const composing = { ...given, cited: given.shown.cited[item.case?.id ?? ''] ?? [] }
  const { t, kind } = composing
  const [resume, ...rest] = [
    item.sections.filter(({ name }) => name === 'resume'),
    ...item.sections.filter(({ name }) => name !== 'resume').map((section) => [section]),
  ].map((list) => list.flatMap(({ name, text }) => headed(t(`m.section.${name}`), textBlocks(composing, text))))
  return [
    ...aboutBlocks(composing, item),
    ...(resume ?? []),
    ...(item.text ? textBlocks(composing, item.text) : []),
    ...headed(t('m.recommendation'), clauseBlocks(composing, item.clauses)),
    ...(kind === 'minutes' ? toldBlocks(composing, item) : []),
    ...rest.flat(),
    ...headed(t('cited.title'), citedBlocks(composing)),
    ...headed(t('m.earlier'), earlierBlocks(composing, item)),
  ]
}

/** Open or closed and why, which case, who prepared it, what is asked, and whether it was changed after it was sent. */
function aboutBlocks({ t, language }: Composing, item: ItemView): Block[] {
  const known = [
    t(item.isClosed ? 'p.document.isClosed' : 'p.document.isOpen'),
    item.case ? t('p.document.case', { number: item.case.number }) : '',
  ]
  const facts = [
    item.case?.responsible ? t('p.document.responsible', { name: item.case.responsible }) : '',
    item.kind === 'case' || item.kind === 'other' ? t(`p.document.purpose.${item.purpose}`) : '',
    item.extra ? t('m.extra') : item.late ? t('m.late') : '',
  ]
  return [
    ...[known, facts].flatMap((row): Block[] => {
      const text = row.filter(Boolean).join(' · ')
      return text === '' ? [] : [{ kind: 'paragraph', runs: [{ text, italic: true }], sticky: true }]
    }),
    ...(item.isClosed && item.reason ? [note(t('p.document.closedFor', { reason: item.reason }))] : []),
    ...(item.changedSince
      ? [note(t('p.document.changedItem', { at: formatDateTime(item.changedSince.replacedAt, language) }))]
      : []),
  ]
}

/** Numbered, as the decisions are; options stand under the clause they belong to. */
function clauseBlocks(composing: Composing, clauses: readonly Clause[]): Block[] {
  if (clauses.length === 0) return []
  const { t, shown } = composing
  return [
    paragraph([{ text: t('m.recommendation.lead', { body: shown.meeting.bodyName }) }]),
    {
      kind: 'list',
      ordered: true,
      items: clauses.map(({ text }) => runsOf(composing, text)),
      below: clauses.map(({ options }) =>
        options.map((text, at): Run[] => [{ text: t('m.option', { n: at + 1, text }) }]),
      ),
    },
  ]
}

function toldBlocks(composing: Composing, item: ItemView): Block[] {
  const { t } = composing
  return [
    ...headed(t('p.document.told'), item.minutes ? textBlocks(composing, item.minutes.text) : []),
    ...headed(
      t(item.isBusiness ? 'p.document.noted' : 'm.decision'),
      item.decision ? decisionBlocks(composing, item.decision, item.clauses) : [],
    ),
    ...headed(t('m.followUps'), followUpBlocks(composing, item)),
  ]
}

function decisionBlocks(composing: Composing, decision: Decision, clauses: readonly Clause[]): Block[] {
  const { t } = composing
  const { text, outcomes, delegatedTo, delegatedWhat } = decision
  const lines = outcomes.map((outcome): Run[] => [
    { text: outcomeWords(outcome, t, clauses), bold: true },
    { text: `: ${plain(composing, outcome.clause)}${outcome.change ? ` – ${plain(composing, outcome.change)}` : ''}` },
  ])
  return [
    ...(lines.length > 0 ? [{ kind: 'list', ordered: true, items: lines } as const] : []),
    ...(text ? textBlocks(composing, text) : []),
    ...(delegatedTo
      ? [paragraph([{ text: t('m.delegated', { to: delegatedTo, what: plain(composing, delegatedWhat ?? '') }) }])]
      : []),
  ]
}

function followUpBlocks(composing: Composing, { followUps }: ItemView): Block[] {
  const { t, language } = composing
  if (followUps.length === 0) return []
  const items = followUps.map(({ what, responsible, dueOn }): Run[] => {
    const words = plain(composing, what)
    return [
      { text: t('m.followUp.line', { what: /[.!?]$/.test(words) ? words : `${words}.`, responsible }) },
      ...(dueOn ? [{ text: ` ${t('m.followUp.due', { date: longDate(dueOn, language) })}` }] : []),
    ]
  })
  return [{ kind: 'list', ordered: false, items }]
}

/** Each figure in the texts with its value, when that was published, and what it is now if it has moved since. */
function citedBlocks({ t, language, cited = [] }: Composing): Block[] {
  if (cited.length === 0) return []
  const withUnit = (value: string, unit: string | null) => (unit ? `${value} ${unit}` : value)
  const lines = cited.map(({ label, value, unit, asOf, now, isMoved }): Run[] => {
    const moved = now
      ? t('cited.movedTo', { value: withUnit(now.value, now.unit), date: longDate(now.asOf, language) })
      : t('cited.gone')
    return [
      { text: t('p.document.cited', { label, value: withUnit(value, unit), date: longDate(asOf, language) }) },
      ...(isMoved ? [{ text: ` ${t('cited.moved')}: ${moved}.`, bold: true } as const] : []),
    ]
  })
  return [{ kind: 'list', ordered: false, items: lines }]
}

/** What bodies before this one recommended or decided of the case. */
function earlierBlocks(composing: Composing, { earlier }: ItemView): Block[] {
  const { t, language } = composing
  return earlier.flatMap(({ bodyName, item, meeting, decision, clauses, feedback }) => {
    const date = meeting ? longDate(meeting.heldOn, language) : ''
    const where = item ? t('m.earlier.item', { body: bodyName, date, number: item.number }) : bodyName
    return [
      paragraph([{ text: where, bold: true }]),
      ...(decision ? decisionBlocks(composing, decision, clauses) : [paragraph([{ text: t('m.earlier.none') }])]),
      ...feedback.map(({ text }) => paragraph([{ text: `${t('m.feedback.from')}: ${plain(composing, text)}` }])),
    ]
  })
}

function headed(title: string, blocks: Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', id: '', level: 2, text: title }, ...blocks]
}

/** Paragraphs as they were typed; lines that begin with a dash or a bullet are a list. */
export function textBlocks(composing: Composing, text: string): Block[] {
  return textParts(text).flatMap((part): Block[] =>
    part.kind === 'list'
      ? [{ kind: 'list', ordered: false, items: part.items.map((item) => runsOf(composing, item)) }]
      : part.text.split('\n').map((line) => paragraph(runsOf(composing, line))),
  )
}

/** A text with its references to items written out with the numbers they have now, and its figures with their values. */
function runsOf(composing: Composing, text: string): Run[] {
  return [{ text: plain(composing, text) }]
}

function plain({ shown, language, t, cited = [] }: Composing, text: string): string {
  return plainText(text, {
    references: shown.references,
    meetingId: shown.meeting.id,
    values: new Map(cited.map(({ ref, value }) => [ref, value])),
    t,
    date: (day) => longDate(day, language),
  })
}

function paragraph(runs: Run[]): Block {
  return { kind: 'paragraph', runs }
}

function note(text: string): Block {
  return { kind: 'note', runs: [{ text }] }
}
