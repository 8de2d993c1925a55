import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Lines } from '#src/modules/statements/lines.ts'
import { codesOf } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00', { people: [{ key: 'voice', name: '苏明远', posts: [{ role: 'unit_head', unit: 'housing' }, { role: 'press_assistant', unit: 'housing' }] }] })
const LINES = { question: '水价会涨吗?', answer: '今年没有调价计划。', facts: [{ text: '2026 年无调价听证', source: '发改委公告〔2026〕3 号' }], dontSay: ['不预测明年'] }
const usable = (linesId: string) => office.desk.ask<Lines>(office.cast.actor('writer'), 'statements.useLines', { linesId }, office.now())

describe('lines to take hold for thirty days', () => {
  it('[GS-32] question, answer, facts with sources, what not to say, owner, version, approval; expired ones cannot be used', async () => {
    const unitId = office.cast.unit('housing')
    const bare = await office.isRefused('writer', 'statements.writeLines', { unitId, question: '水价会涨吗?', answer: '不涨', facts: [] })
    expect(bare.map((one) => one.item)).toEqual(['facts'])
    expect((await office.isRefused('writer', 'statements.writeLines', { ...LINES, unitId, facts: [{ text: '没有来源的话' }] })).map((one) => one.item)).toEqual(['facts.0.source'])
    const long = await office.isRefused('writer', 'statements.writeLines', { ...LINES, unitId, validUntil: '2026-11-14T09:00:00+08:00' })
    expect(long.map((one) => [one.code, one.clause])).toEqual([['statements/lines-too-long', 'GS-32']])

    const linesId = idOf((await office.does('writer', 'statements.writeLines', { ...LINES, unitId }))[0]!.subject)
    expect(await usable(linesId)).toMatchObject({ refusals: [{ code: 'statements/lines-not-approved' }] })
    const own = idOf((await office.does('voice', 'statements.writeLines', { ...LINES, unitId }))[0]!.subject)
    expect((await office.isRefused('voice', 'statements.approveLines', { linesId: own })).map((one) => [one.code, one.clause])).toEqual([['statements/lines-own', 'RL-9']])
    await office.does('third', 'statements.approveLines', { linesId })
    // Thirty days of 24 hours after 12 October 09:00.
    expect(await usable(linesId)).toMatchObject({ value: { version: 1, validUntil: '2026-11-11T01:00:00.000Z', writtenBy: office.cast.person('writer'), approvedBy: office.cast.person('third'), dontSay: ['不预测明年'] } })
    await office.turnTo('2026-11-11T08:59:59+08:00')
    expect(await usable(linesId)).toHaveProperty('value')
    await office.turnTo('2026-11-11T09:00:00+08:00')
    expect(await usable(linesId)).toMatchObject({ refusals: [{ code: 'statements/lines-expired', clause: 'GS-32' }] })
    expect(codesOf(await office.isRefused('third', 'statements.approveLines', { linesId }))).toEqual(['statements/lines-expired'])

    await office.does('writer', 'statements.writeLines', { ...LINES, linesId, unitId, answer: '明年也没有调价计划。' })
    expect(await usable(linesId)).toMatchObject({ refusals: [{ code: 'statements/lines-not-approved' }] })
    await office.does('third', 'statements.approveLines', { linesId })
    expect(await usable(linesId)).toMatchObject({ value: { version: 2, history: [{ version: 1, answer: '今年没有调价计划。' }] } })
  })
})
