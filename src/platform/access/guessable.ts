import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Withstands 100 million guesses: more than a log-in that counts them lets through, less than a stolen hash may stand. */
const leastScore = 3
/** The estimate takes the longer the more there is to compare; a beginning that is good enough is enough. */
const longest = 64
const mostWords = 120

let estimator: Promise<ZxcvbnFactory> | undefined

/**
 * Whether a password is among those tried first: one of the 48,000 most used in known leaks, also with usual
 * substitutions, a row of keys, a repetition or sequence, a date, or made of words that are near.
 *
 * @param near - what an attacker would try here: e-mail and name of the person, words of the place
 * @source OWASP ASVS 4.0.3, 2.1.7 (leaked passwords) and 2.1.9 (no rules of composition)
 */
export async function isGuessable(password: string, near: readonly string[]): Promise<boolean> {
  const words = near.flatMap((text) => {
    const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
    return [text, ...parts, parts.join('')]
  })
  const known = [...new Set(words)].filter((word) => word.length > 2 && word.length <= longest).slice(0, mostWords)
  const { score } = (await load()).check(password.normalize('NFC').slice(0, longest), known)
  return score < leastScore
}

/** Loaded when the first password is chosen: the start of the program does not wait for the list. */
function load(): Promise<ZxcvbnFactory> {
  estimator ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) =>
      new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  )
  return estimator
}
