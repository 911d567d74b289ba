/** The media type of each kind of file the program makes, by the ending of its name. */
const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
} as const

type Ending = keyof typeof mediaTypes

/**
 * A made file as an answer, to be saved under its name; nobody on the way keeps it.
 *
 * @param file.name - as it is saved, with its ending
 * @param file.method - what a calendar program does with an `.ics` (RFC 5546)
 */
export function download(file: {
  name: string
  ending: Ending
  content: Uint8Array | string
  method?: 'PUBLISH' | 'CANCEL'
}): Response {
  const { name, ending, content, method } = file
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'content-type': mediaTypes[ending] + (method ? `; method=${method}` : ''),
      'content-disposition': attachment(name),
      'content-length': String(Buffer.byteLength(content)),
      'cache-control': 'private, no-store',
    },
  })
}

/**
 * The header that has a browser save an answer under a name (RFC 6266). The plain form, for old programs, is of letters,
 * digits, dots and dashes alone, so that a name can neither end the header nor lead to another folder.
 */
export function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
