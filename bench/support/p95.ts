/** Milliseconds below which 95 of 100 answers lie, so many asked at a time. */
export async function p95(ask: (n: number) => Promise<void>, count: number, concurrent: number): Promise<number> {
  const times: number[] = []
  let next = 0
  const worker = async () => {
    while (next < count) {
      const n = next
      next += 1
      const began = performance.now()
      await ask(n)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: concurrent }, worker))
  return Math.round((times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number) * 10) / 10
}
