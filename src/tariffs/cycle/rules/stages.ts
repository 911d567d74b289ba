import type { RecordedStep, SheetKind, Stage } from '../model.ts'

/** What a decision about a step needs to know of a sheet. */
export type Standing = { stage: Stage; kind: SheetKind; delegated: boolean; provisional: boolean }

/**
 * The stage (trin) a sheet gets by a step; null when the step is not possible where it stands. `delegated` leaves the
 * stage as it is, `final` too. The same moves are guarded by a trigger on the table.
 *
 * - checked: the steering-agreement group has been through it.
 * - recommended: FU recommends it to DAS. A late sheet is delegated and a change within the year is FU's own: neither
 *   needs a recommendation, and either may still be taken to DAS with one.
 * - approved: DAS, or FU for what is delegated or within the year.
 * - final: a provisional tariff that was approved is now final.
 *
 * @source styringsaftale-2022, section 2.2.1 and 6: group, FU, DAS; late ones and mid-year changes in FU
 */
export function stageAfter(sheet: Standing, step: RecordedStep): Stage | null {
  const isShort = sheet.delegated || sheet.kind === 'mid-year'
  switch (step) {
    case 'checked':
      return sheet.stage === 'reported' ? 'checked' : null
    case 'delegated':
      return !sheet.delegated && ['reported', 'checked'].includes(sheet.stage) ? sheet.stage : null
    case 'recommended':
      return sheet.stage === 'checked' ? 'recommended' : null
    case 'approved':
      return sheet.stage === 'recommended' || (sheet.stage === 'checked' && isShort) ? 'approved' : null
    case 'final':
      return sheet.stage === 'approved' && sheet.provisional ? 'approved' : null
  }
}

/**
 * Which step of the path (rækkefølge) decides: DAS approves what was recommended; what was not is FU's.
 * @source styringsaftale-2022, section 2.2.1: DAS approves, FU approves late sheets and changes within the year
 */
export function pathOf(
  sheet: Standing,
  step: RecordedStep,
): 'checked' | 'recommended' | 'approved' | 'late' | 'mid-year' {
  if (step === 'checked' || step === 'recommended') return step
  if (step === 'delegated') return 'approved'
  if (sheet.stage === 'recommended' || sheet.stage === 'approved') return 'approved'
  return sheet.kind === 'mid-year' ? 'mid-year' : 'late'
}

/**
 * The steps that are possible for every one of some sheets, in their order.
 * @source own: in bulk only what each of them allows
 */
export function commonSteps(sheets: readonly Standing[], steps: readonly RecordedStep[]): RecordedStep[] {
  return steps.filter((step) => sheets.length > 0 && sheets.every((sheet) => stageAfter(sheet, step) !== null))
}

/**
 * The step that usually comes next for a sheet (næste trin), to be proposed first: a late one and a change within the year
 * are approved without a recommendation; nothing is proposed to be delegated.
 *
 * @returns null when nothing but delegating is possible, or nothing at all
 * @source styringsaftale-2022, section 2.2.1: group, FU, DAS; FU alone for late ones and changes within the year
 */
export function usualStep(sheet: Standing, steps: readonly RecordedStep[]): RecordedStep | null {
  if (steps.includes('approved') && (sheet.delegated || sheet.kind === 'mid-year')) return 'approved'
  return steps.find((step) => step !== 'delegated') ?? null
}

/**
 * Whether a sheet may be sent back (send retur) to its operator for a corrected version.
 * @source own: until it is approved
 */
export function maySendBack(stage: Stage): boolean {
  return ['reported', 'checked', 'recommended'].includes(stage)
}

/**
 * Whether a remark to a sheet can still be answered (svar).
 * @source own: until it is decided; a sheet that was sent back may be answered beside its correction
 */
export function mayAnswer(stage: Stage): boolean {
  return maySendBack(stage) || stage === 'sent-back'
}

/**
 * Whether a day lies in a year; a change within the year takes effect on a day of that year.
 * @source styringsaftale-2022, section 6: a change within the year names its day
 */
export function isInYear(day: string, year: number): boolean {
  return day >= `${year}-01-01` && day <= `${year}-12-31`
}
