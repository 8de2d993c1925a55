import { beforeAll, describe, expect, it } from 'vitest'
import { CITIZEN, useOffice } from '../setup/office.ts'
import type { PublicRelease } from '#src/modules/publication/public.ts'
import { ANSWER, asks, codesOf, finishes, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')
let caseId: string
beforeAll(async () => {
  caseId = await isAccepted(office, await asks(office))
})
const onShelf = async (releaseId: string) => (await office.asks<PublicRelease>(CITIZEN, 'publication.publicRelease', { releaseId })).editions

async function published(title: string): Promise<string> {
  const drafted = await isDrafted(office, caseId, { ...ANSWER, title })
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  return drafted.statementId
}

describe('an error was published', () => {
  it('[RL-5] the correction is edition 2 with its note; edition 1 stays readable; no edition can be rewritten', async () => {
    const statementId = await published('含错的回应')
    expect(codesOf(await office.isRefused('writer', 'statements.finish', { statementId, baseVersion: 0, content: ANSWER }))).toContain('statements/already-cleared')
    await office.turnTo('2026-10-13T09:00:00+08:00')
    await office.does('head', 'publication.correct', { statementId, note: '立案日期应为 10 月 2 日' })
    const next = await finishes(office, statementId, { ...ANSWER, title: '改正的回应' })
    expect(await office.isRefused('head', 'publication.release', { statementId })).toHaveLength(11)
    await isCleared(office, next)
    await isPublished(office, statementId)
    const editions = await onShelf(statementId)
    expect(editions.map((one) => [one.no, one.state, one.title, one.note])).toEqual([[1, 'superseded', '含错的回应', null], [2, 'out', '改正的回应', '立案日期应为 10 月 2 日']])
    expect(editions.map((one) => one.releasedAt)).toEqual(['2026-10-12T01:00:00.000Z', '2026-10-13T01:00:00.000Z'])
    expect(editions[0]!.content!.facts).toBe(ANSWER.facts)
    const connection = await office.pool.raw.connect()
    try {
      for (const role of ['huiying_desk', 'huiying_ledger', 'huiying_public']) {
        await connection.query('begin')
        await connection.query(`select record.enter('${role}', null, '{}', true, null)`)
        await expect(connection.query(`update publication.shelf set title = '改写' where release_id = '${statementId}'`)).rejects.toThrow(/permission denied/)
        await connection.query('rollback')
      }
    } finally {
      connection.release()
    }
  })

  it('[RL-5] withdrawn, it stays readable under its reason and moment', async () => {
    const statementId = await published('要撤回的回应')
    expect((await office.isRefused('head', 'publication.withdraw', { statementId, reason: 'embarrassing', note: '影响形象' })).map((one) => one.item)).toEqual(['reason'])
    await office.turnTo('2026-10-14T09:00:00+08:00')
    await office.does('head', 'publication.withdraw', { statementId, reason: 'wrong', note: '数据待核实' })
    const [edition] = await onShelf(statementId)
    expect(edition).toMatchObject({ state: 'withdrawn', title: '要撤回的回应', note: '内容有误，另行发布：数据待核实', takenBackAt: '2026-10-14T01:00:00.000Z' })
    expect(edition!.content).not.toBeNull()
  })

  it('[RL-5] leaked personal data goes at once from every edition; the tombstone says its category and day and nothing of the words', async () => {
    const statementId = await published('含个人信息的回应')
    await office.does('officer', 'publication.erase', { statementId, category: 'personal_data', note: '误写来信人姓名' })
    const [edition] = await onShelf(statementId)
    expect(edition).toMatchObject({ state: 'erased', title: null, words: null, content: null, note: '个人信息', takenBackAt: office.now() })
    expect(JSON.stringify(edition)).not.toContain('误写来信人姓名')
    expect(codesOf(await office.isRefused('head', 'publication.release', { statementId }))).toContain('publication/taken-back')
  })
})

describe('a release at a chosen time', () => {
  it('[GB-34] [RL-12] passes the same gate when the time comes: no longer clear, it stays back and says why', async () => {
    const drafted = await isDrafted(office, caseId, { ...ANSWER, title: '定时发布' })
    const at = '2026-10-15T09:00:00+08:00'
    expect(await office.isRefused('head', 'publication.schedule', { statementId: drafted.statementId, at })).toHaveLength(11)
    await isCleared(office, drafted)
    await office.does('head', 'publication.schedule', { statementId: drafted.statementId, at })
    await office.does('third', 'review.withhold', { statementId: drafted.statementId, ground: '15-third-party', explanation: '第三方明确不同意公开', reviewOn: '2027-01-31', lifeSafety: false })
    await office.turnTo(at)
    expect(await office.asks('head', 'publication.release', { statementId: drafted.statementId })).toMatchObject({ state: 'ready' })
    const { items } = await office.asks<{ items: { kind: string; subject: string; data: object }[] }>('head', 'record.timeline', { matters: [caseId], limit: 200 })
    expect(items.findLast((fact) => fact.subject.endsWith(drafted.statementId))).toMatchObject({ kind: 'publication.unscheduled', data: { because: [{ code: 'publication/withheld', clause: 'RL-12' }] } })
  })

  it('[GB-34] cleared and still clear, it goes out at its time and not before', async () => {
    const drafted = await isDrafted(office, caseId, { ...ANSWER, title: '准时发布' })
    await isCleared(office, drafted)
    await office.does('head', 'publication.schedule', { statementId: drafted.statementId, at: '2026-10-16T09:00:00+08:00' })
    await office.turnTo('2026-10-16T08:59:59+08:00')
    expect(await office.asks('head', 'publication.release', { statementId: drafted.statementId })).toMatchObject({ state: 'scheduled' })
    await office.turnTo('2026-10-16T09:00:00+08:00')
    expect(await office.asks('head', 'publication.release', { statementId: drafted.statementId })).toMatchObject({ state: 'released', releasedAt: '2026-10-16T01:00:00.000Z' })
  })
})
