import { formatDecimal, type Language } from '#figures/format.ts'
import type { ChartSpec } from '#platform/charts/model.ts'

type Bar = { name: string; perDay: string }
type Words = {
  title: string
  subtitle: string
  unit: string
  current: string
  alternative: (low: Bar, high: Bar) => string
}

/** A bar for each scenario that has a tariff, with the present one first; null with nothing to compare. */
export function scenarioChart(
  scenarios: readonly Bar[],
  currentTariff: string | null,
  words: Words,
  language: Language,
): ChartSpec | null {
  const sorted = scenarios.toSorted((a, b) => Number(a.perDay) - Number(b.perDay))
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (!low || !high) return null
  const bars = currentTariff === null ? scenarios : [{ name: words.current, perDay: currentTariff }, ...scenarios]
  if (bars.length < 2) return null
  return {
    id: 'scenarier',
    title: words.title,
    subtitle: words.subtitle,
    kind: 'bar',
    unit: words.unit,
    decimals: 2,
    categories: bars.map(({ name }) => name),
    series: [
      {
        name: words.unit,
        values: bars.map(({ perDay }) => Number(perDay)),
        texts: bars.map(({ perDay }) => formatDecimal(perDay, { decimals: 2, language })),
      },
    ],
    alternative: words.alternative(low, high),
  }
}
