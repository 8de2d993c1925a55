import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Accepted } from '#src/modules/triage/contract.ts'
import type { Proposal } from '#src/modules/triage/proposals.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isStudied } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')

interface Proposed {
  readonly modelVersion: string
  readonly learnedFrom: number
  readonly proposals: readonly (Proposal & { readonly unitName: string })[]
}
const proposed = (messageId: string): Promise<Proposed> => office.asks<Proposed>('officer', 'triage.proposals', { messageId })

// Words that no unit has in its list: what is proposed for them was learned.
const HOUSING = ['楼上邻居半夜装修电钻响个不停', '工地塔吊彻夜作业灯光刺眼', '电梯坏了一周没有人来维修', '开发商迟迟不办房产证', '外墙瓷砖脱落砸到车']
const WATER = ['龙头流出来的都是黄色的铁锈', '河道里漂着死鱼气味难闻', '水表读数比上月多了三倍', '排涝泵站汛期不开闸', '二次供水水箱多年未清洗']
const PLACES = ['东湖路', '新区', '河滨', '学府街', '老城', '南门']

async function decided(unit: string, texts: readonly string[], times: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < times; at += 1) {
    const messageId = await asks(office, `${PLACES[at % PLACES.length]}${at}号:${texts[at % texts.length]},请核实处理。`)
    await isStudied(office, messageId)
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit(unit) })
    ids.push(messageId)
  }
  return ids
}

describe('the office’s decisions teach the router', () => {
  let asked = ''
  let housing: string[] = []
  let version = ''

  beforeAll(async () => {
    asked = await asks(office, '北门小区龙头流出来的都是黄色铁锈,没法做饭。')
    housing = await decided('housing', HOUSING, 14)
    await decided('water', WATER, 15)
  })

  it('falls back to words of responsibility while fewer than thirty decisions stand', async () => {
    await office.turnTo('2026-03-03T02:30:00+08:00')
    expect(await proposed(asked)).toMatchObject({ modelVersion: 'keywords', learnedFrom: 0, proposals: [] })
    const plain = await asks(office, '停水两天,之前水压就低,物业也不管。')
    expect((await proposed(plain)).proposals.map((one) => [one.unitName, one.reasons])).toEqual([['澄湾区水务局', ['职责词：停水', '职责词：水压']], ['澄湾区住房和城乡建设局', ['职责词：物业']]])
  })

  it('uses each decision at the next night’s training: the right unit is on top, with passages of the message as reasons', async () => {
    housing = [...housing, ...(await decided('housing', HOUSING, 2))]
    expect((await proposed(asked)).modelVersion).toBe('keywords')
    await office.turnTo('2026-03-04T02:30:00+08:00')
    const found = await proposed(asked)
    version = found.modelVersion
    expect(version).toMatch(/^r1-[0-9a-f]{16}$/)
    expect(found.learnedFrom).toBe(31)
    expect(found.proposals[0]).toMatchObject({ unitId: office.cast.unit('water'), unitName: '澄湾区水务局' })
    expect(found.proposals[0]!.reasons.length).toBeGreaterThan(0)
    expect(found.proposals[0]!.reasons.every((reason) => '北门小区龙头流出来的都是黄色铁锈,没法做饭。'.includes(reason))).toBe(true)
  })

  it('the proposals and the model’s version stand in the fact of the decision', async () => {
    const { modelVersion, proposals } = await proposed(asked)
    await isStudied(office, asked)
    const facts = await office.does('officer', 'triage.accept', {
      messageId: asked, unitId: proposals[0]!.unitId, modelVersion, proposals: proposals.map(({ unitName: _, ...one }) => one),
    })
    const data = facts.find((fact) => fact.kind === 'triage.accepted')!.data as Accepted
    expect(data.modelVersion).toBe(version)
    expect(data.proposals[0]!.unitId).toBe(office.cast.unit('water'))
  })

  it('erased words drop out at the next training, and the model is another one', async () => {
    const admin = new Client(office.database.config())
    await admin.connect()
    await admin.query('update record.sealed_words set title = null, body = null, salt = null, erased_at = now() where id = any($1)', [housing.slice(0, 2)])
    await admin.end()
    await office.turnTo('2026-03-05T02:30:00+08:00')
    const found = await proposed(await asks(office, '湖滨龙头出黄水'))
    // 31 learned before, one decision more, two erased.
    expect(found.learnedFrom).toBe(30)
    expect(found.modelVersion).not.toBe(version)
  })

  it('proposes to the triage desk alone; a unit sees no proposals', async () => {
    const answer = await office.desk.ask(office.cast.actor('writer'), 'triage.proposals', { messageId: asked }, office.now())
    expect(answer).toMatchObject({ refusals: [{ code: 'desk/role-missing' }] })
  })
})
