import { capabilitiesOn, type Access, type Adapter, type Outcome, type Prepared } from '#src/modules/channels/ports.ts'
import { call } from './call.ts'
import { prepareWords } from './wording.ts'

/** The feeds that change with every release, beside the address of the site. */
const FEEDS = ['feed.atom', 'feed.rss', 'feed.json'] as const

/** What a hub answers when it is not able just now; a ping means the same however often it comes, so nothing is ever unknown. */
const isAway = (status: number): boolean => status >= 500 || status === 408 || status === 429

const siteOf = (address: string): string => address.slice(0, address.indexOf('/releases/'))

/** Tells the hub which feeds changed; it fetches them itself. No word of the release travels with it. */
async function ping({ address }: Prepared, { settings }: Access, signal: AbortSignal): Promise<Outcome> {
  for (const feed of FEEDS) {
    const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.topic': `${siteOf(address)}/${feed}`, 'hub.url': `${siteOf(address)}/${feed}` }).toString()
    const answer = await call(settings['hub'] ?? '', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body, signal })
    if (!answer.answered) return { is: 'later', code: 'no-answer', text: answer.text }
    if (answer.status >= 300) return { is: isAway(answer.status) ? 'later' : 'rejected', code: `hub-${answer.status}`, text: answer.text.slice(0, 200) || `HTTP ${answer.status}` }
  }
  return { is: 'live', ref: `${FEEDS.length} feeds` }
}

/** An outside hub of WebSub: it is pinged with each change of the feeds, and passes them on to whoever asked it. */
export const websub: Adapter = {
  kind: 'websub',
  capabilities: (day) => capabilitiesOn('websub', day),
  async preflight({ settings }, signal) {
    const answer = await call(settings['hub'] ?? '', { method: 'GET', signal })
    return answer.answered && answer.status < 500 ? { ok: true } : { ok: false, code: answer.answered ? `hub-${answer.status}` : 'no-answer', text: answer.text.slice(0, 200) }
  },
  prepare: prepareWords,
  deliver: (prepared, _key, access, signal) => ping(prepared, access, signal),
  observe: async () => ({ is: 'absent' }),
  correct: (prepared, _sent, _key, access, signal) => ping(prepared, access, signal),
  withdrawOwn: (prepared, _sent, _key, access, signal) => ping(prepared, access, signal),
}
