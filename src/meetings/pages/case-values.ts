import type { ZodError } from 'zod'
import type { Sentence } from '#platform/errors.ts'
import { invalidForm } from '#ui/page-errors.ts'

/** Empty clauses at the end of the form; more come when they are used. */
export const emptyClauses = 2

/** What the case form posts as `caseContent` reads it. A clause without words and options is left out. */
export function readCase(values: Record<string, string>) {
  const count = Object.keys(values).filter((name) => /^clause-\d+$/.test(name)).length
  const clauses = Array.from({ length: count }, (_, n) => ({
    verb: values[`verb-${n}`],
    text: (values[`clause-${n}`] ?? '').trim(),
    options: (values[`options-${n}`] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }))
  return { ...values, clauses: clauses.filter(({ text, options }) => text !== '' || options.length > 0) }
}

/**
 * The faults of a case at the fields of its form: a fault of "clauses[1].text" stands at the second clause with words, since
 * empty ones are left out.
 */
export function invalidCase(error: ZodError, values: Record<string, string>, sentence: Sentence) {
  const used = Object.keys(values)
    .filter((name) => /^clause-\d+$/.test(name))
    .map((name) => Number(name.slice('clause-'.length)))
    .sort((a, b) => a - b)
    .filter((n) => `${values[`clause-${n}`]}${values[`options-${n}`] ?? ''}`.trim() !== '')
  const fields = { verb: 'verb', text: 'clause', options: 'options' }
  const refused = invalidForm(error, values, sentence)
  const errors = refused.data.errors.map((fault) => {
    const [, at, field] = /^clauses\[(\d+)\]\.(verb|text|options)/.exec(fault.path) ?? []
    if (at === undefined) return fault
    return { ...fault, path: `${fields[field as keyof typeof fields]}-${used[Number(at)] ?? at}` }
  })
  return { ...refused, data: { values, errors } }
}
