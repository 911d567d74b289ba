import { z } from 'zod'

/** What a pack (mødemappe) is of: the agenda, or the minutes with what was decided. */
export const packKinds = ['agenda', 'minutes'] as const
export type PackKind = (typeof packKinds)[number]

/** `closed`: with the closed items, as far as the reader sees them; otherwise without any. */
export const packRequest = z.object({
  kind: z.enum(packKinds, 'packs.kindMissing'),
  closed: z.preprocess((value) => value === true || value === 'true' || value === 'on', z.boolean()),
})
export type PackRequest = z.infer<typeof packRequest>

/** A pack in the making or made; only who asked for it sees it. */
export type PackTask = {
  id: string
  title: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  createdAt: string
  result: PackTaskResult | null
}

export type PackTaskResult = {
  fileId: string
  name: string
  pages: number
  /** Attachments that are named in the pack and not shown, with why. */
  listed: { stamp: string; reason: string }[]
}

/** Purpose of the stored file of a pack: made to be fetched, and can be made again. */
export const packPurpose = 'pack'
