/**
 * The letters and figures of a text alone, in lower case: two lines that differ in more than signs are not alike.
 *
 * @source own: titles are repeated with other signs and spaces in contents, lists and stamps
 */
export const bareText = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
