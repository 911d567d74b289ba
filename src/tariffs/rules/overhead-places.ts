import { Decimal } from '#figures/decimal.ts'
import { formatAmount } from '#figures/format.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { fraction, productOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'
import type { Finding, Outcome } from '../model/findings.ts'

/**
 * A place that bears administrative cost (omkostningssted). Temporary ones pass everything on by their key; final ones
 * are facilities; external ones take their share out of the tariffs (other tasks of the municipality, authority tasks).
 */
export type CostPlace = {
  id: string
  kind: 'temporary' | 'final' | 'external'
  /** Own cost of operating facilities, kr. */
  kr: DecimalText
  /** Cost of authority tasks (myndighedsopgaver) at this place: never in a tariff. */
  authorityKr?: DecimalText
  /** Weights by the id of the receiving place, for a temporary one (fordelingsnøgle). */
  key?: Readonly<Record<string, DecimalText>>
}

export type DistributedOverhead = {
  /** Unrounded, by id of the final or external place, in the order given. */
  final: { id: string; kr: Ratio }[]
  external: { id: string; kr: Ratio }[]
  /** Left out from the start. */
  authority: DecimalText
}

/**
 * Distributes administrative cost true to cost (omkostningsægte fordeling af overhead): identify, separate authority
 * tasks, distribute. Temporary places are emptied in the order given, each only to places after it or to final and
 * external ones, so that nothing goes in circles.
 *
 * @returns exact shares: final + external is what was put in; an error for a key that is empty, unknown or goes back
 * @source styringsaftale-2022, annex 1: final, temporary and external cost places with keys; authority tasks stay out
 */
export function distributeOverhead(places: readonly CostPlace[]): Outcome<DistributedOverhead> {
  const wrong = places.map((place, index) => keyFinding(place, index, places)).find((found) => found !== null)
  if (wrong !== undefined) return { ok: false, finding: wrong }
  const sums = new Map(places.map(({ id, kr }) => [id, ratio(kr, '1')]))
  for (const { id, kind, key = {} } of places) {
    if (kind !== 'temporary') continue
    const [amount, total] = [sums.get(id) as Ratio, sumDecimals(Object.values(key))]
    for (const [receiver, weight] of Object.entries(key)) {
      const share = productOfRatios(amount, ratio(weight, total))
      sums.set(receiver, sumRatios([sums.get(receiver) as Ratio, share]))
    }
    sums.set(id, fraction(0n, 1n))
  }
  const of = (kind: CostPlace['kind']) =>
    places.filter((place) => place.kind === kind).map(({ id }) => ({ id, kr: sums.get(id) as Ratio }))
  const authority = sumDecimals(places.map(({ authorityKr = '0' }) => authorityKr))
  return { ok: true, value: { final: of('final'), external: of('external'), authority } }
}

function keyFinding({ id, kind, key = {} }: CostPlace, index: number, places: readonly CostPlace[]): Finding | null {
  const receivers = Object.keys(key)
  if (kind !== 'temporary') {
    return receivers.length === 0 ? null : finding(id, `en nøgle på ${receivers.length} steder`, 'ingen nøgle')
  }
  const weights = Object.values(key).map((weight) => new Decimal(weight))
  if (weights.some((weight) => weight.lt(0)) || Decimal.sum(0, ...weights).isZero()) {
    return finding(id, 'en nøgle uden vægt', 'vægte på 0 eller mere, som giver mere end 0')
  }
  const allowed = places.filter((place, at) => place.kind !== 'temporary' || at > index).map((place) => place.id)
  const back = receivers.find((receiver) => !allowed.includes(receiver))
  return back === undefined ? null : finding(id, `en nøgle til ${back}`, 'kun senere, endelige eller eksterne steder')
}

function finding(id: string, found: string, expected: string): Finding {
  const message = `Omkostningsstedet ${id} har ${found}; ventet er ${expected}.`
  const source = 'Styringsaftale 2022, bilag 1 (omkostningssteder og fordelingsnøgler)'
  return { id: 'cost-place-key', severity: 'error', path: id, message, found, expected, source, reasonDemanded: false }
}

/**
 * Whether the overhead in a tariff is what was really spent (omkostningsægte): a fixed percentage is not.
 *
 * @returns a warning when the two differ; null when they are equal
 * @source styringsaftale-2022, section 5 and annex 1: actual cost, method free but auditable
 */
export function overheadFinding(inTariff: DecimalText, actual: DecimalText): Finding | null {
  if (new Decimal(inTariff).eq(actual)) return null
  const [found, expected] = [formatAmount(inTariff), formatAmount(actual)]
  const message = `Overhead i taksten er ${found}; ventet er ${expected}, som er den faktiske omkostning. Skriv hvorfor.`
  const source = 'Styringsaftale 2022, afsnit 5 og bilag 1 (overhead er faktisk omkostning)'
  const told = { message, found, expected, source, reasonDemanded: true }
  return { id: 'overhead-not-actual', severity: 'warning', path: 'cost_administration_central', ...told }
}
