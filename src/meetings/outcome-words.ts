import type { Clause, Outcome, OutcomeKind } from './model.ts'

type T = (key: 'm.outcome.optionN' | `m.outcome.${OutcomeKind}`, params?: Record<string, string | number>) => string

/** "Vedtaget", "Mulighed 2 valgt (Betaling pr. vagt)"; what the option said comes from the clause it was put under. */
export function outcomeWords(
  { outcome, optionNumber, clauseId }: Pick<Outcome, 'outcome' | 'optionNumber' | 'clauseId'>,
  t: T,
  clauses: readonly Pick<Clause, 'id' | 'options'>[] = [],
): string {
  if (outcome !== 'option') return t(`m.outcome.${outcome}`)
  const words = t('m.outcome.optionN', { n: optionNumber ?? 0 })
  const text = clauses.find(({ id }) => id === clauseId)?.options[(optionNumber ?? 0) - 1]
  return text === undefined ? words : `${words} (${text})`
}
