/** What text can be taken out of, by a short name. */
export const mediaTypes = {
  text: 'text/plain',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

export type ExtractFormat = keyof typeof mediaTypes

/** Why no text came out. The room that asked has the sentence for it. */
export type ExtractFault =
  /** The media type is none of ours. */
  | 'unsupported'
  /** More bytes, or more once unpacked, than allowed. */
  | 'tooLarge'
  | 'tooManyPages'
  /** Did not finish in the time allowed. */
  | 'tooSlow'
  /** Opens only with a password. */
  | 'encrypted'
  /** Damaged, hostile, or not what it says it is. */
  | 'unreadable'
  /** Read, but it holds no text: scanned pictures of pages. */
  | 'noText'

/** What one file may cost. */
export type ExtractLimits = {
  /** Size of the file, and of its text. */
  bytes: number
  /** Size of a Word file once unpacked. */
  inflated: number
  pages: number
  milliseconds: number
  /** Memory of the thread that reads, in MB. */
  memory: number
}

export const defaultLimits: ExtractLimits = {
  bytes: 100 * 2 ** 20,
  inflated: 200 * 2 ** 20,
  pages: 3000,
  milliseconds: 60_000,
  memory: 768,
}

/** Lines as they stand in the file. The first line of each page but the first begins with a form feed. */
export type Extracted = { ok: true; lines: string[] } | { ok: false; fault: ExtractFault }

/** Thrown inside the readers, and turned into the result at the door. */
export class ExtractError extends Error {
  readonly fault: ExtractFault
  constructor(fault: ExtractFault) {
    super(fault)
    this.fault = fault
  }
}

/** Marks the first line of a page. */
export const pageMark = '\f'
