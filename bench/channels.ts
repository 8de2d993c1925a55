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
import { tokenOf } from '#src/modules/channels/storage.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { fakeHub } from '../proof/fakes/hub.ts'
import { fakeDingtalk, fakeWecom } from '../proof/fakes/robots.ts'
import { fakeGateway } from '../proof/fakes/sms.ts'
import { fakeMail } from '../proof/fakes/smtp.ts'
import { fakeWechat } from '../proof/fakes/wechat.ts'
import { prepare } from '../proof/running/prepared.ts'
import { killWorker, startWorker } from '../proof/running/worker-process.ts'
import { benchCatalogue } from './setting/duties.ts'
import { quantile, type Bench } from './setting/report.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const CITIZEN: Actor = { as: 'citizen' }
/** A month of a WeChat account has four sends, so there are four releases and as many channels of each kind as wanted. */
const RELEASES = 4
const GIVE_UP_MS = 60_000

interface Platform {
  readonly kind: string
  readonly settings: object
  readonly secrets: object
  readonly papers: readonly string[]
}

/** Every platform that is sent to by itself, on this machine. */
async function openPlatforms(): Promise<{ readonly all: (n: number) => readonly Platform[]; close(): Promise<unknown> }> {
  const [wechat, wecom, dingtalk, gateway, mail, hub] = await Promise.all([fakeWechat(), fakeWecom(), fakeDingtalk('SEC1'), fakeGateway(), fakeMail(), fakeHub()])
  return {
    all: (n) => [
      { kind: 'wechat', settings: { base: wechat.address, appId: `wx${n}`, cover: 'cover' }, secrets: { secret: 'app-secret' }, papers: ['verified', 'ip_allowed'] },
      { kind: 'wecom', settings: {}, secrets: { webhook: `${wecom.address}/send?key=k-${n}` }, papers: [] },
      { kind: 'dingtalk', settings: {}, secrets: { webhook: `${dingtalk.address}/robot/send?access_token=d-${n}`, sign: 'SEC1' }, papers: [] },
      { kind: 'sms', settings: { endpoint: `${gateway.address}/send`, body: '{"phones":"{to}","content":"{text}","outId":"{id}"}', okField: 'Code', okValue: 'OK' }, secrets: { token: 'sms-token' }, papers: ['signature_filing', 'template_approval'] },
      { kind: 'email', settings: { server: mail.address, from: 'hy@example.gov.cn' }, secrets: {}, papers: [] },
      { kind: 'websub', settings: { hub: `${hub.address}/push` }, secrets: {}, papers: [] },
    ],
    close: () => Promise.all([wechat, wecom, dingtalk, gateway, mail, hub].map((one) => one.close())),
  }
}

async function register(desk: Desk, unitId: Id, name: string, { kind, settings, secrets, papers }: Platform): Promise<void> {
  const channelId = idOf((await mustDo(desk, OPERATOR, 'channels.register', { kind, name, unitId, carries: 'all', settings }))[0]!.subject)
  if (Object.keys(secrets).length > 0) await mustDo(desk, OPERATOR, 'channels.setSecrets', { channelId, secrets })
  for (const paper of papers) await mustDo(desk, OPERATOR, 'channels.notePaper', { channelId, paper, evidence: '在案' })
}

/** Somebody who asked to be told by letter, and somebody by message, on the first channel of either kind. */
async function subscribe(desk: Desk): Promise<void> {
  for (const [channel, reader] of [['email', 'reader@example.com'], ['sms', '13900001111']]) {
    const asked = await mustDo(desk, CITIZEN, 'channels.subscribe', { channel, reader })
    await mustDo(desk, CITIZEN, 'channels.confirmSubscription', { token: tokenOf('confirm', idOf(asked[0]!.subject)) })
  }
}

const arrived = (one: Delivery): string | undefined => one.acceptedAt ?? one.liveAt

/** From the order to release until each platform has taken it: six kinds of platform, one worker process. `--channels` of each kind. */
export async function run(bench: Bench): Promise<void> {
  const each = bench.count('channels', bench.quick ? 2 : 20)
  const prepared = await prepare({ cleared: RELEASES })
  const platforms = await openPlatforms()
  const engine = await attachOrStart({ dataDir: prepared.dataDir })
  const keys = await openKeys(prepared.dataDir)
  useKeys(keys)
  const rules = loadRulebook()
  const client = new pg.Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  const site = await openSite(appConfig(engine, nameOf(engine, 'live')), { catalogue: benchCatalogue(rules), rules, keys, report: (error) => console.error(error) }, { still: true })
  const worker = await startWorker(prepared.dataDir)
  try {
    const unitId = (await client.query<{ id: Id }>(`select id from directory.unit where doc->>'isPressOffice' = 'true' limit 1`)).rows[0]!.id
    await mustDo(site.desk, OPERATOR, 'publication.setSite', { siteName: '测量', address: 'https://hy.example.gov.cn' })
    for (let n = 0; n < each; n += 1) for (const platform of platforms.all(n)) await register(site.desk, unitId, `${platform.kind} ${n}`, platform)
    await subscribe(site.desk)
    const took: number[] = []
    for (const statementId of prepared.cleared) {
      const began = Date.now()
      await mustDo(site.desk, OPERATOR, 'publication.release', { statementId })
      let deliveries: Delivery[] = []
      while (deliveries.length < each * platforms.all(0).length || deliveries.some((one) => !arrived(one))) {
        if (Date.now() - began > GIVE_UP_MS) throw new Error(`after ${GIVE_UP_MS} ms: ${deliveries.filter((one) => !arrived(one)).map(({ kind, state, trouble }) => `${kind} ${state} ${trouble?.text ?? ''}`).slice(0, 5).join('; ')}`)
        await sleep(100)
        deliveries = (await client.query<{ doc: Delivery }>(`select doc from channels.delivery where release_id = $1 and doc->>'kind' not in ('portal', 'feeds')`, [statementId])).rows.map((row) => row.doc)
      }
      took.push(...deliveries.map((one) => Date.parse(arrived(one)!) - began))
      bench.say(`${took.length} deliveries`)
    }
    bench.print({ figure: `from the order to release to accepted or live, ${each} channels of each of six kinds: p99 of ${took.length}`, value: quantile(took, 0.99), unit: 'ms' })
    bench.print({ figure: 'the same: median', value: quantile(took, 0.5), unit: 'ms' })
  } finally {
    await killWorker(worker)
    await site.close()
    await client.end()
    await engine.stop()
    await platforms.close()
    await rm(prepared.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}
