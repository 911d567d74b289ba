import { Decimal, decimalOf } from '#figures/decimal.ts'
import { formatDecimal, formatPercent, formatQuantity, type Language } from '#figures/format.ts'
import { type DecimalText, highOf, isKnown, type KnownQuantity, lowOf, type Quantity } from '#figures/quantity.ts'
import { ratio, ratioText } from '#figures/ratio.ts'
import type { CellValue, LineValues, LocalText, Predicate } from '../model.ts'

/** One place a predicate did not hold: where, what stood there and what was expected. */
export type Breach = { field: string; found: LocalText; expected: LocalText }

/**
 * Where a predicate (kontrol) does not hold on one line.
 *
 * How the four kinds of answers are read, the same in every predicate:
 * - exact: compared as it is.
 * - interval: must hold for every value in it ("8-10" breaks "at most 9"). Only `sum` is milder: two
 *   intervals may not be demanded equal, so it breaks when they cannot meet. `zero-after-use` asks for a
 *   certain zero, which an interval is not; so does the base of `zero-without`.
 * - unknown ("?"): an answer, so `required` and `requires` are satisfied; no other predicate judges it.
 * - not reported: breaks `required` and `requires`; no other predicate judges it. Missing is never zero.
 *
 * @param previous - the values of the same line last year; a field that is not there was not reported
 * @returns every breach, empty when the predicate holds or cannot be judged
 * @source ssb-kostra-control, every control states found and expected; 6.4 used of 6 places is 106.67 % (Bilag 2, Aalborgskolen 2024)
 */
export function breaches(predicate: Predicate, line: LineValues, previous: LineValues): Breach[] {
  switch (predicate.kind) {
    case 'required':
      return isBlank(line[predicate.field]) ? [missing(predicate.field)] : []
    case 'bounds':
      return boundsBreach(predicate, line)
    case 'ratio':
      return ratioBreach(predicate, line)
    case 'change':
      return changeBreach(predicate, line, previous)
    case 'zero-after-use':
      return zeroAfterUse(predicate.field, line, previous)
    case 'zero-without':
      return zeroWithout(predicate, line)
    case 'requires':
      return isPositive(line[predicate.when])
        ? predicate.fields.filter((field) => isBlank(line[field])).map((field) => missing(field))
        : []
    case 'sum':
      return sumBreach(predicate, line)
    case 'needs-comment':
      return isBlank(line[predicate.field])
        ? breaches(predicate.when, line, previous)
            .slice(0, 1)
            .map((inner) => ({ ...inner, field: predicate.field }))
        : []
  }
}

/**
 * Whether nothing stands in the cell: no answer, not even "?".
 * @source own: missing is not zero, and "?" is an answer
 */
export function isBlank(value: CellValue | undefined): boolean {
  if (value === undefined) return true
  return 'text' in value ? value.text.trim() === '' : value.state === 'notReported'
}

function missing(field: string): Breach {
  return { field, found: { da: 'ikke oplyst', en: 'not reported' }, expected: { da: 'et svar', en: 'an answer' } }
}

function known(value: CellValue | undefined): KnownQuantity | null {
  return value !== undefined && 'state' in value && isKnown(value) ? value : null
}

/** Above zero for at least one possible value; a text counts when something is written. */
function isPositive(value: CellValue | undefined): boolean {
  if (value !== undefined && 'text' in value) return value.text.trim() !== ''
  const quantity = known(value)
  return quantity !== null && decimalOf(highOf(quantity)).gt(0)
}

function boundsBreach({ field, min, max }: Extract<Predicate, { kind: 'bounds' }>, line: LineValues): Breach[] {
  const value = known(line[field])
  if (value === null || isWithin(lowOf(value), highOf(value), min, max)) return []
  return [{ field, found: local((language) => quantityText(value, language)), expected: boundsText(min, max, plain) }]
}

/**
 * The breach stands at the numerator: that is the figure people mistype. No places (0) gives no percentage and no
 * verdict here; use without places is `zero-without`.
 */
function ratioBreach(predicate: Extract<Predicate, { kind: 'ratio' }>, line: LineValues): Breach[] {
  const { numerator, denominator, min, max } = predicate
  const top = known(line[numerator])
  const bottom = known(line[denominator])
  if (top === null || bottom === null || decimalOf(highOf(bottom)).lte(0) || decimalOf(lowOf(bottom)).lt(0)) return []
  const bottomLow = decimalOf(lowOf(bottom))
  const belowMin =
    min !== undefined &&
    decimalOf(lowOf(top))
      .times(100)
      .lt(decimalOf(min).times(decimalOf(highOf(bottom))))
  // The lower end 0 leaves the percentage without an upper limit, unless nothing is used.
  const aboveMax = max !== undefined && decimalOf(highOf(top)).times(100).gt(decimalOf(max).times(bottomLow))
  if (!belowMin && !aboveMax) return []
  const found = (language: Language) =>
    `${ratioRange(top, bottom, language)} (${quantityText(top, language)} / ${quantityText(bottom, language)})`
  return [{ field: numerator, found: local(found), expected: boundsText(min, max, percent) }]
}

function ratioRange(top: KnownQuantity, bottom: KnownQuantity, language: Language): string {
  const lowest = wholePercent(lowOf(top), highOf(bottom))
  const highest = decimalOf(lowOf(bottom)).isZero() ? null : wholePercent(highOf(top), lowOf(bottom))
  if (highest === null)
    return language === 'da' ? `mindst ${percent(lowest, language)}` : `at least ${percent(lowest, language)}`
  return lowest === highest ? percent(lowest, language) : `${plain(lowest, language)}–${percent(highest, language)}`
}

function wholePercent(numerator: DecimalText, denominator: DecimalText): string {
  const hundredfold = decimalOf(numerator).times(100).toFixed()
  return ratioText(ratio(hundredfold, denominator), { rule: 'half-away-from-zero', decimals: 0 })
}

/** Last year 0 and now something is a change without a percentage; it is found whatever the limit is. */
function changeBreach(
  predicate: Extract<Predicate, { kind: 'change' }>,
  line: LineValues,
  previous: LineValues,
): Breach[] {
  const { field, percent: limit } = predicate
  const now = known(line[field])
  const before = known(previous[field])
  if (now === null || before === null) return []
  const rise = changeAtLeast(highOf(now), lowOf(before), limit)
  const fall = changeAtLeast(lowOf(now), highOf(before), limit)
  if (!rise && !fall) return []
  const found = (language: Language) =>
    language === 'da'
      ? `${quantityText(now, language)} mod ${quantityText(before, language)} sidste år`
      : `${quantityText(now, language)} against ${quantityText(before, language)} last year`
  const expected = (language: Language) =>
    language === 'da' ? `en ændring på under ${percent(limit, language)}` : `a change below ${percent(limit, language)}`
  return [{ field, found: local(found), expected: local(expected) }]
}

function changeAtLeast(now: DecimalText, before: DecimalText, limit: DecimalText): boolean {
  const change = decimalOf(now).minus(decimalOf(before)).abs()
  return !change.isZero() && change.times(100).gte(decimalOf(limit).times(decimalOf(before).abs()))
}

function zeroAfterUse(field: string, line: LineValues, previous: LineValues): Breach[] {
  const now = known(line[field])
  const before = known(previous[field])
  if (now === null || before === null || !decimalOf(highOf(now)).isZero() || !isPositive(before)) return []
  const expected = (language: Language) =>
    language === 'da'
      ? `over 0 (sidste år ${quantityText(before, language)})`
      : `above 0 (last year ${quantityText(before, language)})`
  return [{ field, found: local((language) => quantityText(now, language)), expected: local(expected) }]
}

/** Something, at the most it can be, where there certainly is nothing to have it of: 3 used of 0 places. */
function zeroWithout({ field, base }: Extract<Predicate, { kind: 'zero-without' }>, line: LineValues): Breach[] {
  const value = known(line[field])
  const bottom = known(line[base])
  if (value === null || bottom === null || !isPositive(value) || !decimalOf(highOf(bottom)).isZero()) return []
  return [{ field, found: local((language) => quantityText(value, language)), expected: { da: '0', en: '0' } }]
}

function sumBreach({ field, of, parts: rule }: Extract<Predicate, { kind: 'sum' }>, line: LineValues): Breach[] {
  const total = known(line[field])
  const given = rule === 'given' ? of.filter((key) => !isBlank(line[key])) : of
  const parts = given.map((key) => known(line[key]))
  if (total === null || given.length === 0 || !parts.every((part) => part !== null)) return []
  const low = Decimal.sum(0, ...parts.map(lowOf))
  const high = Decimal.sum(0, ...parts.map(highOf))
  if (low.lte(highOf(total)) && high.gte(lowOf(total))) return []
  const sum: KnownQuantity = { state: 'interval', low: low.toFixed(), high: high.toFixed() }
  return [
    {
      field,
      found: local((language) => quantityText(total, language)),
      expected: local((language) => quantityText(sum, language)),
    },
  ]
}

function isWithin(low: DecimalText, high: DecimalText, min?: DecimalText, max?: DecimalText): boolean {
  return (
    (min === undefined || decimalOf(low).gte(decimalOf(min))) &&
    (max === undefined || decimalOf(high).lte(decimalOf(max)))
  )
}

type Write = (value: DecimalText, language: Language) => string

const plain: Write = (value, language) => formatDecimal(value, { language })
const percent: Write = (value, language) => formatPercent(value, { language })

function boundsText(min: DecimalText | undefined, max: DecimalText | undefined, write: Write): LocalText {
  return local((language) => {
    if (min !== undefined && max !== undefined) return `${plain(min, language)}–${write(max, language)}`
    if (min !== undefined) return `${language === 'da' ? 'mindst' : 'at least'} ${write(min, language)}`
    return max === undefined ? '' : `${language === 'da' ? 'højst' : 'at most'} ${write(max, language)}`
  })
}

function quantityText(quantity: Quantity, language: Language): string {
  return formatQuantity(quantity, { language })
}

function local(write: (language: Language) => string): LocalText {
  return { da: write('da'), en: write('en') }
}
