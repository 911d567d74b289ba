import type { Figure } from '#figures/figure.ts'
import type { Tx } from '#platform/database/database.ts'
import { listCitedFigures } from './store.ts'

/** A published figure as another text cites it: what it says now, since when, and where a reader opens it. */
export type Citation = { ref: string; figure: Figure; publishedAt: string; href: string }

/** Where figures of one kind are found; a room that publishes figures itself registers one. */
export type CitationSource = {
  /** The part of a reference before the colon: "rapport" in "rapport:kapacitet-2024/total.2024.places". */
  prefix: string
  /** The figures among these references (without the prefix) that the reader may see; the rest are left out. */
  find(tx: Tx, ids: readonly string[]): Promise<Map<string, Omit<Citation, 'ref'>>>
}

const reports: CitationSource = {
  prefix: 'rapport',
  async find(tx, ids) {
    const found = await listCitedFigures(tx, ids.map(reportAndFigure))
    return new Map(
      found.map(({ reportId, figure, number, publishedAt }) => [
        `${reportId}/${figure.id}`,
        { figure, publishedAt, href: `/rapporter/${reportId}/udgave/${number}` },
      ]),
    )
  },
}

const sources = new Map([[reports.prefix, reports]])

/** Makes figures of another kind citable; called once by the shell at start. */
export function registerCitationSource(source: CitationSource): void {
  sources.set(source.prefix, source)
}

/** The references (henvisninger til tal) in a text: `{rapport:kapacitet-2024/total.2024.places}`, each once, in order. */
export function citedIn(text: string): string[] {
  const found = [...text.matchAll(/\{([a-z]+):([^{}\s]+)\}/g)].filter(([, prefix = '']) => sources.has(prefix))
  return [...new Set(found.map(([, prefix, id]) => `${prefix}:${id}`))]
}

/** The figures that references name, as they are published now. One that is not found is left out. */
export async function findCitations(tx: Tx, refs: readonly string[]): Promise<Map<string, Citation>> {
  const byPrefix = Map.groupBy(refs, (ref) => ref.slice(0, ref.indexOf(':')))
  const found = new Map<string, Citation>()
  for (const [prefix, asked] of byPrefix) {
    const ids = asked.map((ref) => ref.slice(prefix.length + 1))
    for (const [id, citation] of (await sources.get(prefix)?.find(tx, ids)) ?? []) {
      const ref = `${prefix}:${id}`
      found.set(ref, { ...citation, ref })
    }
  }
  return found
}

/** "kapacitet-2024/total.2024.places" in its two parts; what has no slash names no figure. */
function reportAndFigure(id: string): { reportId: string; figureId: string } {
  const at = id.indexOf('/')
  return { reportId: id.slice(0, Math.max(0, at)), figureId: id.slice(at + 1) }
}
