import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploads } from '../../src/app/uploads.ts'
import { Browser, openOffice, type Office } from './office.ts'

let office: Office
let head: Browser

beforeAll(async () => {
  office = await openOffice(1, { uploads })
  head = new Browser(office.servers[0]!)
  await head.signIn('head')
})
afterAll(() => office.close())

const ask = async (name: string, input: unknown) => head.post(`/api/queries/${name}`, input)

describe('the rulebook answers people', () => {
  it('[GB-14] counts 48 hours through a holiday, with clause, reading and every step', async () => {
    const { limits } = (await ask('rules.instruments', {})).body.value
    const { ruleId } = limits.find((one: { register: string[]; within: string }) => one.register[0] === 'GB-14' && one.within === 'PT48H')
    // 1 October is a holiday; hours run through it, so 48 of them end on the 3rd at the same time of day.
    const { value } = (await ask('rules.due', { ruleId, from: '2026-10-01T09:00:00+08:00' })).body
    expect(value.dueAt).toBe('2026-10-03T01:00:00.000Z')
    expect(value.rule.register).toContain('GB-14')
    expect(value.rule.readings.length).toBeGreaterThan(0)
    expect(value.steps.map((step: { kind: string }) => step.kind)).toEqual(['start', 'hours', 'end'])
  })

  it('counts a bare period, and calls it provisional past the last notice', async () => {
    const { calendar } = (await ask('rules.instruments', {})).body.value
    const next = Number(calendar.coveredUntil.slice(0, 4)) + 1
    const { value } = (await ask('rules.due', { within: 'P3WD', from: `${next}-06-01T09:00:00+08:00` })).body
    expect(value.provisional).toBe(true)
  })

  it('shows every rule of an instrument with its dated values, and refuses one that is not there', async () => {
    const { value } = (await ask('rules.instrument', { instrumentId: 'gangbei-2017' })).body
    expect(value.rules.every((rule: { clause: string; register: string[]; values: unknown[] }) => rule.clause && rule.register.length > 0 && rule.values.length > 0)).toBe(true)
    const { rules } = (await ask('rules.instrument', { instrumentId: 'nanhu-2011' })).body.value
    expect(rules.find((rule: { kind: string }) => rule.kind === 'cadence')).toMatchObject({ owedBy: 'press-office', values: [{ from: '2011-10-01', says: { words: { zh: '每月 10 日，遇休息日顺延' } } }] })
    const refused = await ask('rules.instrument', { instrumentId: 'nowhere' })
    expect([refused.status, refused.body.refusals[0].code]).toEqual([404, 'rules/no-instrument'])
  })

  it('refuses both a rule and a period, neither of them, and a day before the first value', async () => {
    const from = '2026-10-01T09:00:00+08:00'
    for (const input of [{ from }, { from, within: 'P3D', ruleId: 'gangbei-2017/3.1/ordinary-response' }, { from, within: 'soon' }]) expect((await ask('rules.due', input)).status).toBe(400)
    const early = await ask('rules.due', { ruleId: 'gangbei-2017/3.1/ordinary-response', from: '2017-11-14T09:00:00+08:00' })
    expect(early.body.refusals[0].code).toBe('rules/before-first')
  })

  it('refuses a rule that is not there, and one whose term is a promise made in each case', async () => {
    const from = '2026-10-01T09:00:00+08:00'
    const unknown = await ask('rules.due', { ruleId: 'gangbei-2017/nowhere', from })
    expect([unknown.status, unknown.body.refusals[0].code, unknown.body.refusals[0].message.zh]).toEqual([404, 'rules/no-deadline', '没有这条时限规则：gangbei-2017/nowhere'])
    const promised = await ask('rules.due', { ruleId: 'gangbei-2017/4.3/meeting-task', from })
    expect([promised.status, promised.body.refusals[0].code]).toEqual([422, 'rules/repealed'])
  })
})

describe('a notice of holidays by upload', () => {
  const send = async (content: string) => {
    const form = new FormData()
    form.set('file', new Blob([content]), 'notice.json')
    const answer = await fetch(`${head.base}/api/uploads/notice`, { method: 'POST', body: form, headers: { origin: head.base, cookie: head.cookie } })
    return { status: answer.status, body: (await answer.json()) as { facts?: { kind: string }[]; refusals?: { code: string }[] } }
  }

  it('says what is wrong with a file that is no notice, and adopts one that is', async () => {
    for (const content of ['not json', '{}', JSON.stringify({ year: 2027, papers: [], days: [] })]) {
      const refused = await send(content)
      expect([refused.status, refused.body.refusals?.[0]?.code]).toEqual([400, 'duties/notice-unreadable'])
    }
    // The holidays on fixed dates of 2027, without which a notice is incomplete.
    const days = ['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'].map((date) => ({ date, name: '放假', isOffDay: true }))
    const done = await send(JSON.stringify({ year: 2027, papers: ['测试通知'], days }))
    expect(done.body.facts?.[0]?.kind).toBe('duties.noticeAdopted')
  })
})
