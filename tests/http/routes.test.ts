import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploads } from '../../src/app/uploads.ts'
import { registerApi } from '../../src/surfaces/api/routes.ts'
import type { SurfaceDeps } from '../../src/surfaces/http/deps.ts'
import { Browser, codesOf, openOffice, type Office } from './office.ts'

let office: Office
let routes: readonly { method: string; url: string }[]

/** What is really registered, not what a document says. */
async function registered(): Promise<{ method: string; url: string }[]> {
  const found: { method: string; url: string }[] = []
  const app = Fastify()
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') found.push({ method: one, url })
  })
  registerApi(app, { uploads: {}, postsDoor: {}, wipeDemonstration: async () => {} } as unknown as SurfaceDeps)
  await app.close()
  return found
}

beforeAll(async () => {
  office = await openOffice(1, { uploads })
  routes = await registered()
})
afterAll(() => office.close())

const concrete = (url: string): string =>
  url.replace(':name', 'directory.registerUnit').replace(':kind', 'directory').replace(':personId', office.cast.person('spare')).replace(':queryCode', 'AAAA')

describe('a request that changes something', () => {
  it('is refused on every route when another site sent it with our cookie, or when nothing says that we did', async () => {
    const browser = new Browser(office.servers[0]!)
    await browser.signIn('admin')
    const changing = routes.filter(({ method, url }) => method !== 'GET' && !url.startsWith('/api/public/') && url !== '/api/demonstration/wipe')
    expect(changing.length).toBeGreaterThanOrEqual(14)
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' }, { origin: 'null' }, { origin: browser.base, 'sec-fetch-site': 'cross-site' }, { origin: browser.base, 'sec-fetch-site': 'same-site' },
      { origin: browser.base.replace(/\d+$/, '1') }, {},
    ]
    for (const { method, url } of changing) {
      for (const headers of foreign) {
        const answer = await browser.send(method, concrete(url), { name: '不该有的单位', kind: 'department' }, headers)
        expect([answer.status, codesOf(answer)], `${method} ${url} ${JSON.stringify(headers)}`).toEqual([403, ['api/foreign-origin']])
      }
    }
    expect((await browser.get('/api/session')).body.signedIn).toBe(true)
    expect(await office.sql("select from directory.unit where name = '不该有的单位'")).toHaveLength(0)
  })

  it('may come from a program that carries no cookie, which then acts in nobody’s name', async () => {
    const answer = await new Browser(office.servers[0]!).send('POST', '/api/commands/directory.registerUnit', { name: 'x' }, {})
    expect([answer.status, codesOf(answer)]).toEqual([401, ['api/sign-in-needed']])
  })
})

describe('the description of the interface', () => {
  it('is OpenAPI 3.1, lists every route, every command and every query, and every reference in it leads somewhere', async () => {
    const { status, headers, body } = await new Browser(office.servers[0]!).get('/api/openapi.json')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(body.openapi).toBe('3.1.0')
    const generic = ['/api/commands/:name', '/api/queries/:name']
    for (const { method, url } of routes.filter((one) => !generic.includes(one.url))) {
      expect(body.paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()], `${method} ${url}`).toBeDefined()
    }
    const { catalogue } = office.servers[0]!.live
    let named = 0
    for (const { commands = [], queries = [] } of catalogue.modules) {
      for (const command of commands.filter((one) => one.may !== 'system')) named += Object.keys(body.paths[`/api/commands/${command.name}`].post.requestBody.content).length
      for (const query of queries.filter((one) => one.may !== 'system')) named += body.paths[`/api/queries/${query.name}`].get.parameters.length
      for (const hidden of [...commands, ...queries].filter((one) => one.may === 'system')) expect(JSON.stringify(Object.keys(body.paths))).not.toContain(`/${hidden.name}"`)
    }
    expect(named).toBeGreaterThan(40)
    const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap((path) => Object.values(path).map((one) => one.operationId))
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, ref] of JSON.stringify(body).matchAll(/"\$ref":"#\/(components[^"]+)"/g)) {
      expect(ref!.split('/').reduce((at, key) => at?.[key], body), ref).toBeDefined()
    }
  })
})

describe('an answer', () => {
  it('carries the security headers, errors included; the console alone may have styles under a fresh nonce', async () => {
    const browser = new Browser(office.servers[0]!)
    for (const path of ['/healthz', '/api/session', '/api/nothing-here', '/api/queries/directory.units']) {
      const { headers } = await browser.get(path)
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
    }
    const nonces = []
    for (let n = 0; n < 2; n += 1) {
      const { headers } = await browser.get('/console/anything/at/all')
      const policy = headers.get('content-security-policy')!
      expect(policy).not.toContain('unsafe-inline')
      nonces.push(/style-src 'self' 'nonce-([^']+)'/.exec(policy)![1])
    }
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('maps each kind of "no" to its status, with the reason and the remedy in both languages', async () => {
    const head = new Browser(office.servers[0]!)
    await head.signIn('head')
    const editor = new Browser(office.servers[0]!)
    await editor.signIn('editor')
    const nobody = '01900000-0000-7000-8000-000000000000'
    const unit = { name: '汀兰区水利局', kind: 'department' }
    expect((await head.post('/api/commands/directory.registerUnit', unit)).status).toBe(200)
    const cases = [
      [400, await head.post('/api/commands/directory.registerUnit', { kind: 'department' })],
      [400, await head.get('/api/queries/directory.units?input={')],
      [403, await editor.post('/api/commands/directory.registerUnit', unit)],
      [404, await head.get(`/api/queries/directory.unit?input=${encodeURIComponent(JSON.stringify({ unitId: nobody }))}`)],
      [404, await head.post('/api/commands/directory.noSuchThing')],
      [404, await head.get('/api/nothing-here')],
      [409, await head.post('/api/commands/directory.registerUnit', unit)],
      [412, await head.send('POST', '/api/commands/directory.registerUnit', unit, { origin: head.base, 'if-match': '"1"' })],
    ] as const
    for (const [status, answer] of cases) {
      expect(answer.status, codesOf(answer).join(' ')).toBe(status)
      for (const { message, remedy } of answer.body.refusals) {
        for (const said of [message.zh, message.en, remedy.zh, remedy.en]) expect(said).toMatch(/^[^{}]+$/)
        expect(message.zh).toMatch(/[\u4e00-\u9fff]/)
      }
    }
  })

  it('to a command holds the facts that now stand, and nothing of their content', async () => {
    const head = new Browser(office.servers[0]!)
    await head.signIn('head')
    const { body } = await head.post('/api/commands/directory.registerPerson', { name: '沈六', officeContact: '0000-1234' })
    expect(body.facts).toHaveLength(1)
    expect(Object.keys(body.facts[0]).toSorted()).toEqual(['at', 'id', 'kind', 'subject'])
    expect(body.facts[0].kind).toBe('directory.personRegistered')
  })
})

describe('uploading', () => {
  const send = async (browser: Browser, kind: string, content: string, name: string) => {
    const form = new FormData()
    form.set('file', new Blob([content]), name)
    const answer = await fetch(`${browser.base}/api/uploads/${kind}`, { method: 'POST', body: form, headers: { origin: browser.base, cookie: browser.cookie } })
    return { status: answer.status, body: (await answer.json()) as { facts?: { kind: string }[]; refusals?: { code: string; message: { zh: string } }[] } }
  }

  it('takes a list of units and people in as one command, and says what is wrong with a file that is none', async () => {
    const head = new Browser(office.servers[0]!)
    await head.signIn('head')
    const done = await send(head, 'directory', '汀兰区单位与人员\n单位名称,单位类别,姓名,岗位\n汀兰区教育局,区级部门,沈七,新闻助理\n', '名册.csv')
    expect(done.body.refusals ?? []).toEqual([])
    expect(done.body.facts!.map((fact) => fact.kind)).toContain('directory.imported')
    const empty = await send(head, 'directory', '', '名册.csv')
    expect([empty.status, empty.body.refusals![0]!.code]).toEqual([400, 'tables/empty-file'])
    expect((await send(head, 'nothing', 'x', 'x.csv')).body.refusals![0]!.code).toBe('api/unknown-kind')
    expect((await send(new Browser(office.servers[0]!), 'directory', 'x', 'x.csv')).status).toBe(401)
  })
})

describe('uploading messages', () => {
  it('takes a table of them in once, however often it is sent, and names the faulty cell', async () => {
    const head = new Browser(office.servers[0]!)
    await head.signIn('head')
    const send = async (content: string) => {
      const form = new FormData()
      form.set('source', 'leader_mailbox')
      form.set('file', new Blob([content]), '热线.csv')
      const answer = await fetch(`${head.base}/api/uploads/messages`, { method: 'POST', body: form, headers: { origin: head.base, cookie: head.cookie } })
      return { status: answer.status, body: (await answer.json()) as { stated?: number; facts?: unknown[]; refusals?: { code: string; item: string }[] } }
    }
    const table = `标题,内容\n${Array.from({ length: 450 }, (_, n) => `路灯,第 ${n + 1} 盏路灯不亮`).join('\n')}\n`
    const first = await send(table)
    expect(first.status).toBe(200)
    expect(first.body.stated).toBeGreaterThanOrEqual(450)
    expect(first.body.facts).toHaveLength(200)
    expect(await send(table)).toMatchObject({ status: 200, body: { stated: 0, facts: [] } })
    expect(await office.sql("select from intake.message where source = 'leader_mailbox'")).toHaveLength(450)
  }, 60_000)

  it('names every faulty cell of a table at once, by row and column, and takes no row', async () => {
    const head = new Browser(office.servers[0]!)
    await head.signIn('head')
    const before = await office.sql('select from intake.message')
    const form = new FormData()
    const rows = ['空的,,2026-03-01 09:00,热线,', `太长,${'字'.repeat(20_001)},,,`, `${'题'.repeat(201)},路灯不亮,上个月,,`, `好的,路灯不亮,2026-02-30,小道消息,${'8'.repeat(201)}`]
    form.set('file', new Blob([`标题,内容,时间,来源,联系方式\n${rows.join('\n')}\n`]), '热线.csv')
    const answer = await fetch(`${head.base}/api/uploads/messages`, { method: 'POST', body: form, headers: { origin: head.base, cookie: head.cookie } })
    const { refusals } = (await answer.json()) as { refusals: { code: string; item: string; message: { zh: string }; remedy: { zh: string } }[] }
    expect(answer.status).toBe(400)
    expect(refusals.map((one) => [one.item, one.code])).toEqual([
      ['2/text', 'intake/row-without-text'],
      ['2/source', 'intake/row-source-unknown'],
      ['3/text', 'intake/row-text-too-long'],
      ['4/title', 'intake/row-text-too-long'],
      ['4/knownAt', 'intake/row-time-unreadable'],
      ['5/knownAt', 'intake/row-time-unreadable'],
      ['5/source', 'intake/row-source-unknown'],
      ['5/contact', 'intake/row-text-too-long'],
    ])
    for (const { message, remedy } of refusals) expect(`${message.zh}${remedy.zh}`).toMatch(/^第 [2-5] 行[^{}]+$/)
    expect(await office.sql('select from intake.message')).toHaveLength(before.length)
  }, 60_000)
})

describe('live events', () => {
  it('name the module in which something changed, and end with the server', async () => {
    const head = new Browser(office.servers[0]!)
    await head.signIn('head')
    const stream = await fetch(`${head.base}/api/events`, { headers: { cookie: head.cookie } })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (found: RegExp): Promise<void> => {
      while (!found.test(text)) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`the stream ended before ${found}: ${text}`)
        text += value
      }
    }
    await until(/retry: 3000/)
    // The first look only notes where the record stands.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await head.post('/api/commands/directory.registerPerson', { name: '沈八' })).status).toBe(200)
    await until(/event: changed\ndata: \{"topics":\["directory"\]\}/)
    await reader.cancel()
    expect((await new Browser(office.servers[0]!).get('/api/events')).status).toBe(401)
  })
})
