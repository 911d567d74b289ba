import type { Block, DocumentModel } from '../model.ts'

/** A document with other files merged into it: each section is followed by the pages of its attachments. */
export type PackModel = Omit<DocumentModel, 'blocks' | 'traces'> & {
  words: PackWords
  sections: PackSection[]
}

/** The sentences a pack adds itself; `fault` says why a file is named and not shown. */
export type PackWords = {
  contents: string
  attachments: string
  /** "side 12 af 340" */
  page: string
  of: string
  /** Above the text of a file that was converted. */
  converted: string
  fault: Record<PackFault, string>
}

export type PackSection = {
  /** Letters, digits and hyphens; unique in the pack. */
  id: string
  title: string
  blocks: Block[]
  attachments: PackAttachment[]
}

export type PackAttachment = {
  title: string
  /** Printed on each of its pages: "Punkt 7, bilag 1". */
  stamp: string
  mediaType: string
  /** Read once, while the file before it is worked on, so that two files at most are in memory. */
  read(): Promise<Uint8Array>
}

/** Why a file is named in the pack instead of shown. */
export type PackFault =
  /** Neither PDF, picture, Word nor text. */
  | 'unsupported'
  /** Opens only with a password. */
  | 'encrypted'
  /** Damaged, hostile, or not what it says it is. */
  | 'unreadable'
  /** Needs more memory or has more pages or pixels than allowed. */
  | 'tooLarge'
  | 'tooSlow'
  /** A converted file without any text. */
  | 'noText'

export type PackResult = {
  pages: number
  /** Files that are named instead of shown, by their stamp. */
  listed: { stamp: string; fault: PackFault }[]
}

/** What one attached file may cost. */
export const packLimits = {
  pages: 2000,
  /** Pixels of a picture. */
  pixels: 60_000_000,
  milliseconds: 60_000,
  /** Growth of the program's memory while one file is read, in MB. */
  memory: 1200,
}

/** The name under which each page knows the font of its stamp; the font itself is one object of the pack. */
export const stampFont = 'PackStamp'
