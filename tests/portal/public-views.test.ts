import { describe, expect, it } from 'vitest'
import { transact } from '#src/record/transaction.ts'
import { sql } from 'kysely'
import { sha256 } from '#src/record/digest.ts'
import type { AnsweredQuestion, FollowedQuestion, ListedRelease, Page, PublicRelease, ShelfIndex } from '#src/modules/publication/public.ts'
import type { Keeping, LateDuty, PublicRules } from '#src/modules/duties/public.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { ANSWER, asks, finishes, isAccepted, isCleared, isDrafted, isPublished } from '../stories/steps.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')
const follow = (code: string): Promise<FollowedQuestion | null> => office.asks(CITIZEN, 'publication.questionByCode', { queryHash: sha256(code) })
const search = async (text: string): Promise<number> => (await office.asks<Page<ListedRelease>>(CITIZEN, 'publication.publicReleases', { search: text })).items.length

describe('what everybody may read', () => {
  let releaseId = ''

  it('[GS-69] a question has its clock from the first moment, before any unit has it', async () => {
    await asks(office, '东湖路工地半夜还在施工,孩子睡不着,请管一管。', { queryHash: sha256('code-1') })
    const stands = await follow('code-1')
    expect(stands).toMatchObject({ state: 'received', unit: null, answers: [], clock: { dueAt: '2026-10-02T10:00:00.000Z', clause: 'GB-14', provisional: false, state: 'open' } })
    expect(JSON.stringify(stands)).not.toContain('东湖路')
    expect(await follow('code-2')).toBeNull()
  })

  it('[GS-69] [NH-01] follows the question to its answer: unit, both times, the release', async () => {
    const messageId = (await office.asks<{ items: { id: string }[] }>('officer', 'intake.messages', {})).items[0]!.id
    const caseId = await isAccepted(office, messageId)
    expect(await follow('code-1')).toMatchObject({ state: 'accepted', unit: '澄湾区住房和城乡建设局' })
    await office.turnTo('2026-10-02T17:59:00+08:00')
    const drafted = await isDrafted(office, caseId, { ...ANSWER, spokesperson: '林溪' })
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    releaseId = drafted.statementId
    const stands = await follow('code-1')
    expect(stands!.state).toBe('answered')
    expect(stands!.answers).toHaveLength(1)
    expect(stands!.answers[0]!.content).toMatchObject({ ...ANSWER, spokesperson: '林溪' })
    expect([stands!.clock, ...stands!.otherClocks]).toContainEqual(expect.objectContaining({ clause: 'GB-14', state: 'fulfilled', dueAt: '2026-10-02T10:00:00.000Z', dischargedAt: '2026-10-02T09:59:00.000Z' }))

    const answered = await office.asks<Page<AnsweredQuestion>>(CITIZEN, 'publication.publicQuestions', {})
    expect(answered.items).toHaveLength(1)
    expect(answered.items[0]).toMatchObject({ releaseId, unitName: '澄湾区住房和城乡建设局', knownAt: '2026-09-30T10:00:00.000Z', releasedAt: '2026-10-02T09:59:00.000Z', answers: 1, clock: { dueAt: '2026-10-02T10:00:00.000Z', clause: 'GB-14' } })
  })

  it('[GB-17] finds a release by a word of two signs, never by a pair that only looks like it', async () => {
    expect(await search('施工')).toBe(1)
    expect(await search('噪声 住户')).toBe(0) // the risk note is not public
    expect(await search('噪声 巡查')).toBe(1)
    expect(await search('夜')).toBe(1)
    // 混凝 and 凝土 both stand in the text, 土混 does not; 噪声的回 runs through the title
    expect(await search('混凝土')).toBe(1)
    expect(await search('土混凝')).toBe(0)
    expect(await search('facts')).toBe(0)
    expect(await search('!!!')).toBe(0)
    expect(await search("'; drop table x; --")).toBe(0)
    const narrowed = (input: object) => office.asks<Page<ListedRelease>>(CITIZEN, 'publication.publicReleases', input)
    expect((await narrowed({ month: '2026-10' })).items).toHaveLength(1)
    expect((await narrowed({ month: '2026-09' })).items).toHaveLength(0)
    expect((await narrowed({ unitId: office.cast.unit('housing') })).items).toHaveLength(1)
    expect((await narrowed({ unitId: office.cast.unit('water') })).items).toHaveLength(0)
    expect(await office.asks<ShelfIndex>(CITIZEN, 'publication.publicIndex', {})).toEqual({ units: [{ id: office.cast.unit('housing'), name: '澄湾区住房和城乡建设局', releases: 1 }], months: [{ month: '2026-10', releases: 1 }] })
  })

  it('[RL-5] a correction makes the old edition readable history and turns the shelf', async () => {
    const turn = async (): Promise<number> => (await office.asks<{ turn: number }>(CITIZEN, 'publication.publicTurn', {})).turn
    const before = await turn()
    await office.does('head', 'publication.correct', { statementId: releaseId, note: '更正日期:浇筑在 9 月 30 日' })
    expect(await turn()).toBe(before)
    const corrected = await finishes(office, releaseId, { ...ANSWER, facts: '经核查,该工地 9 月 30 日 22 时至 23 时浇筑混凝土。' })
    await isCleared(office, corrected)
    await isPublished(office, releaseId)
    expect(await turn()).toBeGreaterThan(before)
    const release = await office.asks<PublicRelease>(CITIZEN, 'publication.publicRelease', { releaseId })
    expect(release.editions.map(({ no, state, note }) => [no, state, note])).toEqual([[1, 'superseded', null], [2, 'out', '更正日期:浇筑在 9 月 30 日']])
    expect(release.editions[0]!.content!.facts).toBe(ANSWER.facts)
    for (const edition of release.editions) expect(sha256(edition.words!)).toBe(edition.digest)
  })

  it('[RL-13] [NH-39] shows how each unit kept its time, and every late one by name', async () => {
    await asks(office, '小区水压太低,三楼以上早晚没有水。', { queryHash: sha256('code-3') })
    await office.pass(50)
    const keeping = await office.asks<Keeping>(CITIZEN, 'duties.publicKeeping', {})
    const housing = keeping.units.find((unit) => unit.unitName === '澄湾区住房和城乡建设局')!
    // 47 h 59 min after it was known: the band that ends with 48 hours.
    expect(housing).toMatchObject({ onTime: 1, late: 0, overdue: 0, ended: 0 })
    const press = keeping.units.find((unit) => unit.unitName === '澄湾区新闻办公室')!
    expect(press).toMatchObject({ owed: 1, onTime: 0, overdue: 1 })
    const late = await office.asks<{ items: LateDuty[] }>(CITIZEN, 'duties.publicLate', {})
    expect(late.items.map(({ unitName, clause, dischargedAt, dueAt }) => [unitName, clause, dischargedAt, dueAt])).toEqual([['澄湾区新闻办公室', 'GB-14', null, '2026-10-04T09:59:00.000Z']])
  })

  it('[GB-14] names the clauses by which clocks run, in our wording', async () => {
    const { deadlines, kept } = await office.asks<PublicRules>(CITIZEN, 'duties.publicRules', {})
    expect(deadlines.find((rule) => rule.register.includes('GB-14') && rule.within === 'PT48H')?.says.zh).toContain('48 小时')
    expect(kept).toEqual({ contacts: { zh: '180 日', en: '180 days' }, words: { zh: '36 个月', en: '36 months' } })
  })

  it('[RL-5] withdrawal leaves the words under their reason; erasure leaves a category only', async () => {
    await office.does('head', 'publication.withdraw', { statementId: releaseId, reason: 'wrong', note: '地点有误' })
    const withdrawn = await office.asks<PublicRelease>(CITIZEN, 'publication.publicRelease', { releaseId })
    expect(withdrawn.editions.map(({ no, state, title, note }) => [no, state, title, note])).toEqual([
      [1, 'superseded', ANSWER.title, null], [2, 'withdrawn', ANSWER.title, '内容有误，另行发布：地点有误']])
    await office.does('head', 'publication.erase', { statementId: releaseId, category: 'personal_data', note: '含住户门牌' })
    const erased = await office.asks<PublicRelease>(CITIZEN, 'publication.publicRelease', { releaseId })
    expect(erased.editions.map(({ state, title, content, words, note }) => [state, title, content, words, note])).toEqual([
      ['erased', null, null, null, '个人信息'], ['erased', null, null, null, '个人信息']])
    expect(await search('施工')).toBe(0)
    expect((await follow('code-1'))!.answers).toMatchObject([{ no: 2, state: 'erased', content: null }])
  })

  it('[RL-17] the public role sees of these tables what was made for it, and of a replay database nothing', async () => {
    const asPublic = <T>(statement: string): Promise<T[]> =>
      transact(office.pool.db, { actor: CITIZEN, role: 'huiying_public' }, async (tx) => (await sql.raw<T>(statement).execute(tx.db)).rows)
    for (const table of ['intake.message', 'cases.case', 'duties.duty', 'triage.item', 'statements.edition', 'record.fact', 'record.sealed_words']) {
      await expect(asPublic(`select * from ${table}`), table).rejects.toThrow(/permission denied/)
    }
    await expect(asPublic('update publication.shelf_turn set turn = 0')).rejects.toThrow(/permission denied/)
    await expect(asPublic("select publication.put_on_shelf(gen_random_uuid(), 1, 'x')")).rejects.toThrow(/permission denied/)
    expect((await asPublic('select * from duties.public_duties')).length).toBeGreaterThanOrEqual(2)

    const { default: pg } = await import('pg')
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    await owner.query("update record.database set kind = 'replay'")
    try {
      for (const table of ['duties.public_duties', 'publication.shelf']) await expect(asPublic(`select * from ${table}`), table).rejects.toThrow(/replay-is-not-public/)
      // Behind the door the tables themselves still show nothing.
      await owner.query('begin; set local role huiying_public')
      for (const table of ['duties.public_duties', 'publication.shelf']) expect((await owner.query(`select * from ${table}`)).rows, table).toEqual([])
      await owner.query('rollback')
    } finally {
      await owner.query("update record.database set kind = 'test'")
      await owner.end()
    }
  })
})
