import { describe, expect, it } from 'vitest'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { sources } from '#src/modules/intake/contract.ts'
import { stances } from '#src/modules/triage/contract.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { asks, dutyOf } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')

describe('whatever way a message comes, it lands on one desk', () => {
  it.each(['leader_mailbox', 'public_form', 'survey', 'hotline', 'online_inquiry', 'petition_forwarded'])('[GB-21] %s feeds the same intake, the same desk, the same clock', async (source) => {
    const messageId = await asks(office, `建议在文化广场增加饮水点(${source})。`, { source })
    const { items } = await office.asks<{ items: { id: string }[] }>('officer', 'triage.desk', {})
    expect(items.map((item) => item.id)).toContain(messageId)
    expect(await office.asks('officer', 'intake.message', { messageId })).toMatchObject({ source, state: 'received', words: { body: `建议在文化广场增加饮水点(${source})。` } })
    expect((await dutyOf(office, messageId, 'response')).dueAt).toBe('2026-10-14T01:00:00.000Z')
  })

  it('[GB-21] the list of sources is closed', async () => {
    expect(Object.keys(sources)).toHaveLength(14)
    const refused = await office.isRefused(CITIZEN, 'intake.receive', { source: 'rumour_mill', text: '你好' })
    expect(refused.map((one) => one.item)).toEqual(['source'])
  })

  it('[GB-29] the stance is of the statement, from a closed list that a person marks; nothing about its author can be written', async () => {
    expect(Object.values(stances)).toEqual(['疑虑', '误解', '歪曲', '谣言', '批评', '建议', '求助', '举报'])
    const messageId = await asks(office, '听说要涨水价了,是真的吗?')
    const study = { messageId, classes: [], stance: 'doubt', recommendation: '水务局说明' }
    expect((await office.isRefused('officer', 'triage.study', { ...study, stance: 'troublemaker' })).map((one) => one.item)).toEqual(['stance'])
    expect((await office.isRefused('officer', 'triage.study', { ...study, stance: undefined })).map((one) => one.item)).toEqual(['stance'])
    const facts = await office.does('officer', 'triage.study', { ...study, author: '网友甲', danger: 5 })
    expect(idOf(facts[0]!.subject)).toBe(messageId)
    expect(Object.keys(facts[0]!.data as object).toSorted()).toEqual(['classes', 'important', 'participants', 'personId', 'recommendation', 'risk', 'stance'])
  })

  it('[GB-29] the machine proposes neither stance nor class: an item fresh on the desk has none', async () => {
    const messageId = await asks(office, '内部消息,某某楼盘马上烂尾,大家快跑!', { source: 'online_post' })
    expect(await office.asks('officer', 'triage.item', { messageId })).toMatchObject({ studies: [], classes: [], important: false })
  })

  it('[GB-21] the same matter told twice is proposed as alike, and stays two messages until a person puts them together', async () => {
    const first = await asks(office, '和平路公交站牌被撞歪了,已经一个月没人修,雨天还漏电。')
    const second = await asks(office, '和平路公交站牌被撞歪了,已经一个月没人修,雨天还漏电!请尽快。', { source: 'hotline' })
    const { similar, state } = await office.asks<{ similar: { id: string; share: number }[]; state: string }>('officer', 'intake.message', { messageId: second })
    expect(similar.map((one) => one.id)).toEqual([first])
    expect(similar[0]!.share).toBeGreaterThanOrEqual(0.5)
    expect(state).toBe('received')
    expect((await dutyOf(office, second, 'response')).state).toBe('open')
  })
})
