import { setTimeout as sleep } from 'node:timers/promises'
import { nameOf } from '#src/app/databases.ts'
import { fillShelf, wordsToFind } from './portal/fill.ts'
import { pagesPerSecond } from './portal/load.ts'
import { atRate, timesOf } from './portal/rate.ts'
import { startRemote, type RemoteServer } from './portal/remote.ts'
import { raiseBenchOffice, type BenchOffice } from './setting/office.ts'
import { openPlace, type Place } from './setting/place.ts'
import { quantile, type Bench } from './setting/report.ts'
import { correctAnswer, walkCase, type Walk } from './setting/walk.ts'

const CASE = 1
const POLL_MS = 10
const GIVE_UP_MS = 10_000
const PASSES = 3

const page = async (server: RemoteServer, id: string): Promise<string> => {
  const answer = await fetch(`${server.address}/releases/${id}`)
  return answer.status === 200 ? answer.text() : ''
}

/** Milliseconds until the page shows `text` on every one of `servers`. */
async function shownOnAll(servers: readonly RemoteServer[], id: string, text: string): Promise<number> {
  const began = performance.now()
  await Promise.all(servers.map(async (server) => {
    while (!(await page(server, id)).includes(text)) {
      if (performance.now() - began > GIVE_UP_MS) throw new Error(`"${text}" is not shown by ${server.address} after ${GIVE_UP_MS} ms`)
      await sleep(POLL_MS)
    }
  }))
  return performance.now() - began
}

/** Each address makes its page anew: none is answered from memory. */
const anew = (path: string, n: number): string => `${path}${path.includes('?') ? '&' : '?'}n=${n}`
const PAGES = ['/', '/releases', '/questions', '/topics', '/promises', '/feed.atom']

interface Shelf {
  readonly place: Place
  readonly server: RemoteServer
  readonly office: BenchOffice
  readonly statementId: string
}

/** A site of its own with one answer on it. */
async function openShelf(name: string): Promise<Shelf> {
  const place = await openPlace(name)
  const server = await startRemote(place.dataDir)
  const office = await raiseBenchOffice(server.desk)
  const { statementId } = await walkCase({ desk: server.desk, office }, CASE)
  return { place, server, office, statementId }
}

const fill = ({ place, office }: Shelf, count: number): Promise<void> => fillShelf(place.engine.config(nameOf(place.engine, 'live'), place.engine.adminUser), office.teams.map((team) => team.unitId), count)

/** Milliseconds in which each page is made anew, here with few releases and there with many, in turns: both see the same machine. The best of three passes. */
async function madeAnew(few: Shelf, full: Shelf, rounds: number): Promise<{ path: string; few: number; full: number }[]> {
  const times = [...PAGES, ':id'].map((path) => ({ path, few: Infinity, full: Infinity }))
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const time of times) {
      for (const [which, { server, statementId }] of [['few', few], ['full', full]] as const) {
        const path = time.path === ':id' ? `/releases/${statementId}` : time.path
        time[which] = Math.min(time[which], quantile(await timesOf(server.address, Array.from({ length: rounds }, (_, n) => anew(path, pass * rounds + n))), 0.5))
      }
    }
  }
  return times
}

/** Pages and searches with 100 releases and with 100,000, and all of them at 200 requests a second. `--releases`, `--searches`. */
async function withAFullShelf(bench: Bench, full: Shelf): Promise<void> {
  const { server, statementId } = full
  const many = bench.count('releases', bench.quick ? 2000 : 100_000)
  const searches = bench.count('searches', bench.quick ? 50 : 500)
  const seconds = bench.count('seconds', bench.quick ? 1 : 10)
  await fill(full, many)
  const few = await openShelf('portal-few')
  try {
    await fill(few, 100)
    await sleep(1000)
    for (const time of await madeAnew(few, full, bench.quick ? 5 : 40)) {
      bench.print({ figure: `${time.path === ':id' ? '/releases/:id' : time.path} made anew with ${many} releases`, value: time.full, unit: 'ms', peer: 'the same with 100', ratio: time.full / time.few })
    }
  } finally {
    await few.server.stop()
    await few.place.leave({ remove: true })
  }
  const looked = await timesOf(server.address, wordsToFind(searches).map((word) => `/releases?q=${encodeURIComponent(word)}`))
  bench.print({ figure: `search in ${many} releases, p50`, value: quantile(looked, 0.5), unit: 'ms' })
  bench.print({ figure: `search in ${many} releases, p99`, value: quantile(looked, 0.99), unit: 'ms' })
  const mixed = ['/', '/releases', '/questions', `/releases/${statementId}`, '/promises', '/feed.atom', `/releases?q=${encodeURIComponent('施工')}`]
  const { p50, p99 } = await atRate(server.address, (n) => (n % 20 === 0 ? anew('/releases', n) : mixed[n % mixed.length]!), 200, seconds)
  bench.print({ figure: '200 requests a second, p50', value: p50, unit: 'ms' })
  bench.print({ figure: '200 requests a second, p99', value: p99, unit: 'ms' })
}

/** The release page beside the same HTML from memory, sent by the same process; and how soon a correction shows. `--seconds`, `--connections`, `--rounds`. */
export async function run(bench: Bench): Promise<void> {
  const seconds = bench.count('seconds', bench.quick ? 1 : 5)
  const rounds = bench.count('rounds', bench.quick ? 1 : 5)
  const connections = bench.count('connections', 32)
  const place = await openPlace('portal')
  const servers: RemoteServer[] = []
  try {
    servers.push(await startRemote(place.dataDir))
    servers.push(await startRemote(place.dataDir))
    const [first] = servers as [RemoteServer]
    const walk: Walk = { desk: first.desk, office: await raiseBenchOffice(first.desk) }
    const { statementId } = await walkCase(walk, CASE)
    await shownOnAll(servers, statementId, '东湖路夜间施工噪声')

    const ours: number[] = []
    const memory: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      memory.push(await pagesPerSecond(`${first.address}/from-memory/${statementId}`, connections, seconds))
      ours.push(await pagesPerSecond(`${first.address}/releases/${statementId}`, connections, seconds))
    }
    const value = quantile(ours, 0.5)
    const beside = quantile(memory, 0.5)
    bench.print({ figure: 'release page', value, unit: '1/s', peer: 'the same HTML from memory', ratio: value / beside })
    bench.print({ figure: 'the same HTML from memory', value: beside, unit: '1/s' })

    const shown: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const title = `更正第 ${round + 1} 次:东湖路夜间施工噪声的回应`
      await correctAnswer(walk, CASE, statementId, title)
      shown.push(await shownOnAll(servers, statementId, title))
    }
    bench.print({ figure: 'correction shows on two processes after', value: Math.max(...shown), unit: 'ms' })
    await withAFullShelf(bench, { place, server: first, office: walk.office, statementId })
  } finally {
    for (const server of servers) await server.stop()
    await place.leave({ remove: true })
  }
}
