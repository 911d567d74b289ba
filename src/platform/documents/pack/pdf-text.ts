/** A text as a PDF file holds it: UTF-16 with its mark, in hexadecimal, so that no sign needs escaping. */
export function hexText(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16()
  return `<feff${bytes.toString('hex')}>`
}
