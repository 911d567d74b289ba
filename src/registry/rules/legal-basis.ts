/** One act and section named in a printed legal basis; `presumed`: the act is not printed beside the section. */
export type NamedSection = { act: Act; section: string | null; presumed: boolean }

type Act = 'SEL' | 'BL' | 'ABL' | 'FSL' | 'LSV' | 'SUL' | 'STU'

/** SEL §§ 85 and 101-110: printed after BL § 43, or with no act at all, these numbers mean the social services act. */
const readAsSocialServices = (section: number) => section === 85 || (section >= 101 && section <= 110)

/**
 * The acts and sections (lovgrundlag, paragraf) in a text as printed: "BL § 43, stk. 1 nr. 6 og SEL §§ 107 og 108".
 * Subsections (stk., nr.) are read past: the register classifies by section, the printed text keeps the rest.
 * An act without a section is itself the legal basis ("LSV", "STU").
 *
 * @returns each act and section once, in the order printed; empty when the text names none
 * @source kapacitet-2024, Bilag 1 Tabel 1-4 (printed as "BL § 43, stk. 1 nr. 6 / § 107/108" and "…og 107" without
 *   the act of the second section); check: "LSV § 1 og § 3" gives LSV § 1 and LSV § 3
 */
export function namedSections(text: string): NamedSection[] {
  const words = text.replace(/(stk|nr)\.\s*\d+/gi, ' ').match(/\b(?:SEL|ABL|BL|FSL|LSV|SUL|STU)\b|§|\d+[a-z]?/g) ?? []
  const found: NamedSection[] = []
  let act: Act | null = null
  let sectionsOfAct = 0

  for (const word of words) {
    if (word === '§') continue
    if (/^[A-Z]/.test(word)) {
      if (act && sectionsOfAct === 0) found.push({ act, section: null, presumed: false })
      act = word as Act
      sectionsOfAct = 0
      continue
    }
    const presumed = (act === null || act === 'BL') && readAsSocialServices(Number.parseInt(word, 10))
    if (!presumed && act === null) continue
    found.push({ act: presumed ? 'SEL' : (act ?? 'SEL'), section: word, presumed })
    sectionsOfAct += 1
  }
  if (act && sectionsOfAct === 0) found.push({ act, section: null, presumed: false })
  return found.filter((one, i) => found.findIndex((other) => legalBasisId(other) === legalBasisId(one)) === i)
}

/**
 * Identifier of a legal basis in the register.
 *
 * @source own rule; check: SEL § 107 gives "sel-107", STU without a section gives "stu"
 */
export function legalBasisId({ act, section }: Pick<NamedSection, 'act' | 'section'>): string {
  return section === null ? act.toLowerCase() : `${act.toLowerCase()}-${section}`
}
