import { da as capacity } from '#capacity/texts.da.ts'
import { en as capacityEn } from '#capacity/texts.en.ts'
import { fillText } from '#figures/wording.ts'
import type { Sentence } from '#platform/errors.ts'
import { da as publishing } from '#publishing/texts.da.ts'
import { en as publishingEn } from '#publishing/texts.en.ts'
import { da as people } from '#registry/people/texts.da.ts'
import { en as peopleEn } from '#registry/people/texts.en.ts'
import { da as registry } from '#registry/texts.da.ts'
import { en as registryEn } from '#registry/texts.en.ts'
import { da as excel } from '#reporting/excel/texts.da.ts'
import { en as excelEn } from '#reporting/excel/texts.en.ts'
import { da as rounds } from '#reporting/rounds/texts.da.ts'
import { en as roundsEn } from '#reporting/rounds/texts.en.ts'
import { da as templates } from '#reporting/templates/texts.da.ts'
import { en as templatesEn } from '#reporting/templates/texts.en.ts'
import { da as reporting } from '#reporting/texts.da.ts'
import { en as reportingEn } from '#reporting/texts.en.ts'
import { da as threads } from '#reporting/threads/texts.da.ts'
import { en as threadsEn } from '#reporting/threads/texts.en.ts'
import { da as ui } from '#ui/texts.da.ts'
import { en as uiEn } from '#ui/texts.en.ts'
import { da as operations } from './operations/texts.da.ts'
import { en as operationsEn } from './operations/texts.en.ts'
import { da as web } from './texts.da.ts'
import { en as webEn } from './texts.en.ts'

/** The texts of all rooms, so that the code of any refusal finds its sentence. */
const all: Record<'da' | 'en', Record<string, string>> = {
  da: {
    ...reporting,
    ...excel,
    ...rounds,
    ...templates,
    ...threads,
    ...ui,
    ...capacity,
    ...people,
    ...publishing,
    ...registry,
    ...operations,
    ...web,
  },
  en: {
    ...reportingEn,
    ...excelEn,
    ...roundsEn,
    ...templatesEn,
    ...threadsEn,
    ...uiEn,
    ...capacityEn,
    ...peopleEn,
    ...publishingEn,
    ...registryEn,
    ...operationsEn,
    ...webEn,
  },
}

/** Sentences in one language. A code without a sentence is named rather than hidden. */
export function sentencesIn(language: 'da' | 'en'): Sentence {
  return (code, params = {}) => {
    const text = all[language][code] ?? all[language]['web.unknownCode'] ?? '{code}'
    return fillText(text, { code, ...params }).replace(/\{\w+(\|[^{}]*)?\}/g, '')
  }
}

/** Every code a refusal can carry, "room.name", with its sentence; placeholders as they stand, words in the plural. */
export function errorCodes(language: 'da' | 'en'): { code: string; text: string }[] {
  return Object.entries(all[language])
    .filter(([code, text]) => /^[a-z-]+\.[a-zA-Z.-]+$/.test(code) && /[.!?]$/.test(text))
    .map(([code, text]) => ({ code, text: text.replace(/\{\w+\|[^|{}]*\|([^|{}]*)\}/g, '$1') }))
    .sort((a, b) => a.code.localeCompare(b.code))
}
