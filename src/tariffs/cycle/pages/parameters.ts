import { data } from 'react-router'
import type { Sentence } from '#platform/errors.ts'

/** The year in an address; anything else is no page. */
export function readYear(text: string, sentence: Sentence): number {
  if (/^20[0-9]{2}$/.test(text)) return Number(text)
  throw data({ code: 'tariffs.noAnnex', message: sentence('tariffs.noAnnex') }, { status: 404 })
}
