import { describe, expect, it } from 'vitest'
import { makeRulebook } from '#src/rulebook/engine.ts'
import { loadCalendar } from '#src/rulebook/read-calendar.ts'
import { readInstruments } from '#src/rulebook/read-instruments.ts'
import { useOffice } from '../setup/office.ts'
import type { Item } from '#src/modules/triage/contract.ts'
import { asks, codesOf, dutyOf, isAccepted, isCleared, isDrafted, isPublished, isStudied } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')

const FIVE = [
  ['GB-06', 'policy_misread', '新的住房补贴办法是不是把外地人都排除了?'],
  ['GB-07', 'vital_interest', '全区停水两天没有任何通知,几万人没水用。'],
  ['GB-08', 'moral_bottom_line', '养老院护工打骂老人的视频大家都看到了,怎么处理?'],
  ['GB-09', 'emergency_or_disaster', '暴雨后河堤出现裂缝,下游村子要不要撤?'],
  ['GB-10', 'superior_request', '市政府督办:请澄湾区就积水问题向社会作出回应。'],
] as const

describe('five classes of matter are always answered', () => {
  it.each(FIVE)('[%s] [GB-10a] class %s: neither declined, nor passed on, nor closed without an answer', async (clause, code, words) => {
    const messageId = await asks(office, words)
    await isStudied(office, messageId, { classes: [code], stance: 'doubt' })
    for (const reason of ['no_public_matter', 'answered_before', 'not_understandable', 'advertisement', 'withdrawn']) {
      const declined = await office.isRefused('officer', 'triage.decline', { messageId, reason, note: '不予回应' })
      expect(declined.map((one) => [one.code, one.clause])).toEqual([['triage/must-be-answered', 'GB-10a']])
    }
    const passedOn = await office.isRefused('officer', 'triage.handOver', { messageId, channel: 'petition', reason: '转信访', receipt: '请到信访窗口' })
    expect(codesOf(passedOn)).toEqual(['triage/must-be-answered'])
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    await office.does('writer', 'cases.accept', { caseId: messageId })
    await office.does('writer', 'cases.setDisposition', { caseId: messageId, disposition: 'explained' })
    const closed = await office.isRefused('writer', 'cases.close', { caseId: messageId })
    expect(closed.map((one) => [one.code, one.clause])).toEqual([['cases/not-answered', 'GB-10a'], ['cases/not-evaluated', 'GB-45']])
    expect(clause).toMatch(/^GB-/)
  })

  it('[GB-10a] answered, it may be closed once it was evaluated; a second message is put to the answered case and owes nothing more', async () => {
    const caseId = await isAccepted(office, await asks(office, '东湖小学周边早晚高峰堵得救护车都过不去。'))
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    await office.does('writer', 'cases.setDisposition', { caseId, disposition: 'answered' })
    expect(codesOf(await office.isRefused('writer', 'cases.close', { caseId }))).toEqual(['cases/not-evaluated'])

    const again = await asks(office, '东湖小学门口又堵了,每天早晚高峰都是这样。')
    await isStudied(office, again)
    await office.does('officer', 'triage.merge', { messageId: again, caseId, reason: '同一学校同一路段' })
    expect(await dutyOf(office, again, 'response')).toMatchObject({ state: 'fulfilled', dischargedBy: { kind: 'cases.joined' }, unitId: office.cast.unit('housing') })
  })

  it('[GB-10a] a message put to a case that is not answered yet keeps its own clock until the answer', async () => {
    const caseId = await isAccepted(office, await asks(office, '体育公园的健身器材坏了一半,没人修。'))
    const second = await asks(office, '健身器材坏了快半年,孩子差点被夹到手。')
    await isStudied(office, second)
    await office.does('officer', 'triage.merge', { messageId: second, caseId, reason: '同一公园' })
    expect(await dutyOf(office, second, 'response')).toMatchObject({ state: 'open', unitId: office.cast.unit('housing') })
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    expect(await dutyOf(office, second, 'response')).toMatchObject({ state: 'fulfilled', dischargedBy: { kind: 'publication.released' } })
  })

  it('[GB-10a] outside the five classes no answer is lawful with a reason of the list, which stays on view; the clock ends', async () => {
    const messageId = await asks(office, '低价出售二手家具,有意请联系。')
    await isStudied(office, messageId, { classes: [], stance: 'suggestion' })
    await office.does('officer', 'triage.decline', { messageId, reason: 'advertisement', note: '出售家具的广告' })
    const { items } = await office.asks<{ items: Item[] }>('head', 'triage.desk', { state: 'declined' })
    expect(items.map((item) => [item.id, item.declined])).toEqual([[messageId, { reason: 'advertisement', note: '出售家具的广告' }]])
    expect(await dutyOf(office, messageId, 'response')).toMatchObject({ state: 'waived', waivedBecause: 'triage.declined' })
    expect(await dutyOf(office, messageId, 'owner')).toMatchObject({ state: 'fulfilled' })
  })

  it('[GS-71] criticism is answered like anything else: no reason of the list names it, and its 48 hours run', async () => {
    const messageId = await asks(office, '你们局服务态度差,电话从来打不通,太失望了。')
    await isStudied(office, messageId, { classes: [], stance: 'criticism' })
    for (const reason of ['negative', 'criticism', '负面', 'satire']) {
      const refused = await office.isRefused('officer', 'triage.decline', { messageId, reason, note: '内容负面' })
      expect(refused.map((one) => [one.code, one.item])).toEqual([['input/invalid', 'reason']])
    }
    expect(await dutyOf(office, messageId, 'response')).toMatchObject({ state: 'open', dueAt: '2026-10-14T01:00:00.000Z' })
  })
})

describe('the rule leaves a reason out from a day on', () => {
  const { instruments } = readInstruments()
  const narrowed = instruments.map((one) => ({
    ...one,
    rules: one.rules.map((rule) => {
      const last = rule.id === 'gansu-opinions/4.5/no-answer-reasons' && rule.kind === 'route' ? rule.values.at(-1) : undefined
      if (rule.kind !== 'route' || !last || !('entries' in last)) return rule
      return { ...rule, values: [...rule.values, { ...last, from: '2026-01-01', entries: last.entries.filter((entry) => entry.code !== 'answered_before') }] }
    }),
  }))
  const strict = useOffice('2026-10-12T09:00:00+08:00', { rules: makeRulebook(narrowed, loadCalendar()) })

  it('[GS-71] and from then on it is none: the list in force decides, not the form', async () => {
    const messageId = await asks(strict, '去年问过的停车位,今年还是没有。')
    await isStudied(strict, messageId, { classes: [], stance: 'help' })
    const refused = await strict.isRefused('officer', 'triage.decline', { messageId, reason: 'answered_before', note: '去年已经答复' })
    expect(refused.map((one) => [one.code, one.item, one.clause])).toEqual([['triage/no-such-reason', 'reason', 'GS-71']])
    await strict.does('officer', 'triage.decline', { messageId, reason: 'withdrawn', note: '来信人已撤回' })
  })
})
