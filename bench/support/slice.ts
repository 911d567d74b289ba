/**
 * The seeds a run goes through: all of them, or a slice of BENCH_COUNT from the seed BENCH_FROM, so that a long run can be
 * done in pieces that each leave the machine to others in between.
 */
export function slice(whole: number): { first: number; last: number; count: number } {
  const first = Number(process.env.BENCH_FROM ?? 1)
  const last = Math.min(whole, first + Number(process.env.BENCH_COUNT ?? whole) - 1)
  return { first, last, count: last - first + 1 }
}
