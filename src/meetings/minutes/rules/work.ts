import type { Doubt } from '../model.ts'
import type { Enclosure } from './agenda/enclosures.ts'
import type { Span } from './agenda/spans.ts'
import type { Beginning, Thread } from './agenda/threads.ts'
import type { Places } from './heads/places.ts'
import type { Protocol } from './items/protocol.ts'
import type { Top } from './items/title.ts'
import type { Line } from './lines/lines.ts'
import type { Papers } from './papers/papers.ts'

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
