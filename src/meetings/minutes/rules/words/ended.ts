const ended = /[.:;!?”"]$/
const abbreviated =
  /(?:^|[\s(])(?:d|kl|nr|pkt|jf|ift|ifm|vedr|evt|fx|f\.eks|bl\.a|bl|ca|mv|m\.v|mio|mia|inkl|ekskl|pt|hhv|dvs|mhp|stk|p|s|v|jan|feb|apr|aug|sep|sept|okt|nov|dec|\d{1,2})\.$/i

/**
 * Whether a text ends with a sentence, not with "jf.", "d. 4." or the middle of one.
 *
 * @source own: the abbreviations minutes are full of
 */
export function isEnded(text: string): boolean {
  return ended.test(text.slice(-1)) && !abbreviated.test(text.slice(-12))
}
