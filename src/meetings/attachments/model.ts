/** What the field of an attachment lets people choose; what a file holds is checked when it comes. */
export const attachable = '.pdf,.docx,.txt,.png,.jpg,.jpeg'

/** The file of a form as it is attached; null: none was chosen. */
export function fileOf(data: FormData) {
  const file = data.get('file')
  if (!(file instanceof File) || file.size === 0) return null
  return { name: file.name, mediaType: file.type || 'application/octet-stream', content: file.stream() }
}
