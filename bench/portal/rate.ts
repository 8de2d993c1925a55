import { quantile } from '../setting/report.ts'

/** Milliseconds of each of `paths`, asked one after the other. */
export async function timesOf(address: string, paths: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const path of paths) {
    const began = performance.now()
    const answer = await fetch(address + path)
    await answer.text()
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
    times.push(performance.now() - began)
  }
  return times
}

/** Seconds that are not counted: connections are opened, and nothing is remembered yet of the pages. */
const LEAD_IN = 1

/** Asks `perSecond` a second, whether or not the ones before were answered; milliseconds from the moment each was due to its whole answer. */
export async function atRate(address: string, pathOf: (n: number) => string, perSecond: number, seconds: number): Promise<{ p50: number; p99: number }> {
  const began = performance.now()
  const asked = Array.from({ length: perSecond * (LEAD_IN + seconds) }, async (_, n) => {
    const due = began + (n * 1000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const answer = await fetch(address + pathOf(n))
    await answer.text()
    if (answer.status !== 200) throw new Error(`${pathOf(n)} was answered ${answer.status}`)
    return performance.now() - due
  })
  const times = (await Promise.all(asked)).slice(perSecond * LEAD_IN)
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}
