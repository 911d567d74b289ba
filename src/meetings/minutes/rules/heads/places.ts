import type { MeetingFound, MinutesFound, Place } from '../../model.ts'

type Owner = Place extends infer Each ? (Each extends Place ? Omit<Each, 'lines'> : never) : never

/**
 * Keeps for each line the one place it belongs to; a later word replaces an earlier one.
 *
 * @source own: each line of a file belongs to exactly one place, nothing is dropped
 */
export class Places {
  readonly size: number
  private readonly owners: (Owner | undefined)[]

  constructor(size: number) {
    this.size = size
    this.owners = new Array<Owner | undefined>(size)
  }

  /** Lines from `from` up to but not `to`, counted from 0. */
  put(from: number, to: number, owner: Owner): void {
    this.owners.fill(owner, Math.max(0, from), Math.max(0, Math.min(to, this.size)))
  }

  /** What was found, with the lines that have no place. */
  found(meetings: MeetingFound[]): MinutesFound {
    const unplaced = this.runs().flatMap((place) =>
      place.kind === 'unplaced' ? [{ lines: place.lines, reason: place.reason }] : [],
    )
    const missing = unplaced.reduce((sum, { lines: [from, to] }) => sum + to - from + 1, 0)
    return { meetings, unplaced, coverage: { lines: this.size, placed: this.size - missing } }
  }

  /** The places in the order of the file; a line nobody took is unplaced. */
  runs(): Place[] {
    const runs: Place[] = []
    let from = 0
    for (let at = 1; at <= this.size; at += 1) {
      if (at < this.size && alike(this.owners[at], this.owners[from])) continue
      const owner = this.owners[from] ?? { kind: 'unplaced', reason: 'unknown-attachment' }
      runs.push({ ...owner, lines: [from + 1, at] } as Place)
      from = at
    }
    return this.size === 0 ? [] : runs
  }
}

function alike(a: Owner | undefined, b: Owner | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
