import { textWidth } from './labels.ts'
import { FONT, INK, MUTED, PALETTE, RULE } from './palette.ts'
import { frameSvg, idPart, xml } from './svg.ts'

export type Tile = {
  key: string
  /** Full name, shown when the tile is pointed at. */
  label: string
  /** Two to four letters that fit in the tile. */
  shortLabel: string
  /** Place in the grid, from the left and from the top. */
  col: number
  row: number
  /** Key of the group the tile is outlined with. */
  group: string
  state: 'on' | 'off' | 'muted'
  /** Written under the short name. */
  value?: string
}

export type TileMap = {
  id: string
  title: string
  alternative: string
  tiles: Tile[]
  groups: { key: string; label: string }[]
}

const SIZE = 36
const MARGIN = 2

/** `off` is an empty tile, `muted` a hatched one, so that the three differ without colour. */
const LOOK = {
  on: { fill: PALETTE[0], ink: '#ffffff', edge: '#ffffff' },
  off: { fill: '#ffffff', ink: INK, edge: RULE },
  muted: { fill: '#eeeeee', ink: MUTED, edge: RULE },
} as const

/**
 * A map of equal squares, in which a small area counts as much to the eye as a large one. A thick line runs round each
 * group. It is a picture: whoever cannot see it needs the same as a list beside it.
 *
 * @returns SVG without style attributes, for inlining
 */
export function renderTileMap(map: TileMap, options: { language?: 'da' | 'en' } = {}): string {
  const left = Math.min(...map.tiles.map((tile) => tile.col), Number.POSITIVE_INFINITY)
  const top = Math.min(...map.tiles.map((tile) => tile.row), Number.POSITIVE_INFINITY)
  const placed = map.tiles.map((tile) => ({ ...tile, col: tile.col - left, row: tile.row - top }))
  const columns = Math.max(0, ...placed.map((tile) => tile.col + 1))
  const rows = Math.max(0, ...placed.map((tile) => tile.row + 1))
  const content = [
    hatch(map.id),
    ...placed.map((tile) => drawTile(map.id, tile)),
    ...map.groups.map((group) => outline(placed, group)),
  ]

  return frameSvg(
    {
      id: map.id,
      title: map.title,
      description: map.alternative,
      width: columns * SIZE + 2 * MARGIN,
      height: rows * SIZE + 2 * MARGIN,
      language: options.language ?? 'da',
    },
    FONT,
    content.join(''),
  )
}

function hatch(id: string): string {
  return [
    `<defs><pattern id="${idPart(id)}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">`,
    `<rect width="6" height="6" fill="${LOOK.muted.fill}"/><path d="M0 6L6 0" stroke="${RULE}"/></pattern></defs>`,
  ].join('')
}

function drawTile(id: string, tile: Tile): string {
  const x = MARGIN + tile.col * SIZE
  const y = MARGIN + tile.row * SIZE
  const look = LOOK[tile.state]
  const fill = tile.state === 'muted' ? `url(#${idPart(id)}-hatch)` : look.fill
  const middle = x + SIZE / 2
  const name = tile.value === undefined ? `${tile.label}` : `${tile.label}: ${tile.value}`
  return [
    `<g><title>${xml(name)}</title>`,
    `<rect x="${x + 0.5}" y="${y + 0.5}" width="${SIZE - 1}" height="${SIZE - 1}" fill="${fill}" stroke="${look.edge}"/>`,
    tileText(tile.shortLabel, middle, y + (tile.value === undefined ? 22 : 15), 12, look.ink, tile.state === 'on'),
    tile.value === undefined ? '' : tileText(tile.value, middle, y + 29, 11, look.ink, false),
    '</g>',
  ].join('')
}

function tileText(text: string, x: number, y: number, wanted: number, fill: string, bold: boolean): string {
  const size = textWidth(text, wanted) > SIZE - 3 ? wanted - 2 : wanted
  const weight = bold ? ' font-weight="600"' : ''
  return `<text x="${x}" y="${y}" text-anchor="middle" font-size="${size}"${weight} fill="${fill}">${xml(text)}</text>`
}

/** The sides of a group's tiles that another group, or nothing, lies beyond. */
function outline(tiles: Tile[], group: { key: string; label: string }): string {
  const mine = tiles.filter((tile) => tile.group === group.key)
  const taken = new Set(mine.map((tile) => `${tile.col},${tile.row}`))
  const sides = mine.flatMap(({ col, row }) => {
    const x = MARGIN + col * SIZE
    const y = MARGIN + row * SIZE
    const free = (dx: number, dy: number) => !taken.has(`${col + dx},${row + dy}`)
    return [
      ...(free(0, -1) ? [`M${x} ${y}h${SIZE}`] : []),
      ...(free(0, 1) ? [`M${x} ${y + SIZE}h${SIZE}`] : []),
      ...(free(-1, 0) ? [`M${x} ${y}v${SIZE}`] : []),
      ...(free(1, 0) ? [`M${x + SIZE} ${y}v${SIZE}`] : []),
    ]
  })
  if (sides.length === 0) return ''
  const stroke = `stroke="${INK}" stroke-width="2" stroke-linecap="square"`
  return `<path d="${sides.join('')}" fill="none" ${stroke}><title>${xml(group.label)}</title></path>`
}
