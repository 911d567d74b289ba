import { da as agreements } from '#agreements/texts.da.ts'
import { en as agreementsEn } from '#agreements/texts.en.ts'
import { da as allocation } from '#allocation/texts.da.ts'
import { en as allocationEn } from '#allocation/texts.en.ts'
import { da as capacity } from '#capacity/texts.da.ts'
import { en as capacityEn } from '#capacity/texts.en.ts'
import { fillText } from '#figures/wording.ts'
import { da as answers } from '#meetings/answers/texts.da.ts'
import { en as answersEn } from '#meetings/answers/texts.en.ts'
import { da as approval } from '#meetings/approval/texts.da.ts'
import { en as approvalEn } from '#meetings/approval/texts.en.ts'
import { da as attachments } from '#meetings/attachments/texts.da.ts'
import { en as attachmentsEn } from '#meetings/attachments/texts.en.ts'
import { da as cited } from '#meetings/cited/texts.da.ts'
import { en as citedEn } from '#meetings/cited/texts.en.ts'
import { da as comments } from '#meetings/comments/texts.da.ts'
import { en as commentsEn } from '#meetings/comments/texts.en.ts'
import { da as followUps } from '#meetings/follow-ups/texts.da.ts'
import { en as followUpsEn } from '#meetings/follow-ups/texts.en.ts'
import { da as items } from '#meetings/items/texts.da.ts'
import { en as itemsEn } from '#meetings/items/texts.en.ts'
import { da as caseLinks } from '#meetings/links/texts.da.ts'
import { en as caseLinksEn } from '#meetings/links/texts.en.ts'
import { da as members } from '#meetings/members/texts.da.ts'
import { en as membersEn } from '#meetings/members/texts.en.ts'
import { da as minutes } from '#meetings/minutes/texts.da.ts'
import { en as minutesEn } from '#meetings/minutes/texts.en.ts'
import { da as moves } from '#meetings/moves/texts.da.ts'
import { en as movesEn } from '#meetings/moves/texts.en.ts'
import { da as packs } from '#meetings/packs/texts.da.ts'
import { en as packsEn } from '#meetings/packs/texts.en.ts'
import { da as practice } from '#meetings/practice/texts.da.ts'
import { en as practiceEn } from '#meetings/practice/texts.en.ts'
import { da as procedures } from '#meetings/procedures/texts.da.ts'
import { en as proceduresEn } from '#meetings/procedures/texts.en.ts'
import { da as search } from '#meetings/search/texts.da.ts'
import { en as searchEn } from '#meetings/search/texts.en.ts'
import { da as stops } from '#meetings/stops/texts.da.ts'
import { en as stopsEn } from '#meetings/stops/texts.en.ts'
import { da as meetings } from '#meetings/texts.da.ts'
import { en as meetingsEn } from '#meetings/texts.en.ts'
import { da as versions } from '#meetings/versions/texts.da.ts'
import { en as versionsEn } from '#meetings/versions/texts.en.ts'
import { da as wheel } from '#meetings/wheel/texts.da.ts'
import { en as wheelEn } from '#meetings/wheel/texts.en.ts'
import { da as writing } from '#meetings/writing/texts.da.ts'
import { en as writingEn } from '#meetings/writing/texts.en.ts'
import type { Sentence } from '#platform/errors.ts'
import { da as publishing } from '#publishing/texts.da.ts'
import { en as publishingEn } from '#publishing/texts.en.ts'
import { da as bodies } from '#registry/bodies/texts.da.ts'
import { en as bodiesEn } from '#registry/bodies/texts.en.ts'
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
import { da as businessCases } from '#tariffs/business-cases/texts.da.ts'
import { en as businessCasesEn } from '#tariffs/business-cases/texts.en.ts'
import { da as tariffCycle } from '#tariffs/cycle/texts.da.ts'
import { en as tariffCycleEn } from '#tariffs/cycle/texts.en.ts'
import { da as indexRates } from '#tariffs/indexation/texts.da.ts'
import { en as indexRatesEn } from '#tariffs/indexation/texts.en.ts'
import { da as ledger } from '#tariffs/ledger/texts.da.ts'
import { en as ledgerEn } from '#tariffs/ledger/texts.en.ts'
import { da as overhead } from '#tariffs/overhead/texts.da.ts'
import { en as overheadEn } from '#tariffs/overhead/texts.en.ts'
import { da as rulebook } from '#tariffs/rulebook/texts.da.ts'
import { en as rulebookEn } from '#tariffs/rulebook/texts.en.ts'
import { da as scenarios } from '#tariffs/scenarios/texts.da.ts'
import { en as scenariosEn } from '#tariffs/scenarios/texts.en.ts'
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
    ...packs,
    ...tariffCycle,
    ...businessCases,
    ...ledger,
    ...indexRates,
    ...search,
    ...ui,
    ...allocation,
    ...capacity,
    ...minutes,
    ...meetings,
    ...people,
    ...procedures,
    ...comments,
    ...answers,
    ...caseLinks,
    ...attachments,
    ...followUps,
    ...items,
    ...stops,
    ...approval,
    ...cited,
    ...members,
    ...moves,
    ...wheel,
    ...writing,
    ...practice,
    ...versions,
    ...publishing,
    ...registry,
    ...bodies,
    ...agreements,
    ...overhead,
    ...scenarios,
    ...rulebook,
    ...operations,
    ...web,
  },
  en: {
    ...reportingEn,
    ...excelEn,
    ...roundsEn,
    ...templatesEn,
    ...threadsEn,
    ...packsEn,
    ...tariffCycleEn,
    ...businessCasesEn,
    ...ledgerEn,
    ...indexRatesEn,
    ...searchEn,
    ...uiEn,
    ...allocationEn,
    ...capacityEn,
    ...minutesEn,
    ...meetingsEn,
    ...peopleEn,
    ...proceduresEn,
    ...commentsEn,
    ...answersEn,
    ...caseLinksEn,
    ...attachmentsEn,
    ...followUpsEn,
    ...itemsEn,
    ...stopsEn,
    ...approvalEn,
    ...citedEn,
    ...membersEn,
    ...movesEn,
    ...wheelEn,
    ...writingEn,
    ...practiceEn,
    ...versionsEn,
    ...publishingEn,
    ...registryEn,
    ...bodiesEn,
    ...agreementsEn,
    ...overheadEn,
    ...scenariosEn,
    ...rulebookEn,
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

/** All texts in one language, by code. */
export function sentencesOf(language: 'da' | 'en'): Readonly<Record<string, string>> {
  return all[language]
}
