/**
 * Six colours that colour-blind readers can tell apart, each dark enough on white for lines and for text (4.5:1).
 * Beyond six, a chart has too many series; colours then repeat with another marker.
 */
export const PALETTE = ['#0059b3', '#b84300', '#007a5e', '#8a3a86', '#333333', '#332288'] as const

/** Text and axes. */
export const INK = '#1a1a1a'
/** Second-rank text: axis labels, names of horizontal lines. 4.5:1 on white. */
export const MUTED = '#595959'
/** Grid lines, which carry no meaning of their own. */
export const RULE = '#d9d9d9'
/** Ground of a band and of tiles that are switched off. */
export const TINT = '#dce8f5'

export const FONT = 'IBM Plex Sans, system-ui, sans-serif'
export const FONT_SIZE = 13

const MARKERS = ['circle', 'rect', 'triangle', 'diamond'] as const

/** Colour of the n-th series (0 first). */
export function seriesColour(index: number): string {
  return PALETTE[index % PALETTE.length] ?? INK
}

/** Marker of the n-th series, so that a print in black and white can be read. */
export function seriesMarker(index: number): string {
  return MARKERS[index % MARKERS.length] ?? 'circle'
}
