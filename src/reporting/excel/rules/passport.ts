import type { FaultCode, ReadForm, SheetRow } from '../model.ts'

/**
 * What the hidden sheet says a file is for: which round, respondent, template and submission, and the row version
 * of every cell it was made from.
 */
export type Passport = {
  round: string
  year: number
  respondent: string
  organisation: string
  template: string
  templateVersion: number
  submission: number
  /** By "line field". */
  versions: ReadonlyMap<string, number>
}

const heads = ['round', 'year', 'respondent', 'organisation', 'template', 'templateVersion', 'submission'] as const

/**
 * The hidden sheet's content for a form.
 * @source own
 */
export function passportOf({ round, respondent, definition, versions, submission }: ReadForm): Passport {
  return {
    round: round.id,
    year: round.year,
    respondent: respondent.id,
    organisation: respondent.organisationId,
    template: definition.id,
    templateVersion: definition.version,
    submission: submission?.number ?? 1,
    versions: new Map(Object.entries(versions)),
  }
}

/**
 * Rows of the hidden sheet: name and value, then a row for every line with "field:version" of its written cells.
 * @source own
 */
export function passportRows(passport: Passport): [string, string][] {
  const byLine = new Map<string, string[]>()
  for (const [place, version] of passport.versions) {
    const [lineId = '', field = ''] = splitPlace(place)
    byLine.set(lineId, [...(byLine.get(lineId) ?? []), `${field}:${version}`])
  }
  return [
    ...heads.map((head): [string, string] => [head, String(passport[head])]),
    ...[...byLine].map(([lineId, fields]): [string, string] => [`line ${lineId}`, fields.sort().join(' ')]),
  ]
}

/**
 * Reads the rows of a hidden sheet; null when they are none of ours.
 * @source own
 */
export function readPassport(rows: readonly [string, string][]): Passport | null {
  const values = new Map(rows)
  const text = (head: (typeof heads)[number]) => values.get(head) ?? ''
  if (heads.some((head) => text(head) === '') || values.size !== rows.length) return null
  const versions = rows.flatMap(([name, value]) =>
    name.startsWith('line ')
      ? value
          .split(' ')
          .filter((entry) => entry !== '')
          .map((entry) => {
            const [field = '', version = ''] = entry.split(':')
            return [`${name.slice(5)} ${field}`, Number(version)] as const
          })
      : [],
  )
  const passport: Passport = {
    round: text('round'),
    year: Number(text('year')),
    respondent: text('respondent'),
    organisation: text('organisation'),
    template: text('template'),
    templateVersion: Number(text('templateVersion')),
    submission: Number(text('submission')),
    versions: new Map(versions),
  }
  const numbers = [passport.year, passport.templateVersion, passport.submission, ...passport.versions.values()]
  return numbers.every((number) => Number.isInteger(number) && number >= 0) ? passport : null
}

/**
 * Why a file belongs to something else than this form; null when it is this form's.
 * @source own: a file for another round, year or operator is refused as that
 */
export function strangerCode(passport: Passport, form: ReadForm): FaultCode | null {
  const own = passportOf({ ...form, versions: {} })
  if (passport.organisation !== own.organisation) return 'reporting.excel.otherOperator'
  if (passport.template !== own.template) return 'reporting.excel.otherTemplate'
  if (passport.year !== own.year) return 'reporting.excel.otherYear'
  if (passport.round !== own.round || passport.respondent !== own.respondent) return 'reporting.excel.otherRound'
  if (passport.templateVersion !== own.templateVersion) return 'reporting.excel.otherTemplate'
  return passport.submission === own.submission ? null : 'reporting.excel.olderVersion'
}

/**
 * The two columns of a hidden sheet as text.
 * @source own
 */
export function pairsOf(rows: readonly SheetRow[]): [string, string][] {
  const text = (row: SheetRow, column: number) => {
    const content = row.cells.get(column)
    if (content?.kind === 'text') return content.text
    return content?.kind === 'number' ? String(content.number) : ''
  }
  return rows.map((row) => [text(row, 1), text(row, 2)])
}

/** "line field": field keys hold no blank, line ids may. */
function splitPlace(place: string): [string, string] {
  const at = place.lastIndexOf(' ')
  return [place.slice(0, at), place.slice(at + 1)]
}
