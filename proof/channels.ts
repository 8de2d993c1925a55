import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { mustDo } from '#src/app/cast.ts'
import { appConfig, nameOf } from '#src/app/databases.ts'
import { openSite } from '#src/app/site.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Delivery } from '#src/modules/channels/contract.ts'
import { LEASE_MS } from '#src/modules/channels/delivering.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { benchCatalogue } from '../bench/setting/duties.ts'
import { fakeDingtalk, fakeWecom, type FakeRobot } from './fakes/robots.ts'
import { fakeGateway } from './fakes/sms.ts'
import { fakeMail } from './fakes/smtp.ts'
import { fakeWechat, type FakeWechat } from './fakes/wechat.ts'
import { apart, judgeMailings, openMailings, type Mailed, type Post } from './channels/mailings.ts'
import { makeChance, type Chance } from './gate/chance.ts'
import { countOf } from './own-database.ts'
import { prepare } from './running/prepared.ts'
import { verifyRecord } from './running/server.ts'
import { killWorker, startWorker } from './running/worker-process.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
/** A month of a WeChat account has four sends, so every channel gets four releases. */
const RELEASES = 4
/** Longest life of a process between two deaths. */
const LIFE_MS = 4000
const SIGN = 'SEC1'
/** Readers of letters and of messages; each gets every release. */
const READERS = 100
/** Channels that are opened at one time. */
const AT_ONCE = 4

export interface ChannelsResult {
  readonly sends: number
  readonly kills: number
  readonly live: number
  /** Said to be out, and the platform never heard of it. */
  readonly lost: number
  /** Stands twice. */
  readonly doubled: number
  /** Nobody knows, and it says so; a person looks. */
  readonly marked: number
  /** Certainly not out, with the platform's reason. */
  readonly rejected: number
  /** Neither: must be none. */
  readonly stuck: number
  /** The same of letters and messages to readers, one by one. */
  readonly mailed: Mailed
  readonly recordHolds: boolean
  readonly ok: boolean
}

interface Platforms extends Post {
  readonly wechat: FakeWechat
  readonly wecom: FakeRobot
  readonly dingtalk: FakeRobot
}
const KINDS = ['wechat', 'wecom', 'wechat', 'dingtalk'] as const

/** Half of the channels can be looked at afterwards, half cannot. */
async function openChannels(desk: Desk, unitId: Id, count: number, { wechat, wecom, dingtalk }: Platforms): Promise<void> {
  const open = async (n: number): Promise<void> => {
    const kind = KINDS[n % KINDS.length]!
    const settings = kind === 'wechat' ? { base: wechat.address, appId: `wx${n}`, cover: 'cover' } : {}
    const channelId = idOf((await mustDo(desk, OPERATOR, 'channels.register', { kind, name: `渠道 ${n}`, unitId, carries: 'all', settings }))[0]!.subject)
    await mustDo(desk, OPERATOR, 'channels.setSecrets', { channelId, secrets: kind === 'wechat' ? { secret: 'app-secret' } : kind === 'wecom' ? { webhook: `${wecom.address}/send?key=k-${channelId}` } : { webhook: `${dingtalk.address}/robot/send?access_token=${channelId}`, sign: SIGN } })
    for (const paper of kind === 'wechat' ? ['verified', 'ip_allowed'] : []) await mustDo(desk, OPERATOR, 'channels.notePaper', { channelId, paper, evidence: '在案' })
  }
  for (let n = 0; n < count; n += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, at) => open(n + at)))
}

/** Platforms misbehave now and then: an answer gets lost, a token is stolen, too much a minute, the same said twice, a clock that is off. */
function misbehave(chance: Chance, { wechat, wecom, dingtalk, mail, gateway }: Platforms): void {
  wechat.fault = chance.one(['none', 'none', 'none', 'lost', 'stolen', 'away', 'twice'] as const)
  dingtalk.fault = chance.one(['none', 'none', 'lost', 'skew'] as const)
  wecom.fault = chance.one(['none', 'none', 'none', 'lost', 'too-many'] as const)
  mail.fault = chance.one(['none', 'none', 'lose'] as const)
  gateway.fault = chance.one(['none', 'none', 'lost'] as const)
}

const OPEN = ['planned', 'prepared', 'sending', 'accepted']

const OURS = `from channels.delivery where lane = 'automatic' and doc->>'kind' in ('wechat', 'wecom', 'dingtalk', 'email', 'sms')`

async function deliveriesIn(client: pg.Client): Promise<Delivery[]> {
  return (await client.query<{ doc: Delivery }>(`select doc ${OURS}`)).rows.map((row) => row.doc)
}

/** How many there are, are to be sent, and have no end yet. Counted by the database: the documents of 20,000 would be read once a second. */
async function countsIn(client: pg.Client): Promise<{ readonly all: number; readonly toSend: number; readonly open: number }> {
  return (await client.query<{ all: number; toSend: number; open: number }>(
    `select count(*)::int as all, (count(*) filter (where doc->>'state' = 'prepared'))::int as "toSend", (count(*) filter (where doc->>'state' = any ($1)))::int as open ${OURS}`, [OPEN])).rows[0]!
}

/** How long a platform that was away is left alone is not what is proved here: what waits longer is tried, or looked for, again within 20 seconds. */
async function hasten(client: pg.Client): Promise<void> {
  await client.query(`update record.outbox set ready_at = now() + interval '20 seconds'
    where (kind = 'channels.send' or kind = 'channels.look' and key like '%:accepted:%') and ready_at > now() + interval '20 seconds'`)
}

/** Waits until every delivery has an end, and for the longest that one may take when some have none. */
async function settled(client: pg.Client): Promise<void> {
  for (const until = Date.now() + LEASE_MS + 90_000; Date.now() < until && (await countsIn(client)).open > 0; await sleep(1000)) await hasten(client)
}

/** How often each delivery stands on its platform. */
function standing({ wechat, wecom, dingtalk }: Platforms): (one: Delivery) => number {
  const articles = Map.groupBy(wechat.articles, (one) => new URL(one.source).searchParams.get('via') ?? '')
  const posts = Map.groupBy([...wecom.posted, ...dingtalk.posted], ({ key, text }) => `${key} ${/releases\/([0-9a-f-]+)/.exec(text)?.[1]}`)
  return (one) => (one.kind === 'wechat' ? articles.get(one.key)?.length : posts.get(`${one.kind === 'wecom' ? 'k-' : ''}${one.channelId} ${one.releaseId}`)?.length) ?? 0
}

/** Two processes send to platforms that misbehave, and each is killed in turn, until everything has an end. */
export async function channels({ sends, seed, say = () => {} }: { sends: number; seed: number; say?(line: string): void }): Promise<ChannelsResult> {
  const chance = makeChance(seed)
  const prepared = await prepare({ cleared: RELEASES })
  const [wechat, wecom, dingtalk, mail, gateway] = await Promise.all([fakeWechat(), fakeWecom(), fakeDingtalk(SIGN), fakeMail(), fakeGateway()])
  const platforms = { wechat, wecom, dingtalk, mail, gateway }
  const engine = await attachOrStart({ dataDir: prepared.dataDir })
  const keys = await openKeys(prepared.dataDir)
  useKeys(keys)
  const client = new pg.Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  const site = await openSite(appConfig(engine, nameOf(engine, 'live')), { catalogue: benchCatalogue(loadRulebook()), rules: loadRulebook(), keys, report: (error) => console.error(error) }, { still: true })
  const workers: ChildProcess[] = []
  let kills = 0
  try {
    const unitId = (await client.query<{ id: Id }>(`select id from directory.unit where doc->>'isPressOffice' = 'true' limit 1`)).rows[0]!.id
    await mustDo(site.desk, OPERATOR, 'publication.setSite', { siteName: '证明', address: 'https://hy.example.gov.cn' })
    await openChannels(site.desk, unitId, Math.ceil(sends / RELEASES), platforms)
    await openMailings(site.desk, unitId, READERS, platforms)
    workers.push(await startWorker(prepared.dataDir), await startWorker(prepared.dataDir))
    for (const statementId of prepared.cleared) await mustDo(site.desk, OPERATOR, 'publication.release', { statementId })
    const until = Date.now() + Math.max(60_000, sends * 60)
    let quiet = 0
    while (Date.now() < until && quiet < 3) {
      misbehave(chance, platforms)
      await sleep(500 + chance.below(LIFE_MS))
      await hasten(client)
      const { all, toSend } = await countsIn(client)
      quiet = toSend === 0 && all >= sends ? quiet + 1 : 0
      if (quiet > 0) continue
      await killWorker(workers[kills % 2]!)
      workers[kills % 2] = await startWorker(prepared.dataDir)
      kills += 1
      say(`${kills} deaths, ${toSend} to send`)
    }
    wechat.fault = wecom.fault = dingtalk.fault = mail.fault = gateway.fault = 'none'
    await settled(client)
    const all = await deliveriesIn(client)
    const count = standing(platforms)
    const { posts, mailings } = apart(all)
    const out = posts.filter((one) => ['live', 'observed'].includes(one.state))
    const result = {
      sends: posts.length, kills, live: out.length, lost: out.filter((one) => count(one) === 0).length, doubled: posts.filter((one) => count(one) > 1).length,
      marked: posts.filter(({ state }) => state === 'unknown').length, rejected: posts.filter(({ state }) => state === 'rejected').length, stuck: all.filter(({ state }) => OPEN.includes(state)).length,
      mailed: judgeMailings(mailings, platforms),
    }
    for (const worker of workers) await killWorker(worker)
    const { ok: recordHolds, said } = await verifyRecord(prepared.dataDir)
    if (!recordHolds) say(said)
    return { ...result, recordHolds, ok: recordHolds && result.sends >= sends && result.lost === 0 && result.doubled === 0 && result.stuck === 0 && result.mailed.letters > 0 && result.mailed.lost === 0 && result.mailed.doubled === 0 }
  } finally {
    for (const worker of workers) worker.kill('SIGKILL')
    await site.close()
    await client.end()
    await engine.stop()
    await Promise.all([wechat.close(), wecom.close(), dingtalk.close(), mail.close(), gateway.close()])
    await rm(prepared.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/** 20,000 sends; `--count N` for another count. */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const result = await channels({ sends: countOf(argv, 20_000), seed: 20_261_128, say: (line) => console.error(line) })
  console.log(JSON.stringify({ proof: 'channels', ...result }))
  return result.ok
}
