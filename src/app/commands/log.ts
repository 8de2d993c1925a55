import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Client, attachOrStart, engineOptions, type Engine } from '#src/record/engine/index.ts'
import { openPool } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'
import { moduleNames } from '#src/modules/river.ts'
import { proofOfLeaf } from '#src/modules/log/proof-queries.ts'
import { fromDecimal } from '#src/publiclog/bytes.ts'
import { parseCheckpoint } from '#src/publiclog/checkpoint.ts'
import { parseNote } from '#src/publiclog/note.ts'
import { commandOf, helpOf } from '#src/surfaces/cli/commands.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { appConfig, nameOf, prepareDatabase } from '../databases.ts'
import { checkStoredLog, type Kept } from '../log/check-log.ts'
import { exportLog } from '../log/export-log.ts'
import { LogCaught, lookAtLog, sameHistory, type Fetch, type Watched } from '../log/follow-log.ts'
import { keyFile, openLogKeys, rotateKeys } from '../log/keys.ts'
import { markFile } from '../log/mark.ts'
import { originFor } from '../log/origin.ts'
import { seedLeaves } from '../log/seed.ts'
import { signDue } from '../log/sign-due.ts'
import { keyOf } from './verify.ts'

const FAILED = 1
const MISUSED = 2

interface Given {
  readonly act: string
  readonly target: string | undefined
  readonly leaves: number | undefined
  readonly index: number | undefined
  readonly out: string | undefined
  readonly key: string | undefined
  readonly state: string | undefined
  readonly against: string | undefined
  readonly every: number | undefined
  readonly retire: boolean
  readonly demo: boolean
  readonly json: boolean
}

const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : fromDecimal(text))

function understand(argv: string[]): Given | undefined {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: argv, allowPositionals: true,
    options: { leaves: text, index: text, out: text, key: text, state: text, against: text, every: text, retire: { type: 'boolean' }, demo: { type: 'boolean' }, json: { type: 'boolean' } },
  })
  const [act = '', target] = positionals
  const given: Given = {
    act, target, leaves: number(values.leaves), index: number(values.index), out: values.out, key: values.key, state: values.state, against: values.against,
    every: number(values.every), retire: values.retire === true, demo: values.demo === true, json: values.json === true,
  }
  const complete: Readonly<Record<string, boolean>> = {
    export: target !== undefined, seed: (given.leaves ?? 0) > 0, proof: given.index !== undefined && given.out !== undefined, check: true, monitor: target !== undefined && given.key !== undefined, rotate: true,
  }
  return complete[act] ? given : undefined
}

/** `./huiying log …`: the public log without a server. Resolves to 0; to 1 when something is at fault; to 2 when the command line was not understood. */
export async function log(argv: string[], io: Io): Promise<number> {
  const given = understand(argv)
  if (!given) {
    io.err(helpOf(commandOf('log')!))
    return MISUSED
  }
  if (given.act === 'monitor') return monitor(given, io)
  const options = engineOptions(process.env)
  const engine = await attachOrStart(options)
  try {
    return await here({ engine, dataDir: resolve(options.dataDir), given, io })
  } finally {
    await engine.stop()
  }
}

interface Here {
  readonly engine: Engine
  readonly dataDir: string
  readonly given: Given
  readonly io: Io
}

async function withClient<T>(engine: Engine, name: string, user: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(engine.config(name, user))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function here(all: Here): Promise<number> {
  const { engine, dataDir, given, io } = all
  const use = given.demo ? 'demonstration' : 'live'
  const name = nameOf(engine, use)
  await prepareDatabase(engine, name, given.act === 'seed' ? 'test' : given.demo ? 'drill' : 'live', moduleNames)
  const keyPath = keyFile(dataDir, use)
  const sign = async (): Promise<void> => {
    const keys = await openLogKeys(dataDir, keyPath, originFor(use, process.env))
    await withClient(engine, name, 'huiying_signer', async (client) => {
      for (let size = await signDue(client, keys, markFile(keyPath)); size !== undefined; size = await signDue(client, keys, markFile(keyPath))) io.err(`已签到第 ${size} 条 / signed up to ${size}`)
    })
  }
  switch (given.act) {
    case 'export': {
      await sign()
      const { words } = await openLogKeys(dataDir, keyPath)
      const done = await asAuditor(engine, name, (client) => exportLog(client, words[0]!.word, resolve(given.target!)))
      return result(given, io, { ok: true, ...done, key: words[0]!.word, folder: resolve(given.target!) }, `${resolve(given.target!)}：${done.size} 条 / leaves，${done.files} 个文件 / files`)
    }
    case 'seed':
      return seed(all, name)
    case 'proof':
      await sign()
      return writeProof(all, name)
    case 'rotate': {
      await openLogKeys(dataDir, keyPath, originFor(use, process.env))
      const { words } = await rotateKeys(keyPath, given.retire)
      const own = words.filter(({ kind }) => kind === 'log').map(({ word }) => word)
      return result(given, io, { ok: true, keys: own }, `下一个检查点起用这些密钥签名 / from the next checkpoint these keys sign:\n${own.join('\n')}`)
    }
    default:
      return check(all, name)
  }
}

/** One snapshot, as the role that may read all and write nothing. */
const asAuditor = <T>(engine: Engine, name: string, work: (client: Client) => Promise<T>): Promise<T> =>
  withClient(engine, name, 'huiying_app', async (client) => {
    await client.query(`begin isolation level repeatable read; select record.enter('huiying_audit', null, '{}', false, null)`)
    return work(client)
  })

function result(given: Given, io: Io, answer: object, line: string): number {
  io.out(given.json ? JSON.stringify(answer) : line)
  return 0
}

/** Only into a folder that is for tests alone: a live record must hold nothing that was not said. */
async function seed({ engine, given, io }: Here, name: string): Promise<number> {
  const kind = await withClient(engine, name, engine.adminUser, async (client) => {
    // A folder in which nothing happened yet may still become a scratch one.
    await client.query(`update record.database set kind = 'test' where kind = 'live' and not exists (select from record.fact)`)
    return (await client.query<{ kind: string }>('select kind from record.database')).rows[0]!.kind
  })
  if (kind !== 'test') {
    io.err('这个数据目录里有正式记录，不能造试验数据。请用 HUIYING_DATA=空目录 再试。\nThis data folder holds a real record; nothing is invented in it. Take an empty one: HUIYING_DATA=FOLDER.')
    return FAILED
  }
  await withClient(engine, name, 'huiying_app', (client) => seedLeaves(client, given.leaves!, (done) => done % 50_000 === 0 && io.err(`  ${done}`)))
  return result(given, io, { ok: true, leaves: given.leaves }, `已造 ${given.leaves} 件虚构发布 / ${given.leaves} invented publications`)
}

async function writeProof({ engine, given, io }: Here, name: string): Promise<number> {
  const pool = await openPool(appConfig(engine, name), 1)
  try {
    const found = await transact(pool.db, { actor: { as: 'system', part: 'operator' }, role: 'huiying_audit' }, (tx) => proofOfLeaf(tx, given.index!))
    if (found?.proof.state !== 'signed') {
      io.err(`第 ${given.index} 条没有可核对的文字 / leaf ${given.index} has no text to check`)
      return FAILED
    }
    const out = resolve(given.out!)
    await writeFile(`${out}.tlog-proof`, found.proof.proof)
    await writeFile(`${out}.txt`, found.text)
    return result(given, io, { ok: true, proof: `${out}.tlog-proof`, text: `${out}.txt` }, `${out}.tlog-proof\n${out}.txt`)
  } finally {
    await pool.end()
  }
}

/** A checkpoint that somebody kept, unverified: what counts is whether our own entries lead to it. */
async function keptIn(path: string): Promise<Kept> {
  const note = parseNote(await readFile(path, 'utf8'))
  const checkpoint = 'fault' in note ? undefined : parseCheckpoint(note.text)
  if (!checkpoint) throw Object.assign(new Error(`${path} 不是检查点 / is no checkpoint`), { code: 'log/not-a-checkpoint' })
  return checkpoint
}

async function check({ engine, given, io }: Here, name: string): Promise<number> {
  const kept = given.against ? [await keptIn(given.against)] : []
  const pool = await openPool(appConfig(engine, name), 1)
  try {
    const { leaves, faults } = await checkStoredLog(pool.db, kept)
    if (given.json) io.out(JSON.stringify({ ok: faults.length === 0, leaves, faults }))
    else io.out([`${leaves} 条 / leaves，${faults.length} 处不符 / faults`, ...faults.slice(0, 50).map(({ place, fault }) => `  ${place}: ${fault}`)].join('\n'))
    return faults.length === 0 ? 0 : FAILED
  } finally {
    await pool.end()
  }
}

/** Files of a log: from its address, or out of a folder that holds a copy. */
function fetchFrom(target: string): Fetch {
  if (!/^https?:\/\//.test(target)) return async (path) => new Uint8Array(await readFile(join(target, path)))
  const prefix = target.replace(/\/+$/, '')
  return async (path) => {
    const answer = await fetch(`${prefix}/${path}`, { signal: AbortSignal.timeout(20_000) })
    if (!answer.ok) throw new Error(`${prefix}/${path}: ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}

async function monitor(given: Given, io: Io): Promise<number> {
  const key = await keyOf(given.key!)
  if (!key) {
    io.err('--key 后面不是公钥 / what follows --key is no verifier key')
    return MISUSED
  }
  const folder = resolve(engineOptions(process.env).dataDir)
  const path = given.state ?? join(folder, `watched-${createHash('sha256').update(key.name).digest('hex').slice(0, 16)}.json`)
  if (!given.state) await mkdir(folder, { recursive: true })
  for (;;) {
    const status = await lookOnce(given, io, key, path)
    if (status !== 0 || given.every === undefined) return status
    await new Promise((resolveSleep) => setTimeout(resolveSleep, given.every! * 1000))
  }
}

async function lookOnce(given: Given, io: Io, key: NonNullable<Awaited<ReturnType<typeof keyOf>>>, path: string): Promise<number> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const before = text === undefined ? undefined : (JSON.parse(text) as Watched)
  const fetchFile = fetchFrom(given.target!)
  try {
    const { watched, fresh, unread } = await lookAtLog(fetchFile, key, before)
    if (given.against) await sameHistory(fetchFile, key, watched, await readFile(given.against, 'utf8'))
    await writeFile(`${path}.new`, JSON.stringify(watched))
    await rename(`${path}.new`, path)
    return result(given, io, { ok: true, origin: watched.origin, size: watched.size, fresh, unread }, `${watched.origin}：${watched.size} 条 / leaves，新增 ${fresh} / new，历史一致 / consistent`)
  } catch (error) {
    if (!(error instanceof LogCaught)) throw error
    // Kept for whoever must be shown it.
    for (const [at, evidence] of error.evidence.entries()) await writeFile(`${path}.evidence-${at + 1}`, evidence)
    if (given.json) io.out(JSON.stringify({ ok: false, reason: error.message, evidence: error.evidence }))
    else io.err(error.message)
    return FAILED
  }
}
