import type { CaseSection, CaseSections, Clause } from '../model.ts'

/** One version of the text of a case (version af sagen), as it stood until another took its place. */
export type CaseVersion = {
  number: number
  title: string
  closed: boolean
  sections: CaseSections
  clauses: Clause[]
  /** Null: it is the one that stands. */
  replacedAt: string | null
  replacedByName: string | null
}

/** A stretch of a text that is the same, was added, or was removed. */
export type Change = { kind: 'same' | 'added' | 'removed'; text: string }

/** The words of one part of a case then and now. */
export type ChangedPart = { part: CaseSection | 'title' | 'clauses'; changes: Change[]; isChanged: boolean }
