/**
 * An address of this site as a redirect carries it: address`/sager/${id}?gemt`. Every part that is put in is encoded,
 * for it may be anything somebody wrote; one that stands at the very beginning is an address already and stays.
 */
export function address(texts: TemplateStringsArray, ...parts: readonly (string | number | undefined)[]): string {
  return parts.reduce<string>((path, part, at) => {
    const isAddress = at === 0 && texts[0] === ''
    const text = String(part ?? '').toWellFormed()
    return `${path}${isAddress ? text : encodeURIComponent(text)}${texts[at + 1]}`
  }, texts[0] ?? '')
}
