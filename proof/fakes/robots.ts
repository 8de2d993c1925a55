import { createHmac } from 'node:crypto'
import { listen, type Listening } from './listener.ts'

export interface FakeRobot extends Listening {
  /** `skew`: its clock and ours are two hours apart. */
  fault: 'none' | 'lost' | 'too-many' | 'skew'
  readonly messages: readonly string[]
  /** The same with the key under which it came. */
  readonly posted: readonly { readonly key: string; readonly text: string }[]
}

/** A group of WeCom with its robot. */
export async function fakeWecom(): Promise<FakeRobot> {
  const messages: string[] = []
  const posted: { key: string; text: string }[] = []
  const state = { fault: 'none' as FakeRobot['fault'] }
  const server = await listen(({ method, query, body }) => {
    if (method === 'GET') return { body: { errcode: 40008, errmsg: 'invalid message type' } }
    const key = query.get('key') ?? ''
    if (!key.startsWith('k-')) return { body: { errcode: 93000, errmsg: 'invalid webhook url' } }
    if (state.fault === 'too-many') return { body: { errcode: 45009, errmsg: 'api freq out of limit' } }
    const { content = '' } = (body['text'] ?? {}) as { content?: string }
    if (Buffer.byteLength(content) > 2048 * 3) return { body: { errcode: 40058, errmsg: 'content too long' } }
    messages.push(content)
    posted.push({ key, text: content })
    return state.fault === 'lost' ? undefined : { body: { errcode: 0, errmsg: 'ok' } }
  })
  return { ...server, messages, posted, get fault() { return state.fault }, set fault(next) { state.fault = next } }
}

/** A group of DingTalk with a robot that wants each message signed, within an hour of its own clock. */
export async function fakeDingtalk(secret: string): Promise<FakeRobot> {
  const messages: string[] = []
  const posted: { key: string; text: string }[] = []
  const state = { fault: 'none' as FakeRobot['fault'] }
  const server = await listen(({ method, query, body }) => {
    if (method === 'GET') return { body: { errcode: 40035, errmsg: 'missing parameter json' } }
    const at = query.get('timestamp') ?? ''
    if (Math.abs(Date.now() + (state.fault === 'skew' ? 7_200_000 : 0) - Number(at)) > 3_600_000) return { body: { errcode: 310000, errmsg: 'invalid timestamp' } }
    if (query.get('sign') !== createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64')) return { body: { errcode: 310000, errmsg: 'sign not match' } }
    if (state.fault === 'too-many') return { body: { errcode: 130101, errmsg: 'send too fast' } }
    const { text = '' } = (body['markdown'] ?? {}) as { text?: string }
    messages.push(text)
    posted.push({ key: query.get('access_token') ?? '', text })
    return state.fault === 'lost' ? undefined : { body: { errcode: 0, errmsg: 'ok' } }
  })
  return { ...server, messages, posted, get fault() { return state.fault }, set fault(next) { state.fault = next } }
}
