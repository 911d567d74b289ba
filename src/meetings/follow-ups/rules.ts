import type { FollowUp } from './model.ts'

/** An organisation that can be named as the one to act. */
export type Actor = {
  id: string
  name: string
  shortName: string | null
  kind: string
  /** A municipality of the area of the body, or the secretariat that serves it. */
  inArea: boolean
}

/** Who must act on a follow-up: as it is written, and the organisation that is meant, if any. */
export type Responsible = { responsible: string; organisationId: string | null }

/**
 * Follow-ups as they stood at a moment, for minutes that were approved then: without the changes made since, and without
 * those that came of others since.
 *
 * @source own: approved minutes never change
 */
export function asOf<Terms extends Pick<FollowUp, 'responsible' | 'dueOn' | 'changes'>>(
  followUps: readonly Terms[],
  at: string,
): Terms[] {
  return followUps.flatMap((one) => {
    const since = one.changes.filter((change) => Date.parse(change.at) > Date.parse(at))
    if (since.some(({ isNew }) => isNew)) return []
    const responsible = since.find((change) => change.responsible !== null)?.responsible
    const dueOn = since.find((change) => change.dueOn !== null)?.dueOn
    return [{ ...one, responsible: responsible?.from ?? one.responsible, dueOn: dueOn ? dueOn.from : one.dueOn }]
  })
}

const words = ['ti', 'elleve', 'tolv', 'tretten', 'fjorten', 'femten', 'seksten', 'sytten', 'atten', 'nitten']
const allMunicipalities = /^(?:(?:alle|samtlige)\s+)?(?:de\s+)?(?:(\d+|\p{L}+)\s+)?kommuner(?:ne)?$/u
const separator = /(\s*[,;/\n]\s*(?:og\s+|samt\s+)?|\s+(?:og|samt|&)\s+)/
const suffix = /\s+kommuner?(?:ne)?$/
/**
 * Who in an organisation, to the end of what names it alone: "Aalborg Kommune v/ Jette", "Hjørring Kommune (Socialområdet)".
 * After a comma or "og" another may be named.
 */
const person = /(?:\s*\([^)]*\))*(?:\s*\b(?:v\/|ved\s)(?:(?!\s(?:og|samt|&)\s)[^,;/\n])*)?(?:\s*\([^)]*\))?$/

/**
 * Who is meant by what is written of who must act (ansvarlig): an organisation by its name or short name ("Aalborg"), several
 * apart by comma or "og", or all municipalities of the area ("kommunerne", "alle 11 kommuner"). Several become one each, and
 * what else is named stands alone; beside a single organisation it is who acts there, and stays with it. A name that two
 * organisations share means none.
 *
 * @returns at least one; without organisation where the text means nobody that is known
 * @source own: follow-ups of minutes of DAS Social name municipalities by their short names and several at a time
 */
export function responsiblesOf(text: string, actors: readonly Actor[]): Responsible[] {
  const whole = text.trim().replace(/\s+/g, ' ')
  const found = actorOf(whole, actors)
  if (found) return [{ responsible: whole, organisationId: found.id }]
  const parts = partsOf(whole, actors)
  const named = [...new Map(parts.flatMap(({ meant }) => meant.map((one) => [one.id, one]))).values()]
  const others = parts.filter(({ meant }) => meant.length === 0).map(({ text: other }) => other)
  const [only] = named
  if (!only) return [{ responsible: whole, organisationId: null }]
  if (named.length === 1) return [{ responsible: whole, organisationId: only.id }]
  return [
    ...named.map(({ id, name }) => ({ responsible: name, organisationId: id })),
    ...others.map((responsible) => ({ responsible, organisationId: null })),
  ]
}

type Part = { text: string; meant: readonly Actor[] }

/** Names hold "og" and commas themselves, so the longest run of pieces that is a name is taken first. */
function partsOf(whole: string, actors: readonly Actor[]): Part[] {
  const pieces = whole.split(separator)
  const parts: Part[] = []
  for (let at = 0; at < pieces.length; ) {
    const run = longestRun(pieces, at, actors)
    if (run.part.text !== '') parts.push(run.part)
    at = run.next
  }
  return parts
}

function longestRun(pieces: readonly string[], at: number, actors: readonly Actor[]): { part: Part; next: number } {
  // Pieces stand at even places, what is between them at odd ones.
  for (let end = Math.min(pieces.length, at + 7); end > at; end -= 2) {
    const text = pieces.slice(at, end).join('').trim()
    const meant = meantBy(text, actors)
    if (meant.length > 0) return { part: { text, meant }, next: end + 1 }
  }
  return { part: { text: (pieces[at] ?? '').trim(), meant: [] }, next: at + 2 }
}

function meantBy(text: string, actors: readonly Actor[]): readonly Actor[] {
  const one = actorOf(text, actors)
  if (one) return [one]
  const match = allMunicipalities.exec(text.toLowerCase())
  if (!match) return []
  const all = actors.filter(({ kind, inArea }) => kind === 'municipality' && inArea)
  const [, number] = match
  const counted =
    number === undefined ? all.length : words.includes(number) ? words.indexOf(number) + 10 : Number(number)
  return counted === all.length ? all : []
}

/** The one organisation with a name, as it is written or without who acts there. */
function actorOf(text: string, actors: readonly Actor[]): Actor | undefined {
  const asked = text.toLowerCase().trim()
  // A name may end in brackets itself: "Center for Døve (CFD)".
  return named(asked, actors) ?? named(asked.replace(person, '').trim(), actors)
}

function named(asked: string, actors: readonly Actor[]): Actor | undefined {
  const bare = asked.replace(suffix, '')
  const isMunicipality = bare !== asked
  const found = actors.filter((actor) => {
    const names = [actor.name, actor.shortName ?? ''].map((name) => name.toLowerCase()).filter(Boolean)
    if (names.includes(asked)) return true
    if (actor.kind === 'secretariat') return actor.inArea && asked === 'sekretariatet'
    if (actor.kind !== 'municipality') return false
    return (isMunicipality ? [bare] : [asked]).some((one) => names.some((name) => name.replace(suffix, '') === one))
  })
  return found.length === 1 ? found[0] : undefined
}
