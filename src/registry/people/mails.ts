import { translate } from '#ui/texts.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The mail with a link to choose a password, to somebody invited or somebody who forgot theirs. */
export function passwordMail(
  language: 'da' | 'en',
  reason: 'forgotten' | 'invited',
  { name, link, hours }: { name: string; link: string; hours: number },
): { subject: string; body: string } {
  const params = { name, link, hours, days: Math.round(hours / 24) }
  return {
    subject: translate(language, { da, en }, `people.mail.${reason}.subject`),
    body: translate(language, { da, en }, `people.mail.${reason}.body`, params),
  }
}
