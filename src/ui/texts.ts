import { createContext, use } from 'react'
import type { Language } from '#figures/format.ts'
import { fillText } from '#figures/wording.ts'

export type { Language }

/** The texts of a room: the Danish file names the keys, the English one has the same. */
export type Texts<Key extends string> = { da: Readonly<Record<Key, string>>; en: Readonly<Record<Key, string>> }

export type TextParams = Record<string, string | number>

const LanguageContext = createContext<Language>('da')

/** Sets the language of everything inside: `<LanguageProvider value="en">`. Danish without it. */
export const LanguageProvider = LanguageContext

export function useLanguage(): Language {
  return use(LanguageContext)
}

/**
 * The text of `key` with `{name}` and `{name|one|several}` replaced from `params`, as `fillText` does.
 */
export function translate<Key extends string>(
  language: Language,
  texts: Texts<Key>,
  key: Key,
  params: TextParams = {},
): string {
  return fillText(texts[language][key], params)
}

/** `const t = useTexts({ da, en })`, then `t('key', { n: 3 })`, in the language of the reader. */
export function useTexts<Key extends string>(texts: Texts<Key>): (key: Key, params?: TextParams) => string {
  const language = useLanguage()
  return (key, params) => translate(language, texts, key, params)
}
