import type { Figure } from '#figures/figure.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { priceFigures, sheetName } from '../figures.ts'
import type { Sheet } from '../model.ts'
import { type ComparisonGroup, type GroupRemark, groupRemarks } from '../rules/comparison.ts'
import { comparisonIn } from './annex.ts'

export type GroupHead = Omit<ComparisonGroup<Sheet>, 'tariffs'> & { id: string }

export type TariffComparison = {
  /** Groups that hold what was searched for, the largest first. */
  groups: GroupHead[]
  /** Of all groups of the year. */
  groupsInAll: number
  /** The group that was chosen, or the only one that was found. */
  chosen: (ComparisonGroup<Sheet> & { id: string; remarks: GroupRemark[] }) | null
  figures: Record<string, Figure>
  /** What is not compared, by name: alone of its kind, or not known of which kind. */
  alone: { id: string; name: string }[]
  unknown: { id: string; name: string }[]
}

/** Names a group in an address: the same in every year. */
function idOf({ legalBasis, targetGroup }: Pick<ComparisonGroup<Sheet>, 'legalBasis' | 'targetGroup'>): string {
  return `${legalBasis} · ${targetGroup}`
}

/**
 * Tariffs of a year that can be compared (sammenlign takster): the groups by search, and one of them in full. Public.
 *
 * @param asked.q - words that stand in the legal basis, the target group, or the name of an offering or operator
 */
export async function compareTariffs(
  app: App,
  year: number,
  asked: { group?: string; q?: string } = {},
): Promise<TariffComparison> {
  return asActor(app, async (tx) => {
    const { groups, alone, unknown } = await comparisonIn(tx, year, app.today)
    const named = groups.map((group) => ({ ...group, id: idOf(group) }))
    const words = (asked.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const found = named.filter((group) => words.every((word) => textOf(group).includes(word)))
    const chosen = named.find(({ id }) => id === asked.group) ?? (found.length === 1 ? found[0] : undefined)
    return {
      groups: found.map(({ tariffs: _tariffs, ...head }) => head),
      groupsInAll: groups.length,
      chosen: chosen ? { ...chosen, remarks: groupRemarks(chosen.tariffs.map(remarked)) } : null,
      figures: Object.fromEntries((chosen?.tariffs ?? []).flatMap(priceFigures).map((figure) => [figure.id, figure])),
      alone: alone.map(nameOf),
      unknown: unknown.map(nameOf),
    }
  })
}

function textOf({ id, tariffs }: ComparisonGroup<Sheet> & { id: string }): string {
  return [id, ...tariffs.flatMap((sheet) => [sheetName(sheet), sheet.operatorName])].join(' ').toLowerCase()
}

function remarked({ figures, provisional }: Sheet) {
  return { occupancy: figures.occupancy, hours: figures.direct_hours, provisional }
}

function nameOf(sheet: Sheet): { id: string; name: string } {
  return { id: sheet.id, name: `${sheetName(sheet)} (${sheet.operatorName})` }
}
