import { danishDate } from '#figures/format.ts'
import type { FormLine } from '../model.ts'
import { isBlank } from './predicates.ts'

/** When a value was confirmed and by whom (bekræftet); null when nobody is named, as for printed figures. */
export type Confirmation = { at: string; by: string | null }

/**
 * What most values of a line have in common: the day and the hand of the last confirmation.
 * @param confirmed - age and hand of each written cell by "line field"
 * @returns undefined when no value of the line has an age
 * @source own: every reported field shows its age and who confirmed it, wherever it is read
 */
export function commonAge(
  confirmed: Readonly<Record<string, Confirmation>>,
  line: Pick<FormLine, 'lineId' | 'values'>,
): Confirmation | undefined {
  const ages = ownAges(confirmed, line).map(({ age }) => age)
  const groups = [...Map.groupBy(ages, ageKey).values()].sort((a, b) => b.length - a.length)
  return groups[0]?.[0]
}

/**
 * The fields of a line whose day or hand is another than that of the line.
 * @source own: every reported field shows its age and who confirmed it, wherever it is read
 */
export function oddAges(
  confirmed: Readonly<Record<string, Confirmation>>,
  line: Pick<FormLine, 'lineId' | 'values'>,
): { field: string; age: Confirmation }[] {
  const common = commonAge(confirmed, line)
  return ownAges(confirmed, line).filter(({ age }) => common !== undefined && ageKey(age) !== ageKey(common))
}

/**
 * Ages that read alike are one.
 * @source own: an age is told to the day
 */
export function ageKey({ at, by }: Confirmation): string {
  return `${danishDate(at)} ${by}`
}

function ownAges(
  confirmed: Readonly<Record<string, Confirmation>>,
  { lineId, values }: Pick<FormLine, 'lineId' | 'values'>,
): { field: string; age: Confirmation }[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const age = confirmed[`${lineId} ${field}`]
    return age && !isBlank(value) ? [{ field, age }] : []
  })
}
