import { command, type Outside } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import { unknownUnits } from '../directory/queries.ts'
import { siteOf } from '../publication/site-queries.ts'
import * as contract from './contract.ts'
import type { Subscription } from './contract.ts'
import type { Access, Adapter, Adapters, Outcome, Prepared } from './ports.ts'
import { accessTo } from './sending-commands.ts'
import { channelsOf, forgetReader, isEnclosed, isKnownReader, keepReader, readerOf, standingOfKind, subscriptionOfToken, subscriptions, tokenOf } from './storage.ts'
import * as subscribing from './subscribing.ts'

const byToken = async (work: Work, token: string, purpose: 'confirm' | 'leave'): Promise<Subscription | undefined> => {
  await becomeLedger(work.tx)
  const id = subscriptionOfToken(purpose, token)
  return id === undefined ? undefined : work.find(subscriptions, id)
}

export const subscriptionCommands = [
  command({
    name: 'channels.subscribe',
    zh: '订阅',
    input: contract.subscribe,
    may: 'public',
    async load(work, { channel: way, reader, unitIds }): Promise<subscribing.Asking> {
      // Whoever is signed in may subscribe too; who else did no desk may see.
      await becomeLedger(work.tx)
      const channel = await standingOfKind(work.tx, way)
      const known = channel !== undefined && subscribing.isReachable(way, reader) && (await isKnownReader(work.tx, channel.id, reader))
      return { channel, known, unknownUnits: await unknownUnits(work.tx, unitIds) }
    },
    decide: subscribing.subscribe,
    // In no fact: what the person typed must be able to go.
    beside: async (tx, { reader }, facts, { channel }) => (facts[0] ? keepReader(tx, idOf(facts[0].subject), channel!.id, reader) : undefined),
  }),
  command({ name: 'channels.confirmSubscription', zh: '确认订阅', input: contract.byToken, may: 'public', load: (work, { token }) => byToken(work, token, 'confirm'), decide: subscribing.confirm }),
  command({
    name: 'channels.leave',
    zh: '退订',
    input: contract.byToken,
    may: 'public',
    load: (work, { token }) => byToken(work, token, 'leave'),
    decide: subscribing.leave,
    beside: async (tx, _, facts) => (facts[0] ? forgetReader(tx, idOf(facts[0].subject)) : undefined),
  }),
  command({
    name: 'channels.lapse',
    zh: '订阅未确认',
    input: contract.due,
    may: 'system',
    load: (work, { id }) => work.need(subscriptions, id, 'channels/no-subscription'),
    decide: subscribing.lapse,
    beside: async (tx, { id }, facts) => (facts.length > 0 ? forgetReader(tx, id) : undefined),
  }),
  command({ name: 'channels.beginGreeting', zh: '寄确认信', input: contract.ofSubscription, may: 'system', load: async () => undefined, decide: () => ({ facts: [] }) }),
  command({ name: 'channels.noteGreeting', zh: '确认信已寄', input: contract.greeted, may: 'system', load: async () => undefined, decide: () => ({ facts: [] }) }),
]

interface Material {
  readonly adapter: Adapter
  readonly prepared: Prepared
  readonly key: string
  readonly access: Access
}

/** The one letter that asks whether it was really they who asked. Sent once: whoever misses it asks again after two days. */
export const greetingOutside = (adapters: Adapters): Outside => ({
  begin: 'channels.beginGreeting',
  end: 'channels.noteGreeting',
  async prepare(tx, payload): Promise<Material | undefined> {
    const id = payload['subscriptionId'] as Id
    const to = await readerOf(tx, id)
    const [channel] = await channelsOf(tx, { ids: [payload['channelId'] as Id] })
    const adapter = channel && adapters.get(channel.kind)
    if (!to || !channel || !adapter || (await isEnclosed(tx))) return undefined
    const site = await siteOf(tx)
    const base = site?.address.replace(/\/+$/, '') ?? ''
    const name = site?.siteName || channel.name
    const address = `${base}/subscribe/confirm/${tokenOf('confirm', id)}`
    const prepared = { title: `请确认订阅：${name}`, text: `有人用这个地址订阅了${name}的发布。是您本人，请打开下面的链接确认；不是，不必理会，两天后自动作废。`, summary: '', address, cut: [] }
    return { adapter, prepared, key: `greeting-${id}`, access: { ...(await accessTo(tx, channel)), readers: [{ id, to, leave: `${base}/subscribe/leave/${tokenOf('leave', id)}`, key: `greeting-${id}` }] } }
  },
  async work(material, signal): Promise<Outcome> {
    const { adapter, prepared, key, access } = material as Material
    return adapter.deliver(prepared, key, access, AbortSignal.any([signal, AbortSignal.timeout(30_000)])).catch((error: unknown) => ({ is: 'unknown', code: 'adapter-failed', text: String(error) }))
  },
})
