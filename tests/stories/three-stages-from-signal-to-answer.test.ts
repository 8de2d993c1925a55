import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import type { Stage } from '#src/modules/cases/stages.ts'
import type { Item } from '#src/modules/triage/contract.ts'
import { asks, codesOf, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-10-12T09:30:00+08:00')

describe('a signal is noticed, studied and answered, in this order', () => {
  it('[GB-03] [GB-28] each stage has its start and its end', async () => {
    const messageId = await asks(office, undefined, { source: 'forum', knownAt: '2026-10-12T08:00:00+08:00' })
    await office.turnTo('2026-10-12T09:40:00+08:00')
    await office.does('officer', 'triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '请住建局核查' })
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    const stages = async () => (await office.asks<{ stages: Stage[] }>('officer', 'cases.case', { caseId: messageId })).stages.map(({ stage, from, until }) => [stage, from, until])
    expect(await stages()).toEqual([
      ['monitor', '2026-10-12T00:00:00.000Z', '2026-10-12T01:30:00.000Z'],
      ['study', '2026-10-12T01:30:00.000Z', '2026-10-12T01:40:00.000Z'],
      ['respond', '2026-10-12T01:40:00.000Z', undefined],
    ])
    await office.does('writer', 'cases.accept', { caseId: messageId })
    await office.turnTo('2026-10-12T15:00:00+08:00')
    const drafted = await isDrafted(office, messageId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    expect((await stages())[2]).toEqual(['respond', '2026-10-12T01:40:00.000Z', '2026-10-12T07:00:00.000Z'])
  })

  it('[GB-30] nothing is assigned, declined or passed on before it was studied', async () => {
    const messageId = await asks(office, '小区门口的消防通道被占用,请尽快处理。')
    const given = [
      ['triage.accept', { messageId, unitId: office.cast.unit('housing') }],
      ['triage.decline', { messageId, reason: 'no_public_matter', note: '与公共事务无关' }],
      ['triage.handOver', { messageId, channel: 'petition', reason: '属信访事项', receipt: '已转信访部门' }],
    ] as const
    for (const [command, input] of given) {
      const refused = await office.isRefused('officer', command, input)
      expect(refused.map((one) => [one.code, one.clause])).toContainEqual(['triage/not-studied', 'GB-30'])
    }
  })

  it('[WL-14] a study names who took part, the level and the recommendation; without a recommendation it is none', async () => {
    const messageId = await asks(office, '公交线路调整后老人出行不便,能否恢复原来的站点?')
    const empty = await office.isRefused('officer', 'triage.study', { messageId, classes: [], stance: 'suggestion', recommendation: '  ' })
    expect(empty.map((one) => [one.code, one.item, one.clause])).toEqual([['triage/study-incomplete', 'recommendation', 'WL-14']])
    await office.does('officer', 'triage.study', { messageId, classes: [], stance: 'suggestion', important: true, participants: ['李研判', '王值班'], recommendation: '转交通部门研究' })
    const { studies } = await office.asks<Item>('officer', 'triage.item', { messageId })
    expect(studies).toHaveLength(1)
    expect(studies[0]).toMatchObject({ personId: office.cast.person('officer'), participants: ['李研判', '王值班'], important: true, recommendation: '转交通部门研究', at: office.now() })
  })

  it('[GS-68] [WL-14] what is important waits for a second person, and the first cannot be both', async () => {
    const messageId = await asks(office, '网传自来水有异味,好几个小区的人都在问是不是水源被污染了。')
    const study = { messageId, classes: ['vital_interest'], stance: 'doubt', important: true, recommendation: '水务局立即检测并公布' }
    await office.does('officer', 'triage.study', study)
    const assign = { messageId, unitId: office.cast.unit('water') }
    expect(codesOf(await office.isRefused('officer', 'triage.accept', assign))).toEqual(['triage/second-study-missing'])
    expect(codesOf(await office.isRefused('officer', 'triage.study', study))).toEqual(['triage/studied-by-you'])
    await office.does('officer2', 'triage.study', study)
    await office.does('officer', 'triage.accept', assign)
  })
})
