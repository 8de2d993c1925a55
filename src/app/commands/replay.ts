import { makeDesk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { plus } from '#src/kernel/time.ts'
import { moduleNames } from '#src/modules/river.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { openPool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { composeCatalogue } from '../catalogue.ts'
import { appConfig, dropDatabase, nameOf, prepareDatabase } from '../databases.ts'
import { drive, raiseReplayOffice } from '../replay/drive.ts'
import { figures } from '../replay/figures.ts'
import { readRows, type ReadRows } from '../replay/rows.ts'
import { engineOptions } from '#src/record/engine/index.ts'

interface Io {
  out(line: string): void
  err(line: string): void
}

const USAGE = '用法：./huiying replay FILE [--json] / usage: ./huiying replay FILE [--json]'

/** `./huiying replay FILE`: real messages and replies through the commands of the console, in a database of their own that is never served. */
export async function replay(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  const files = argv.filter((word) => !word.startsWith('--'))
  if (files.length !== 1) {
    io.err(USAGE)
    return 2
  }
  let read: ReadRows
  try {
    read = await readRows(files[0]!)
  } catch (error) {
    io.err(`读不了 ${files[0]}：${String(error)} / cannot read the file; it must be .jsonl or .jsonl.gz`)
    return 1
  }
  if (read.total === 0) {
    io.err(`${files[0]} 没有任何一行 / the file holds no row`)
    return 1
  }
  const engine = await attachOrStart(engineOptions(process.env))
  let stop = false
  const onSignal = (): void => void (stop = true)
  process.once('SIGINT', onSignal)
  try {
    const name = nameOf(engine, 'replay')
    io.err(`回放库 ${name} 将重建；门户与检索从不读取它 / the replay database is made anew; portal, feeds and search never read it`)
    await dropDatabase(engine, name)
    await prepareDatabase(engine, name, 'replay', moduleNames)
    // A replay that a power cut interrupts is made anew from its file, so no act waits for the disk; ending the engine writes all of it.
    const pool = await openPool({ ...appConfig(engine, name), options: '-c synchronous_commit=off' }, 4)
    try {
      const rules = loadRulebook({ mode: 'replay' })
      const ledger: Ledger = { db: pool.db, catalogue: composeCatalogue(rules), rules }
      const desk = makeDesk(ledger)
      const first = read.rows.map((row) => row.asked).toSorted()[0]
      const began = performance.now()
      const cast = await raiseReplayOffice(desk, plus(first ?? new Date(0).toISOString(), -86_400_000))
      const { refused } = await drive(read.rows, { ledger, desk, cast, stopped: () => stop, progress: (done, of) => io.err(`${done}/${of}`) })
      const seconds = Math.round((performance.now() - began) / 100) / 10
      const { cases, merged, published, onTime, delayDays } = await figures(ledger)
      const allRefused = [...read.refused, ...refused]
      const lost = read.total - allRefused.length - published
      const result = { messages: read.total, cases, merged, published, refused: allRefused, lost, onTime, delayDays, seconds, perSecond: Math.round((published / seconds) * 10) / 10 }
      io.out(json ? JSON.stringify(result) : report(result))
      return stop || lost !== 0 ? 1 : 0
    } finally {
      await pool.end()
    }
  } finally {
    process.off('SIGINT', onSignal)
    await engine.stop()
  }
}

function report(result: Awaited<ReturnType<typeof figures>> & { messages: number; refused: readonly { id: string; why: string }[]; lost: number; seconds: number; perSecond: number }): string {
  const { messages, cases, published, refused, lost, onTime, delayDays, seconds, perSecond } = result
  return [
    `来信 ${messages} 件，立案 ${cases}，发布 ${published}，拒收 ${refused.length}，丢失 ${lost}`,
    `按时：48 小时 ${onTime.PT48H}，15 日 ${onTime.P15D}，20 个工作日 ${onTime.P20WD}`,
    `历时（天）：中位 ${delayDays.p50}，九成 ${delayDays.p90}`,
    `用时 ${seconds} 秒，每秒 ${perSecond} 件`,
    ...refused.map((row) => `  拒收 ${row.id}：${row.why}`),
  ].join('\n')
}
