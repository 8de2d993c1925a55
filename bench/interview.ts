import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { madeBy, mustDo } from '#src/app/cast.ts'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { startRemote, type RemoteServer } from './portal/remote.ts'
import { raiseBenchOffice, type BenchOffice } from './setting/office.ts'
import { openPlace } from './setting/place.ts'
import { quantile, type Bench } from './setting/report.ts'

const GIVE_UP_MS = 20_000
const AGAIN_MS = 1000
const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString()

/** A live conference that has begun. */
async function begins(does: (who: Actor, command: string, input: object) => Promise<readonly Fact[]>, { officer, teams }: BenchOffice, inMinutes: number): Promise<Id> {
  const conferenceId = madeBy(await does(officer, 'conferences.open', { occasion: 'emergency', title: '直播测量', live: true, form: 'qa_session' }), 'conferences.opened')
  const host = (officer as Extract<Actor, { as: 'post' }>).personId
  await does(officer, 'conferences.plan', { conferenceId, at: soon(inMinutes), until: soon(inMinutes + 10), place: '演播室', hostId: host })
  await does(officer, 'conferences.addSession', { conferenceId, unitId: teams[0]!.unitId, title: '答问', speakerIds: [(teams[0]!.writer as Extract<Actor, { as: 'post' }>).personId] })
  for (const item of ['lines', 'transcript']) await does(officer, 'conferences.checkItem', { conferenceId, item, note: '已落实' })
  await does(officer, 'conferences.invite', { conferenceId, invitations: [{ as: 'media', name: '测量日报', kind: 'newspaper' }] })
  await does(officer, 'conferences.ready', { conferenceId })
  await does(officer, 'conferences.start', { conferenceId, presentIds: [] })
  return conferenceId
}

/** Calls `saw` with what each reader has read so far; events when `events`, else the page asked for again every second. */
function follow(server: RemoteServer, conferenceId: Id, events: boolean, saw: (text: string) => void, ended: AbortSignal): Promise<void> {
  const path = `${server.address}/conferences/${conferenceId}/live${events ? '/events' : '?plain=1'}`
  const once = (): Promise<void> => new Promise((done, fail) => {
    let text = ''
    const asked = get(path, { agent: false, signal: ended }, (answer) => {
      if (answer.statusCode !== 200) return fail(new Error(`${path} answers ${answer.statusCode}`))
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        saw(text)
      }).once('end', () => done()).once('error', () => done())
      return undefined
    })
    asked.once('error', (error) => (ended.aborted ? done() : fail(error)))
  })
  return events ? once() : (async () => {
    await sleep(Math.random() * AGAIN_MS)
    while (!ended.aborted) {
      const began = performance.now()
      await once()
      await sleep(Math.max(0, AGAIN_MS - (performance.now() - began)))
    }
  })()
}

/** How soon a line that was let go is read by all readers of one process: by events, and by the page without script. `--readers`, `--lines`. */
export async function run(bench: Bench): Promise<void> {
  const readers = bench.count('readers', bench.quick ? 50 : 500)
  const lines = bench.count('lines', bench.quick ? 2 : 10)
  const place = await openPlace('interview')
  const server = await startRemote(place.dataDir)
  try {
    const office = await raiseBenchOffice(server.desk)
    const does = (who: Actor, command: string, input: object): Promise<readonly Fact[]> => mustDo(server.desk, who, command, input)
    for (const events of [true, false]) {
      const conferenceId = await begins(does, office, events ? 10 : 30)
      const away = new AbortController()
      const read = Array.from({ length: readers }, () => '')
      const following = Promise.all(read.map((_, at) => follow(server, conferenceId, events, (text) => { read[at] = text }, away.signal)))
      following.catch(() => {})
      await sleep(3000)
      const took: number[] = []
      for (let n = 1; n <= lines; n += 1) {
        const words = `第 ${n} 句话`
        const lineId = madeBy(await does(office.officer, 'conferences.writeLine', { conferenceId, speaker: '发布人', text: words }), 'conferences.lineWritten')
        await does(office.publisher, 'conferences.letGo', { lineId })
        const began = performance.now()
        while (!read.every((text) => text.includes(words))) {
          if (performance.now() - began > GIVE_UP_MS) throw new Error(`"${words}" is read by ${read.filter((text) => text.includes(words)).length} of ${readers} after ${GIVE_UP_MS} ms`)
          await sleep(10)
        }
        took.push(performance.now() - began)
      }
      away.abort()
      await following.catch(() => {})
      await does(office.officer, 'conferences.close', { conferenceId })
      const how = events ? 'by events' : 'without script'
      bench.print({ figure: `a line reaches ${readers} readers of one process, ${how}: slowest of ${lines}`, value: Math.max(...took), unit: 'ms' })
      bench.print({ figure: `the same, ${how}: median`, value: quantile(took, 0.5), unit: 'ms' })
    }
  } finally {
    await server.stop()
    await place.leave({ remove: true })
  }
}
