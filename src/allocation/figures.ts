import type { Figure, FigureSource } from '#figures/figure.ts'
import { formatDate, formatDecimal } from '#figures/format.ts'
import { exact } from '#figures/quantity.ts'
import { roundingText } from '#figures/round.ts'
import type { AllocationInput, AllocationKey, AllocationResult, ComponentResult, PartyResult } from './model.ts'
import { weightSum } from './rules/components.ts'
import { formula, formulaOf } from './rules/formulas.ts'
import { decimalsOf } from './rules/split.ts'

type Of = { input: AllocationInput; result: AllocationResult; hash: string }

/** What the ids of all figures of an allocation begin with; the hash in it ties them to exactly this input. */
export function figureBase(hash: string): string {
  return `fordeling.${hash.slice(0, 16)}`
}

/** Ids of the figures of an allocation. */
export function figureIds(hash: string) {
  const base = figureBase(hash)
  return {
    total: `${base}.beloeb`,
    sum: `${base}.sum`,
    difference: `${base}.difference`,
    party: (id: string) => `${base}.part.${id}`,
    weight: (component: string, id: string) => `${base}.${component}.vaegt.${id}`,
    weights: (component: string) => `${base}.${component}.vaegte`,
    component: (component: string) => `${base}.${component}.del`,
  }
}

/** The figures (tal) of an allocation by id, each with what it was computed from; a case can cite any of them. */
export function allocationFigures(of: Of): Record<string, Figure> {
  const { input, result } = of
  const keys = componentKeys(input, result)
  const figures = [
    totalFigure(of),
    ...(keys.length > 1 ? keys.map(({ component }) => componentFigure(of, component)) : []),
    ...keys.flatMap(({ component, key }) => (key ? weightFigures(of, component, key) : [])),
    ...result.parties.map((party) => partyFigure(of, party, keys)),
    ...sumFigures(of),
  ]
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]))
}

type ComponentKey = { component: ComponentResult; key: AllocationKey | null; index: number }

/** Each component with the key it follows; the part of one named party follows none. */
function componentKeys(input: AllocationInput, { components }: AllocationResult): ComponentKey[] {
  return components.map((component, index) => ({
    component,
    index,
    key: component.id === 'key' ? input.key : component.id === 'use' ? input.useKey : null,
  }))
}

function totalFigure({ input, result, hash }: Of): Figure {
  const { combination, unit, priceLevel } = input
  const computed = combination.kind === 'idle-places'
  const filled = result.steps.map((step) => step.formula).join(' + ')
  return {
    id: figureIds(hash).total,
    label: computed ? 'Betaling for ubenyttede pladser' : 'Beløbet, der fordeles',
    quantity: exact(result.total),
    unit,
    kind: computed ? 'calculated' : 'reported',
    period: priceLevel,
    text: formatDecimal(result.total, { decimals: Math.max(input.decimals, decimalsOf(result.total)) }),
    sources: computed ? [] : [{ kind: 'document', label: 'Skrevet ind med fordelingen' }],
    ...(computed ? { formula: formula('ubenyttede-pladser', filled) } : {}),
    inputs: [],
  }
}

function componentFigure({ input, hash }: Of, { id, label, amount, formula: filled }: ComponentResult): Figure {
  return {
    id: figureIds(hash).component(id),
    label: `Del af beløbet: ${label}`,
    quantity: exact(amount),
    unit: input.unit,
    kind: 'calculated',
    period: input.priceLevel,
    text: formatDecimal(amount, { decimals: 2 }),
    rounding: 'vist med 2 decimaler; der regnes videre uden afrunding',
    sources: [],
    formula: formula(formulaOf[input.combination.kind], filled),
    inputs: [figureIds(hash).total],
  }
}

function weightFigures({ hash }: Of, component: ComponentResult, key: AllocationKey): Figure[] {
  const ids = figureIds(hash)
  const unit = { population: 'indbyggere', use: '', custom: '', shares: '%' }[key.kind]
  const source: FigureSource = { kind: key.kind === 'population' ? 'reference' : 'document', label: key.source }
  const base = {
    unit,
    period: key.referenceDate ? formatDate(key.referenceDate) : key.label,
    sources: [source],
    inputs: [] as string[],
  }
  const rows = key.parties.map(
    ({ id, name, weight }): Figure => ({
      ...base,
      id: ids.weight(component.id, id),
      label: `${key.label}, ${name}`,
      quantity: exact(weight),
      kind: 'reported',
      text: formatDecimal(weight),
    }),
  )
  const sum = weightSum(key.parties)
  const filled = rows.length > 12 ? `summen af ${rows.length} vægte` : rows.map(({ text }) => text).join(' + ')
  return [
    ...rows,
    {
      ...base,
      id: ids.weights(component.id),
      label: `${key.label}, i alt`,
      quantity: exact(sum),
      kind: 'calculated',
      text: formatDecimal(sum),
      formula: formula('fordeling', filled),
      inputs: rows.map(({ id }) => id),
    },
  ]
}

function partyFigure({ input, result, hash }: Of, party: PartyResult, keys: ComponentKey[]): Figure {
  const ids = figureIds(hash)
  const mine = keys.filter(({ index }) => party.parts[index] !== null)
  const terms = mine.map(({ component, key, index }) => {
    const weight = party.weights[index] ?? '0'
    if (key === null) return component.formula
    const amount = mine.length + keys.length > 2 ? `(${component.formula})` : component.formula
    return `${amount} × ${formatDecimal(weight)} / ${formatDecimal(weightSum(key.parties))}`
  })
  const several = keys.length > 1
  const inputs = mine.flatMap(({ component, key }) => [
    ...(several ? [ids.component(component.id)] : []),
    ...(key ? [ids.weight(component.id, party.id), ids.weights(component.id)] : []),
  ])
  const { decimals, priceLevel, unit } = input
  return {
    id: ids.party(party.id),
    label: `Andel, ${party.name}`,
    quantity: exact(party.amount),
    unit,
    kind: 'calculated',
    period: priceLevel,
    text: formatDecimal(party.amount, { decimals }),
    rounding: roundingOf(input),
    sources: [],
    formula: formula(formulaOf[input.combination.kind], terms.join(' + ')),
    inputs: several ? inputs : [ids.total, ...inputs],
    notes: partyNotes(party, result),
  }
}

function partyNotes(party: PartyResult, { total }: AllocationResult): string[] {
  const share = `Før afrunding ${formatDecimal(party.exact, { decimals: 6 })}, som er ${formatDecimal(party.percent, { decimals: 2 })} % af ${formatDecimal(total)}.`
  if (/^-?[0.]+$/.test(party.remainder)) return [share]
  return [share, `Heraf er ${formatDecimal(party.remainder)} rest fra afrundingen.`]
}

/** The rounding and the remainder rule as a reader is told them. */
export function roundingOf({ decimals, remainder, key, combination }: AllocationInput): string {
  if (remainder === 'largest-remainder') {
    return `${decimals === 0 ? 'hele kroner' : `${decimals} decimaler`}; resten til de største rester`
  }
  const each = `${roundingText({ rule: 'half-away-from-zero', decimals })}, hver andel for sig`
  if (remainder === 'none') return `${each}; resten fordeles ikke`
  const single = 'party' in combination ? [combination.party] : []
  const name = [...single, ...key.parties].find(({ id }) => id === remainder.to)?.name ?? remainder.to
  return `${each}; resten til ${name}`
}

function sumFigures({ input, result, hash }: Of): Figure[] {
  const ids = figureIds(hash)
  const { decimals, priceLevel, unit } = input
  const base = { unit, kind: 'calculated' as const, period: priceLevel, sources: [] }
  return [
    {
      ...base,
      id: ids.sum,
      label: 'Sum af andelene',
      quantity: exact(result.sum),
      text: formatDecimal(result.sum, { decimals }),
      formula: formula('fordeling', `de ${result.parties.length} afrundede andele lagt sammen`),
      inputs: result.parties.map(({ id }) => ids.party(id)),
    },
    {
      ...base,
      id: ids.difference,
      label: 'Forskel mellem summen og beløbet',
      quantity: exact(result.difference),
      text: formatDecimal(result.difference, { decimals: Math.max(decimals, decimalsOf(result.difference)) }),
      formula: formula('fordeling', `${formatDecimal(result.sum)} − ${formatDecimal(result.total)}`),
      inputs: [ids.sum, ids.total],
    },
  ]
}
