import { randomUUID } from 'node:crypto'
import { addDays } from '#figures/dates.ts'
import { Decimal } from '#figures/decimal.ts'
import { exact } from '#figures/quantity.ts'
import { round } from '#figures/round.ts'
import { type App, copenhagenDay } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { createLog } from '#platform/log.ts'
import { ensureReport, getPublishing, publish } from '#publishing/index.ts'
import { findOfferings, type OfferingSummary } from '#registry/index.ts'
import {
  approve,
  type CellValue,
  createRound,
  getForm,
  getRound,
  importApprovedRound,
  openRound,
  roundsOf,
  saveValues,
  submit,
} from '#reporting/index.ts'
import { annexReportId } from './annex-id.ts'
import { tariffAnnex } from './annex-report.ts'
import type { SheetFigures } from './model.ts'
import { tariffComposition } from './rules/composition.ts'
import { namesOf } from './service/take-in.ts'
import { addRemark, recordResult, recordStep, sheetValues } from './service.ts'
import { ensureDemoSource } from './store/demo.ts'
import { insertSheets, listSheets } from './store/sheets.ts'
import { tariffTemplateId } from './template.ts'

export type DemoTariffs = {
  ownerId: string
  secretariatUserId: string
  /** Operator whose sheets are begun, with a surplus that one of them carries. */
  begun: { organisationId: string; userId: string }
  /** Operator whose sheets have been sent and approved. */
  sent: { organisationId: string; userId: string; approverId: string }
  now: Date
}

const sourceId = 'demo-takster'
const note = 'Demotal: opdigtede beløb, dannet ved en fast regel.'
const year = 2026

/**
 * Made-up tariffs so that every page has content: approved tariffs of 2024 and 2025 of every offering in the register,
 * and the open round "Takster 2026" where one operator has begun and another is on its way through the bodies.
 * The approved ones are written by the system, the rest through the use cases; loading again changes nothing.
 */
export async function loadDemoTariffs(db: Db, demo: DemoTariffs): Promise<void> {
  const known = await asSystem(db, 'demo', (tx) => roundsOf(tx, year))
  if (known.some(({ templateId }) => templateId === tariffTemplateId)) return
  await asSystem(db, 'demo', async (tx) => {
    await ensureDemoSource(tx, { id: sourceId, title: 'Demotal for takster' })
    for (const past of [year - 2, year - 1]) await loadApproved(tx, demo.ownerId, past)
  })
  const as = (userId: string) => appOf(db, userId, demo.now)
  const secretariat = as(demo.secretariatUserId)
  const roundId = await createRound(secretariat, {
    templateId: tariffTemplateId,
    year,
    title: `Takster ${year}`,
    ownerId: demo.ownerId,
    deadlineDate: addDays(secretariat.today, 21),
    deadlineTime: '12.00',
  })
  await openRound(secretariat, { roundId })
  const { respondents } = await getRound(secretariat, roundId)
  const respondentOf = (id: string) => respondents.find(({ organisationId }) => organisationId === id)?.id ?? ''
  await begin(as(demo.begun.userId), respondentOf(demo.begun.organisationId))
  await send(as(demo.sent.userId), as(demo.sent.approverId), respondentOf(demo.sent.organisationId))
  await passOn(db, secretariat)
  await publishAnnex(secretariat, demo.ownerId)
}

/** The annex of last year as a first edition, so that there is something to read and to fetch. */
async function publishAnnex(secretariat: App, ownerId: string): Promise<void> {
  const id = annexReportId(year - 1)
  await asSystem(secretariat.db, 'demo', (tx) =>
    ensureReport(tx, { id, kind: tariffAnnex.kind, year: year - 1, title: `Takstbilag ${year - 1}`, ownerId }),
  )
  const { sha256 } = await getPublishing(secretariat, id)
  await publish(secretariat, id, { sha256, note: 'Demo: opdigtede beløb' })
}

async function loadApproved(tx: Tx, ownerId: string, past: number): Promise<void> {
  const offerings = await findOfferings(tx, { onDate: `${past}-12-31` })
  const priced = offerings.map((offering, index) => ({ offering, figures: madeUp(index, past) }))
  const approvedOn = `${past - 1}-11-28`
  await importApprovedRound(tx, {
    templateId: tariffTemplateId,
    year: past,
    title: `Takster ${past}`,
    ownerId,
    sourceId,
    approvedAt: `${approvedOn}T11:00:00.000Z`,
    submissions: [...Map.groupBy(priced, ({ offering }) => offering.operatorId)].map(([organisationId, own]) => ({
      organisationId,
      lines: own.map(({ offering, figures }) => ({ lineId: offering.id, values: cellsOf(figures) })),
    })),
  })
  await insertSheets(
    tx,
    priced.flatMap(({ offering, figures }) => approvedSheet(offering, figures, { ownerId, past, approvedOn })),
  )
}

function approvedSheet(
  offering: OfferingSummary,
  figures: SheetFigures,
  { ownerId, past, approvedOn }: { ownerId: string; past: number; approvedOn: string },
) {
  const found = tariffComposition({ figures, year: past })
  if (found === null) return []
  return [
    {
      id: randomUUID(),
      ...namesOf(offering),
      ownerId,
      year: past,
      number: 1,
      submissionId: null,
      sourceId,
      kind: 'yearly' as const,
      figures,
      texts: { note },
      basis: found.basis,
      perDay: found.perDayText,
      ruleId: found.ruleSetId,
      stage: 'approved' as const,
      validFrom: `${past}-01-01`,
      validTo: `${past + 1}-01-01`,
      approvedOn,
      approvedByBody: 'das-nordjylland',
      approvalReference: `Demo: DAS ${past - 1}, punkt 4`,
    },
  ]
}

/** The fixed rule of the made-up amounts: places by the offering's place in the register, costs by place and year. */
function madeUp(index: number, of: number): SheetFigures {
  const places = 6 + (index % 7) * 2
  const perPlace = (kr: number) => times(String(kr * places), 1 + (of - 2024) * 0.03)
  const staff = perPlace(480_000 + (index % 5) * 30_000)
  const direct = times(staff, 0.82)
  return {
    places: String(places),
    occupancy: ['95', '96', '97', '98'][index % 4] as string,
    cost_staff: staff,
    cost_staff_management: times(staff, 0.08),
    cost_staff_direct: direct,
    cost_staff_temporary: times(staff, 0.06),
    cost_staff_technical: minus(staff, times(staff, 0.08), direct, times(staff, 0.06)),
    cost_citizens: perPlace(38_000),
    cost_administration: perPlace(34_000 + (index % 3) * 9_000),
    cost_competence: perPlace(9_000),
    cost_property: perPlace(72_000),
    cost_depreciation: perPlace(18_000),
    finance_income: '0',
    finance_expense: perPlace(11_000),
    adjustment: index % 6 === 0 ? String(-12_000 * places) : '0',
    direct_hours: String(24 + (index % 5) * 3),
  }
}

async function begin(app: App, respondentId: string): Promise<void> {
  const form = await getForm(app, { respondentId })
  const half = form.lines.slice(0, Math.ceil(form.lines.length / 2))
  await saveValues(app, { respondentId, cells: half.flatMap(({ lineId }) => nextYear(form.previous[lineId], lineId)) })
  const [first] = form.lines
  if (!first) return
  const { figures } = sheetValues(form.previous[first.lineId] ?? {})
  const basis = tariffComposition({ figures, year: year - 1 })?.basis
  if (basis === undefined) return
  await recordResult(app, {
    offeringId: first.lineId,
    year: year - 2,
    basis,
    result: times(basis, 0.08),
    carriedYear: year,
    note,
  })
}

async function send(app: App, approver: App, respondentId: string): Promise<void> {
  const form = await getForm(app, { respondentId })
  const cells = form.lines.flatMap(({ lineId }, index) =>
    nextYear(form.previous[lineId], lineId, index === 0 ? 1.09 : 1.03),
  )
  const words = form.lines.map(({ lineId }) => ({ lineId, field: 'change_reason', value: { text: note } }))
  await saveValues(app, { respondentId, cells: [...cells, ...words] })
  await submit(app, { respondentId })
  await approve(approver, { respondentId })
}

/** The group has been through half of what came in and has a remark to the first. */
async function passOn(db: Db, secretariat: App): Promise<void> {
  const sheets = await asSystem(db, 'demo', (tx) => listSheets(tx, { years: [year] }))
  const [first] = sheets
  if (!first) return
  await addRemark(secretariat, {
    sheetId: first.id,
    field: 'cost_staff',
    text: 'Demo: gruppen beder om en forklaring på stigningen i personaleomkostninger.',
    sendBack: false,
  })
  await recordStep(secretariat, {
    step: 'checked',
    sheetIds: sheets.slice(0, Math.ceil(sheets.length / 2)).map(({ id }) => id),
    decidedOn: secretariat.today,
    reference: 'Demo: styringsaftalegruppens møde',
    provisional: false,
    effectiveFrom: null,
    admittedBefore: null,
  })
}

/** Last year's cells with the cost amounts raised; the lines of a category stay out where they would not add up. */
function nextYear(previous: Readonly<Record<string, CellValue>> | undefined, lineId: string, rise = 1.03) {
  return Object.entries(previous ?? {}).flatMap(([field, value]) => {
    if (!('state' in value) || value.state !== 'exact' || field.startsWith('cost_staff_')) return []
    if (field === 'adjustment') return [{ lineId, field, value: exact('0') }]
    const isCost = /^(cost|finance)_/.test(field)
    return [{ lineId, field, value: isCost ? exact(times(value.value, rise)) : value }]
  })
}

function cellsOf(figures: SheetFigures): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(figures).map(([field, value]) => [field, exact(value)]))
}

const times = (amount: string, factor: number) =>
  round(new Decimal(amount).times(String(factor)).toFixed(), { rule: 'half-away-from-zero', decimals: 0 })

function minus(amount: string, ...parts: string[]): string {
  return parts.reduce((rest, part) => rest.minus(part), new Decimal(amount)).toFixed()
}

function appOf(db: Db, userId: string, now: Date): App {
  return {
    db,
    actor: { userId, language: 'da', requestId: 'demo' },
    today: copenhagenDay(now),
    now: now.toISOString(),
    jobs: { send: async () => {} },
    log: createLog('error'),
  }
}
