import { capabilitiesOn, type Access, type Adapter, type Outcome, type Preflight, type Prepared, type Seen, type Sent } from '#src/modules/channels/ports.ts'
import { postJson, type Answer } from './call.ts'
import { fit, prepareWords } from './wording.ts'

/** The platform answers with HTTP 200 whatever happened; the word is in the body. 0 or nothing means that it took the task, and no more. */
const codeOf = ({ errcode }: Readonly<Record<string, unknown>>): number => (typeof errcode === 'number' ? errcode : 0)

/** Codes with which it says that our token is no longer good: a second reader of the same account took it. */
const TOKEN_GONE = [40001, 40014, 42001]
/** Codes after which waiting helps: it is busy, or the rate is used up. */
const WAIT = [-1, 45009, 45011]
/** How far back its own list is looked through: a send that got lost is looked for within a day or so. */
const NEWEST = 20

/** What `publish_status` means. */
const STATUS: Readonly<Record<number, { readonly is: 'live' | 'running' | 'rejected' | 'gone'; readonly text: string }>> = {
  0: { is: 'live', text: '' }, 1: { is: 'running', text: '' }, 2: { is: 'rejected', text: '原创声明未通过' }, 3: { is: 'rejected', text: '平台未说明原因' },
  4: { is: 'rejected', text: '平台审核未通过' }, 5: { is: 'gone', text: '发布后被账号管理员删除' }, 6: { is: 'gone', text: '发布后被平台封禁' },
}

const trouble = (body: Readonly<Record<string, unknown>>): { code: string; text: string } => ({ code: `wechat-${codeOf(body)}`, text: String(body['errmsg'] ?? `errcode ${codeOf(body)}`) })
const baseOf = ({ settings }: Access): string => (settings['base'] ?? 'https://api.weixin.qq.com').replace(/\/+$/, '')

type Got = { readonly ok: true; readonly body: Readonly<Record<string, unknown>> } | { readonly ok: false; readonly outcome: Extract<Outcome, { code: string }> }

/** A token that other readers of the account do not kill (`stable_token`). */
async function tokenOf(access: Access, signal: AbortSignal, fresh = false): Promise<Got> {
  const answer = await postJson(`${baseOf(access)}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid: access.settings['appId'], secret: access.secrets['secret'], force_refresh: fresh }, signal)
  if (!answer.answered || answer.status >= 500) return { ok: false, outcome: { is: 'later', code: 'platform-away', text: answer.text } }
  if (typeof answer.body['access_token'] !== 'string') return { ok: false, outcome: { is: WAIT.includes(codeOf(answer.body)) ? 'later' : 'rejected', ...trouble(answer.body) } }
  return { ok: true, body: answer.body }
}

/** One call; with a stolen token it is asked once more under a fresh one. `safe`: nothing is put out by it, so silence may be tried again. */
async function ask(path: string, value: unknown, access: Access, signal: AbortSignal, safe: boolean): Promise<Got> {
  for (const fresh of [false, true]) {
    const token = await tokenOf(access, signal, fresh)
    if (!token.ok) return token
    const answer: Answer = await postJson(`${baseOf(access)}${path}?access_token=${encodeURIComponent(String(token.body['access_token']))}`, value, signal)
    if (!answer.answered) return { ok: false, outcome: { is: safe || !answer.mayHaveArrived ? 'later' : 'unknown', code: 'no-answer', text: answer.text } }
    if (answer.status >= 500) return { ok: false, outcome: { is: safe ? 'later' : 'unknown', code: `http-${answer.status}`, text: answer.text.slice(0, 200) } }
    const code = codeOf(answer.body)
    if (code === 0) return { ok: true, body: answer.body }
    if (!TOKEN_GONE.includes(code) || fresh) return { ok: false, outcome: { is: WAIT.includes(code) || TOKEN_GONE.includes(code) ? 'later' : 'rejected', ...trouble(answer.body) } }
  }
  throw new Error('two tries ended without an answer')
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const asHtml = (text: string): string => text.split('\n').map((line) => `<p>${line.replaceAll(/[&<>]/g, (sign) => ESCAPED[sign]!)}</p>`).join('')

/** The address of the original carries our key, so that what went out is found again however much of an answer was lost. */
const sourceOf = (address: string, key: string): string => `${address}?via=${key}`

async function deliver(prepared: Prepared, key: string, access: Access, signal: AbortSignal): Promise<Outcome> {
  const { title, text, summary, address } = prepared
  const article = { article_type: 'news', title, author: fit(access.settings['author'] ?? '', capabilitiesOn('wechat', '9999-12-31').author), digest: summary, content: asHtml(text), content_source_url: sourceOf(address, key), thumb_media_id: access.settings['cover'], need_open_comment: 0 }
  const draft = await ask('/cgi-bin/draft/add', { articles: [article] }, access, signal, true)
  if (!draft.ok) return draft.outcome
  const submitted = await ask('/cgi-bin/freepublish/submit', { media_id: draft.body['media_id'] }, access, signal, false)
  return submitted.ok ? { is: 'accepted', ref: String(submitted.body['publish_id']) } : submitted.outcome
}

interface Listed {
  readonly article_id: string
  readonly content?: { readonly news_item?: readonly { readonly url?: string; readonly content_source_url?: string; readonly is_deleted?: boolean }[] }
}

/** Looks through the account's own list for the article that carries our key. */
async function findByKey({ key, address }: Sent, access: Access, signal: AbortSignal): Promise<Seen> {
  const list = await ask('/cgi-bin/freepublish/batchget', { offset: 0, count: NEWEST, no_content: 1 }, access, signal, true)
  if (!list.ok) return { ...list.outcome, is: 'later' }
  for (const { article_id: ref, content } of (list.body['item'] as readonly Listed[] | undefined) ?? []) {
    const ours = content?.news_item?.find((one) => one.content_source_url === sourceOf(address, key))
    if (ours) return ours.is_deleted ? { is: 'gone', code: 'wechat-deleted', text: STATUS[5]!.text } : { is: 'live', ref, ...(ours.url && { url: ours.url }) }
  }
  return { is: 'absent' }
}

async function observe(sent: Sent, access: Access, signal: AbortSignal): Promise<Seen> {
  const { ref } = sent
  if (ref === undefined || !/^\d+$/.test(ref)) return findByKey(sent, access, signal)
  const got = await ask('/cgi-bin/freepublish/get', { publish_id: ref }, access, signal, true)
  if (!got.ok) return { ...got.outcome, is: 'later' }
  const status = STATUS[Number(got.body['publish_status'])]
  if (!status) return { is: 'running' }
  if (status.is === 'rejected' || status.is === 'gone') return { is: status.is, code: `wechat-status-${String(got.body['publish_status'])}`, text: status.text }
  if (status.is === 'running') return { is: 'running' }
  const [first] = ((got.body['article_detail'] as { item?: readonly { article_url?: string }[] } | undefined)?.item ?? [])
  return { is: 'live', ...(first?.article_url && { url: first.article_url }) }
}

async function preflight(access: Access, signal: AbortSignal): Promise<Preflight> {
  const counted = await ask('/cgi-bin/draft/count', {}, access, signal, true)
  return counted.ok ? { ok: true } : { ok: false, code: counted.outcome.code, text: counted.outcome.text }
}

/** Our own article, found by its key, is taken down; the notice that it was stands on the site and goes out as an article of its own. */
async function withdrawOwn(prepared: Prepared, sent: Sent, key: string, access: Access, signal: AbortSignal): Promise<Outcome> {
  const found = await findByKey(sent, access, signal)
  if (found.is === 'later') return { is: 'later', code: found.code, text: found.text }
  if (found.is !== 'live' || !found.ref) return deliver(prepared, key, access, signal)
  const gone = await ask('/cgi-bin/freepublish/delete', { article_id: found.ref, index: 0 }, access, signal, true)
  return gone.ok ? deliver(prepared, key, access, signal) : gone.outcome
}

/** A WeChat account: a draft, then a task that its platform may still refuse, then looks at what became of it. An article cannot be changed, so a correction is a new one. */
export const wechat: Adapter = {
  kind: 'wechat',
  capabilities: (day) => capabilitiesOn('wechat', day),
  preflight,
  prepare: prepareWords,
  deliver,
  observe,
  correct: (prepared, _sent, key, access, signal) => deliver(prepared, key, access, signal),
  withdrawOwn,
}
