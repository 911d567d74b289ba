import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { RecordedStep, Sheet, StepInput } from '../model.ts'
import { isInYear, pathOf, stageAfter } from '../rules/stages.ts'
import { decideSheets, listSheets, lockSheets } from '../store/sheets.ts'
import { insertSteps, isSecretariatOf, listPath } from '../store/steps.ts'

/**
 * Records a step (trin) of the group or a body for one sheet or many: who decided, on which day, and where it is
 * written. All of them or none.
 *
 * @throws forbidden to all but the secretariat of the round
 * @throws conflict with every sheet that does not stand where the step begins
 * @throws invalid for a day in the future, an effective day outside the year, or a body whose step it is not
 */
export async function recordStep(app: App, input: StepInput): Promise<{ changed: number }> {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'tariffs.logIn')
  if (input.decidedOn > app.today) throw new AppError('invalid', 'tariffs.dayInFuture', { field: 'decidedOn' })
  return asActor(app, async (tx) => {
    const sheets = await requireSheets(tx, [...new Set(input.sheetIds)])
    requireStep(sheets, input.step)
    for (const [, own] of Map.groupBy(sheets, ({ ownerId }) => ownerId)) await decide(app, tx, own, input)
    return { changed: sheets.length }
  })
}

/** The sheets, locked, for their secretariat alone. @throws notFound or forbidden */
export async function requireSheets(tx: Tx, ids: readonly string[]): Promise<Sheet[]> {
  const readable = await listSheets(tx, { ids })
  if (readable.length < ids.length) throw new AppError('notFound', 'tariffs.notFound')
  for (const ownerId of new Set(readable.map((sheet) => sheet.ownerId))) {
    if (!(await isSecretariatOf(tx, ownerId))) throw new AppError('forbidden', 'tariffs.secretariatOnly')
  }
  return lockSheets(tx, ids)
}

function requireStep(sheets: readonly Sheet[], step: RecordedStep): void {
  const fields = sheets
    .filter((sheet) => stageAfter(sheet, step) === null)
    .map((sheet): FieldError => ({ path: `sheet.${sheet.id}`, code: `tariffs.cannot.${step}`, params: nameOf(sheet) }))
  if (fields.length > 0)
    throw new AppError('conflict', 'tariffs.stepNotPossible', { fields, params: { n: fields.length } })
}

const nameOf = (sheet: Sheet) => ({ name: [sheet.facilityName, sheet.unitName].filter(Boolean).join(', ') })

async function decide(app: App, tx: Tx, sheets: readonly Sheet[], input: StepInput): Promise<void> {
  const path = await listPath(tx, sheets[0]?.ownerId ?? '', input.decidedOn)
  const bodyOf = (sheet: Sheet) => {
    const possible = path.filter(({ step }) => step === pathOf(sheet, input.step))
    const body = input.bodyId ? possible.find(({ bodyId }) => bodyId === input.bodyId) : possible[0]
    if (!body) throw new AppError('invalid', 'tariffs.wrongBody', { field: 'bodyId', params: nameOf(sheet) })
    return body.bodyId
  }
  const bodies = new Map(sheets.map((sheet) => [sheet.id, bodyOf(sheet)]))
  const { decidedOn, reference, step } = input
  await insertSteps(
    tx,
    sheets.map(({ id }) => ({
      sheetId: id,
      kind: step,
      bodyId: bodies.get(id) ?? null,
      decidedOn,
      reference,
      byUser: app.actor.userId,
    })),
  )
  const ids = sheets.map(({ id }) => id)
  if (step === 'approved') return approveSheets(tx, sheets, bodies, input)
  if (step === 'delegated') return void (await decideSheets(tx, ids, { delegated: true }))
  if (step === 'final') return void (await decideSheets(tx, ids, { provisional: false }))
  await decideSheets(tx, ids, { stage: step })
}

/** An approved tariff counts from the first day of its year, a change within the year from its own day. */
async function approveSheets(
  tx: Tx,
  sheets: readonly Sheet[],
  bodies: ReadonlyMap<string, string>,
  input: StepInput,
): Promise<void> {
  const days = new Map(sheets.map((sheet) => [sheet.id, effectiveDay(sheet, input)]))
  const same = Map.groupBy(sheets, ({ id, year }) => JSON.stringify([days.get(id), bodies.get(id), year]))
  for (const own of same.values()) {
    const [first] = own as [Sheet, ...Sheet[]]
    const validFrom = days.get(first.id) as string
    await endFormer(tx, own, validFrom)
    await decideSheets(
      tx,
      own.map(({ id }) => id),
      {
        stage: 'approved',
        provisional: input.provisional,
        validFrom,
        validTo: `${first.year + 1}-01-01`,
        admittedBefore: input.admittedBefore,
        approvedOn: input.decidedOn,
        approvedByBody: bodies.get(first.id) ?? null,
        approvalReference: input.reference,
      },
    )
  }
}

function effectiveDay(sheet: Sheet, { effectiveFrom }: StepInput): string {
  const asked = effectiveFrom ?? sheet.texts.effective_from ?? null
  if (asked === null && sheet.kind === 'mid-year') {
    throw new AppError('invalid', 'tariffs.effectiveMissing', { field: 'effectiveFrom', params: nameOf(sheet) })
  }
  const day = asked ?? `${sheet.year}-01-01`
  if (isInYear(day, sheet.year)) return day
  throw new AppError('invalid', 'tariffs.effectiveOutside', { field: 'effectiveFrom', params: { year: sheet.year } })
}

/** What was approved before ends the day the new begins; what would only begin then is replaced. */
async function endFormer(tx: Tx, sheets: readonly Sheet[], validFrom: string): Promise<void> {
  const offeringIds = sheets.map(({ offeringId }) => offeringId)
  const years = [...new Set(sheets.map(({ year }) => year))]
  const former = await listSheets(tx, { offeringIds, years, stages: ['approved'] })
  const [before, after] = [former.filter(begunBefore), former.filter((one) => !begunBefore(one))]
  function begunBefore(one: Sheet) {
    return one.validFrom !== null && one.validFrom < validFrom
  }
  const cut = before.filter(({ validTo }) => validTo === null || validTo > validFrom)
  await decideSheets(tx, idsOf(cut), { validTo: validFrom })
  await decideSheets(tx, idsOf(after), { stage: 'superseded' })
}

const idsOf = (sheets: readonly Sheet[]) => sheets.map(({ id }) => id)
