import { setTimeout as sleep } from 'node:timers/promises'
import { pagesPerSecond } from './portal/load.ts'
import { startRemote, type RemoteServer } from './portal/remote.ts'
import { raiseBenchOffice } from './setting/office.ts'
import { openPlace } from './setting/place.ts'
import { quantile, type Bench } from './setting/report.ts'
import { correctAnswer, walkCase, type Walk } from './setting/walk.ts'

const CASE = 1
const POLL_MS = 10
const GIVE_UP_MS = 10_000

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
  } finally {
    for (const server of servers) await server.stop()
    await place.leave({ remove: true })
  }
}
