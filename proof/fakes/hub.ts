import { listen, type Listening } from './listener.ts'

export interface FakeHub extends Listening {
  /** `lost`: it took the ping and the answer never comes. `busy`: not now. `unknown-topic`: it serves other sites. */
  fault: 'none' | 'lost' | 'busy' | 'unknown-topic'
  /** Feeds that it was told of, in order; twice when it was told twice. */
  readonly pings: readonly string[]
}

/** A hub of WebSub for publishers: it takes a form that names a feed, and answers without content. */
export async function fakeHub(): Promise<FakeHub> {
  const pings: string[] = []
  const state = { fault: 'none' as FakeHub['fault'] }
  const server = await listen(({ method, headers, text }) => {
    if (method === 'GET') return { body: 'hub' }
    const form = new URLSearchParams(text)
    if (headers['content-type'] !== 'application/x-www-form-urlencoded' || form.get('hub.mode') !== 'publish') return { status: 400, body: 'hub.mode must be publish' }
    if (state.fault === 'busy') return { status: 503, body: 'try again later' }
    if (state.fault === 'unknown-topic') return { status: 403, body: 'topic not served here' }
    pings.push(form.get('hub.url') ?? '')
    return state.fault === 'lost' ? undefined : { status: 204, body: '' }
  })
  return { address: server.address, close: server.close, pings, get fault() { return state.fault }, set fault(next) { state.fault = next } }
}
