import type { Verb } from '../../model.ts'

const patterns: [Verb, RegExp][] = [
  ['note', /(?<![\p{L}])(?:tag(?:er|es|e)(?![\p{L}])(?=.{0,200}efterretning)|orienteres(?![\p{L}]))/iu],
  ['approve', /(?<![\p{L}])(?:godkend(?:er|es|e)?|vedtag(?:er|es|e))(?![\p{L}])/iu],
  ['endorse', /(?<![\p{L}])(?:tiltræde[rs]?|tilslutte[rs]?|bakke[rs]? op|støtte[rs]?|følge[rs]?)(?![\p{L}])/iu],
  ['discuss', /(?<![\p{L}])(?:drøfte[rs]?|tager en drøftelse|kommentere[rs]?)(?![\p{L}])/iu],
  [
    'decide',
    /(?<![\p{L}])(?:beslutte[rs]?|tage[rs]? stilling|nedsætte[rs]?|udpege[rs]?|vælge[rs]?|aftale[rs]?|fastsætte[rs]?|prioritere[rs]?|afgøre[rs]?)(?![\p{L}])/iu,
  ],
  ['recommend', /(?<![\p{L}])(?:anbefale[rs]?|indstille[rs]?)(?![\p{L}])/iu],
  ['request', /(?<![\p{L}])(?:anmode[rs]?|bede[rs]?|pålægge[rs]?|bemyndige[rs]?|opfordre[rs]?)(?![\p{L}])/iu],
]

/**
 * What a clause of a recommendation asks for: the first of its verbs that we know.
 *
 * @returns `other` when none is known; `at` is where the verb begins, -1 then
 * @source dagsordener-das: "Godkender dagsordenen" approve, "Tager status til efterretning" note, "Evt. beslutter, hvilken form" decide, "Følger arbejdsgruppens anbefalinger" endorse
 */
export function verbOf(text: string): { verb: Verb; at: number } {
  let best: { verb: Verb; at: number } = { verb: 'other', at: -1 }
  const start = text.slice(0, 400)
  for (const [verb, pattern] of patterns) {
    const at = pattern.exec(start)?.index ?? -1
    if (at >= 0 && (best.at < 0 || at < best.at)) best = { verb, at }
  }
  return best
}
