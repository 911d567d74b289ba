import { randomUUID } from 'node:crypto'
import { findOfferings, type OfferingSummary } from '#registry/index.ts'
import type { ApprovalListener, ApprovedSubmission, LineValues } from '#reporting/index.ts'
import type { Sheet, SheetFigures } from '../model.ts'
import { tariffComposition } from '../rules/composition.ts'
import { insertSheets, listSheets, type NewSheet } from '../store/sheets.ts'
import { insertSteps } from '../store/steps.ts'

/**
 * Takes the calculations (takstskemaer) of an approved submission in, in the name of who approved it. A line that says
 * the same as its newest sheet stays as it is, so a correction of one tariff begins the way of that one alone; a change
 * of what is approved already is a change within the year.
 */
export const takeInSheets: ApprovalListener = async (tx, approved) => {
  const ids = approved.lines.map(({ lineId }) => lineId)
  const offerings = new Map(
    (await findOfferings(tx, { ids, onDate: `${approved.year}-12-31` })).map((offering) => [offering.id, offering]),
  )
  const known = Map.groupBy(await listSheets(tx, { offeringIds: ids, years: [approved.year] }), (one) => one.offeringId)
  const sheets = approved.lines.flatMap(({ lineId, values }) => {
    const offering = offerings.get(lineId)
    return offering ? newSheet(approved, offering, values, known.get(lineId) ?? []) : []
  })
  await insertSheets(tx, sheets)
  await insertSteps(
    tx,
    sheets.map(({ id }) => ({ sheetId: id, kind: 'reported', byUser: approved.approvedBy })),
  )
}

function newSheet(
  approved: ApprovedSubmission,
  offering: OfferingSummary,
  values: LineValues,
  known: readonly Sheet[],
): NewSheet[] {
  const { figures, texts } = sheetValues(values)
  const composition = tariffComposition({ figures, year: approved.year })
  const last = known.at(-1)
  if (composition === null || (last && isSame(last.figures, figures) && isSame(last.texts, texts))) return []
  return [
    {
      id: randomUUID(),
      ...namesOf(offering),
      ownerId: approved.ownerId,
      year: approved.year,
      number: (last?.number ?? 0) + 1,
      submissionId: approved.submissionId,
      sourceId: null,
      kind: known.some(({ stage }) => stage === 'approved') ? 'mid-year' : 'yearly',
      figures,
      texts,
      basis: composition.basis,
      perDay: composition.perDayText,
      ruleId: composition.ruleSetId,
    },
  ]
}

/** What a sheet keeps of an offering as it is called when it is taken in. */
export function namesOf(offering: OfferingSummary) {
  return {
    offeringId: offering.id,
    operatorId: offering.operatorId,
    facilityName: offering.facilityName,
    unitName: offering.unitName,
    operatorName: offering.operatorName,
    hostMunicipalityId: offering.hostMunicipalityId,
    legalBasis: offering.legalBasisText,
    targetGroup: offering.targetGroupText,
  }
}

/** The amounts and the words of a line of a form: exact quantities only, since the template takes no others. */
export function sheetValues(values: LineValues): { figures: SheetFigures; texts: Record<string, string> } {
  const figures: Record<string, string> = {}
  const texts: Record<string, string> = {}
  for (const [field, value] of Object.entries(values)) {
    if ('text' in value) {
      if (value.text.trim() !== '') texts[field] = value.text
    } else if (value.state === 'exact') figures[field] = value.value
  }
  return { figures, texts }
}

function isSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => a[key] === b[key])
}
