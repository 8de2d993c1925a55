import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Browser, codesOf, openOffice, PASSWORD, type Office, type Said } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(2, { env: { HUIYING_TRUST_PROXY: '1' } })
})
afterAll(() => office.close())

let visitors = 0
/** Each visitor stands behind an address of their own, as the trusted proxy says. */
const visitor = (server = 0) => {
  const browser = new Browser(office.servers[server]!)
  const from = `10.9.${Math.floor(visitors / 200)}.${(visitors += 1) % 200}`
  return {
    ask: (body: unknown, headers: Record<string, string> = {}): Promise<Said> => browser.send('POST', '/api/public/questions', body, { 'x-forwarded-for': from, ...headers }),
    act: (code: string, what: string, body: unknown): Promise<Said> => browser.send('POST', `/api/public/questions/${code}/${what}`, body, { 'x-forwarded-for': from }),
    follow: (code: string): Promise<Said> => browser.send('GET', `/api/public/questions/${code}`, undefined, { 'x-forwarded-for': from }),
  }
}
const messages = async (): Promise<number> => Number((await office.sql<{ n: string }>('select count(*) as n from intake.message'))[0]!.n)
const words = async (text: string): Promise<string[]> => (await office.sql<{ body: string }>('select body from record.sealed_words where body = $1', [text])).map((row) => row.body)

describe('asking', () => {
  it('takes a text alone, with any Origin or none, and with a foreign cookie, and answers with a query code of 128 bits', async () => {
    const senders: Record<string, string>[] = [{}, { origin: 'https://elsewhere.example' }, { origin: office.servers[0]!.address, cookie: 'huiying=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, { origin: 'null', 'sec-fetch-site': 'cross-site' }]
    for (const headers of senders) {
      const { status, body } = await visitor().ask({ text: `东湖路的路灯 ${JSON.stringify(headers).length} 天没亮了` }, headers)
      expect(status).toBe(201)
      // 26 signs of 5 bits carry the 128 bits of one block.
      expect(body.queryCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/)
    }
  })

  it('keeps a contact sealed, apart from the words', async () => {
    const { body } = await visitor().ask({ text: '请电话告诉我学位安排', contact: '张先生 13900001111' })
    expect(body.queryCode).toBeTruthy()
    const sealed = await office.sql<{ cipher: Buffer }>('select cipher from record.sealed_contact')
    expect(sealed).toHaveLength(1)
    expect(sealed[0]!.cipher.includes('13900001111')).toBe(false)
    expect(office.servers[0]!.keys.open(sealed[0]!.cipher)).toBe('张先生 13900001111')
    expect(await office.sql("select from record.fact where data::text like '%13900001111%'")).toHaveLength(0)
  })

  it('refuses nothing, blanks and control characters alone, and more than 20,000 characters, naming the limit in both languages', async () => {
    for (const text of ['', ' \n\t ', '\u0000\u0007\u202e']) expect(codesOf(await visitor().ask({ text }))).toEqual(['api/question-empty'])
    const long = await visitor().ask({ text: '问'.repeat(100_000) })
    expect(long.status).toBe(400)
    expect(long.body.refusals[0]).toMatchObject({ code: 'api/question-too-long', item: 'text' })
    expect(long.body.refusals[0].message.zh).toContain('最多 20000 个字，现在是 100000 个字')
    expect(long.body.refusals[0].message.en).toContain('at most 20000 characters')
    const huge = await visitor().ask({ text: '问'.repeat(600_000) })
    expect([huge.status, codesOf(huge)]).toEqual([413, ['api/too-large']])
    expect(huge.body.refusals[0].message.zh).toContain('1 MB')
    expect((await visitor().ask({ text: '问'.repeat(20_000) })).status).toBe(201)
  })

  it('takes one character, emoji as one character each, and right-to-left words, without the marks that turn the reading direction', async () => {
    for (const [sent, kept] of [['水', '水'], ['👨‍👩‍👧 路灯💡', '👨‍👩‍👧 路灯💡'], ['שלום 你好', 'שלום 你好'], ['a\u202eb\u0000c\r\nd', 'abc\nd']] as const) {
      expect((await visitor().ask({ text: sent })).status).toBe(201)
      expect(await words(kept)).toHaveLength(1)
    }
    expect((await visitor().ask({ text: '💡'.repeat(20_000) })).status).toBe(201)
    expect(codesOf(await visitor().ask({ text: '💡'.repeat(20_001) }))).toEqual(['api/question-too-long'])
  })

  it('says what is wrong with a body that is no question', async () => {
    expect(codesOf(await visitor().ask('{"text":'))).toEqual(['api/unreadable'])
    expect(codesOf(await visitor().ask({ text: 5 }))).toEqual(['input/invalid'])
    expect(codesOf(await visitor().ask({}))).toEqual(['input/invalid'])
    expect(codesOf(await visitor().ask({ text: '好', contact: 'x'.repeat(201) }))).toEqual(['api/contact-too-long'])
  })
})

describe('following', () => {
  it('[GB-14] shows the clock from the first moment: 48 hours after it was known, at whatever process', async () => {
    const { body } = await visitor(0).ask({ text: '公园的健身器材坏了' })
    const [known] = await office.sql<{ at: Date }>("select known_at as at from intake.message order by known_at desc limit 1")
    const followed = await visitor(1).follow(body.queryCode)
    expect(followed.status).toBe(200)
    expect(Object.keys(followed.body)).toEqual(['state', 'unit', 'dueAt', 'provisional', 'clause', 'answer'])
    expect(followed.body).toMatchObject({ state: 'received', unit: null, provisional: false, clause: 'GB-14', answer: null })
    expect(followed.body.dueAt).toMatch(/\+08:00$/)
    expect(Date.parse(followed.body.dueAt) - new Date(known!.at).getTime()).toBe(48 * 3_600_000)
    expect((await visitor().follow(body.queryCode.toLowerCase().replaceAll('-', ''))).body).toEqual(followed.body)
  })

  it('answers a code that was never given, and what is no code at all, with one and the same 404', async () => {
    const never = [office.servers[0]!.keys.queryCodeOf('01900000-0000-7000-8000-000000000000'), 'AAAA-AAAA-AAAAA-AAAA-AAAA-AAAA0', 'nonsense', '%00', '%20', '0'.repeat(26)]
    const answers = await Promise.all(never.map((code) => visitor().follow(code)))
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect([answers[0]!.status, codesOf(answers[0]!)]).toEqual([404, ['api/no-such-question']])
  })
})

describe('rating', () => {
  it('[GS-09] waits for an answer, is refused with the reason before, and knows no code that was never given', async () => {
    const { body } = await visitor().ask({ text: '请问图书馆几点开门' })
    const early = await visitor().act(body.queryCode, 'rating', { rating: 'satisfied' })
    expect([early.status, codesOf(early)]).toEqual([409, ['evaluation/not-answered']])
    expect(codesOf(await visitor().act(body.queryCode, 'rating', { rating: 'wonderful' }))).toEqual(['input/invalid'])
    expect(codesOf(await visitor().act('AAAA', 'rating', { rating: 'satisfied' }))).toEqual(['api/no-such-question'])
    expect((await visitor().act(body.queryCode, 'rehandling', { reason: '还没有人答复' })).status).toBe(409)
  })
})

describe('the same form', () => {
  it('sent 50 times by a nervous finger, at two processes at once, is one matter with one code', async () => {
    const before = await messages()
    const one = [visitor(0), visitor(1)]
    const from = { 'x-forwarded-for': '10.77.0.1' }
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => one[n % 2]!.ask({ text: '小区断水两天了', contact: '李女士' }, from)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.queryCode)).size).toBe(1)
    expect(await messages()).toBe(before + 1)
  })

  it('is the same matter until ten minutes after the first sending, however the clock is divided, and a new one from then on', async () => {
    const from = { 'x-forwarded-for': '10.77.0.2' }
    const ask = async (): Promise<string> => (await visitor().ask({ text: '桥头红绿灯坏了' }, from)).body.queryCode
    const first = await ask()
    await office.sql("update access.form set first_at = now() - interval '9 minutes 55 seconds'")
    expect(await ask()).toBe(first)
    await office.sql("update access.form set first_at = now() - interval '10 minutes'")
    const second = await ask()
    expect(second).not.toBe(first)
    expect(await ask()).toBe(second)
  })

  it('from different people is as many matters: another address, another contact, another word', async () => {
    const text = '学校门口堵车'
    const answers = [
      await visitor().ask({ text }, { 'x-forwarded-for': '10.77.1.1' }),
      await visitor().ask({ text }, { 'x-forwarded-for': '10.77.1.2' }),
      await visitor().ask({ text, contact: '王' }, { 'x-forwarded-for': '10.77.1.1' }),
      await visitor().ask({ text: `${text}!` }, { 'x-forwarded-for': '10.77.1.1' }),
    ]
    expect(new Set(answers.map(({ body }) => body.queryCode)).size).toBe(4)
  })

  it('leaves no address behind, neither in the clear nor as something that can be recomputed from the database', async () => {
    const tables = await office.sql<{ found: boolean }>("select exists (select from access.form f where f::text like '%10.77%') or exists (select from record.fact f where f::text like '%10.77%') as found")
    expect(tables[0]!.found).toBe(false)
  })
})

describe('a flood', () => {
  it('of 5,000 different questions from one address is told when to come back, and others get through meanwhile', async () => {
    const flood = { 'x-forwarded-for': '10.66.6.6' }
    const before = await messages()
    const answers: Said[] = []
    const honest: Said[] = []
    const noisy = visitor()
    for (let n = 0; n < 5000; n += 100) {
      answers.push(...(await Promise.all(Array.from({ length: 100 }, (_, k) => noisy.ask({ text: `垃圾信息 ${n + k}` }, flood)))))
      if (n % 1000 === 0) honest.push(await visitor().ask({ text: `第 ${n} 号路口积水` }))
    }
    expect(honest.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    const taken = answers.filter(({ status }) => status === 201).length
    // 120 at once and one a second while the flood lasts; the rest is refused, none fails.
    expect(taken).toBeGreaterThanOrEqual(120)
    expect(taken).toBeLessThan(240)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5000 - taken)
    expect(await messages()).toBe(before + taken + 5)
    const refused = answers.find(({ status }) => status === 429)!
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.body.refusals[0].message.zh).toMatch(/请求太频繁，请 \d+ 秒后再试/)
  }, 60_000)
})

describe('behind a proxy of ours', () => {
  it('an address that the visitor wrote does not count, only the one that the proxy saw', async () => {
    const noisy = visitor()
    const answers = await Promise.all(Array.from({ length: 150 }, (_, n) => noisy.ask({ text: `换着地址发 ${n}` }, { 'x-forwarded-for': `10.55.${n}.1, 10.55.0.9` })))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(25)
  })

  it('over https the session has a name that only this host can set, is Secure, and is asked to stay on https', async () => {
    const browser = new Browser(office.servers[0]!)
    const https = { 'x-forwarded-proto': 'https', origin: browser.base.replace('http:', 'https:'), 'sec-fetch-site': 'same-origin' }
    const { status, headers } = await browser.send('POST', '/api/session', { login: 'head', password: PASSWORD }, https)
    expect(status).toBe(200)
    expect(headers.get('set-cookie')).toMatch(/^__Host-huiying=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect((await browser.send('GET', '/api/session', undefined, { 'x-forwarded-proto': 'https' })).body.signedIn).toBe(true)
    browser.cookie = browser.cookie.replace('__Host-', '')
    expect((await browser.send('GET', '/api/session', undefined, { 'x-forwarded-proto': 'https' })).body.signedIn).toBe(false)
  })
})
