import { z } from 'zod'

/** What a person says to the own organisation about a case (bagland); nobody outside it sees it. */
export type Comment = {
  id: string
  organisationId: string
  text: string
  byUser: string
  byName: string | null
  at: string
}

export const newComment = z.object({
  organisationId: z.string('comments.organisationMissing').min(1, 'comments.organisationMissing').max(80),
  text: z.string('comments.textMissing').trim().min(1, 'comments.textMissing').max(5000, 'comments.tooLong'),
})
export type NewComment = z.infer<typeof newComment>

export const caseId = z.uuid()
export const commentId = z.uuid()
