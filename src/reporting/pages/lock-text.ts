import type { AppContext } from '#ui/context.ts'
import { lockSentence } from '../rounds/service/locked.ts'
import type { Lock } from '../rules/calendar.ts'

/** Which lock it is, until when, and who may lift it, as the refusal of an edit says it. */
export function lockText({ actor, sentence }: Pick<AppContext, 'actor' | 'sentence'>, lock: Lock): string {
  const { code, params } = lockSentence(lock, actor.language)
  return sentence(code, params)
}
