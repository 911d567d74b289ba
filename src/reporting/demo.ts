import { randomUUID } from 'node:crypto'
import { addDays } from '#figures/dates.ts'
import { Decimal } from '#figures/decimal.ts'
import { round } from '#figures/round.ts'
import { type App, copenhagenDay } from '#platform/app.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { createLog } from '#platform/log.ts'
import type { LineValues, TemplateDefinition } from './model.ts'
import { blockingFindings } from './rules/validate.ts'
import { type Case, caseOf } from './service/access.ts'
import { roundsOf } from './service/door.ts'
import { type Form, getForm, judge } from './service/form.ts'
import { submit } from './service/moves.ts'
import { createRound, getRound, openRound } from './service/rounds.ts'
import { type CellInput, saveValues } from './service/save.ts'
import { findCase } from './store/case.ts'
import { changeSubmission, insertDraft, insertEvent } from './store/submissions.ts'
import { writeAcceptance, writeCells } from './store/values.ts'

export type DemoRound = {
  templateId: string
  year: number
  title: string
  ownerId: string
  /** User who owns the round. */
  secretariatUserId: string
  /** Users who report: theirs are written through the use cases, one sent in, the others left as drafts. */
  reporters: readonly { organisationId: string; userId: string; sends: boolean }[]
  /** The instant it is loaded: the deadline is 14 days later at 12.00. */
  now: Date
}

const note = 'Demotal: dannet af sidste års tal ved en fast regel.'

/**
 * Loads the open demo round once. Respondents without demo accounts are written by the system in turn as approved,
 * sent, half a draft and not begun, each with a note that says so.
 */
export async function loadDemoRound(db: Db, demo: DemoRound): Promise<void> {
  const known = await asSystem(db, 'demo', (tx) => roundsOf(tx, demo.year))
  if (known.some(({ templateId }) => templateId === demo.templateId)) return
  const as = (userId: string) => appOf(db, userId, demo.now)
  const secretariat = as(demo.secretariatUserId)
  const { templateId, year, title, ownerId } = demo
  const deadlineDate = addDays(secretariat.today, 14)
  const roundId = await createRound(secretariat, {
    templateId,
    year,
    title,
    ownerId,
    deadlineDate,
    deadlineTime: '12.00',
  })
  await openRound(secretariat, { roundId })
  const { respondents } = await getRound(secretariat, roundId)
  for (const { organisationId, userId, sends } of demo.reporters) {
    const respondent = respondents.find((row) => row.organisationId === organisationId)
    if (respondent) await reportAs(as(userId), respondent.id, sends)
  }
  const others = respondents.filter(
    (row) => !demo.reporters.some(({ organisationId }) => organisationId === row.organisationId),
  )
  for (const [index, { id }] of others.entries()) {
    await asSystem(db, 'demo', (tx) => writeOne(tx, id, index % 4, secretariat.now))
  }
}

async function reportAs(app: App, respondentId: string, sends: boolean): Promise<void> {
  const form = await getForm(app, { respondentId })
  const cells = demoCells(form.definition, form)
  const half = Math.ceil(form.lines.length / 2)
  const begun = new Set(form.lines.slice(0, sends ? undefined : half).map(({ lineId }) => lineId))
  const saved = await saveValues(app, { respondentId, cells: cells.filter(({ lineId }) => begun.has(lineId)) })
  if (!sends) return
  const open = blockingFindings(saved.findings)
  const fieldOf = (key: string) => form.definition.fields.find((field) => field.key === key)
  const comments = open
    .filter(({ field }) => fieldOf(field)?.type === 'text')
    .map(({ lineId, field }) => ({ lineId, field, value: { text: note } }))
  const reasons = open.map(({ ruleId, lineId, field }) => ({ ruleId, lineId, field, reason: note }))
  const settled = await saveValues(app, { respondentId, cells: comments, reasons })
  if (blockingFindings(settled.findings).length === 0) await submit(app, { respondentId })
}

/** 0 approved, 1 sent, 2 half a draft, 3 not begun. */
async function writeOne(tx: Tx, respondentId: string, kind: number, now: string): Promise<void> {
  if (kind === 3) return
  const found = await loadCase(tx, respondentId, now)
  const before = await judge(tx, found, null)
  const cells = demoCells(found.definition, before)
  const half = Math.ceil(before.lines.length / 2)
  const begun = new Set(before.lines.slice(0, kind === 2 ? half : undefined).map(({ lineId }) => lineId))
  const id = randomUUID()
  await insertDraft(tx, { id, respondentId, number: 1, correctionReason: null, userId: null, now })
  await writeCells(
    tx,
    id,
    cells.filter(({ lineId }) => begun.has(lineId)),
    { userId: null, now },
  )
  await insertEvent(tx, { submissionId: id, kind: 'note', text: note, userId: null })
  if (kind === 2) return changeSubmission(tx, id, { filled: begun.size })
  await settleAsDemo(tx, found, id, now)
  const sent = { state: 'submitted', submitted_at: now, filled: begun.size } as const
  await changeSubmission(tx, id, kind === 1 ? sent : { ...sent, state: 'approved', approved_at: now })
}

async function settleAsDemo(tx: Tx, found: Case, id: string, now: string): Promise<void> {
  const { findings } = await judge(tx, found, id)
  for (const finding of blockingFindings(findings)) {
    const { lineId, field, severity } = finding
    const isText = found.definition.fields.find(({ key }) => key === field)?.type === 'text'
    if (isText) await writeCells(tx, id, [{ lineId, field, value: { text: note } }], { userId: null, now })
    else if (severity === 'warning') await writeAcceptance(tx, id, { ...finding, reason: note }, { userId: null, now })
  }
}

async function loadCase(tx: Tx, respondentId: string, now: string): Promise<Case> {
  const found = await findCase(tx, respondentId)
  if (!found) throw new Error(`demo: no respondent ${respondentId}`)
  return caseOf(found, now)
}

/**
 * The fixed rule of the demo figures: last year's figure again, the figure a percentage is taken of 2 % lower,
 * and what is asked without a figure last year gets what the percentage is taken from. A line without any figures
 * last year gets those of the respondent's first line that has some.
 */
function demoCells(definition: TemplateDefinition, { lines, previous }: Pick<Form, 'lines' | 'previous'>): CellInput[] {
  const computed = definition.computed.find((column) => column.kind === 'ratio-percent')
  const required = new Set(
    definition.rules.flatMap(({ predicate }) => (predicate.kind === 'required' ? [predicate.field] : [])),
  )
  const first = lines.map(({ lineId }) => previous[lineId]).find((values) => values !== undefined) ?? {}
  return lines.flatMap(({ lineId }) =>
    definition.fields.flatMap((field): CellInput[] => {
      const last: LineValues = previous[lineId] ?? first
      const own = last[field.key]
      const value =
        own ??
        (required.has(field.key) && computed ? (last[computed.denominator] ?? last[computed.numerator]) : undefined)
      if (field.type !== 'quantity' || !value || !('state' in value) || value.state !== 'exact') return []
      const factor = field.key === computed?.numerator ? '0.98' : '1'
      const decimals = field.decimals ?? 1
      const moved = round(new Decimal(value.value).times(factor).toFixed(), { rule: 'half-away-from-zero', decimals })
      return [{ lineId, field: field.key, value: { state: 'exact', value: moved } }]
    }),
  )
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
