import { describe, expect, it } from 'vitest'
import { exact, notReported } from '#figures/quantity.ts'
import { type CellValue, validate } from '#reporting/index.ts'
import { capacityTemplate } from './template.ts'

const complete = { places: exact('10'), used_places: exact('9'), places_next_year: exact('10') }

function found(values: Record<string, CellValue>, lastYear: Record<string, CellValue> = complete) {
  const line = (own: Record<string, CellValue>) => ({ lineId: 'a-1', name: 'Aa-skolen', values: own })
  return validate(capacityTemplate, [line({ ...complete, ...values })], { 'a-1': lastYear }, [])
}
const ids = (...asked: Parameters<typeof found>) => found(...asked).map((finding) => finding.ruleId)

describe('the capacity template', () => {
  it('finds nothing in a complete line like last year', () => {
    expect(found({})).toEqual([])
  })

  it('asks for used places and places next year', () => {
    expect(ids({ used_places: notReported, places_next_year: notReported })).toEqual([
      'used-missing',
      'next-year-missing',
    ])
  })

  it('points at occupancy below 80 and above 100 %, but not at the limits', () => {
    expect(ids({ used_places: exact('7.9') })).toContain('occupancy-low')
    expect(ids({ used_places: exact('10.1') })).toContain('occupancy-high')
    expect(ids({ used_places: exact('8') })).not.toContain('occupancy-low')
    expect(ids({ used_places: exact('10') })).not.toContain('occupancy-high')
  })

  it('points at use without places, which no percentage does, and not at no use', () => {
    expect(ids({ places: exact('0'), used_places: exact('3') })).toContain('used-without-places')
    expect(ids({ places: exact('0'), used_places: exact('0') })).not.toContain('used-without-places')
    expect(found({ places: exact('0'), used_places: exact('3') }).map(({ message }) => message.da)).toContain(
      'Pladsforbruget er 3, men der er 0 pladser; ventet er 0. Mangler pladserne? Skriv ellers hvorfor.',
    )
  })

  it('keeps rounds before 2025 as they were judged', () => {
    const rules = (day: string) =>
      capacityTemplate.rules.filter(({ validFrom }) => validFrom <= day).map(({ id }) => id)
    expect(rules('2024-12-31')).not.toContain('used-without-places')
    expect(rules('2025-12-31')).toContain('used-without-places')
  })

  it('points at a probable unit error, a change of 10 % and a line that fell to zero', () => {
    expect(ids({ used_places: exact('30.1') })).toContain('unit-error')
    expect(ids({ places: exact('11') })).toContain('places-changed')
    expect(ids({ places: exact('10.9') })).not.toContain('places-changed')
    expect(ids({ used_places: exact('0') })).toContain('zero-after-use')
  })

  it('refuses closed or blocked places without dates, and impossible numbers', () => {
    const errors = found({ closed_places: exact('2'), blocked_places: exact('1'), places: exact('-1') })
      .filter((finding) => finding.severity === 'error')
      .map((finding) => finding.ruleId)
    expect(new Set(errors)).toEqual(new Set(['closed-without-dates', 'blocked-without-dates', 'bounds-places']))
    const dated = { closed_from: { text: '2025-01-01' }, closed_to: { text: '2025-02-01' } }
    expect(ids({ closed_places: exact('2'), ...dated })).toEqual([])
  })

  it('says what was found and what is expected in both languages', () => {
    const lines: Record<string, CellValue>[] = [
      { used_places: exact('3') },
      { places: notReported },
      { closed_places: exact('2') },
    ]
    const messages = lines.flatMap((line) => found(line).flatMap(({ message }) => [message.da, message.en]))
    expect(messages.filter((text) => /[{}]/.test(text))).toEqual([])
    expect(messages.join(' ')).toContain('30 %')
  })
})
