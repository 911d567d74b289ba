import { da as cited } from '../cited/texts.da.ts'
import { en as citedEn } from '../cited/texts.en.ts'
import { da as meetings } from '../texts.da.ts'
import { en as meetingsEn } from '../texts.en.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const all = { da: { ...meetings, ...cited, ...da }, en: { ...meetingsEn, ...citedEn, ...en } }
export type WordKey = keyof (typeof all)['da']
export type Words = (key: WordKey, params?: Record<string, string | number>) => string

/** The words a document is written with, in one language: those of meetings, of figures in cases and of packs. */
export function wordsIn(language: 'da' | 'en'): Words {
  return (key, params = {}) => {
    const text: string = all[language][key]
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : placeholder,
    )
  }
}
