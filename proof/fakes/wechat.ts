import { randomBytes } from 'node:crypto'
import { listen, type Heard, type Say } from './listener.ts'

/** `twice`: whatever it says it says twice, as a platform that calls back again. `lost`: the task is taken and the answer never comes. `stolen`: somebody else fetched a token. `review`: the platform says no afterwards. */
export type WechatFault = 'none' | 'lost' | 'away' | 'stolen' | 'review' | 'quota' | 'address' | 'busy' | 'twice'

export interface FakeWechat {
  readonly address: string
  fault: WechatFault
  /** What stands in public under our account, newest first. */
  readonly articles: readonly Article[]
  /** Tasks taken; more than articles when a task failed. */
  readonly tasks: number
  /** The platform bans one afterwards. */
  ban(key: string): void
  close(): Promise<void>
}

interface Article {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly content: string
  status: number
  deleted: boolean
}

const said = (errcode: number, errmsg: string): Say => ({ body: { errcode, errmsg } })
const OK = { errcode: 0, errmsg: 'ok' }

/** A WeChat account: always HTTP 200, its word in the body, its publishing slow. `looksUntilReady` looks pass before a task is done. */
export async function fakeWechat({ looksUntilReady = 1 } = {}): Promise<FakeWechat> {
  const drafts = new Map<string, Readonly<Record<string, string>>>()
  const tasks = new Map<string, { article: Article; looks: number }>()
  const state = { fault: 'none' as WechatFault, token: '', n: 0 }

  function submit({ body }: Heard): Say {
    const draft = drafts.get(String(body['media_id']))
    if (!draft) return said(40007, 'invalid media_id')
    if (state.fault === 'quota') return said(45028, 'has no masssend quota')
    drafts.delete(String(body['media_id']))
    state.n += 1
    const article: Article = { id: `article-${state.n}`, title: draft['title']!, source: draft['content_source_url']!, content: draft['content']!, status: state.fault === 'review' ? 4 : 0, deleted: false }
    tasks.set(String(1_000_000 + state.n), { article, looks: 0 })
    if (state.fault === 'lost') {
      tasks.get(String(1_000_000 + state.n))!.looks = looksUntilReady
      return undefined
    }
    return { body: { ...OK, publish_id: String(1_000_000 + state.n) } }
  }

  function look({ body }: Heard): Say {
    const task = tasks.get(String(body['publish_id']))
    if (!task) return said(53600, 'Article ID 无效')
    task.looks += 1
    if (task.looks <= looksUntilReady) return { body: { publish_id: body['publish_id'], publish_status: 1 } }
    const { article } = task
    const status = article.deleted ? 5 : article.status
    return { body: { publish_id: body['publish_id'], publish_status: status, ...(status === 0 && { article_id: article.id, article_detail: { count: 1, item: [{ idx: 1, article_url: `https://mp.weixin.example/s/${article.id}` }] } }) } }
  }

  const out = (): Article[] => [...tasks.values()].filter(({ article, looks }) => article.status === 0 && looks >= looksUntilReady).map(({ article }) => article).toReversed()
  const routes: Readonly<Record<string, (heard: Heard) => Say>> = {
    '/cgi-bin/draft/count': () => ({ body: { total_count: drafts.size } }),
    '/cgi-bin/draft/add'({ body }) {
      const [article] = body['articles'] as Readonly<Record<string, string>>[]
      if ([...article!['title']!].length > 32) return said(45003, 'title size out of limit')
      if ([...(article!['digest'] ?? '')].length > 128) return said(45004, 'description size out of limit')
      const media = randomBytes(8).toString('hex')
      drafts.set(media, article!)
      return { body: { media_id: media, item: [] } }
    },
    '/cgi-bin/freepublish/submit': submit,
    '/cgi-bin/freepublish/get': look,
    '/cgi-bin/freepublish/batchget'() {
      for (const task of tasks.values()) task.looks += 1
      const listed = state.fault === 'twice' ? out().flatMap((one) => [one, one]) : out()
      return { body: { total_count: listed.length, item: listed.slice(0, 20).map((one) => ({ article_id: one.id, content: { news_item: [{ title: one.title, url: `https://mp.weixin.example/s/${one.id}`, content_source_url: one.source, is_deleted: one.deleted }] } })) } }
    },
    '/cgi-bin/freepublish/delete'({ body }) {
      const article = out().find(({ id }) => id === body['article_id'])
      if (!article) return said(53600, 'Article ID 无效')
      article.deleted = true
      return { body: OK }
    },
  }
  const { address, close } = await listen((heard) => {
    if (state.fault === 'away') return { status: 502, body: 'bad gateway' }
    if (heard.path === '/cgi-bin/stable_token') {
      if (state.fault === 'address') return said(40164, 'invalid ip 127.0.0.1, not in whitelist')
      if (heard.body['secret'] !== 'app-secret') return said(40125, 'invalid appsecret')
      if (state.token === '' || heard.body['force_refresh'] === true) state.token = randomBytes(6).toString('hex')
      return { body: { access_token: state.token, expires_in: 7200 } }
    }
    if (state.fault === 'stolen') {
      state.fault = 'none'
      state.token = randomBytes(6).toString('hex')
    }
    if (heard.query.get('access_token') !== state.token) return said(40001, 'invalid credential, access_token is invalid or not latest')
    if (state.fault === 'busy') return said(-1, 'system error')
    const route = routes[heard.path]
    return route ? route(heard) : said(48001, 'api unauthorized')
  })
  return {
    address, close,
    get fault() { return state.fault },
    set fault(next) { state.fault = next },
    get articles() { return out().filter(({ deleted }) => !deleted) },
    get tasks() { return tasks.size },
    ban(key) {
      for (const { article } of tasks.values()) if (article.source.includes(key)) article.status = 6
    },
  }
}
