import type { Cast } from '#src/app/cast.ts'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Delivery } from '#src/modules/channels/contract.ts'
import { tokenOf } from '#src/modules/channels/storage.ts'

interface Stage {
  readonly cast: Cast
  readonly act: (who: string | Actor, command: string, input: object) => Promise<readonly Fact[]>
  ask<T>(who: string, query: string, input: object): Promise<T>
}

const CITIZEN: Actor = { as: 'citizen' }
/** Nobody listens there: what is sent there certainly does not arrive. */
export const DEAF = '127.0.0.1:1'

/** Channels of an office before its first release: one by hand, one by mail whose server is away. */
export async function hasChannels({ cast, act, ask }: Stage): Promise<{ weibo: Id; email: Id; toutiao: Id }> {
  const register = async (input: object): Promise<Id> => idOf((await act('admin', 'channels.register', { unitId: cast.unit('press'), carries: 'all', ...input }))[0]!.subject)
  const weibo = await register({ kind: 'weibo', name: '云溪发布' })
  const email = await register({ kind: 'email', name: '邮件订阅', settings: { server: DEAF } })
  const toutiao = await register({ kind: 'toutiao', name: '云溪头条', carries: 'chosen' })
  await act('admin', 'channels.change', { channelId: email, settings: { server: DEAF, from: 'hy@example.gov.cn' } })
  await act('admin', 'channels.setSecrets', { channelId: email, secrets: { user: 'hy', password: '不写进记录' } })
  await act('officer', 'channels.notePaper', { channelId: weibo, paper: 'operator', evidence: '值班表第 3 号' })
  await act('admin', 'channels.drill', { channelId: email })
  const subscribed = await act(CITIZEN, 'channels.subscribe', { reader: 'reader@example.com', topics: ['response'] })
  const subscriptionId = idOf(subscribed[0]!.subject)
  await act(CITIZEN, 'channels.confirmSubscription', { token: tokenOf('confirm', subscriptionId) })
  await act(CITIZEN, 'channels.subscribe', { reader: 'never@example.com' })
  await ask('officer', 'channels.readiness', {})
  return { weibo, email, toutiao }
}

/** What happens on them to one release: posted by hand, brought back, tried again. */
export async function goesOut({ act, ask }: Stage, releaseId: Id, { weibo, toutiao }: { weibo: Id; toutiao: Id }): Promise<void> {
  const rows = async (): Promise<readonly Delivery[]> => (await ask<{ items: Delivery[] }>('officer', 'channels.deliveriesOf', { releaseId })).items
  const on = async (channelId: Id): Promise<Delivery> => (await rows()).findLast((one) => one.channelId === channelId)!
  await act('officer', 'channels.report', { deliveryId: (await on(weibo)).id, evidence: 'https://weibo.example/1' })
  await act('officer', 'channels.noteViews', { deliveryId: (await on(weibo)).id, count: 120, file: { name: '导出.xlsx', bytes: 'eCx5' } })
  await act('officer', 'channels.send', { releaseId, channelIds: [toutiao], purpose: 'interact' })
}

/** Afterwards: somebody leaves, a platform closes. */
export async function channelsEnd({ act, ask }: Stage, { toutiao }: { toutiao: Id }): Promise<void> {
  const asked = await act(CITIZEN, 'channels.subscribe', { reader: 'short@example.com' })
  await act(CITIZEN, 'channels.leave', { token: tokenOf('leave', idOf(asked[0]!.subject)) })
  const open = (await ask<{ items: Delivery[] }>('officer', 'channels.deliveries', { limit: 200 })).items
  const failed = open.find((one) => one.state === 'rejected' && one.act === 'publish')
  if (failed) await act('officer', 'channels.retry', { deliveryId: failed.id })
  await act('head', 'channels.retire', { channelId: toutiao, reason: '平台停止运营' })
}
