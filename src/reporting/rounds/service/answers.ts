import type { Language } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { csvField } from '#platform/archive.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Cell, DocumentModel, TableModel } from '#platform/documents/model.ts'
import { renderXlsx } from '#platform/documents/xlsx.ts'
import { findOfferings, organisationNames } from '#registry/index.ts'
import type { RespondentState } from '../../model.ts'
import { danishClock, danishIso } from '../../rules/calendar.ts'
import { respondentState } from '../../rules/states.ts'
import { lastDayOf, requireDefinition, requireUser } from '../../service/access.ts'
import { requireOwnRound } from '../../service/rounds.ts'
import type { Round } from '../../store/rounds.ts'
import { da as roomDa } from '../../texts.da.ts'
import { en as roomEn } from '../../texts.en.ts'
import { listAnswers, listReasons, type StoredAnswer, type StoredReason } from '../store/answers.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export type Answer = Omit<StoredAnswer, 'low' | 'high' | 'state'> & {
  organisationName: string
  lineName: string | null
  fieldLabel: string | null
  unit: string | null
  /** State of the version; of the respondent where there is none. */
  state: RespondentState | 'superseded'
  /** Canonical: "6.4", "8-10", "?", a text; null where nothing is reported. */
  value: string | null
}
export type Reason = StoredReason & { organisationName: string }
export type RoundAnswers = { round: Round; answers: Answer[]; reasons: Reason[] }

/**
 * All answers (svar) of a round: every respondent, version, line and field with value, state, who and when, and every
 * warning that was accepted. For the round's secretariat; values of drafts are not among them.
 */
export async function getAnswers(app: App, input: { roundId: string }): Promise<RoundAnswers> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const round = await requireOwnRound(tx, input.roundId)
    const definition = await requireDefinition(tx, round)
    const names = await organisationNames(tx, undefined, lastDayOf(round.year))
    const stored = await listAnswers(tx, round.id)
    const lines = await lineNames(tx, stored, names, round.year)
    const fields = new Map(definition.fields.map((field) => [field.key, field]))
    const name = (id: string) => names.get(id) ?? id
    return {
      round,
      answers: stored.map(({ low, high, state, ...row }) => ({
        ...row,
        organisationName: name(row.organisationId),
        lineName: row.lineId === null ? null : (lines.get(row.lineId) ?? row.lineId),
        fieldLabel: row.field === null ? null : (fields.get(row.field)?.label[app.actor.language] ?? row.field),
        unit: row.field === null ? null : (fields.get(row.field)?.unit ?? null),
        state: state === 'superseded' ? state : respondentState(row.exemptedAt, state),
        value: valueText({ ...row, low, high }),
      })),
      reasons: (await listReasons(tx, round.id)).map((row) => ({ ...row, organisationName: name(row.organisationId) })),
    }
  })
}

async function lineNames(tx: Tx, rows: readonly StoredAnswer[], names: Map<string, string>, year: number) {
  const ids = [...new Set(rows.flatMap(({ lineId }) => lineId ?? []))]
  const offerings = await findOfferings(tx, { ids, onDate: lastDayOf(year) })
  const own = offerings.map(
    ({ id, facilityName, unitName }) => [id, [facilityName, unitName].filter(Boolean).join(', ')] as const,
  )
  return new Map([...ids.map((id) => [id, names.get(id) ?? id] as const), ...own])
}

function valueText({ valueState, low, high, text }: Pick<StoredAnswer, 'valueState' | 'low' | 'high' | 'text'>) {
  if (valueState === 'interval') return `${low}-${high}`
  if (valueState === 'unknown') return '?'
  return valueState === 'text' ? text : low
}

type Key = keyof typeof da
const answerColumns = [
  ['organisationId', 'answers.organisationId'],
  ['organisationName', 'answers.organisation'],
  ['reportedById', 'answers.reportedBy'],
  ['number', 'answers.version'],
  ['state', 'answers.state'],
  ['nothingToReport', 'answers.nothing'],
  ['lineId', 'answers.lineId'],
  ['lineName', 'answers.line'],
  ['field', 'answers.fieldKey'],
  ['fieldLabel', 'answers.field'],
  ['unit', 'answers.unit'],
  ['value', 'answers.value'],
  ['confirmedAt', 'answers.confirmedAt'],
  ['changedBy', 'answers.changedBy'],
  ['changedAt', 'answers.changedAt'],
  ['submittedBy', 'answers.submittedBy'],
  ['submittedAt', 'answers.submittedAt'],
  ['approvedBy', 'answers.approvedBy'],
  ['approvedAt', 'answers.approvedAt'],
  ['correctionReason', 'answers.correction'],
  ['extendedUntil', 'answers.extended'],
  ['extensionReason', 'answers.extensionReason'],
  ['exemptedAt', 'answers.exemptedAt'],
  ['exemptionReason', 'answers.exempt'],
] as const satisfies readonly (readonly [keyof Answer, Key])[]
const reasonColumns = [
  ['organisationName', 'answers.organisation'],
  ['number', 'answers.version'],
  ['lineId', 'answers.lineId'],
  ['field', 'answers.fieldKey'],
  ['ruleId', 'answers.rule'],
  ['found', 'answers.found'],
  ['reason', 'answers.reason'],
  ['acceptedBy', 'answers.acceptedBy'],
  ['acceptedAt', 'answers.acceptedAt'],
] as const satisfies readonly (readonly [keyof Reason, Key])[]

/** The answers of a round as an Excel workbook: one sheet of values, one of accepted warnings. */
export async function answersWorkbook(
  app: App,
  input: { roundId: string },
): Promise<{ name: string; content: Uint8Array }> {
  const found = await getAnswers(app, input)
  const { language } = app.actor
  const t = language === 'en' ? en : da
  const document: DocumentModel = {
    title: found.round.title,
    subtitle: t['answers.title'],
    language,
    date: app.today,
    author: '',
    blocks: [
      { kind: 'table', table: table('svar', t['answers.sheet'], answerColumns, found.answers, t, language) },
      { kind: 'table', table: table('begrundelser', t['answers.reasons'], reasonColumns, found.reasons, t, language) },
    ],
  }
  return { name: fileName(found.round, 'xlsx'), content: await renderXlsx(document) }
}

function table<Row>(
  id: string,
  caption: string,
  columns: readonly (readonly [keyof Row & string, Key])[],
  rows: readonly Row[],
  t: Record<Key, string>,
  language: Language,
): TableModel {
  return {
    id,
    caption,
    columns: columns.map(([key, label]) => ({
      key,
      label: t[label],
      align: key === 'value' || key === 'number' ? 'right' : 'left',
    })),
    rows: rows.map((row) => ({ cells: columns.map(([key]) => cell(said(row[key], key, language), key)) })),
  }
}

/** As people read it: Danish time, and states by their names. */
function said(value: unknown, key: string, language: Language): unknown {
  if (typeof value !== 'string') return value
  if (isInstant(key)) return Object.values(danishClock(value)).join(' ')
  const names = language === 'en' ? roomEn : roomDa
  return key === 'state' ? names[`state.${value as Answer['state']}`] : value
}

function isInstant(key: string): boolean {
  return /(At|Until)$/.test(key)
}

function cell(value: unknown, key: string): Cell {
  const text = plain(value)
  return ['value', 'number'].includes(key) && /^-?\d+(\.\d+)?$/.test(text) ? { text, number: text } : { text }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  return value === true ? 'ja' : value === false ? 'nej' : String(value)
}

/** The answers of a round as CSV (RFC 4180, UTF-8): the same columns as the workbook's first sheet, by their keys. */
export async function answersCsv(app: App, input: { roundId: string }): Promise<{ name: string; content: string }> {
  const { round, answers } = await getAnswers(app, input)
  const head = answerColumns.map(([key]) => key).join(',')
  const lines = answers.map((row) => answerColumns.map(([key]) => csvField(csvValue(row[key], key))).join(','))
  return { name: fileName(round, 'csv'), content: `\uFEFF${[head, ...lines].join('\r\n')}\r\n` }
}

/** Instants in Danish time with its distance to UTC. */
function csvValue(value: unknown, key: string): unknown {
  return typeof value === 'string' && isInstant(key) ? danishIso(value) : value
}

function fileName({ templateId, year }: Round, ending: string): string {
  return `${templateId}-${year}-svar.${ending}`
}
