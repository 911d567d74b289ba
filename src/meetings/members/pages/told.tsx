import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** How many were written to, from the address of the page after a step; nothing when the step writes to nobody. */
export function Told({ query }: { query: string }) {
  const t = useTexts({ da, en })
  const told = countIn(query, 'mails')
  if (told === null) return null
  return <p>{told === 0 ? t('members.nobody') : t('members.told', { n: told })}</p>
}

/** A number in the query of an address; null when it holds none. */
export function countIn(query: string, name: string): number | null {
  const value = new URLSearchParams(query).get(name) ?? ''
  return /^\d{1,4}$/.test(value) ? Number(value) : null
}
