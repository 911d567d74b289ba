/** The media type of what can be attached, by the end of its name. */
const types: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.txt': 'text/plain',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
}

/** What the field of an attachment lets people choose; what a file holds is checked when it comes. */
export const attachable = Object.keys(types).join()

/** The file of a form as it is attached; null: none was chosen. */
export function fileOf(data: FormData) {
  const file = data.get('file')
  if (!(file instanceof File) || file.size === 0) return null
  // A browser on a machine without Office does not know what its files are.
  const end = /\.\w+$/.exec(file.name.toLowerCase())?.[0] ?? ''
  const mediaType = file.type || types[end] || 'application/octet-stream'
  return { name: file.name, mediaType, content: file.stream() }
}
