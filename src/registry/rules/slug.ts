/**
 * A name as an address: lower case, æ/ø/å written ae/oe/aa, everything else a hyphen, at most 80 signs and cut
 * between words. The same name always gives the same slug.
 *
 * @returns text of a-z, 0-9 and single hyphens; empty when the name holds no letter or digit
 * @source house rule for identifiers; check: "Skolen på Kastelvej" gives "skolen-paa-kastelvej"
 */
export function slug(name: string): string {
  const whole = asciiLetters(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (whole.length <= 80) return whole
  const cut = whole.slice(0, 81)
  return cut.slice(0, cut.lastIndexOf('-') > 0 ? cut.lastIndexOf('-') : 80)
}

/**
 * Danish letters as ASCII, lower case: æ/ä → ae, ø/ö → oe, å → aa, other accents dropped. Spelling with ø and with
 * oe therefore compare equal; the database function `search_text` does the same.
 *
 * @source Dansk Sprognævn, transliteration of æ, ø, å; check: "Ærø Åbenrå" gives "aeroe aabenraa"
 */
export function asciiLetters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'oe')
    .replace(/å/g, 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}
