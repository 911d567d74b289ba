import type { TileMap } from '#platform/charts/tile-map.ts'
import type { Municipality } from './model.ts'

/** The tile map of who may use something: covered municipalities filled, the others empty, regions outlined. */
export function coverageMap(
  { id, title, alternative }: { id: string; title: string; alternative: string },
  municipalities: readonly Municipality[],
  covered: readonly string[],
): TileMap {
  const may = new Set(covered)
  const regions = new Map(municipalities.map((one) => [one.regionId, one.regionName]))
  return {
    id,
    title,
    alternative,
    tiles: municipalities.map((one) => ({
      key: one.id,
      label: one.name,
      shortLabel: one.name.slice(0, 3),
      col: one.col,
      row: one.row,
      group: one.regionId,
      state: may.has(one.id) ? 'on' : 'off',
    })),
    groups: [...regions].map(([key, label]) => ({ key, label })),
  }
}
