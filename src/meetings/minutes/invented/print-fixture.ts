import type { SectionName } from '../model.ts'
import type { Block, DrawnItem, DrawnMeeting } from './draw-fixture.ts'
import type { Layout } from './layouts-fixture.ts'

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ')
const weekdays = 'søndag mandag tirsdag onsdag torsdag fredag lørdag'.split(' ')

const standardWords: Record<Exclude<SectionName, 'other'> | 'recommendation' | 'attachments', string> = {
  resume: 'Resume',
  background: 'Baggrund',
  presentation: 'Sagsfremstilling',
  economy: 'Økonomi',
  hearing: 'Høringssvar',
  process: 'Proces',
  recommendation: 'Indstilling',
  attachments: 'Bilag',
}

/** What a printed line is broken at, and whether long words are cut there. */
export type Paper = { width: number; hyphens: boolean; linesPerPage: number }

export function printedDate(date: string, form: Layout['date']): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const long = `${Number(day)}. ${months[Number(month) - 1]} ${year}`
  if (form === 'dashes') return `${day}-${month}-${year}`
  if (form === 'dots') return `${day}.${month}.${year}`
  if (form === 'short') return `${day}.${month}.${year.slice(2)}`
  return form === 'weekday' ? `${weekdays[new Date(`${date}T12:00:00Z`).getUTCDay()]} den ${long}` : long
}

/** A meeting as lines in a layout. */
export function printMeeting(meeting: DrawnMeeting, layout: Layout, paper: Paper): string[] {
  const out: string[] = []
  const put = (text: string) => out.push(...broken(text, paper))
  const date = printedDate(meeting.date, layout.date)
  printHead(meeting, layout, date, out, put)
  printContents(meeting, layout, out)
  const late: (() => void)[] = []
  meeting.items.forEach((item, at) => {
    if (layout.nested) printGroup(meeting.items, at, out)
    out.push('\f')
    printItem(item, { meeting, layout, date, put, out })
    const papers = () => printPapers(item, layout, put, out)
    if (item.enclosed) {
      out.push('\f')
      put((item.attachments[0]?.title ?? '').toUpperCase())
      out.push('', '', '', ...printMeeting(item.enclosed, layout, paper))
    }
    if (layout.papers === 'behind-item') papers()
    else if (layout.papers === 'end') late.push(papers)
  })
  if (layout.ended !== null) out.push('', `${layout.ended} ${meeting.end.replace(':', '.')}.`)
  for (const papers of late) papers()
  return paged(out, meeting, layout, date, paper.linesPerPage)
}

type Put = (text: string) => void

function printHead(meeting: DrawnMeeting, layout: Layout, date: string, out: string[], put: Put): void {
  const { labels } = layout
  const word = layout.decisions ? 'Referat' : 'Dagsorden'
  const times = `kl. ${meeting.start.replace(':', '.')} – ${meeting.end.replace(':', '.')}`
  if (layout.head === 'line') put(`${word} fra møde i ${meeting.body} den ${date}, ${times}`)
  else out.push(word, '', meeting.body, '', `${labels.time} ${date} ${times}`)
  out.push('')
  put(`${labels.place} ${meeting.place}`)
  if (layout.head === 'columns') {
    out.push('', `${labels.present.padEnd(35)}${labels.absent}`)
    const rows = Math.max(meeting.present.length, meeting.absent.length)
    for (let at = 0; at < rows; at += 1) {
      out.push(`${(meeting.present[at] ?? '').padEnd(35)}${meeting.absent[at] ?? ''}`.trimEnd())
    }
  } else {
    out.push('')
    put(`${labels.present} ${meeting.present.join(', ')}`)
    out.push('')
    put(`${labels.absent} ${meeting.absent.join(', ') || 'Ingen'}`)
  }
  out.push('')
  if (meeting.others.length > 0) put(`${labels.others} ${meeting.others.join(', ')}`)
  out.push('')
}

function printContents(meeting: DrawnMeeting, layout: Layout, out: string[]): void {
  if (layout.contents === 'none') return
  out.push('\f', layout.contents === 'plain' ? 'Dagsorden' : 'Indholdsfortegnelse', '')
  meeting.items.forEach((item, at) => {
    if (layout.nested) printGroup(meeting.items, at, out)
    const title = `${item.number}${layout.contents === 'plain' ? '.' : ''} ${item.title}`
    out.push(layout.contents === 'plain' ? title : `${title} ${'.'.repeat(Math.max(4, 90 - title.length))} ${at + 2}`)
  })
  out.push('')
}

const groups = ['Velkomst', 'Sager til drøftelse', 'Sager til beslutning', 'Øvrige sager', 'Afslutning']

/** "2. Sager til drøftelse" over 2.1, 2.2, … */
function printGroup(items: readonly DrawnItem[], at: number, out: string[]): void {
  const major = String(items[at]?.number).split('.')[0] as string
  const before = at === 0 ? null : String(items[at - 1]?.number).split('.')[0]
  if (major !== before) out.push('', `${major}. ${groups[Number(major) - 1] ?? `Sager i gruppe ${major}`}`, '')
}

type ItemPrint = { meeting: DrawnMeeting; layout: Layout; date: string; put: Put; out: string[] }

function printItem(item: DrawnItem, print: ItemPrint): void {
  const { layout, put, out } = print
  const open = item.open ? layout.openWords[0] : layout.openWords[1]
  if (layout.open === 'above') out.push(open, '')
  for (const line of layout.begin(String(item.number), item.title, item.open)) put(line)
  out.push('')
  const number = item.caseNumber === null ? null : layout.caseNumber(item.caseNumber)
  if (layout.besideCase && number !== null) out.push(`${number} - ${open}`)
  else {
    if (layout.open === 'below') out.push(open)
    if (number !== null) out.push(number)
  }
  out.push('')
  const early = item.sections.filter(({ name }) => name === 'resume' || !layout.decisionFirst)
  for (const section of early) printSection(print, section)
  printRecommendation(item, print)
  if (layout.decisionFirst) printDecision(item, print)
  else printList(item, print)
  for (const section of item.sections.filter((each) => !early.includes(each))) printSection(print, section)
  if (layout.decisionFirst) printList(item, print)
  else printDecision(item, print)
}

function printSection({ layout, put, out }: ItemPrint, { name, blocks }: DrawnItem['sections'][number]): void {
  const heading = layout.heading(layout.words[name] ?? standardWords[name], name)
  printBlocks(layout.inline ? heading : null, blocks, put, out, () => out.push(heading, ''))
}

function printBlocks(lead: string | null, blocks: readonly Block[], put: Put, out: string[], head: () => void): void {
  if (lead === null) head()
  blocks.forEach((block, at) => {
    if ('list' in block) block.list.forEach((entry, number) => void put(`${number + 1}. ${entry}`))
    else put(at === 0 && lead !== null ? `${lead} ${block.text}` : block.text)
    out.push('')
  })
}

function printRecommendation({ recommendation }: DrawnItem, { layout, put, out }: ItemPrint): void {
  if (recommendation.length === 0) return
  const heading = layout.heading(layout.words.recommendation ?? standardWords.recommendation, 'recommendation')
  const texts = recommendation.map(({ text }) => text)
  if (layout.clauses === 'sentence') {
    const sentence = `${layout.intro} ${texts.join(', og at gruppen ')}.`
    if (layout.inline) put(`${heading} ${sentence}`)
    else {
      out.push(heading, '')
      put(sentence)
    }
    out.push('')
    return
  }
  out.push(heading, '')
  put(layout.intro)
  out.push('')
  texts.forEach((text, at) => {
    put(clause(layout.clauses, text, at, texts.length))
  })
  out.push('')
}

function clause(form: Layout['clauses'], text: string, at: number, count: number): string {
  if (form === 'bullets') return `• ${text}`
  if (form === 'letters') return `${'abcdef'[at]}) ${text}`
  if (form === 'at') return `at ${text}${at === count - 1 ? '.' : ';'}`
  return form === 'numbered-at' ? `${at + 1}. at ${text}` : `${at + 1}. ${text}`
}

function printList({ attachments }: DrawnItem, { layout, put, out }: ItemPrint): void {
  const heading = layout.heading(layout.words.attachments ?? standardWords.attachments, 'attachments')
  if (attachments.length === 0 && layout.noAttachments === null) return
  if (layout.attachments === 'on-line')
    put(`${heading} ${attachments.map(({ title }) => title).join('; ') || layout.noAttachments}`)
  else {
    out.push(heading)
    if (attachments.length === 0) out.push(layout.noAttachments as string)
    attachments.forEach(({ title }, at) => {
      put(entry(layout.attachments, title, at))
    })
  }
  out.push('')
}

function entry(form: Layout['attachments'], title: string, at: number): string {
  if (form === 'dashes') return `- ${title}`
  if (form === 'bullets') return `• ${title}`
  if (form === 'numbered') return `${at + 1}. ${title}`
  if (form === 'bilag-n') return `Bilag ${at + 1} - ${title}`
  return form === 'dated' ? `- ${title} (dok.nr. ${81234 + at}/24, 05-09-2024)` : title
}

function printDecision(
  { number, title, decision, history }: DrawnItem,
  { meeting, layout, date, put, out }: ItemPrint,
): void {
  if (history !== null) {
    out.push(layout.history(history.body, printedDate(history.date, layout.date)), '')
    put(history.text)
    out.push('')
  }
  if (decision.length === 0) return
  const plain = layout.heading(layout.decision(meeting.body, date), 'decision')
  const heading = layout.repeats ? `${plain} punkt ${number}: ${title}` : plain
  if (layout.inline) decision.forEach((text, at) => void put(at === 0 ? `${heading} ${text}` : text))
  else {
    put(heading)
    out.push('')
    for (const text of decision) {
      put(text)
      out.push('')
    }
  }
  out.push('')
}

function printPapers({ number, attachments }: DrawnItem, layout: Layout, put: Put, out: string[]): void {
  attachments.forEach(({ title, pages }, at) => {
    if (pages === null) return
    out.push('\f')
    if (layout.stamped) out.push(`Punkt ${number}, Bilag ${at + 1}: ${title}`, '')
    put(title.toUpperCase())
    out.push('', '', '')
    printBlocks(null, pages, put, out, () => undefined)
  })
}

/** Pages: the marks are form feeds here; each layout turns them into what it leaves of them. */
function paged(
  lines: readonly string[],
  { body }: DrawnMeeting,
  layout: Layout,
  date: string,
  perPage: number,
): string[] {
  const out: string[] = []
  let page = 1
  let filled = 0
  const turn = () => {
    if (layout.pages === 'stamp' && out.length > 0) out.push('', `Side ${page}`, '', '', '')
    page += 1
    filled = 0
    const header = layout.running?.(body, date, page) ?? null
    if (header !== null) out.push(`${mark(layout)}${header}`, '')
    return header === null ? mark(layout) : ''
  }
  let lead = ''
  let force = false
  for (const line of lines) {
    if (line === '\f') {
      force ||= layout.pages === 'space' || layout.running !== null || out.length === 0
      continue
    }
    if (filled >= perPage || (force && line !== '')) lead = turn()
    force &&= line === ''
    out.push(`${line === '' ? '' : lead}${line}`)
    if (line !== '') lead = ''
    filled += 1
  }
  return out
}

const mark = ({ pages }: Layout) => (pages === 'feed' ? '\f' : pages === 'space' ? ' ' : '')

/** A text broken to the width of the paper. */
function broken(text: string, { width, hyphens }: Paper): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      const room = width - line.length - 2
      if (hyphens && /^\p{Ll}{9,}[.,]?$/u.test(word) && room >= 4 && room <= word.length - 4) {
        lines.push(`${line} ${word.slice(0, room)}-`)
        line = word.slice(room)
        continue
      }
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
