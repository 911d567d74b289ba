import type { IsoDate } from '#figures/dates.ts'
import type { TakenFigure } from '../cited/rules.ts'
import type { Attachment, CaseSections, Clause } from '../model.ts'

/** What stood under an item when its minutes were approved; the case itself travels on. */
export type FrozenItem = {
  title: string | null
  number: string | null
  sections: CaseSections | null
  clauses: Clause[]
  /** In order, with what was known of each; absent: minutes approved by an import. */
  attachments?: Pick<Attachment, 'id' | 'title' | 'closed' | 'late' | 'detachedAt'>[]
  /** The figures in those texts, with the values they had; absent as well. */
  figures?: TakenFigure[]
}

/** How the minutes of a meeting were approved (godkendt): by which item of which meeting, and with what changes. */
export type Approval = {
  meetingId: string
  itemId: string
  number: string
  bodyName: string
  heldOn: IsoDate
  /** As far as the reader may read the decision. */
  changes: string[]
  /** The changes must be written in before the minutes are final. */
  isWaiting: boolean
}
