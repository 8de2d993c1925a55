import { describe, expect, it } from 'vitest'
import { train } from '#src/signals/router/router.ts'
import { stances } from './contract.ts'
import { byKeywords, KEYWORDS, proposeUnits } from './proposals.ts'
import { isDue, isEnough, trainingTimers } from './training.ts'

const unit = (id: string, name: string, fields: string[], more: object = {}) => ({ id, name, shortName: name, fields, kind: 'department' as const, isPressOffice: false, ...more })
const UNITS = [
  unit('housing', '澄湾区住房和城乡建设局', ['施工', '物业', '房屋']),
  unit('water', '澄湾区水务局', ['停水', '水压', '管网']),
  unit('school', '澄湾区教育局', ['学校', '招生']),
  unit('press', '澄湾区新闻办公室', ['停水'], { isPressOffice: true }),
  unit('paper', '澄湾融媒体中心', ['停水'], { kind: 'news_org' }),
]

describe('owning units by words of responsibility', () => {
  it('proposes who is responsible by its words, names them as reasons, and leaves out press office and media', () => {
    expect(byKeywords({ text: '小区停水两天,水压也低,物业不管' }, UNITS)).toEqual([
      { unitId: 'water', share: 0.667, reasons: ['职责词：停水', '职责词：水压'] },
      { unitId: 'housing', share: 0.333, reasons: ['职责词：物业'] },
    ])
  })

  it('knows a unit by the name people call it', () => {
    expect(byKeywords({ text: '请教育局说明一下' }, UNITS)).toEqual([{ unitId: 'school', share: 1, reasons: ['单位名称：教育局'] }])
  })

  it('proposes nobody where nothing fits', () => {
    expect(proposeUnits({ text: '您好' }, UNITS, undefined)).toEqual({ modelVersion: KEYWORDS, proposals: [] })
  })
})

const TEXTS = { housing: ['工地半夜施工吵得睡不着', '楼上装修违规拆墙', '小区电梯坏了没人修', '塔吊夜间作业噪声大'], water: ['自来水发黄有异味', '家里停水两天了', '水压太低洗不了澡', '水管爆裂路面积水'] }
const rows = Object.entries(TEXTS).flatMap(([label, texts]) => Array.from({ length: 20 }, (_, at) => ({ label, text: `${texts[at % 4]},第${at}次反映` })))

describe('owning units by what the office decided before', () => {
  const model = train(rows)

  it('puts the unit on top that got such messages, with the model’s version, and fills up by words of responsibility', () => {
    const { modelVersion, proposals } = proposeUnits({ text: '水管又爆裂了,学校门口积水' }, UNITS, model)
    expect(modelVersion).toBe(model.version)
    expect(proposals.map((one) => one.unitId)).toEqual(['water', 'housing', 'school'])
    expect(proposals[0]!.share).toBeGreaterThan(0.5)
    expect(proposals[2]).toEqual({ unitId: 'school', share: 0, reasons: ['职责词：学校'] })
  })

  it('does not propose a unit that is closed, whatever it learned', () => {
    const open = UNITS.filter((one) => one.id !== 'water')
    expect(proposeUnits({ text: '水管又爆裂了' }, open, model).proposals.map((one) => one.unitId)).toEqual(['housing'])
  })

  it('[GB-29] proposes units and nothing else: neither rumour nor distortion, no stance at all', () => {
    const said = JSON.stringify(proposeUnits({ text: '听说自来水有毒,是谣言还是歪曲?' }, UNITS, model).proposals.map(({ unitId, share }) => ({ unitId, share })))
    for (const [code, zh] of Object.entries(stances)) expect(said).not.toMatch(new RegExp(`${code}|${zh}`))
    expect(Object.keys(proposeUnits({ text: '自来水' }, UNITS, model))).toEqual(['modelVersion', 'proposals'])
  })
})

describe('when it learns', () => {
  const due = (at: string, id = 'x0') => trainingTimers({ at, id }).map((timer) => timer.dueAt)

  it('sets the next 02:30 in Shanghai with every decision', () => {
    expect(due('2026-03-02T02:12:00.000Z', 'x7')).toEqual(['2026-03-02T18:30:00.000Z'])
    // 01:15 at night: this very night. 02:30 itself: the next one.
    expect(due('2026-03-01T17:15:00.000Z', 'x7')).toEqual(['2026-03-01T18:30:00.000Z'])
    expect(due('2026-03-01T18:30:00.000Z', 'x7')).toEqual(['2026-03-02T18:30:00.000Z'])
  })

  it('sets a look at the next full ten minutes with some of them', () => {
    expect(due('2026-03-02T02:12:00.000Z')[1]).toBe('2026-03-02T02:20:00.000Z')
    expect(due('2026-03-02T02:20:00.000Z')[1]).toBe('2026-03-02T02:30:00.000Z')
  })

  it('at night by any new decision, by day by fifty that are a fifth of what it knows', () => {
    const knows = (decisions: number) => ({ id: 'o', version: 'r1', decisions, through: 0, trainedAt: '2026-03-01T18:30:00.000Z' })
    expect([isDue(knows(100), 0, true), isDue(knows(100), 1, true)]).toEqual([false, true])
    expect([isDue(undefined, 49, false), isDue(undefined, 50, false)]).toEqual([false, true])
    expect([isDue(knows(1000), 199, false), isDue(knows(1000), 200, false)]).toEqual([false, true])
  })

  it('from thirty decisions among two units on', () => {
    expect([isEnough(rows.slice(0, 29)), isEnough(rows.slice(0, 30)), isEnough(rows.slice(0, 20).concat(rows.slice(0, 15)))]).toEqual([false, true, false])
  })
})
