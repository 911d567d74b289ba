/**
 * Whether the text is a CVR number: eight digits, not beginning with 0, whose weighted sum is a multiple of 11.
 *
 * @source Erhvervsstyrelsen, CVR numbers, modulus 11 with weights 2 7 6 5 4 3 2 1; check: 29190909 (Region Syddanmark)
 */
export function isCvr(text: string): boolean {
  return /^[1-9][0-9]{7}$/.test(text) && weighted(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}

/**
 * Whether the text is an EAN (GLN) location number: thirteen digits whose last is the check digit.
 *
 * @source GS1, check digit of GLN: weights 1 and 3 in turn, the sum a multiple of 10; check: 5798000000002 is refused
 */
export function isEan(text: string): boolean {
  return /^[0-9]{13}$/.test(text) && weighted(text, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0
}

/**
 * Whether the text is a P-number (produktionsenhed): ten digits, not beginning with 0. It has no check digit.
 *
 * @source Erhvervsstyrelsen, P-numbers; check: 1003388394 has the right form
 */
export function isPNumber(text: string): boolean {
  return /^[1-9][0-9]{9}$/.test(text)
}

function weighted(digits: string, weights: number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)
}
