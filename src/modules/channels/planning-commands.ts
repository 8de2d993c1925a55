import { command } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { sha256 } from '#src/record/digest.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { releases } from '../publication/module.ts'
import * as contract from './contract.ts'
import type { Channel, Delivery } from './contract.ts'
import { ownChannel } from './decide.ts'
import type { Act } from './kinds.ts'
import { capabilitiesOn } from './limits.ts'
import * as planning from './planning.ts'
import type { Planning, Target } from './planning.ts'
import type { Adapters } from './ports.ts'
import { lackingOf } from './readiness.ts'
import { onSite, preparedFor, type OnSite } from './said-queries.ts'
import { channelsOf, deliveries, deliveriesOf, usedThisMonth } from './storage.ts'

export const SENDERS = ['press_officer', 'press_office_head', 'online_spokesperson', 'spokesperson', 'unit_head', 'first_spokesperson'] as const

/** Names one act of one edition to one channel: the same however often it is asked for. */
export const keyOf = (releaseId: Id, no: number) => (channelId: Id, act: string): string => sha256(`${releaseId} ${no} ${channelId} ${act}`).slice(0, 32)

interface Going {
  readonly releaseId: Id
  readonly act: Act
  readonly note: string | null
}

function targetOf(adapters: Adapters, channel: Channel, site: OnSite, { releaseId, act, note }: Going, before: readonly Delivery[], used: number, now: string): Target {
  const limits = capabilitiesOn(channel.kind, civilDate(now))
  const made = preparedFor(adapters, channel, site, { releaseId, no: site.shelf.no, purpose: channel.purpose, act, note }, now)
  return { channel, limits, used, lacking: lackingOf(channel, limits, civilDate(now), { used, site: site.site }), before, ...(made && { prepared: { digest: made.digest, cut: made.prepared.cut } }) }
}

/** All channels to which something of a release may go now, with what went there before. */
async function loadPlanning(adapters: Adapters, work: Work, going: Going, no: number | undefined, ids?: readonly Id[]): Promise<Planning | undefined> {
  const { tx } = work
  const site = await onSite(tx, going.releaseId, no)
  if (!site) return undefined
  const [standing, before, pressOfficeId] = await Promise.all([channelsOf(tx, ids ? { ids } : {}), deliveriesOf(tx, going.releaseId), pressOfficeOf(tx)])
  const used = await usedThisMonth(tx, standing)
  const missing = ids ? [] : (['portal', 'feeds'] as const).filter((kind) => !standing.some((one) => one.kind === kind)).map((kind) => ownChannel(work.newId(), kind, pressOfficeId, tx.now))
  const all = [...missing, ...standing]
  const targets = all.map((channel) => targetOf(adapters, channel, site, going, before.filter((one) => one.channelId === channel.id), used.get(channel.id) ?? 0, tx.now))
  return {
    releaseId: going.releaseId, no: site.shelf.no, unitId: site.shelf.unitId, pressOfficeId, key: keyOf(going.releaseId, site.shelf.no), targets, missingOwn: missing,
    shelf: { address: `${site.site}/releases/${going.releaseId}/${site.shelf.no}`, digest: sha256(site.shelf.words ?? '') },
  }
}

export const planningCommands = (adapters: Adapters) => [
  command({
    name: 'channels.plan',
    zh: '列入投放',
    input: contract.plan,
    may: 'system',
    load: (work, input) => loadPlanning(adapters, work, input, input.no),
    decide: (state, input, ctx) => (state ? planning.plan(state, input, ctx) : { facts: [] }),
  }),
  command({
    name: 'channels.send',
    zh: '发往渠道',
    input: contract.send,
    may: SENDERS,
    async load(work, { releaseId, channelIds }) {
      const release = await work.need(releases, releaseId, 'publication/no-release')
      if (release.state !== 'released') return undefined
      return loadPlanning(adapters, work, { releaseId, act: 'publish', note: null }, undefined, channelIds)
    },
    decide: planning.send,
  }),
]

/** Everything that a delivery is asked about again: its channel, what that lacks now, and the words that it would carry. */
export async function loadRetry(adapters: Adapters, work: Work, deliveryId: Id) {
  const delivery = await work.need(deliveries, deliveryId, 'channels/no-delivery')
  const [channel] = await channelsOf(work.tx, { ids: [delivery.channelId] })
  const site = await onSite(work.tx, delivery.releaseId, delivery.no)
  const release = await work.find(releases, delivery.releaseId)
  const target = site && channel && release?.state === 'released' ? targetOf(adapters, channel, site, delivery, [], 0, work.tx.now) : undefined
  return { delivery, channel: channel!, lacking: target?.lacking ?? [], prepared: target?.prepared }
}

