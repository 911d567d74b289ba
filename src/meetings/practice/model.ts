import { z } from 'zod'
import type { ItemKind, ItemPurpose } from '../model.ts'
import { itemKinds, itemPurposes } from '../model.ts'

const days = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? (/^\s*\d{1,4}\s*$/.test(value) ? Number(value) : Number.NaN) : value),
    z
      .number(`practice.days.${min}`)
      .int(`practice.days.${min}`)
      .min(min, `practice.days.${min}`)
      .max(max, `practice.days.${min}`),
  )

/** "7, 1" as numbers, each once, the largest first; none when nothing is written. */
const manyDays = (min: number, max: number, code: string) =>
  z
    .preprocess(
      (value) => {
        if (typeof value !== 'string') return value ?? []
        const parts = value.split(/[,;\s]+/).filter(Boolean)
        return parts.map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN))
      },
      z.array(z.number(code).int(code).min(min, code).max(max, code)).max(5, code),
    )
    .transform((list) => [...new Set(list)].sort((a, b) => b - a))

/** How a body works (praksis): days before and after its meetings, and when follow-ups are reminded of. */
export const bodyPractice = z
  .object({
    submissionDays: days(0, 365),
    agendaDays: days(0, 365),
    hearingDays: days(1, 365),
    remindBefore: manyDays(0, 90, 'practice.remindBefore'),
    remindAfter: manyDays(1, 365, 'practice.remindAfter'),
  })
  .refine(({ submissionDays, agendaDays }) => agendaDays <= submissionDays, {
    path: ['agendaDays'],
    error: 'practice.agendaBeforeCases',
  })
export type BodyPractice = z.infer<typeof bodyPractice>

const standingKinds = itemKinds.filter((kind): kind is Exclude<ItemKind, 'case'> => kind !== 'case')

export { standingKinds }

/** An item that every new agenda of a body begins with (fast punkt). */
export const newStandingItem = z
  .object({
    kind: z.enum(standingKinds as [StandingKind, ...StandingKind[]], 'meetings.kindMissing'),
    title: z.preprocess(
      (value) => (typeof value === 'string' && value.trim() !== '' ? value : null),
      z.string().trim().min(2, 'meetings.titleMissing').max(300, 'meetings.tooLong').nullable(),
    ),
    purpose: z.enum(itemPurposes).default('orientation'),
  })
  .refine(({ kind, title }) => kind !== 'other' || title !== null, { path: ['title'], error: 'meetings.titleMissing' })
type StandingKind = Exclude<ItemKind, 'case'>
export type NewStandingItem = { kind: StandingKind; title: string | null; purpose: ItemPurpose }
