import type { Candidate } from './candidates.ts'
import type { Evidence } from './evidence.ts'

/** Items that follow each other, as far as their numbers and what stands under them say so. */
export type Run = {
  items: Candidate[]
  score: number
  /** The line the next run begins with. */
  end: number
}

/** What a new count of numbers costs, by what speaks for another meeting there. */
export type StartCost = (candidate: Candidate) => number

/** The meeting a candidate is known to belong to, by the header over it; null when nothing says so. */
export type KeyOf = (candidate: Candidate) => string | null

const window = 40
const gapCost = 1.5
const unlikeCost = 0.6
const mostMissing = 3

/**
 * The way through the candidates of one look that explains the file best: each chosen one counts for what stands between
 * it and the next (an item has one decision, one recommendation), and its number goes on or the count begins anew.
 *
 * Lists inside a text lose: their entries have nothing of an item under them, and the item around them would lose its
 * decision to the last of them.
 *
 * @source own: the numbers of an agenda go on, and the headings of an item come once in it
 */
export function bestRuns(candidates: readonly Candidate[], evidence: Evidence, cost: StartCost, key: KeyOf): Run[] {
  const way = new Way(candidates, evidence, cost, key)
  candidates.forEach((_, at) => {
    way.reach(at)
  })
  return way.runs()
}

type Ended = { score: number; at: number }

class Way {
  private readonly candidates: readonly Candidate[]
  private readonly evidence: Evidence
  private readonly cost: StartCost
  private readonly keys: (string | null)[]
  private readonly best: number[] = []
  private readonly from: { at: number; starts: boolean }[] = []
  /** Candidates before this one lie so far back that nothing more can be said of them as the last item. */
  private settled = 0
  private done: Ended = { score: 0, at: -1 }
  /** The best of those for each number, by the number's first part. */
  private readonly numbers = new Map<number, Map<string, Ended>>()

  constructor(candidates: readonly Candidate[], evidence: Evidence, cost: StartCost, key: KeyOf) {
    this.candidates = candidates
    this.evidence = evidence
    this.cost = cost
    this.keys = candidates.map(key)
  }

  reach(at: number): void {
    const candidate = this.candidates[at] as Candidate
    this.settle(at)
    const cost = this.cost(candidate)
    let best = this.done.score - cost
    let from = { at: this.done.at, starts: true }
    const offer = (score: number, back: number, starts: boolean) => {
      if (score > best) [best, from] = [score, { at: back, starts }]
    }
    for (let back = at - 1; back >= this.settled; back -= 1) {
      const score = this.endedAt(back, candidate.line)
      const missing = this.missing(back, at)
      if (missing !== null) offer(this.linked(back, candidate, score) - this.step(back, at, missing), back, false)
      offer(score - cost, back, true)
    }
    const major = Math.floor(candidate.key[0] as number)
    for (let number = major; number >= major - 1 - mostMissing; number -= 1) {
      for (const { score, at: back } of this.numbers.get(number)?.values() ?? []) {
        const missing = this.missing(back, at)
        if (missing !== null) offer(score - this.step(back, at, missing), back, false)
      }
    }
    this.best[at] = best
    this.from[at] = from
  }

  runs(): Run[] {
    let { at } = this.candidates.reduce<Ended>(
      (most, _, index) => {
        const score = this.endedAt(index, Number.POSITIVE_INFINITY)
        return score > most.score ? { score, at: index } : most
      },
      { score: 0, at: -1 },
    )
    const runs: Run[] = []
    let run: Run = { items: [], score: 0, end: Number.POSITIVE_INFINITY }
    let end = run.end
    while (at >= 0) {
      const candidate = this.candidates[at] as Candidate
      run.items.unshift(candidate)
      run.score += this.evidence.between(candidate, end)
      end = candidate.line
      const from = this.from[at] as { at: number; starts: boolean }
      if (from.starts) {
        runs.unshift(run)
        run = { items: [], score: 0, end }
      }
      at = from.at
    }
    return runs
  }

  private endedAt(at: number, line: number): number {
    return (this.best[at] as number) + this.evidence.between(this.candidates[at] as Candidate, line)
  }

  /** Numbers left out cost, and so does an item that stands bare among items with openness or case numbers. */
  private step(back: number, at: number, missing: number): number {
    const [one, other] = [this.candidates[back] as Candidate, this.candidates[at] as Candidate]
    const listed = this.evidence.isListed(one) && this.evidence.isListed(other)
    const alike = listed || this.evidence.opens(one) === this.evidence.opens(other)
    if (alike || this.evidence.isStanding(one) || this.evidence.isStanding(other)) return missing * gapCost
    return missing * gapCost + unlikeCost
  }

  /** "2. Sager til drøftelse" over 2.1 has no text of its own. */
  private linked(back: number, candidate: Candidate, score: number): number {
    const before = this.candidates[back] as Candidate
    if (before.key[0] !== candidate.key[0] || before.key.length >= candidate.key.length) return score
    const group = this.evidence.textBetween(before.line, candidate.line) <= 2
    // Both or the item alone explain the same; with its group it is understood.
    return (this.best[back] as number) - (group ? -0.1 : 2)
  }

  private settle(at: number): void {
    const { line } = this.candidates[at] as Candidate
    for (; this.settled < at; this.settled += 1) {
      const old = this.candidates[this.settled] as Candidate
      if (old.line + this.evidence.reach > line && this.settled >= at - window) return
      const ended = { score: this.endedAt(this.settled, line), at: this.settled }
      if (ended.score > this.done.score) this.done = ended
      this.keep(old, ended)
    }
  }

  private keep({ number, key }: Candidate, ended: Ended): void {
    const major = Math.floor(key[0] as number)
    const alike = this.numbers.get(major) ?? new Map<string, Ended>()
    this.numbers.set(major, alike)
    const name = `${number} ${this.keys[ended.at] ?? ''}`
    if (ended.score > (alike.get(name)?.score ?? Number.NEGATIVE_INFINITY)) alike.set(name, ended)
  }

  /** The numbers left out between two candidates; null when the second cannot go on from the first. */
  private missing(back: number, at: number): number | null {
    const [a, b] = [this.keys[back], this.keys[at]]
    if (a != null && b != null && a !== b) return null
    return missingBetween((this.candidates[back] as Candidate).key, (this.candidates[at] as Candidate).key)
  }
}

/**
 * How many numbers are left out between two: 0 when the second follows the first (7, 8 or 7, 7.1 or 7.3, 8 or 7.3, 8.1).
 *
 * @returns null when it does not come after it, or too many are left out
 * @source own: a closed item is often left out of open minutes
 */
export function missingBetween(first: readonly number[], second: readonly number[]): number | null {
  const [a = 0, b] = first
  const [c = 0, d] = second
  if (Math.floor(a) === Math.floor(c)) {
    if (b === undefined && d === undefined) return c > a && c - a < 0.27 ? 0 : null
    if (d === undefined) return null
    const missing = Math.floor(d) - Math.floor(b ?? 0) - 1
    return missing >= 0 && missing <= mostMissing ? missing : null
  }
  if (c < a) return null
  const missing = Math.floor(c) - Math.floor(a) - 1 + (d === undefined ? 0 : Math.floor(d) - 1)
  return missing >= 0 && missing <= mostMissing ? missing : null
}
