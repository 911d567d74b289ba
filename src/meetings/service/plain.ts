import { formatDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { translate } from '#ui/texts.ts'
import { plainText } from '../plain-text.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { referencesIn } from './references.ts'

/** Texts for a mail or a list of tasks: their references to items written out in a language. @returns text by text */
export async function inPlainWords(
  tx: Tx,
  texts: readonly string[],
): Promise<(text: string, language: 'da' | 'en') => string> {
  const references = await referencesIn(tx, [...texts])
  return (text, language) =>
    plainText(text, {
      references,
      values: new Map(),
      t: (key, params) => translate(language, { da, en }, key, params),
      date: (day) => formatDate(day, language),
    })
}
