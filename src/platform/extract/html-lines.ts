import { pageMark } from './model.ts'

type State = {
  lines: string[]
  text: string
  /** Open lists: the number last used, or null for bullets. */
  lists: (number | null)[]
  /** Cells of the open table row, or null outside a table. */
  cells: string[] | null
  page: boolean
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Turns the plain HTML the Word reader writes (paragraphs, headings, lists, tables) into lines. */
export function htmlLines(html: string): string[] {
  const state: State = { lines: [], text: '', lists: [], cells: null, page: false }
  for (const [, tag = '', text = ''] of html.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (text !== '') state.text += decode(text)
    else readTag(state, tag)
  }
  flush(state)
  while (state.lines.at(-1) === '') state.lines.pop()
  return state.lines
}

function readTag(state: State, tag: string): void {
  const [name = ''] = tag.split(/[\s/]/).filter(Boolean)
  const closing = tag.startsWith('/')
  if (name === 'br') lineBreak(state)
  else if (name === 'hr') pageBreak(state)
  else if (name === 'ol' || name === 'ul') list(state, name, closing)
  else if (name === 'li' && !closing) listItem(state)
  else if (name === 'td' || name === 'th') cell(state, closing)
  else if (name === 'tr') row(state, closing)
  else if (closing && /^(p|h[1-6]|li)$/.test(name)) paragraph(state)
}

function paragraph(state: State): void {
  if (state.cells !== null) state.text += ' '
  else {
    const had = state.text.trim() !== ''
    flush(state)
    const begun = state.lines.length > 0
    if ((had || begun) && state.lists.length === 0) state.lines.push('')
  }
}

function lineBreak(state: State): void {
  if (state.cells === null) flush(state)
  else state.text += ' '
}

function pageBreak(state: State): void {
  flush(state)
  state.page = true
}

function list(state: State, name: string, closing: boolean): void {
  flush(state)
  if (!closing) state.lists.push(name === 'ol' ? 0 : null)
  else {
    state.lists.pop()
    if (state.lists.length === 0) state.lines.push('')
  }
}

function listItem(state: State): void {
  flush(state)
  const last = state.lists.length - 1
  const number = state.lists[last]
  if (typeof number === 'number') state.lists[last] = number + 1
  state.text = typeof number === 'number' ? `${number + 1}. ` : '• '
}

function cell(state: State, closing: boolean): void {
  if (closing) state.cells?.push(state.text.replace(/\s+/g, ' ').trim())
  state.text = ''
}

function row(state: State, closing: boolean): void {
  if (closing) {
    const text = (state.cells ?? []).filter((content) => content !== '').join('   ')
    if (text !== '') state.lines.push(text)
    state.cells = null
  } else {
    flush(state)
    state.cells = []
  }
  state.text = ''
}

function flush(state: State): void {
  const text = state.text.trim()
  state.text = ''
  if (text === '') return
  state.lines.push((state.page ? pageMark : '') + text)
  state.page = false
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
