import type { Ratio } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { type Form, getForm } from '#reporting/index.ts'
import type { Result, Sheet, Step } from '../model.ts'
import { carriedInto } from '../rules/carried.ts'
import { overheadShare } from '../rules/overhead.ts'
import type { PriceRise } from '../rules/price-rise.ts'
import { mayAnswer } from '../rules/stages.ts'
import { listSheets } from '../store/sheets.ts'
import { answerableRemarks, listResults, listSteps, ownOfferings } from '../store/steps.ts'
import { tariffTemplateId } from '../template.ts'
import { priceRisesOf } from './price-rise.ts'

/** The sheet (takstskema) of one offering as its operator works on it. */
export type SheetPage = {
  form: Form
  line: Form['lines'][number]
  /** The versions that were taken in, this year's and last year's, with what the bodies did. */
  sheets: Sheet[]
  steps: Step[]
  /** Results of earlier years, and what of them this year's tariff takes over. */
  results: Result[]
  carried: string
  /** What prices and wages rose since last year; null when no rate is known. */
  rise: PriceRise | null
  /** Overhead of the other approved tariffs of last year. */
  otherOverheads: Ratio[]
  mayRecordResult: boolean
  /** The approved tariff of each year with a result: where what is carried comes from. */
  origins: Record<number, string>
  /** Remarks the person may answer now. */
  answerable: string[]
  /** An approved sheet may be corrected: a new version that the bodies go through again. */
  mayCorrect: boolean
}

/**
 * The sheet of a line with last year's, the bodies' remarks and what is carried into it.
 * @throws notFound when the form is not one of tariffs, or has no such line
 */
export async function getSheetPage(app: App, input: { respondentId: string; lineId: string }): Promise<SheetPage> {
  const form = await getForm(app, { respondentId: input.respondentId })
  const line = form.lines.find(({ lineId }) => lineId === input.lineId)
  if (!line || form.definition.id !== tariffTemplateId) throw new AppError('notFound', 'tariffs.notFound')
  const { year } = form.round
  const operatorId = form.respondent.organisationId
  return asActor(app, async (tx) => {
    const results = await listResults(tx, { offeringIds: [line.lineId] })
    const ownYears = [year - 1, year]
    const years = [...new Set([...ownYears, ...results.map((one) => one.year)])]
    const all = await listSheets(tx, { offeringIds: [line.lineId], years })
    const sheets = all.filter((sheet) => ownYears.includes(sheet.year))
    const others = await listSheets(tx, { years: [year - 1], stages: ['approved'] })
    const steps = await listSteps(
      tx,
      sheets.filter((sheet) => sheet.year === year).map(({ id }) => id),
    )
    const open = new Set(sheets.filter(({ stage }) => mayAnswer(stage)).map(({ id }) => id))
    return {
      form,
      line,
      sheets,
      steps,
      results,
      carried: carriedInto(results, year),
      rise: (await priceRisesOf(tx, [operatorId]))(operatorId, year - 1, year),
      otherOverheads: others
        .filter(({ offeringId }) => offeringId !== line.lineId)
        .flatMap(({ figures }) => overheadShare(figures) ?? []),
      mayRecordResult: (await ownOfferings(tx, [line.lineId])).has(line.lineId),
      origins: Object.fromEntries(
        all.flatMap(({ id, stage, ...one }) => (stage === 'approved' ? [[one.year, id]] : [])),
      ),
      answerable: await answerableRemarks(
        tx,
        steps.flatMap(({ id, sheetId }) => (open.has(sheetId) ? [id] : [])),
      ),
      mayCorrect: form.rights.includes('report') && form.lock?.reason === 'approved',
    }
  })
}
