import { data } from 'react-router'
import type { ZodError } from 'zod'
import { type FieldError, isAppError } from '#platform/errors.ts'

/** What a form gets back when it was refused: everything typed, and each fault at its place. */
export type FormState = {
  values: Record<string, string>
  /** `code` is a key of the texts; `message` is set when the sentence is already complete. */
  errors: FieldError[]
}

/** Reads the fields of a posted form; several fields of one name become "name[0]", "name[1]". Files are left out. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string') values[name in values ? `${name}[${Object.keys(values).length}]` : name] = value
  }
  return values
}

/** 400 with the faults of a schema at their fields. The schemas' messages are codes of the room's texts. */
export function invalidForm(error: ZodError, values: Record<string, string>) {
  const errors = error.issues.map((issue) => ({ path: pathText(issue.path), code: issue.message }))
  return data<FormState>({ values, errors }, { status: 400 })
}

/** A refusal of the service as form state with its status; anything else is a bug and goes on. */
export function refusedForm(error: unknown, values: Record<string, string>) {
  if (!isAppError(error)) throw error
  if (['unauthenticated', 'forbidden', 'notFound'].includes(error.kind)) throw pageError(error)
  const { field = '', fields, params } = error.details
  const errors = fields ?? [{ path: field, code: error.code, params }]
  return data<FormState>({ values, errors }, { status: error.status })
}

/** Awaits a loader's data; a refusal becomes the error page with its status. */
export async function pageData<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isAppError(error) ? pageError(error) : error
  }
}

/** What the error page needs to say what happened and what to do. */
export type PageErrorData = { kind: string; code: string; params?: Record<string, string | number> }

function pageError(error: {
  kind: string
  code: string
  status: number
  details: { params?: Record<string, string | number> }
}) {
  return data<PageErrorData>(
    { kind: error.kind, code: error.code, params: error.details.params },
    { status: error.status },
  )
}

function pathText(path: PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('')
}
