import type { Figure } from '#figures/figure.ts'

/**
 * The figures named and everything they were computed from (tal med grundlag): what a page must carry so that
 * each of its figures can be traced. Ids that name no figure are left out.
 */
export function withInputs(
  figures: Readonly<Record<string, Figure>>,
  ids: readonly (string | null)[],
): Record<string, Figure> {
  const chosen: Record<string, Figure> = {}
  const waiting = ids.filter((id) => id !== null)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const figure = figures[id]
    if (!figure || id in chosen) continue
    chosen[id] = figure
    waiting.push(...figure.inputs)
  }
  return chosen
}

/** "107 %", "6,4": the displayed value with the sign of a percentage; a missing figure has none. */
export function shownText(figure: Figure): string {
  const counted = figure.quantity.state === 'exact' || figure.quantity.state === 'interval'
  return counted && figure.unit === '%' ? `${figure.text} %` : figure.text
}
