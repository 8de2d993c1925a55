/** Microseconds of computing of this thread, garbage collection of the process aside. */
export function cpu(): number {
  const { user, system } = process.threadCpuUsage()
  return user + system
}

/** Something that does the same work again and again; the answer of a round is its microseconds of thread time and a number to compare. */
export interface Runner {
  readonly name: string
  round(): Promise<{ micros: number; hits: number }>
}

/** All runners in turn, round after round, so that a busy moment meets them alike; of each the best round. */
export async function interleaved(runners: readonly Runner[], rounds: number): Promise<Map<string, { micros: number; hits: number }>> {
  const best = new Map<string, { micros: number; hits: number }>()
  for (let round = 0; round < rounds; round += 1) {
    for (const runner of runners) {
      const one = await runner.round()
      if (one.micros < (best.get(runner.name)?.micros ?? Infinity)) best.set(runner.name, one)
    }
  }
  return best
}

/** Work of this thread as a runner. */
export const own = (name: string, work: () => number): Runner => ({
  name,
  round: async () => {
    const before = cpu()
    const hits = work()
    return { micros: cpu() - before, hits }
  },
})

/** A round of many: where the clock of a thread goes by in steps of some milliseconds, one round of a quick runner is too short to be told. */
export const repeated = (runner: Runner, times: number): Runner => ({
  name: runner.name,
  async round() {
    let sum = 0
    let hits = 0
    for (let at = 0; at < times; at += 1) {
      const one = await runner.round()
      sum += one.micros
      hits = one.hits
    }
    return { micros: sum / times, hits }
  },
})
