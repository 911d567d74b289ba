import type { FollowUpFound } from '../../model.ts'
import { dateInText, monthNumber, nextDay } from '../words/dates.ts'
import { isEnded } from '../words/ended.ts'

const actorWords =
  '(?:[\\p{L}-]*sekretariatet|sekretariat for \\p{L}+ \\p{L}+|[\\p{L}-]*forvaltningen|administrationen|direktionen|[\\p{L}-]+(?:direktøren|chefen|konsulenten|lederen)|[\\p{L}-]*udvalget|(?!\\p{L}*området)[\\p{L}-]+rådet|arbejdsgruppe[rn]|FU|DAS(?: Social)?|KKR(?: \\p{Lu}\\p{L}+)?|KDK|KL|(?!(?:mål|borger|alders|person)gruppen)[\\p{L}-]+gruppen|[\\p{L}-]+kredsen|[\\p{L}-]+cheferne|[\\p{L}-]+formandskabet|formanden|formandskabet|den administrative styregruppe|regionen|region \\p{Lu}\\p{L}+|kommunerne|\\p{Lu}\\p{L}+ kommune)'
const actor = new RegExp(`(?<![\\p{L}-])${actorWords}(?![\\p{L}-])`, 'iu')
const everyActor = new RegExp(actor, 'giu')
const leadingActor = new RegExp(`^(?:herudover |ligeledes |derudover |desuden )?(${actorWords})(?![\\p{L}-])`, 'iu')

const doing =
  /(?<![\p{L}-])(?:undersøge[rs]?|udarbejde[rs]?|udfærdige[rs]?|fremsende[rs]?|sende[rs]?|arbejde[rs]? videre|videreformidle[rs]?|formidle[rs]?|indarbejde[rs]?|medtænke[rs]?|samle[rs]? op|indkalde[rs]?|følge[rs]? op|kontakte[rs]?|invitere[rs]?|indhente[rs]?|planlægge[rs]?|igangsætte[rs]?|bringe[rs]?|afklare[rs]?|orientere[rs]?|afrapportere[rs]?|melde[rs]? tilbage|tage[rs]? kontakt|inddrage[rs]?|involvere[rs]?|behandle[rs]?|forelægge[rs]?|vende[rs]? tilbage|tilrette[rs]?|revidere[rs]?|dagsordenssætte[rs]?|kvalificere[rs]?|se[rs]? på|komme[rs]? med|fremlægge[rs]?|udsende[rs]?|booke[rs]?|koordinere[rs]?|afholde[rs]?|afgive[rs]?|undersøgt|bibeholde[rs]?|genoptage[rs]?|tage[rs]? op|sætte[rs]? på dagsorden(?:en)?|opdatere[rs]?|beskrive[rs]?|belyse[rs]?|beregne[rs]?|arrangere[rs]?|give[rs]? (?:en )?(?:status|tilbagemelding|orientering)|rette[rs]? henvendelse|besvare[rs]?|rundsende[rs]?|drøfte[rs]? med|skaffe[rs]?|sørge[rs]? for)(?![\p{L}-])/iu
const decided =
  /(?<![\p{L}])(?:beslutte[srt]*|besluttede|vedtog|aftalt|aftalte|aftale[srt]*|enighed om|ønske[rst]?|ønskede|bede[rs]?|bad|anmode[rs]?|anmodede|pålægge[rs]?|pålagde|opfordre[rs]?|opfordrede|bemyndige[rs]?|bemyndigede|giver? [\p{L} ]{2,40}(?:kompetence|mandat|i opdrag))(?![\p{L}])/iu
/** A person by name, acting: "Anna Bro kontakter …". */
const person = /^(\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\.?\p{Ll}*){1,2}) (?=\p{Ll}+(?:r|s)(?!\p{L}))/u
/** A wish for something to come: "en status på næste møde". */
const awaited =
  /(?<!\p{L})(?:status|opfølgning|oplæg|notat|redegørelse|orientering|tilbagemelding|sagsfremstilling|evaluering|plan)(?!\p{L})/iu
const must = /(?<![\p{L}])(?:skal|bør)(?![\p{L}])/iu
const told =
  /(?<![\p{L}])(?:orienterede|redegjorde|fortalte|supplerede|introducerede|indledte|gennemgik|nævnte|bemærkede|gav (?:en )?(?:kort )?(?:status|indledning|orientering|introduktion)|har været|blev der|konstaterede)(?![\p{L}])/iu

/** A decision is no longer than this; what is, is an attachment somebody left in it. */
const mostRead = 50_000

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
  return sentences(decision.slice(0, mostRead)).flatMap((text) => {
    if (!speaksOfDoing(text) || told.test(text)) return []
    const responsible = whoIn(text)
    if (!proposes(text, responsible)) return []
    const due = dueOf(text, date)
    return [{ text, ...(responsible === null ? {} : { responsible }), ...(due === null ? {} : { due }) }]
  })
}

const refused = /(?<!\p{L})ikke (?:yderligere |at )?(?:\p{L}+s videre|igangsætte[srt]*|arbejde[srt]*)(?!\p{L})/iu
/** "Dette indarbejder sekretariatet": the one who acts stands behind the verb. */
const inverted = new RegExp(
  `^(?:dette|det|den|her|herefter|efterfølgende) \\p{L}+(?:r|s) ${actorWords}(?![\\p{L}-])`,
  'iu',
)

/** Without any of these words nothing is proposed, whoever is named. */
const speaksOfDoing = (text: string): boolean => doing.test(text) || (awaited.test(text) && decided.test(text))

function proposes(text: string, responsible: string | null): boolean {
  if (refused.test(text)) return false
  const wished = decided.test(text) && (responsible !== null || dueWords.test(text)) && awaited.test(text)
  if (!doing.test(text)) return wished
  if (person.test(text)) return true
  if (leadingActor.test(text) && !theBody.test(text)) return true
  if (inverted.test(text) || decided.test(text) || /^det (?:\p{Ll}+s)(?!\p{L})/iu.test(text)) return true
  return (must.test(text) && responsible !== null) || (passive.test(text) && dueWords.test(text))
}

/** "Sagen genoptages på næste møde", "Punktet tages op igen i juni": nobody is named, but when is. */
const passive =
  /^(?:sagen|punktet|emnet|dette|det|oplægget|notatet|planen|drøftelsen)(?: \p{L}+){0,3} \p{L}+s(?!\p{L})/iu

/** The body that decides is not the one who acts. */
const theBody =
  /^(?:DAS(?: Social)?|den administrative styregruppe|styregruppen|udvalget|byrådet|kommunalbestyrelsen)(?![\p{L}-])/iu

/** Who is to act: behind a wish or a decision the one who is asked, else the first who is named. */
function whoIn(text: string): string | null {
  const asked = decided.exec(text)
  const from = asked === null ? 0 : asked.index + asked[0].length
  const named = asked === null ? person.exec(text)?.[1] : undefined
  if (named !== undefined && !actor.test(named)) return named
  const found = firstActor(text, from) ?? (asked === null ? null : firstActor(text.slice(0, asked.index), 0))
  return found === null ? null : found.charAt(0).toUpperCase() + found.slice(1)
}

function firstActor(text: string, from: number): string | null {
  const actors = [...text.slice(from).matchAll(everyActor)].map(([word]) => word)
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
const dayNumber = /(?:(?<!\p{L})d\.|(?<!\p{L})den|senest|inden)\s+(\d{1,2})\s?[./]\s?(\d{1,2})\.?(?![\d/.])/iu
const period = `(?:(?:${months})(?:\\/(?:${months}))?(?:\\s+\\d{4})?|(?:foråret|sommeren|efteråret|vinteren)(?:\\s+\\d{4})?|\\d\\.\\s*(?:kvartal|halvår)(?:\\s+\\d{4})?|uge\\s+\\d{1,2}|\\d{4})`
const meeting = '(?:møde|dialogmøde|fællesmøde|temamøde|møder)[\\p{L}]*'
const dueWords = new RegExp(
  `(?<!\\p{L})(?:(?:primo|medio|ultimo|i løbet af|inden udgangen af|senest(?: i)?|inden|før|efter|i|til|fra)\\s+${period}(?!\\p{L})|` +
    `(?:inden|før|efter)\\s+(?:sommerferien|sommer|jul|påske|nytår|efterårsferien|sommeren|ferien)(?!\\p{L})|` +
    `(?:på|til) (?:det |et |de )?(?:næste|næstkommende|kommende|førstkommende|følgende)\\s+${meeting}(?: i (?:FU|DAS|KKR|udvalget))?|` +
    `(?:på|til|inden) (?:mødet|et møde|møderne)(?: i \\p{Lu}[\\p{L}]+)? i (?:${months})(?:\\s+\\d{4})?|` +
    `hurtigst muligt|snarest(?: muligt)?|om (?:et|to|tre|seks|\\d+) (?:år|måneder|uger)(?!\\p{L}))`,
  'iu',
)

/**
 * When something is due: a date where the text gives its day, else the words it uses ("medio 2026", "på næste møde",
 * "inden sommerferien"). A day before the meeting is none.
 *
 * @source dagsordener-das: "status til DAS i november 2024" (22 January 2024, item 3)
 */
export function dueOf(text: string, date: string | null): string | null {
  const whole = dateInText(text)
  if (whole !== null && (date === null || whole.date > date)) return whole.date
  const rest = whole === null ? text : `${text.slice(0, whole.at)} ${text.slice(whole.at + whole.length)}`
  const day = dayMonth.exec(rest)
  if (day !== null && date !== null) return nextDay(Number(day[1]), monthNumber(day[2] ?? ''), date)
  if (day !== null) return day[0]
  const number = date === null ? null : dayNumber.exec(rest)
  if (number !== null && date !== null) {
    const next = nextDay(Number(number[1]), Number(number[2]), date)
    if (next !== null) return next
  }
  return dueWords.exec(rest)?.[0].replace(shortened, '') ?? null
}

/** "i november 2024" and "senest i juni" are known by the month alone. */
const shortened = new RegExp(`^(?:i|senest i|til|på|fra)\\s+(?=${period}(?!\\p{L}))`, 'iu')
