import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { ANSWER, asks, codesOf, dutyOf, finishes, isAccepted, isCleared, isDrafted, isPublished, RISK } from './steps.ts'

const office = useOffice('2026-10-08T10:00:00+08:00')

describe('an answer has three parts; the result may come later, on a day that is named', () => {
  it('[GB-18] facts, measures and result: each missing part is named, all at once', async () => {
    const caseId = await isAccepted(office, await asks(office))
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    const refused = await office.isRefused('writer', 'statements.finish', { statementId, baseVersion: 0, content: { title: '回应' }, riskNote: RISK })
    expect(refused.map((one) => [one.item, one.clause]).toSorted()).toEqual([['content.facts', 'GB-18'], ['content.measures', 'GB-18'], ['content.result', 'GB-18']])
    const yesterday = await office.isRefused('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, result: '', resultExpectedOn: '2026-10-08' }, riskNote: RISK })
    expect(codesOf(yesterday)).toEqual(['statements/time-in-the-past'])
  })

  it('[GB-18] without a result a day is named, and the result is owed by its 24:00; another promise does not pay it, the result does', async () => {
    const caseId = await isAccepted(office, await asks(office, '新区幼儿园的学位够不够,结果什么时候公布?'))
    const first = await isDrafted(office, caseId, { ...ANSWER, result: '', resultExpectedOn: '2026-10-12' })
    await isCleared(office, first)
    await isPublished(office, first.statementId)
    expect(await dutyOf(office, caseId, 'missing-result')).toMatchObject({ state: 'open', dueAt: '2026-10-12T16:00:00.000Z', unitId: office.cast.unit('housing') })
    const second = await isDrafted(office, caseId, { ...ANSWER, title: '进展', result: '', resultExpectedOn: '2026-10-20' })
    await isCleared(office, second)
    await isPublished(office, second.statementId)
    await office.turnTo('2026-10-13T00:00:01+08:00')
    const owed = await dutyOf(office, caseId, 'missing-result')
    expect(owed.dueAt).toBe('2026-10-20T16:00:00.000Z')
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    const last = await finishes(office, statementId, { ...ANSWER, title: '结果' })
    await isCleared(office, last)
    await isPublished(office, statementId)
    expect(await dutyOf(office, caseId, 'missing-result')).toMatchObject({ state: 'fulfilled' })
    const { items } = await office.asks<{ items: { duty: string; state: string; breachedAt?: string }[] }>('officer', 'duties.ofMatter', { matters: [caseId] })
    expect(items.filter((duty) => duty.duty === 'missing-result').map((duty) => [duty.state, duty.breachedAt])).toEqual([['fulfilledLate', '2026-10-12T16:00:00.000Z'], ['fulfilled', undefined]])
  })
})
