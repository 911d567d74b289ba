/** The media type of each kind of file the program makes, by the ending of its name. */
const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const

/**
 * A made file as an answer, to be saved under its name.
 *
 * @param file.name - as it is saved; a sign that is no letter, digit, dot or dash becomes `_`, so that the name can
 *   neither end the header nor lead to another folder
 */
export function download(file: { name: string; ending: keyof typeof mediaTypes; bytes: Uint8Array }): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': mediaTypes[file.ending],
      'content-disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
      'content-length': String(file.bytes.length),
      'cache-control': 'private, no-cache',
    },
  })
}
