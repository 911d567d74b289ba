import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Crumb = { href?: string; label: string }

/** The way here: Indberetning, the round, the respondent. */
export function crumbs(
  language: 'da' | 'en',
  round?: { id: string; title: string },
  respondent?: { id: string; organisationName: string },
  last?: keyof typeof da,
): Crumb[] {
  const texts = { da, en }[language]
  const all: Crumb[] = [{ href: '/indberetning', label: texts['rounds.title'] }]
  if (round) all.push({ href: `/indberetning/${round.id}`, label: round.title })
  if (round && respondent)
    all.push({ href: `/indberetning/${round.id}/${respondent.id}`, label: respondent.organisationName })
  if (last) all.push({ label: texts[last] })
  const end = all.at(-1)
  if (end) delete end.href
  return all
}
