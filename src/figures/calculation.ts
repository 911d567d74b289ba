import { z } from 'zod'

/** One step of a calculation as a reader follows it: what, how (with the numbers put in), and what came out. */
export type Step = { id: string; label: string; formula: string; value: string }

/** Something the caller should know about a result that stands. */
export type Warning = { code: string; path: string; message: string }

export type CalculationOutput = { result: Record<string, unknown>; steps: Step[]; warnings: Warning[] }

/** Why input was refused: `code` in kebab-case, `path` like "key[0].weight" ("" for the whole), `message` in Danish. */
export type InputError = { code: string; path: string; message: string }

/** A calculation that command line and HTTP API offer under its name. */
export type Calculation = {
  /** Danish title. */
  title: string
  /** Page under docs/method that explains it. */
  method: string
  /** Strict: an unknown key is bad input. */
  input: z.ZodType
  /** Form of `result`, for the API description. */
  result: z.ZodType
  /** @param input - what `input` gave; use `runCalculation` for JSON from outside */
  run: (input: unknown) => CalculationOutput
}

export type CalculationAnswer = { ok: true; output: CalculationOutput } | { ok: false; error: InputError }

/** Ties a schema to a function that takes exactly what the schema gives. */
export function defineCalculation<Input extends z.ZodType>(definition: {
  title: string
  method: string
  input: Input
  result: z.ZodType
  run: (input: z.output<Input>) => CalculationOutput
}): Calculation {
  return { ...definition, run: (input) => definition.run(input as z.output<Input>) }
}

/** The body of an answer: result, steps and warnings. */
export function outputSchema(calculation: Calculation): z.ZodType {
  const step = z.object({ id: z.string(), label: z.string(), formula: z.string(), value: z.string() })
  const warning = z.object({ code: z.string(), path: z.string(), message: z.string() })
  return z.object({ result: calculation.result, steps: z.array(step), warnings: z.array(warning) })
}

/**
 * Checks JSON against the schema of a calculation and runs it.
 *
 * @param json - any value that JSON.parse can give
 * @returns the output, or the first thing that is wrong with the input; never throws on JSON
 */
export function runCalculation(calculation: Calculation, json: unknown): CalculationAnswer {
  const parsed = calculation.input.safeParse(json)
  if (parsed.success) return { ok: true, output: calculation.run(parsed.data) }
  return { ok: false, error: inputError(parsed.error.issues[0] as z.core.$ZodIssue, json) }
}

/**
 * Runs one of several calculations by its name.
 *
 * @param name - a key of `calculations`; another gives the error `unknown-calculation`
 * @param json - any value that JSON.parse can give
 * @returns `output` to send as it is, or `error` with code, path and Danish message; never throws on JSON
 */
export function runNamedCalculation(
  calculations: Record<string, Calculation>,
  name: string,
  json: unknown,
): CalculationAnswer {
  const calculation = Object.hasOwn(calculations, name) ? calculations[name] : undefined
  if (calculation !== undefined) return runCalculation(calculation, json)
  const message = `Beregningen findes ikke. Vælg en af: ${Object.keys(calculations).join(', ')}.`
  return { ok: false, error: { code: 'unknown-calculation', path: '', message } }
}

function inputError(issue: z.core.$ZodIssue, json: unknown): InputError {
  if (issue.code === 'custom') {
    return { code: String(issue.params?.code ?? 'invalid'), path: pathText(issue.path), message: issue.message }
  }
  if (issue.code === 'unrecognized_keys') {
    const path = pathText([...issue.path, issue.keys[0] ?? ''])
    return { code: 'unknown-key', path, message: `Feltet ${path} kendes ikke.` }
  }
  return { ...typeError(issue, valueAt(json, issue.path)), path: pathText(issue.path) }
}

function typeError(issue: z.core.$ZodIssue, value: unknown): { code: string; message: string } {
  if (value === undefined) return { code: 'missing', message: 'Feltet mangler.' }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return { code: 'too-many-rows', message: `Der må højst være ${issue.maximum} rækker.` }
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return { code: 'too-long', message: `Teksten må højst være ${issue.maximum} tegn.` }
  }
  if (issue.code === 'too_big') {
    return { code: 'out-of-range', message: `Tallet må højst være ${issue.maximum}.` }
  }
  if (issue.code === 'too_small') {
    return { code: 'out-of-range', message: `Tallet skal være mindst ${issue.minimum}.` }
  }
  return { code: 'wrong-type', message: `${kindOf(value)} kan ikke bruges her.` }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'En liste'
  if (typeof value === 'object') return 'Et objekt'
  if (typeof value === 'boolean') return 'Sandt eller falsk'
  return typeof value === 'string' ? 'En tekst' : 'Tallet'
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** "capacity[0].places"; a key that is no plain word is put in quotes and cut short. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    const word = String(key)
    if (!/^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(word)) return `${text}[${JSON.stringify(word.slice(0, 40))}]`
    return text === '' ? word : `${text}.${word}`
  }, '')
}
