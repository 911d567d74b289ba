/**
 * Whether a text begins as what became of an item does: a participle ("Godkendt", "Udsat"), a verb in the past, or a
 * phrase such as "til efterretning".
 *
 * @source own: what was decided is told in the past, whatever stands over it
 */
export function tellsOutcome(text: string): boolean {
  const begun = text.slice(0, 220)
  return participle.test(begun) || phrase.test(begun) || past.test(begun)
}

/** "Godkendt." and "Tiltrådt, idet …", but not "Notatet er …". */
const participle =
  /^(?:\p{Lu}\p{Ll}+ )?(?:\p{Lu}|\p{Ll})\p{Ll}{3,}t(?:[.,;]|$| (?:med|uden|som|af|til|idet|og|ved|på|under|enstemmigt)(?!\p{L}))/u
const past =
  /(?<!\p{L})(?:blev|vedtog|tog|gav|fandt|kunne|bad|lagde|holdt|skete|havde|\p{L}{3,}(?:ede|edes|dte|gte|nte|ldte|tede|lgte|rste))(?!\p{L})/u
const phrase =
  /(?:til (?:efterretning|orientering)|enighed om|enige om|opbakning til|ingen (?:bemærkninger|kommentarer)|ikke noget|intet (?:at|til|under)|^intet|^udgår|^udsættes|^udgik|indstillingen (?:følges|tiltrædes|godkendes)|^sagen (?:udsættes|udgår|genoptages|sendes)|^punktet (?:udsættes|udgår|optages|genoptages)|næste møde)/iu

/**
 * Whether a text asks for something: "At udvalget godkender …", "Det foreslås, at …", a clause that begins with "at" or
 * with what somebody is to do.
 *
 * @source own: what is asked stands in the present, whatever stands over it
 */
export function tellsWish(text: string): boolean {
  const begun = text.slice(0, 220)
  return wish.test(begun)
}

const wish =
  /^(?:at(?!\p{L})|(?:det|sekretariatet|forvaltningen|administrationen|direktionen|\p{L}+)(?: \p{L}+){0,3} (?:indstille[rs]|foreslå[rs]?|anbefale[rs]|bede[rs])(?!\p{L})|indstille[rs]|foreslå[rs]?|forelægges|til (?:drøftelse|godkendelse|beslutning|orientering)[.:]?$|(?:[•–\-\u{f0b7}*→]|\d[.)])\s*(?:at |(?:god(?:kender|kende)|drøfter?|tager?|beslutter?|tiltræder?|vælger?|udpeger?|anbefaler?|aftaler?|giver?|peger?|afsætter?|vedtager?|støtter?|bakker?|nedsætter?|bemyndiger?)(?!\p{L})))/iu
