import { listen, type Listening } from './listener.ts'

export interface FakeGateway extends Listening {
  fault: 'none' | 'lost' | 'quota' | 'unfiled'
  /** What reached telephones; a number that was seen before is answered and sent once. */
  readonly messages: readonly { readonly to: string; readonly text: string; readonly id: string }[]
}

/** A gateway for text messages that knows our numbers and says in the body whether it took one. */
export async function fakeGateway(): Promise<FakeGateway> {
  const messages = new Map<string, { to: string; text: string; id: string }>()
  const state = { fault: 'none' as FakeGateway['fault'] }
  const server = await listen(({ method, headers, body }) => {
    if (method === 'HEAD') return { body: '' }
    if (headers.authorization !== 'Bearer sms-token') return { body: { Code: 'isv.ACCOUNT_ABNORMAL' } }
    if (state.fault === 'quota') return { body: { Code: 'isv.AMOUNT_NOT_ENOUGH' } }
    if (state.fault === 'unfiled') return { body: { Code: 'isv.SMS_SIGNATURE_ILLEGAL' } }
    const { phones = '', content = '', outId = '' } = body as Record<string, string>
    messages.set(outId, { to: phones, text: content, id: outId })
    return state.fault === 'lost' ? undefined : { body: { Code: 'OK', BizId: outId } }
  })
  return { address: server.address, close: server.close, get messages() { return [...messages.values()] }, get fault() { return state.fault }, set fault(next) { state.fault = next } }
}
