/**
 * A text with its placeholders filled: `{name}` by the value, and `{name|one|several}` by the word that fits the number,
 * so that a sentence says "1 ydelse" and "2 ydelser". Danish and English say one of exactly 1 and several of all else, 0 too.
 * A placeholder without a value stays visible, so that it is noticed and never becomes an empty gap in a sentence.
 */
export function fillText(text: string, params: Readonly<Record<string, string | number | null | undefined>>): string {
  return text.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (placeholder: string, name: string, one?: string, several?: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined
      if (value === undefined || value === null) return placeholder
      if (one === undefined || several === undefined) return String(value)
      return String(value) === '1' ? one : several
    },
  )
}
