import { ownOrganisations } from '#allocation/index.ts'
import { ratioText } from '#figures/ratio.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { Citation, CitationSource } from '#publishing/index.ts'
import { organisationNames } from '#registry/index.ts'
import { citedFigure } from '../figures.ts'
import type { BusinessCaseVersion } from '../model.ts'
import { type BusinessCaseRow, listBusinessCaseRows, listBusinessCaseVersions } from '../store.ts'
import { type ComputedCase, computeCase, resultOf } from './make.ts'

export type BusinessCaseHead = Omit<BusinessCaseVersion, 'plan' | 'latest' | 'ownerId'> & {
  year: number
  places: string
  /** kr., whole. */
  toFinance: string
  priceLevel: number
}

/** Business cases (forretningsplaner) the one who asks may see, newest first, each by its newest visible version. */
export async function listBusinessCases(
  app: App,
  page: { after?: { madeAt: string; id: string }; limit: number },
): Promise<{ items: BusinessCaseHead[]; mayMake: boolean }> {
  return asActor(app, async (tx) => {
    const rows = await listBusinessCaseRows(tx, page)
    const names = await organisationNames(tx, [...new Set(rows.map(({ ownerId }) => ownerId))], app.today)
    return {
      items: rows.map((row) => headOf(row, names.get(row.ownerId) ?? row.ownerId)),
      mayMake: (await ownOrganisations(tx)).length > 0,
    }
  })
}

function headOf(row: BusinessCaseRow, ownerName: string): BusinessCaseHead {
  const result = resultOf(row.plan)
  const { id, number, title, hash, madeAt, publishedAt, plan } = row
  const toFinance = ratioText(result.toFinance, { rule: 'half-away-from-zero', decimals: 0 })
  const { year, priceLevel } = plan
  return { id, number, title, ownerName, hash, madeAt, publishedAt, year, priceLevel, places: result.places, toFinance }
}

export type BusinessCasePage = {
  businessCase: BusinessCaseVersion
  computed: ComputedCase
  versions: { number: number; title: string; madeAt: string; publishedAt: string | null }[]
  /** For `If-Match`; a reader of published versions sees the newest of those. */
  version: number
  mayChange: boolean
}

/**
 * A business case with its result, its figures and its other versions.
 *
 * @param number - of a version; the newest visible one when left out
 * @throws AppError notFound `businessCase.unknown`
 */
export async function getBusinessCase(app: App, id: string, number?: number): Promise<BusinessCasePage> {
  return asActor(app, async (tx) => {
    const rows = isUuid(id) ? await listBusinessCaseVersions(tx, id) : []
    const row = number === undefined ? rows[0] : rows.find((one) => one.number === number)
    const newest = rows[0]
    if (row === undefined || newest === undefined) throw new AppError('notFound', 'businessCase.unknown')
    const names = await organisationNames(tx, [row.ownerId], app.today)
    const { version: _version, ...shown } = row
    return {
      businessCase: { ...shown, latest: newest.number, ownerName: names.get(row.ownerId) ?? row.ownerId },
      computed: computeCase(row.plan),
      versions: rows.map(({ number: one, title, madeAt, publishedAt }) => ({
        number: one,
        title,
        madeAt,
        publishedAt,
      })),
      version: newest.number,
      mayChange: (await ownOrganisations(tx)).includes(row.ownerId),
    }
  })
}

/**
 * How a case cites a figure of a business case (henvisning): `{forretningsplan:<id>/skal-finansieres}`, and what a party
 * pays as `{forretningsplan:<id>/part.851}`. It follows the newest published version, so that a change is noticed.
 */
export const businessCaseCitations: CitationSource = {
  prefix: 'forretningsplan',
  async find(tx, refs) {
    const found = new Map<string, Omit<Citation, 'ref'>>()
    for (const [id, own] of Map.groupBy(refs, (ref) => ref.split('/', 1)[0] ?? '')) {
      const rows = isUuid(id) ? await listBusinessCaseVersions(tx, id) : []
      const published = rows.find(({ publishedAt }) => publishedAt !== null)
      if (published?.publishedAt == null) continue
      const computed = computeCase(published.plan)
      for (const ref of own) {
        const figure = citedFigure(computed, ref.slice(id.length + 1))
        const href = `/takster/forretningsplaner/${id}?version=${published.number}`
        if (figure) found.set(ref, { figure, publishedAt: published.publishedAt, href })
      }
    }
    return found
  },
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
