import { formatDate, formatDecimal, type Language } from '#figures/format.ts'
import { ratioDecimal } from '#figures/ratio.ts'
import type { ChartSpec } from '#platform/charts/model.ts'
import { costCategories } from '../../model/costs.ts'
import { toOere } from '../../rules/basis.ts'
import { sheetName } from '../figures.ts'
import type { Sheet } from '../model.ts'
import type { ComparisonGroup } from '../rules/comparison.ts'
import { tariffComposition } from '../rules/composition.ts'

type Words = { title: string; subtitle: string; alternative: string; unit: string }

/** What a tariff contains: a bar for each category that costs something, the largest first. */
export function compositionChart(
  sheet: Sheet,
  words: Pick<Words, 'subtitle' | 'unit'> & {
    title: (name: string) => string
    alternative: (name: string, amount: string) => string
  },
  language: Language,
): ChartSpec | null {
  const parts = (tariffComposition(sheet)?.parts ?? [])
    .map(({ category, perDay }) => ({
      label: costCategories.find(({ key }) => key === category)?.label[language] ?? category,
      value: ratioDecimal(perDay, toOere),
    }))
    .filter(({ value }) => value !== '0')
    .sort((a, b) => Number(b.value) - Number(a.value))
  const [first] = parts
  if (!first) return null
  return {
    id: 'takst-indhold',
    title: words.title(first.label),
    subtitle: words.subtitle,
    kind: 'bar',
    unit: words.unit,
    decimals: 2,
    categories: parts.map(({ label }) => label),
    series: [
      {
        name: words.unit,
        values: parts.map(({ value }) => Number(value)),
        texts: parts.map(({ value }) => formatDecimal(value, { decimals: 2, language })),
      },
    ],
    alternative: words.alternative(first.label, formatDecimal(first.value, { decimals: 2, language })),
  }
}

/** The tariffs of an offering one after the other, each in the prices of its year; null with nothing before or after. */
export function historyChart(
  history: readonly Sheet[],
  words: Pick<Words, 'subtitle' | 'unit'> & {
    title: (first: string, last: string) => string
    from: (day: string) => string
  },
  language: Language,
): ChartSpec | null {
  const [first, last] = [history[0], history.at(-1)]
  if (!first || !last || history.length < 2) return null
  const money = ({ perDay }: Sheet) => formatDecimal(perDay, { decimals: 2, language })
  const title = words.title(money(first), money(last))
  return {
    id: 'takst-udvikling',
    title,
    subtitle: words.subtitle,
    kind: 'bar',
    unit: words.unit,
    decimals: 2,
    categories: history.map(({ validFrom }) => words.from(formatDate(validFrom ?? '', language))),
    series: [{ name: words.unit, values: history.map(({ perDay }) => Number(perDay)), texts: history.map(money) }],
    alternative: title,
  }
}

/** The tariffs of one group that can be compared, the lowest first. */
export function comparisonChart(
  group: ComparisonGroup<Sheet>,
  id: string,
  words: Words,
  language: Language,
): ChartSpec {
  return {
    id,
    title: words.title,
    subtitle: words.subtitle,
    kind: 'bar',
    unit: words.unit,
    decimals: 2,
    categories: distinct(group.tariffs.map((sheet) => `${sheetName(sheet)} (${sheet.operatorName})`)),
    series: [
      {
        name: words.unit,
        values: group.tariffs.map(({ perDay }) => Number(perDay)),
        texts: group.tariffs.map(({ perDay }) => formatDecimal(perDay, { decimals: 2, language })),
      },
    ],
    alternative: words.alternative,
  }
}

/** Two offerings of one facility may carry the same name; a chart needs one name for each bar. */
function distinct(names: string[]): string[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length
    return before === 0 ? name : `${name} ${before + 1}`
  })
}
