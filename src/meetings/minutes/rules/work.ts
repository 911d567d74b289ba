import type { Doubt } from '../model.ts'
import type { Enclosure } from './enclosures.ts'
import type { Line } from './lines.ts'
import type { Papers } from './papers.ts'
import type { Places } from './places.ts'
import type { Protocol } from './protocol.ts'
import type { Span } from './spans.ts'
import type { Beginning, Thread } from './threads.ts'
import type { Top } from './title.ts'

/** What is known of a file while its items are taken out. */
export type Work = {
  lines: readonly Line[]
  threads: readonly Thread[]
  enclosed: readonly Enclosure[]
  spans: readonly Span[]
  protocols: readonly Protocol[]
  places: Places
  doubts: Doubt[]
}

/** An item before its text is divided. */
export type Draft = { span: Span; beginning: Beginning; top: Top; papers: Papers }
