/** The closed set of refusals and the HTTP status each one becomes. */
export const errorStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
} as const

export type ErrorKind = keyof typeof errorStatus

/** One fault at one place: `path` like `values[2].places`, `code` a key of the room's texts. */
export type FieldError = { path: string; code: string; message?: string; params?: Record<string, string | number> }

/** Finds the sentence of a code in the reader's language; the shell hands in the texts of all rooms. */
export type Sentence = (code: string, params?: Record<string, string | number>) => string

export type ErrorDetails = {
  field?: string
  fields?: FieldError[]
  params?: Record<string, string | number>
  /** What the client needs to go on: the current version after a stale write. */
  data?: unknown
  cause?: unknown
}

/**
 * An expected refusal. `code` belongs to a room ("capacity.overlap") and has its Danish and English
 * sentence in that room's texts. Everything else that is thrown is a bug.
 */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly details: ErrorDetails

  constructor(kind: ErrorKind, code: string, details: ErrorDetails = {}) {
    super(code, { cause: details.cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorStatus[this.kind]
  }
}

/** True for a refusal, also one that crossed a module boundary (bundled pages hold their own copy of the class). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'kind' in error && 'code' in error
}
