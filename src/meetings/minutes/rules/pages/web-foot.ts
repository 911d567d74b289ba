import type { Line } from '../lines/lines.ts'

/** What a button or a link of a page says, alone on its line. */
const button =
  /^(?:(?:gå )?(?:til|tilbage til) (?:toppen|top|forsiden|oversigten|listen|indhold(?:sfortegnelsen?)?)|udskriv(?: (?:siden|side|referat|dagsorden))?|print(?: siden)?|del (?:siden|på \p{L}+|denne side|indhold)|del|tip en ven|læs (?:siden )?op|send (?:link|til en ven)|kopi[eé]r link|facebook|linkedin|twitter|x|instagram|luk|næste(?: (?:punkt|side))?|forrige(?: (?:punkt|side))?|tilbage|vis (?:mere|mindre|alle|kort|på kort)|forside|mødekalender|udvalg og grupper|søg i alle møder|log ind|(?:hent|download)(?: \p{L}+){0,3}|nyhedsbrev|følg os(?: på \p{L}+)?|accept[eé]r(?: \p{L}+){0,2}|tillad (?:alle|valgte)|afvis(?: alle)?|kun nødvendige|abonn[eé]r.{0,30}|skip til hovedindhold|spring til indhold|skriv (?:et svar|en kommentar)|svar|you are here|du er her)[ »›>^↑]*$/iu
/** Where it says something of itself. */
const ofPage =
  /(?<!\p{L})cookies?|^(?:siden er )?sidst (?:opdateret|ændret)|^(?:©|copyright)|tilgængelighedserklæring|privatlivspolitik|^(?:denne|vores) hjemmeside/iu
/** A page ends within these. */
const tallest = 30

/**
 * The lines of a web page behind the last text of a file that was taken from one: from its first button or its word on
 * cookies to the end. What was decided keeps a line at least.
 *
 * @param from - the line of the last item
 * @source own: printed pages of municipalities
 */
export function webFoot(lines: readonly Line[], from: number, to: number): number[] {
  if (lines.slice(to).some(({ blank }) => !blank)) return []
  const filled: number[] = []
  let headed = false
  for (let at = to - 1; at > from && filled.length < tallest; at -= 1) {
    const { blank, noise, heading } = lines[at] as Line
    if (blank || noise) continue
    headed = heading !== null
    if (headed) break
    filled.push(at)
  }
  // The first line under a heading is its text; where none stands, the title is another.
  filled.splice(headed ? -1 : -2)
  const first = filled.findLastIndex((at) => isOfPage((lines[at] as Line).text))
  return first < 0 ? [] : filled.slice(0, first + 1).reverse()
}

/**
 * Whether the foot of a web page begins on a line, set apart, with its words on cookies or the like under it.
 *
 * @source own: printed pages with papers behind them
 */
export function isFootBlock(lines: readonly Line[], at: number): boolean {
  const { gap: over, text: first } = lines[at] as Line
  if (over < (isButton(first) ? 1 : 2)) return false
  let seen = 0
  for (let next = at; next < lines.length && seen < shortestFoot; next += 1) {
    const { blank, noise, text, heading, gap } = lines[next] as Line
    if (blank || noise) continue
    if (heading !== null || text.length > 60 || (next > at && gap > 1)) return false
    if (ofPage.test(text)) return true
    seen += 1
  }
  return false
}

const shortestFoot = 5

/**
 * Whether a line says what a button of a page says.
 *
 * @source own: printed pages of municipalities
 */
export const isButton = (text: string): boolean => button.test(text)

const isOfPage = (text: string): boolean => button.test(text) || (text.length < 140 && ofPage.test(text))
