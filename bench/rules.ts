/*
 * 1. 100,000 generated forms: the verdict of the server, of the browser bundle in a real Chromium, and of the Excel
 *    upload must be the same, character by character.
 * 2. 50,000 values x 150 rules: `validate` against a bare loop over the same predicates.
 */
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { browserFlags, findBrowser } from '../e2e/support/browser.ts'
import { capacityTemplate } from '../src/capacity/template.ts'
import type { FormLine, TemplateDefinition, TemplateRule } from '../src/reporting/model.ts'
import { breaches } from '../src/reporting/rules/predicates.ts'
import { validate } from '../src/reporting/rules/validate.ts'
import { browserBundle } from '../src/reporting/verdict-bundle-fixture.ts'
import { excelVerdict } from '../src/reporting/verdict-excel-fixture.ts'
import { typedForm, verdictOf } from '../src/reporting/verdict-fixture.ts'

const forms = Number(process.env.BENCH_FORMS ?? 100_000)
const batch = 500
const shipped = new URL('../data/templates/sundhedstjek-botilbud.json', import.meta.url)
const templates: TemplateDefinition[] = [capacityTemplate, JSON.parse(readFileSync(shipped, 'utf8')).template]

await compareVerdicts()
compareSpeed()

async function compareVerdicts(): Promise<void> {
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: browserFlags })
  const counts = { findings: 0, unreadable: 0, different: 0 }
  const began = performance.now()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await browserBundle() })
    for (let from = 1; from <= forms; from += batch) {
      const some = Array.from({ length: Math.min(batch, forms - from + 1) }, (_, at) => typedForm(from + at, templates))
      const there = (await page.evaluate(`(${judgeThere})(${JSON.stringify(JSON.stringify(some))})`)) as string[]
      for (const [at, form] of some.entries()) {
        const here = verdictOf(form)
        counts.findings += here.findings.length
        counts.unreadable += here.unreadable.length
        const text = JSON.stringify(here)
        if (text === there[at] && text === JSON.stringify(excelVerdict(form))) continue
        counts.different += 1
        console.error(`seed ${from + at}: the verdicts differ`)
      }
    }
  } finally {
    await browser.close()
  }
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(JSON.stringify({ name: 'rules-same-verdict', forms, ...counts, aim: 'different = 0', seconds }))
  if (counts.different > 0) process.exitCode = 1
}

/** Runs in the browser. */
function judgeThere(text: string): string[] {
  const { verdicts } = globalThis as unknown as { verdicts: { verdictOf(form: unknown): unknown } }
  return (JSON.parse(text) as unknown[]).map((form) => JSON.stringify(verdicts.verdictOf(form)))
}

function compareSpeed(): void {
  const values = 50_000
  const definition: TemplateDefinition = { ...capacityTemplate, rules: manyRules(150) }
  const exact = (value: number) => ({ state: 'exact' as const, value: String(value) })
  const lines = Array.from({ length: values }, (_, index): FormLine => {
    const places = 5 + (index % 40)
    return {
      lineId: `linje-${index}`,
      name: `Linje ${index}`,
      values: { places: exact(places), used_places: exact(places - (index % 3)) },
    }
  })
  const previous = Object.fromEntries(lines.map((line) => [line.lineId, line.values]))

  const byHand = () => {
    let found = 0
    for (const line of lines) {
      for (const rule of definition.rules)
        found += breaches(rule.predicate, line.values, previous[line.lineId] ?? {}).length
    }
    return found
  }
  const viaRules = () => validate(definition, lines, previous, []).length
  const repetitions = 3
  const times: [number[], number[]] = [[], []]
  const counts = [viaRules(), byHand()]
  if (counts[0] !== counts[1]) throw new Error(`${counts[0]} findings, ${counts[1]} breaches`)
  for (let round = 0; round < repetitions; round += 1) {
    for (const [index, run] of [viaRules, byHand].entries()) {
      const began = performance.now()
      run()
      times[index as 0 | 1].push(performance.now() - began)
    }
  }
  const [ms, baselineMs] = times.map((list) => Math.round(list.sort((a, b) => a - b)[1] ?? 0)) as [number, number]
  const ratio = Math.round((ms / baselineMs) * 100) / 100
  console.log(
    JSON.stringify({ name: 'rules', ms, baselineMs, ratio, aim: 2, repetitions, values, rules: 150, found: counts[0] }),
  )
}

/** The rules of the capacity template, over and over with other limits. */
function manyRules(count: number): TemplateRule[] {
  const own = capacityTemplate.rules
  return Array.from({ length: count }, (_, index) => {
    const rule = own[index % own.length] as TemplateRule
    return { ...rule, id: `${rule.id}-${index}` }
  })
}
