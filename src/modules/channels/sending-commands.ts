import { command, type Outside } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { sha256 } from '#src/record/digest.ts'
import { loadStates } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import { releases } from '../publication/module.ts'
import * as contract from './contract.ts'
import type { Channel, Counts, Delivery } from './contract.ts'
import * as delivering from './delivering.ts'
import { capabilitiesOn } from './limits.ts'
import { loadRetry, SENDERS } from './planning-commands.ts'
import type { Access, Adapter, Adapters, Outcome, Prepared, Seen, Sent } from './ports.ts'
import { onSite, preparedFor } from './said-queries.ts'
import { addressLetters, channelsOf, countLetters, deliveries, endLetters, forgetLetters, isEnclosed, keepEvidence, readersBeingSent, secretsOf, takeLetters } from './storage.ts'

/** Channels that go to many, each apart. */
const toMany = ({ kind }: Pick<Delivery, 'kind'>): boolean => kind === 'email' || kind === 'sms'

/** Longest that any platform is waited for; the lease is longer. */
const PATIENCE_MS = 60_000

async function loadBeginning(work: Work, deliveryId: Id): Promise<delivering.Beginning> {
  const delivery = await work.find(deliveries, deliveryId)
  const release = delivery && (await work.find(releases, delivery.releaseId))
  const newest = release?.editions.filter((edition) => edition.releasedAt).at(-1)?.no
  return { delivery, current: release?.state === 'released' && newest === delivery?.no, enclosed: await isEnclosed(work.tx) }
}

async function loadEnding(work: Work, deliveryId: Id, counts?: Counts): Promise<delivering.Ending & { readonly idempotent: boolean }> {
  const delivery = await work.need(deliveries, deliveryId, 'channels/no-delivery')
  const of = delivery.of ? await work.find(deliveries, delivery.of) : undefined
  const limits = capabilitiesOn(delivery.kind, civilDate(work.tx.now))
  return { delivery, of, observable: limits.observable ?? false, idempotent: limits.idempotent ?? false, ...(counts && { counts }) }
}

/** Letters as they will stand once this batch is written down. */
async function countAfter(tx: Tx, deliveryId: Id, result: Outcome): Promise<Counts | undefined> {
  if (result.is !== 'mailed') return undefined
  const now = { ...(await countLetters(tx, deliveryId)) }
  for (const { is } of result.letters) {
    now.unknown -= 1
    now[is] += 1
  }
  return now
}

const begin = command({
  name: 'channels.begin',
  zh: '开始发送',
  input: contract.attempt,
  may: 'system',
  load: (work, input) => loadBeginning(work, input.deliveryId),
  decide: delivering.begin,
  async beside(tx, _, facts, { delivery }) {
    if (!facts.some(({ kind }) => kind === 'channels.begun') || !delivery || !toMany(delivery)) return
    if (!delivery.counts) {
      const site = await onSite(tx, delivery.releaseId, delivery.no)
      await addressLetters(tx, delivery, site?.topic ?? '', `${site?.title ?? ''}\n${site?.body ?? ''}`)
    }
    await takeLetters(tx, delivery.id)
  },
})

const noteOutcome = command({
  name: 'channels.noteOutcome',
  zh: '登记发送结果',
  input: contract.outcome,
  may: 'system',
  load: async (work, { deliveryId, result }) => loadEnding(work, deliveryId, await countAfter(work.tx, deliveryId, result as Outcome)),
  decide: (state, input, ctx) => delivering.noteOutcome(state, { attempt: input.attempt, result: input.result as Outcome }, ctx),
  async beside(tx, { deliveryId, result }, facts) {
    if (facts.length === 0 || (result as Outcome).is !== 'mailed') return
    await endLetters(tx, deliveryId, (result as Extract<Outcome, { is: 'mailed' }>).letters)
    if (facts.some(({ kind }) => kind === 'channels.wentLive')) await forgetLetters(tx, deliveryId)
  },
})

const leaseOver = command({
  name: 'channels.leaseOver',
  zh: '发送中断',
  input: contract.due,
  may: 'system',
  async load(work, { id }) {
    const one = await loadEnding(work, id)
    return toMany(one.delivery) ? { ...one, counts: await countLetters(work.tx, id) } : one
  },
  decide: (state, _, ctx) => delivering.leaseOver(state, ctx),
  async beside(tx, { id }, facts, { counts }) {
    if (facts.length === 0 || !counts) return
    await endLetters(tx, id, [])
    if (counts.waiting === 0) await forgetLetters(tx, id)
  },
})

const beginLook = command({ name: 'channels.beginLook', zh: '去看一眼', input: contract.look, may: 'system', load: async () => undefined, decide: () => ({ facts: [] }) })
const noteLook = command({ name: 'channels.noteLook', zh: '登记看到的', input: contract.looked, may: 'system', load: (work, input) => loadEnding(work, input.deliveryId), decide: (state, input) => delivering.noteLook(state, { no: input.no, result: input.result as Seen }) })

const report = command({ name: 'channels.report', zh: '填发布回执', input: contract.report, may: SENDERS, load: (work, input) => loadEnding(work, input.deliveryId), decide: delivering.report })
const settle = command({ name: 'channels.settle', zh: '登记人工查看结果', input: contract.settle, may: SENDERS, load: (work, input) => loadEnding(work, input.deliveryId), decide: delivering.settle })

const noteViews = command({ name: 'channels.noteViews', zh: '登记阅读数', input: contract.noteViews, may: SENDERS, load: async (work, { deliveryId, file }) => ({ delivery: await work.need(deliveries, deliveryId, 'channels/no-delivery'), digest: sha256(Buffer.from(file.bytes, 'base64')) }), decide: delivering.noteViews, beside: (tx, { file }, _, { digest }) => keepEvidence(tx, digest, file) })

export const sendingCommands = (adapters: Adapters) => [
  begin, noteOutcome, leaseOver, beginLook, noteLook, report, settle, noteViews,
  command({ name: 'channels.retry', zh: '重新投放', input: contract.ofDelivery, may: SENDERS, load: (work, input) => loadRetry(adapters, work, input.deliveryId), decide: delivering.retry }),
]

interface Material {
  readonly adapter: Adapter
  readonly delivery: Delivery
  readonly prepared: Prepared
  readonly access: Access
  readonly sent: Sent
}

export async function accessTo(tx: Tx, channel: Channel, delivery?: Delivery, site = ''): Promise<Access> {
  const secrets = await secretsOf(tx, channel.id)
  if (!delivery || !toMany(delivery)) return { settings: channel.settings, secrets }
  return { settings: channel.settings, secrets, readers: await readersBeingSent(tx, delivery, (token) => `${site}/subscribe/leave/${token}`) }
}

/** What an adapter needs, read once the delivery is in one of these states; undefined when it is not, or nothing may leave. */
async function materialOf(adapters: Adapters, tx: Tx, deliveryId: Id, states: readonly string[]): Promise<Material | undefined> {
  const [delivery] = await readDeliveries(tx, [deliveryId])
  const adapter = delivery && adapters.get(delivery.kind)
  if (!delivery || !adapter || !states.includes(delivery.state) || (await isEnclosed(tx))) return undefined
  const [channel] = await channelsOf(tx, { ids: [delivery.channelId] })
  const site = await onSite(tx, delivery.releaseId, delivery.no)
  const made = channel && site && preparedFor(adapters, channel, site, delivery, tx.now)
  if (!channel || !made) return undefined
  const before = delivery.of ? (await readDeliveries(tx, [delivery.of]))[0] : undefined
  return { adapter, delivery, prepared: made.prepared, access: await accessTo(tx, channel, delivery, site.site), sent: { key: before?.key ?? delivery.key, ref: before?.ref ?? delivery.ref, address: made.prepared.address } }
}

async function readDeliveries(tx: Tx, ids: readonly Id[]): Promise<Delivery[]> {
  return [...(await loadStates(tx, deliveries, ids)).values()].map((one) => one.state)
}

const within = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The work that reaches outside, and only there. An adapter that fails in a way of its own leaves the outcome unknown. */
export const outsideOf = (adapters: Adapters): Readonly<Record<string, Outside>> => ({
  'channels.send': {
    begin: 'channels.begin',
    end: 'channels.noteOutcome',
    prepare: (tx, payload) => materialOf(adapters, tx, payload['deliveryId'] as Id, ['sending']),
    async work(material, signal): Promise<Outcome> {
      const { adapter, delivery, prepared, access, sent } = material as Material
      try {
        if (delivery.act === 'correct') return await adapter.correct(prepared, sent, delivery.key, access, within(signal))
        if (delivery.act === 'withdraw') return await adapter.withdrawOwn(prepared, sent, delivery.key, access, within(signal))
        return await adapter.deliver(prepared, delivery.key, access, within(signal))
      } catch (error) {
        return { is: 'unknown', code: 'adapter-failed', text: words(error) }
      }
    },
  },
  'channels.look': {
    begin: 'channels.beginLook',
    end: 'channels.noteLook',
    repeats: true,
    prepare: (tx, payload) => materialOf(adapters, tx, payload['deliveryId'] as Id, ['accepted', 'unknown', 'live', 'observed']),
    async work(material, signal): Promise<Seen> {
      const { adapter, delivery, access, sent } = material as Material
      return adapter.observe({ ...sent, key: delivery.key, ref: delivery.ref }, access, within(signal)).catch((error: unknown) => ({ is: 'later', code: 'adapter-failed', text: words(error) }))
    },
  },
})

