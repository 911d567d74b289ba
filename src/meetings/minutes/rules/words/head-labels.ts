/** What a line of a meeting's head tells. */
export type HeadKind =
  | 'time'
  | 'start'
  | 'end'
  | 'place'
  | 'both'
  | 'present'
  | 'absent'
  | 'others'
  | 'body'
  | 'remarks'

const labels: [HeadKind, RegExp][] = [
  [
    'absent',
    /^hvem (?:var |er )?(?:fraværende|ikke (?:til stede|med)|(?:har |havde )?meldt afbud)(?: på mødet| til mødet)?\?/i,
  ],
  ['present', /^hvem (?:deltog|deltager|var til ?stede|er til ?stede|mødte|var med)(?: (?:i|på|til) mødet)?\?/i],
  // The head of a table: "Navn   Stilling   Deltog", and a sentence.
  ['present', /^navn(?: \p{L}+){0,3} (?:deltog|til ?stede|mødt)$|^i mødet deltog(?=\s*:|\s+\p{Lu})/iu],
  ['both', /^(?:tid og sted|tidspunkt og sted|dato og sted)/i],
  ['start', /^(?:mødestart|starttidspunkt|start(?=\s*:|\s+\d|\s+kl))/i],
  ['end', /^(?:mødeslut|sluttidspunkt|slut(?=\s*:|\s+\d|\s+kl))/i],
  ['time', /^(?:dato og tid(?:spunkt)?|mødedato|mødetidspunkt|mødetid|tidspunkt|dato|tid|hvornår)(?![\p{L}-])/iu],
  ['time', /^(?:(?:kl\.?|klokken)(?=\s*:)|klokkeslæt(?![\p{L}-]))/iu],
  ['place', /^(?:mødested|mødelokale|lokation|lokale|sted|hvor)(?![\p{L}-])/iu],
  [
    'absent',
    /^(?:fraværende(?: med afbud)?(?: under (?:punktet|sagen))?|fravær|(?:ikke|ej) til ?stede(?: under (?:punktet|sagen))?|ikke mødt|deltog ikke|deltager ikke|afbud(?: fra)?|meldt afbud|forhindret(?: i at deltage)?)(?: (?:var|er)(?=\s*:))?(?![\p{L}-])/iu,
  ],
  [
    'others',
    /^(?:øvrige(?: mødedeltagere| deltagere| tilstedeværende)?|andre deltagere|gæster|desuden deltog|endvidere deltog|inviterede|suppleanter|fra sekretariatet|sekretariat)(?![\p{L}-])/iu,
  ],
  [
    'present',
    /^(?:til ?stede|tilstedeværende|mødedeltagere|deltagere|medlemmer|fremmødte|mødt|deltog|deltagelse)(?: (?:var|er)(?=\s*:))?(?![\p{L}-])/iu,
  ],
  [
    'remarks',
    /^(?:øvrige oplysninger|bemærkninger|referat(?=: \S)|referent|mødeleder|ordstyrer|dirigent|nb\.?|stedfortrædere?|hent som fil)(?![\p{L}-])/iu,
  ],
  ['body', /^(?:(?:møde|forum|udvalg|mødeforum|gremium|mødets navn)(?:\s*:|$)|emne\s*:)/i],
]

export type Label = { kind: HeadKind; rest: string }

/**
 * A label of a meeting's head with what stands behind it: "Sted Microsoft Teams-møde", "Afbud: …", "Tid".
 *
 * Without a colon the value must begin in upper case or with a figure: "Sted er endnu ikke fastlagt" is a sentence.
 *
 * @returns null for any other line
 * @source dagsordener-das, heads of 9 January and 17 March 2025: Tid, Sted, Fraværende, Til stede, Øvrige deltagere
 */
export function labelOf(text: string): Label | null {
  // "Øvrige oplysninger" must not be read as "Øvrige".
  const order = /^øvrige oplysninger/i.test(text) ? labels.filter(([kind]) => kind === 'remarks') : labels
  for (const [kind, pattern] of order) {
    const match = pattern.exec(text)
    if (match === null) continue
    const behind = text.slice(match[0].length).replace(/^\s*\([^)]*\)/, '')
    const colon = /^\s*:\s*/.exec(behind) ?? (match[0].endsWith(':') ? [''] : null)
    const rest = (colon === null ? behind : behind.slice(colon[0].length)).trim()
    // "Mødelokale B" says where with the word itself.
    if (kind === 'place' && colon === null && rest !== '' && /^(?:møde)?lokale/i.test(text)) return { kind, rest: text }
    if (colon !== null || rest === '' || /^[\p{Lu}\d]/u.test(rest) || /^(?:den|d\.|kl)\b/.test(rest))
      return { kind, rest }
    return null
  }
  return null
}

/**
 * Whether a line can be the name of the paper on its front page.
 *
 * @source own: "Referat" and "Referat fra …" are headings of a decision elsewhere
 */
export const namesPaper = (text: string): boolean =>
  /^(?:beslutnings|møde)?(?:referat|protokol)(?: fra| af| for|$)/i.test(text)
