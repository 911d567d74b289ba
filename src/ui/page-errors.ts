import { data, redirect } from 'react-router'
import type { ZodError, z } from 'zod'
import { isAppError, type Sentence } from '#platform/errors.ts'
import type { FormState } from './form.tsx'

/** Reads the fields of a posted form. Files are left out; a name that stands several times keeps its first value. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string' && !(name in values)) values[name] = value
  }
  return values
}

type Refused = NonNullable<FormState>

/** 400 with the faults of a schema at their fields. The schema's messages are codes of the room's texts. */
export function invalidForm(error: ZodError, values: Record<string, string>, sentence: Sentence) {
  const errors = error.issues.map((issue) => ({ path: pathText(issue.path), message: sentence(issue.message) }))
  return data<Refused>({ values, errors }, { status: 400 })
}

/**
 * A refusal of the service as form state with its status; what concerns the whole page (no access, not
 * found) becomes the error page, and anything else is a bug and goes on.
 */
export function refusedForm(error: unknown, values: Record<string, string>, sentence: Sentence) {
  if (!isAppError(error)) throw error
  if (['unauthenticated', 'forbidden', 'notFound'].includes(error.kind)) throw pageError(error, sentence)
  const { field = '', fields, params } = error.details
  const places = fields ?? [{ path: field, code: error.code, params }]
  const errors = places.map((place) => ({
    path: place.path,
    message: ('message' in place ? place.message : undefined) ?? sentence(place.code, place.params),
  }))
  return data<Refused>({ values, errors }, { status: error.status })
}

/**
 * The action of a page with one form: reads it, checks it, saves it, and leads on to the address that `save` returns.
 * What is refused comes back with what was typed.
 */
export async function saveForm<Schema extends z.ZodType>(
  { sentence }: { sentence: Sentence },
  request: Request,
  schema: Schema,
  save: (input: z.infer<Schema>) => Promise<string>,
) {
  const values = await readForm(request)
  const form = schema.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, sentence)
  try {
    return redirect(await save(form.data), 303)
  } catch (error) {
    return refusedForm(error, values, sentence)
  }
}

/** Awaits a loader's data; a refusal becomes the error page with its status and sentence. */
export async function pageData<T>(work: Promise<T>, sentence: Sentence): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isAppError(error) ? pageError(error, sentence) : error
  }
}

/** What the error page shows beside its own words for the status. */
export type PageErrorData = { code: string; message: string }

type Refusal = { code: string; status: number; details: { params?: Record<string, string | number> } }

function pageError(error: Refusal, sentence: Sentence) {
  const { code, status, details } = error
  return data<PageErrorData>({ code, message: sentence(code, details.params) }, { status })
}

function pathText(path: PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('')
}
