import type { App } from '#platform/app.ts'
import { type Attached, moveAttachment, renameAttachment } from '../service.ts'

/** Does what the list of attachments posts: moves one, or gives it another title. @returns whether that was asked */
export async function arranged(app: App, of: Attached, values: Record<string, string>): Promise<boolean> {
  const key = { of, attachmentId: values.attachmentId ?? '' }
  if (values.do === 'moveFile') await moveAttachment(app, { ...key, to: values.to === 'up' ? 'up' : 'down' })
  else if (values.do === 'renameFile') await renameAttachment(app, { ...key, title: values.title ?? '' })
  else return false
  return true
}
