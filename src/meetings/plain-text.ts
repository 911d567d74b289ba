import { partsOf } from './rules/references.ts'
import type { Reference } from './service/references.ts'

export type PlainContext = {
  references: Readonly<Record<string, Reference>>
  /** Where the text stands: an item of the same meeting is named by its number alone. */
  meetingId?: string | undefined
  /** Figures of the case at hand by their reference. */
  values: ReadonlyMap<string, string>
  t: (
    key: 'm.reference.hidden' | 'm.reference.here' | 'm.reference.there',
    params?: Record<string, string | number>,
  ) => string
  date: (day: string) => string
}

/** A text with its references to items written out with the numbers they have now, and its figures with their values. */
export function plainText(text: string, { references, meetingId, values, t, date }: PlainContext): string {
  return partsOf(text)
    .map((part) => {
      if (part.kind === 'text') {
        return part.text.replace(/\{([a-z]+:[^{}\s]+)\}/g, (whole, ref: string) => values.get(ref) ?? whole)
      }
      const found = references[part.itemId]
      if (!found) return t('m.reference.hidden')
      const { number, bodyName: body, heldOn } = found
      if (found.meetingId === meetingId) return t('m.reference.here', { number })
      return t('m.reference.there', { number, body, date: date(heldOn) })
    })
    .join('')
}
