import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { capacityReportId } from '#capacity/index.ts'
import { copenhagenDay } from '#platform/app.ts'
import { AppError } from '#platform/errors.ts'
import { drawReport, getReportForOperator } from '#publishing/index.ts'
import { registerReports } from '../web/report-kinds.ts'
import { sentencesIn } from '../web/sentences.ts'
import { withDatabase } from './database.ts'
import type { Command, Io } from './io.ts'

/**
 * `cli report capacity --year 2024 --format html|pdf|docx|xlsx --out FILE [--draft]`: the published edition, or
 * the report as it is now. A running server on the embedded folder does it, and writes the file.
 */
export const reportCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      year: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      draft: { type: 'boolean', default: false },
    },
  })
  const { year, format, out, draft } = values
  if (positionals.length !== 1 || positionals[0] !== 'capacity') return missing(io, 'rapporten: report capacity')
  if (!/^\d{4}$/.test(year ?? '')) return missing(io, '--year ÅR, for eksempel --year 2024')
  if (!isFormat(format)) return missing(io, '--format html, pdf, docx eller xlsx')
  if (!out) return missing(io, '--out FIL')

  return withDatabase(io, async ({ db }) => {
    registerReports()
    try {
      const today = copenhagenDay(new Date())
      const report = await getReportForOperator({ db, today }, capacityReportId(Number(year)), { draft })
      await writeFile(resolve(out), await drawReport(report, format))
      io.out(`Skrevet: ${out}\n`)
      return 0
    } catch (error) {
      const line = refusal(error, out)
      if (line === undefined) throw error
      io.err(`${line}\n`)
      return 1
    }
  })
}

type Format = Parameters<typeof drawReport>[1]

function isFormat(text: string | undefined): text is Format {
  return ['html', 'pdf', 'docx', 'xlsx'].includes(text ?? '')
}

/** What to tell about an expected failure; undefined for a bug. */
function refusal(error: unknown, out: string): string | undefined {
  if (error instanceof AppError) return sentencesIn('da')(error.code, error.details.params)
  if (error instanceof Error && 'syscall' in error) return `Filen ${out} kan ikke skrives: ${error.message}`
  return undefined
}

function missing(io: Io, what: string): number {
  io.err(`Angiv ${what}.\n`)
  return 2
}
