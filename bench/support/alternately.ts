/** Medians in milliseconds, one run of each after the other, so that all meet the same machine; the first runs do not count. */
export async function alternately(repetitions: number, ...work: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = work.map(() => [])
  const warm = Math.ceil(repetitions / 5)
  for (let round = -warm; round < repetitions; round += 1) {
    for (const [index, run] of work.entries()) {
      const began = performance.now()
      await run()
      if (round >= 0) times[index]?.push(performance.now() - began)
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(repetitions / 2)] as number)
}

/** One line of a benchmark. */
export function report(name: string, ms: number, baselineMs: number, aim: number, size: object): void {
  const rounded = (value: number) => Math.round(value * 100) / 100
  const ratio = rounded(ms / baselineMs)
  console.log(JSON.stringify({ name, ms: rounded(ms), baselineMs: rounded(baselineMs), ratio, aim, ...size }))
}
