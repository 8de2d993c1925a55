import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { ANSWER, isAccepted, isCleared, isDrafted, isPublished } from '../stories/steps.ts'
import { htmlFaults, useSite, type Answer } from './site.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')
const site = useSite(office)

const codeOf = (page: Answer): string => /class="query-code">([^<]+)</.exec(page.body)![1]!
const sources = async (): Promise<string[]> => {
  const { items } = await office.asks<{ items: { source: string }[] }>('officer', 'intake.messages', {})
  return items.map((item) => item.source).toSorted()
}

describe('the counter', () => {
  let code = ''

  it('[GB-21] text alone suffices; the code comes with the due time, and the page is kept nowhere', async () => {
    const page = await site.post('/ask', { text: '路灯坏了两盏' })
    expect(page.status).toBe(201)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await htmlFaults(page.body)).toEqual([])
    code = codeOf(page)
    expect(code.replaceAll('-', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(page.body).toMatch(/剩 \d+ 小时 · [^<]*<span class="whole">GB-14/)
  })

  it('[GB-21] three entrances feed one intake', async () => {
    expect((await site.post('/mailbox', { text: '给领导写的信' })).status).toBe(201)
    expect((await site.post('/survey', { text: '建议公交多一班' })).status).toBe(201)
    expect(await sources()).toEqual(['leader_mailbox', 'public_form', 'survey'])
  })

  it('[GB-21] the same form sent again and again is one matter', async () => {
    const before = (await sources()).length
    const codes = new Set((await Promise.all(Array.from({ length: 20 }, () => site.post('/ask', { text: '同一件事,手抖了' })))).map(codeOf))
    expect(codes.size).toBe(1)
    expect((await sources()).length).toBe(before + 1)
  })

  it('[GB-21] every fault stands beside its field, and what was typed is kept', async () => {
    const page = await site.post('/ask', { text: ' \n', contact: '"><b>电话</b>'.repeat(40) })
    expect(page.status).toBe(400)
    expect(await htmlFaults(page.body)).toEqual([])
    expect(page.body).toContain('id="text-error"')
    expect(page.body).toContain('id="contact-error"')
    expect(page.body).toContain('&quot;&gt;&lt;b&gt;电话')
    const long = await site.post('/ask', { text: '长'.repeat(100_000) })
    expect(long.status).toBe(400)
    expect(long.body).toContain('长'.repeat(100_000))
    expect(long.body).toContain('100000')
  })

  it('[GS-69] follows by code however it is typed, and says so when there is none', async () => {
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code} `]) {
      const page = await site.post('/follow', { code: typed })
      expect([typed, page.status]).toEqual([typed, 200])
      expect(page.body).toContain('正在确定由哪个单位答复')
      expect(page.body).not.toContain('路灯坏了两盏')
      expect(page.headers.get('cache-control')).toBe('no-store')
    }
    expect((await site.post('/follow', { code: '' })).status).toBe(400)
    for (const wrong of ['ABC', '0'.repeat(26), `${code.slice(0, -1)}${code.endsWith('0') ? '4' : '0'}`]) {
      const page = await site.post('/follow', { code: wrong })
      expect([wrong, page.status, await htmlFaults(page.body)]).toEqual([wrong, 404, []])
    }
  })

  it('[GS-09] [XM4-06] the answer is rated once by three questions, and a dissatisfied asker has it taken up again once', async () => {
    const { items } = await office.asks<{ items: { id: string; title: string | null; excerpt: string }[] }>('officer', 'intake.messages', { search: '路灯坏了' })
    await office.turnTo(new Date().toISOString())
    const caseId = await isAccepted(office, items[0]!.id)
    expect((await site.post('/follow', { code })).body).not.toContain('/follow/rating')
    const drafted = await isDrafted(office, caseId, ANSWER)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)

    const answered = await site.post('/follow', { code })
    expect(await htmlFaults(answered.body)).toEqual([])
    expect(answered.body).toContain(ANSWER.measures)
    expect([...answered.body.matchAll(/<legend>([^<]+)</g)].map((match) => match[1])).toEqual(['总的评价', '看明白了吗（可以不答）', '能接受吗（可以不答）', '对结果满意吗（可以不答）'])

    const unchosen = await site.post('/follow/rating', { code })
    expect(unchosen.status).toBe(400)
    const rated = await site.post('/follow/rating', { code, rating: 'dissatisfied', understood: 'yes', accepted: 'no' })
    expect(rated.status).toBe(200)
    expect(rated.body).toContain('已收到您的评价')
    expect(await htmlFaults(rated.body)).toEqual([])
    expect((await site.post('/follow/rating', { code, rating: 'satisfied' })).body).toContain('已经评价过')

    const again = await site.post('/follow/rehandling', { code, reason: '路灯还是不亮' })
    expect(again.body).toContain('已收到，将重新办理')
    const twice = await site.post('/follow/rehandling', { code, reason: '路灯还是不亮' })
    expect(twice.body).not.toContain('已收到，将重新办理')
  })

  it('[GB-21] a flood hears when to come back, and keeps what was typed', async () => {
    let last: Answer | undefined
    for (let n = 0; n < 130 && last?.status !== 429; n += 1) last = await site.post('/ask', { text: '' })
    expect(last!.status).toBe(429)
    expect(Number(last!.headers.get('retry-after'))).toBeGreaterThan(0)
    const honest = await site.post('/ask', { text: '我只写一次' })
    expect(honest.status === 429 ? honest.body : '我只写一次</textarea>').toContain('我只写一次</textarea>')
    expect(await htmlFaults(last!.body)).toEqual([])
  })

  it('[GB-21] no fault of ours came up', () => expect(site.faults).toEqual([]))
})
