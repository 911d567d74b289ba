import type { FollowUpFound } from '../model.ts'
import { dateInText, monthNumber, nextDay } from './dates.ts'
import { isEnded } from './ended.ts'

const actorWords =
  '(?:[\\p{L}-]*sekretariatet|sekretariat for \\p{L}+ \\p{L}+|forretningsudvalget|FU|DAS(?: Social)?|KKR(?: \\p{Lu}\\p{L}+)?|KDK|KL|(?!(?:mål|borger|alders|person)gruppen)[\\p{L}-]+gruppen|[\\p{L}-]+kredsen|[\\p{L}-]+cheferne|[\\p{L}-]+formandskabet|formanden|formandskabet|den administrative styregruppe|regionen|region \\p{Lu}\\p{L}+|kommunerne|\\p{Lu}\\p{L}+ kommune)'
const actor = new RegExp(`(?<![\\p{L}-])${actorWords}(?![\\p{L}-])`, 'iu')
const leadingActor = new RegExp(`^(?:herudover |ligeledes |derudover |desuden )?(${actorWords})(?![\\p{L}-])`, 'iu')

const doing =
  /(?<![\p{L}-])(?:undersøge[rs]?|udarbejde[rs]?|udfærdige[rs]?|fremsende[rs]?|sende[rs]?|arbejde[rs]? videre|videreformidle[rs]?|formidle[rs]?|indarbejde[rs]?|medtænke[rs]?|samle[rs]? op|indkalde[rs]?|følge[rs]? op|kontakte[rs]?|invitere[rs]?|indhente[rs]?|planlægge[rs]?|igangsætte[rs]?|bringe[rs]?|afklare[rs]?|orientere[rs]?|afrapportere[rs]?|melde[rs]? tilbage|tage[rs]? kontakt|inddrage[rs]?|involvere[rs]?|behandle[rs]?|forelægge[rs]?|vende[rs]? tilbage|tilrette[rs]?|revidere[rs]?|dagsordenssætte[rs]?|kvalificere[rs]?|se[rs]? på|komme[rs]? med|fremlægge[rs]?|udsende[rs]?|booke[rs]?|koordinere[rs]?|afholde[rs]?|afgive[rs]?|undersøgt|bibeholde[rs]?)(?![\p{L}-])/iu
const decided =
  /(?<![\p{L}])(?:beslutte[srt]*|aftalt|aftale[srt]*|enighed om|ønske[rs]?|bede[rs]?|anmode[rs]?|pålægge[rs]?|giver? [\p{L} ]{2,40}(?:kompetence|mandat|i opdrag))(?![\p{L}])/iu
const must = /(?<![\p{L}])(?:skal|bør)(?![\p{L}])/iu
const told =
  /(?<![\p{L}])(?:orienterede|redegjorde|fortalte|supplerede|introducerede|indledte|gennemgik|nævnte|bemærkede|gav (?:en )?(?:kort )?(?:status|indledning|orientering|introduktion)|har været|blev der|konstaterede)(?![\p{L}])/iu

/**
 * Proposals for follow-up (opfølgning) from the text of a decision: sentences in which somebody named is to do
 * something, or in which it is decided, agreed or wished that something be done. What was only told is left out.
 *
 * They are proposals: a person chooses among them before anything is saved.
 *
 * @param date - day of the meeting, for days without a year; null when unknown
 * @source dagsordener-das: "Sekretariatet fremsender en sagsfremstilling, som kan anvendes til den politiske behandling." (17 March 2025, item 6)
 */
export function followUpsOf(decision: string, date: string | null): FollowUpFound[] {
  return sentences(decision).flatMap((text) => {
    const responsible = whoIn(text)
    if (told.test(text) || !proposes(text, responsible)) return []
    const due = dueOf(text, date)
    return [{ text, ...(responsible === null ? {} : { responsible }), ...(due === null ? {} : { due }) }]
  })
}

const refused = /(?<!\p{L})ikke (?:yderligere )?(?:\p{L}+s videre|igangsætte[srt]*|arbejde[srt]*)(?!\p{L})/iu
/** "Dette indarbejder sekretariatet": the one who acts stands behind the verb. */
const inverted = new RegExp(
  `^(?:dette|det|den|her|herefter|efterfølgende) \\p{L}+(?:r|s) ${actorWords}(?![\\p{L}-])`,
  'iu',
)

function proposes(text: string, responsible: string | null): boolean {
  if (!doing.test(text) || refused.test(text)) return false
  if (leadingActor.test(text) && !theBody.test(text)) return true
  if (inverted.test(text) || decided.test(text) || /^det (?:\p{Ll}+s)(?!\p{L})/iu.test(text)) return true
  return must.test(text) && responsible !== null
}

/** The body that decides is not the one who acts. */
const theBody = /^(?:DAS(?: Social)?|den administrative styregruppe|styregruppen)(?![\p{L}-])/iu

/** Who is to act: behind a wish or a decision the one who is asked, else the first who is named. */
function whoIn(text: string): string | null {
  const asked = decided.exec(text)
  const from = asked === null ? 0 : asked.index + asked[0].length
  const found = firstActor(text, from) ?? (asked === null ? null : firstActor(text.slice(0, asked.index), 0))
  return found === null ? null : found.charAt(0).toUpperCase() + found.slice(1)
}

function firstActor(text: string, from: number): string | null {
  const actors = [...text.slice(from).matchAll(new RegExp(actor, 'giu'))].map(([word]) => word)
  return actors.find((word) => !theBody.test(word)) ?? null
}

/**
 * The sentences of a text; "jf.", "d. 4. april" and the like end none.
 *
 * @source own: the abbreviations minutes are full of
 */
export function sentences(text: string): string[] {
  const found: string[] = []
  for (const row of text.split('\n')) {
    let sentence = ''
    for (const piece of row.split(/(?<=[.!?])\s+/)) {
      sentence = sentence === '' ? piece : `${sentence} ${piece}`
      if (!isEnded(sentence)) continue
      found.push(sentence)
      sentence = ''
    }
    if (sentence !== '') found.push(sentence)
  }
  return found.map((each) => each.replace(/^[•\-–·*]\s*/, '').trim()).filter((each) => each !== '')
}

const months = 'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december'
const dayMonth = new RegExp(`(?<![\\d.])(\\d{1,2})\\.\\s*(${months})(?!\\p{L})`, 'iu')
const wordedDue = new RegExp(
  `(?<!\\p{L})((?:primo|medio|ultimo|i løbet af|inden udgangen af|senest(?: i)?|i)\\s+(?:(?:${months})(?:\\/(?:${months}))?(?:\\s+\\d{4})?|(?:foråret|sommeren|efteråret|vinteren)(?:\\s+\\d{4})?|\\d\\.\\s*(?:kvartal|halvår)(?:\\s+\\d{4})?))|(?:på|til) (?:det |et |de )?(?:næste|næstkommende|kommende)\\s+(?:møde|dialogmøde|fællesmøde)[\\p{L}]*(?: i (?:FU|DAS|KKR))?`,
  'iu',
)

/**
 * When something is due: a date where the text gives its day, else the words it uses ("medio 2026", "på næste møde").
 *
 * @source dagsordener-das: "status til DAS i november 2024" (22 January 2024, item 3)
 */
export function dueOf(text: string, date: string | null): string | null {
  const whole = dateInText(text)
  if (whole !== null) return whole.date
  const day = dayMonth.exec(text)
  if (day !== null && date !== null) return nextDay(Number(day[1]), monthNumber(day[2] ?? ''), date)
  if (day !== null) return day[0]
  const worded = wordedDue.exec(text)
  return worded === null
    ? (/(?:primo|medio|ultimo)\s+\d{4}/i.exec(text)?.[0] ?? null)
    : worded[0].replace(
        /^(?:i|senest i|til|på)\s+(?=\p{L}+\s+\d{4}|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)/iu,
        '',
      )
}
