import type { Block, DocumentModel } from '#platform/documents/model.ts'
import type { PackAttachment, PackFault, PackModel, PackSection } from '#platform/documents/pack/model.ts'
import { longDate } from '#platform/documents/words.ts'
import type { Attachment } from '../model.ts'
import type { ItemView, MeetingView } from '../service/view.ts'
import { type Composing, itemBlocks, itemTitle } from './compose.ts'
import { numberedAttachments } from './shown.ts'

const faults: PackFault[] = ['unsupported', 'encrypted', 'unreadable', 'tooLarge', 'tooSlow', 'noText']

/** How an attachment is read when its turn comes. */
export type Reading = (attachment: Attachment) => Pick<PackAttachment, 'mediaType' | 'read'>

/**
 * The pack of a meeting (mødemappe): a section for each item with its list, and after it the attachments in order. The
 * date is that of the meeting, so that the same content always gives the same bytes.
 */
export function packOf(composing: Composing, reading: Reading): PackModel {
  const { shown, t } = composing
  const heads = shown.items.filter(
    ({ parentId }) => parentId === null || !shown.items.some(({ id }) => id === parentId),
  )
  return {
    ...headOf(composing),
    front: frontOf(composing),
    words: {
      contents: t('p.document.contents'),
      attachments: t('p.document.attachments'),
      page: t('p.document.page'),
      of: t('p.document.of'),
      converted: t('p.document.converted'),
      fault: Object.fromEntries(faults.map((fault) => [fault, t(`p.fault.${fault}`)])) as Record<PackFault, string>,
    },
    sections: heads.map((head) => sectionOf(composing, head, reading)),
  }
}

function sectionOf(composing: Composing, head: ItemView, reading: Reading): PackSection {
  const inside = composing.shown.items.filter(({ parentId }) => parentId === head.id)
  return {
    id: `punkt-${head.number.replaceAll('.', '-')}`,
    title: itemTitle(composing, head),
    blocks: [...itemBlocks(composing, head), ...inside.flatMap((item) => innerBlocks(composing, item))],
    attachments: [head, ...inside].flatMap((item) =>
      numberedAttachments(item).map(({ n, attachment }) => ({
        title: attachment.title,
        stamp: composing.t('p.document.stamp', { number: item.number, n }),
        ...reading(attachment),
      })),
    ),
  }
}

/** An item inside a list: its headings stand one level below its title. */
function innerBlocks(composing: Composing, item: ItemView): Block[] {
  const blocks = itemBlocks(composing, item).map(
    (block): Block => (block.kind === 'heading' ? { ...block, level: 3 } : block),
  )
  return [{ kind: 'heading', id: '', level: 2, text: itemTitle(composing, item) }, ...blocks]
}

/** The agenda or minutes without attachments, for Word and for a PDF of the text alone; the attachments are named. */
export function documentOf(composing: Composing): DocumentModel {
  const { shown } = composing
  return {
    ...headOf(composing),
    // The parts of an item are the same in each.
    contentsDepth: 1,
    front: frontOf(composing),
    blocks: shown.items.flatMap((item) => itemWithHead(composing, item)),
  }
}

/** One item as a document of its own. */
export function itemDocumentOf(composing: Composing, item: ItemView): DocumentModel {
  const { meeting } = composing.shown
  return {
    ...headOf(composing),
    title: itemTitle(composing, item),
    subtitle: `${meeting.bodyLongName}, ${longDate(meeting.heldOn, composing.language)}`,
    blocks: [...itemBlocks(composing, item), ...attachmentBlocks(composing, item)],
  }
}

function itemWithHead(composing: Composing, item: ItemView): Block[] {
  const head: Block = { kind: 'heading', id: `punkt-${item.number}`, level: 1, text: itemTitle(composing, item) }
  return [head, ...itemBlocks(composing, item), ...attachmentBlocks(composing, item)]
}

function attachmentBlocks({ t }: Composing, item: ItemView): Block[] {
  const numbered = numberedAttachments(item)
  if (numbered.length === 0) return []
  return [
    { kind: 'heading', id: '', level: 2, text: t('p.document.attachments') },
    {
      kind: 'list',
      ordered: false,
      items: numbered.map(({ n, attachment }) => [
        { text: t('p.document.attachment', { n, title: attachment.title }) },
        ...(attachment.detachedAt === null ? [] : [{ text: ` · ${t('m.case.file.detached')}` }]),
      ]),
    },
  ]
}

function headOf({ shown: { meeting }, kind, language, t }: Composing) {
  return {
    title: t('p.document.title', { kind: t(`p.document.${kind}`), body: meeting.bodyLongName }),
    subtitle: longDate(meeting.heldOn, language),
    language,
    date: meeting.heldOn,
    author: meeting.bodyLongName,
    apart: true as const,
  }
}

function frontOf(composing: Composing): string[] {
  const people = frontPeople(composing).map(({ label, names }) => `${label} ${names.join('; ')}`)
  return [...frontFacts(composing), ...people]
}

/**
 * Which body, when and where, whether closed items are with, and what was changed after the agenda was sent: each with the
 * word before it that other papers of the kind use, so that it is read as what it is.
 */
function frontFacts({ shown, t, language }: Composing): string[] {
  const { startsAt, endsAt, place, bodyLongName, heldOn } = shown.meeting
  const changed = shown.items.filter(({ changedSince }) => changedSince !== null).map(({ number }) => number)
  const [from = '', to = ''] = [startsAt, endsAt].map((time) => (time ?? '').replace(/^0/, '').replace(':', '.'))
  const clock =
    startsAt === null ? '' : endsAt === null ? t('p.document.at', { from }) : t('p.document.span', { from, to })
  const remarks = [
    shown.items.some(({ isClosed }) => isClosed)
      ? t('p.document.closed')
      : shown.hasLeftOut
        ? t('p.document.open')
        : '',
    changed.length > 0 ? t('p.document.changed', { numbers: changed.join(', ') }) : '',
  ].filter(Boolean)
  return [
    t('p.document.body', { body: bodyLongName }),
    t('p.document.time', { time: [longDate(heldOn, language), clock].filter(Boolean).join(' ') }),
    place ? t('p.document.place', { place }) : '',
    remarks.length > 0 ? t('p.document.remarks', { text: remarks.join(' ') }) : '',
  ].filter(Boolean)
}

/** Who was there and who was not, in minutes alone. */
function frontPeople({ shown, kind, t }: Composing): { label: string; names: string[] }[] {
  if (kind !== 'minutes') return []
  const named = (presence: 'present' | 'absent') => ({
    label: t(`p.document.${presence}`),
    names: shown.attendance.filter((one) => one.presence === presence).map((one) => nameOf({ shown, t }, one)),
  })
  return [named('present'), named('absent')].filter(({ names }) => names.length > 0)
}

function nameOf({ shown, t }: Pick<Composing, 'shown' | 't'>, person: MeetingView['attendance'][number]): string {
  const named = [person.name, person.described].filter(Boolean).join(', ')
  const standing = person.deputyFor ? t('p.document.deputyFor', { name: named, for: person.deputyFor }) : named
  const numbers = shown.items.filter(({ id }) => person.itemIds.includes(id)).map(({ number }) => number)
  return numbers.length === 0 ? standing : t('p.document.onlyItems', { name: standing, numbers: numbers.join(', ') })
}
