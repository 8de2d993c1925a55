import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { rulesOf } from '#src/app/followed-rules.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { parseInstant } from '#src/kernel/time.ts'
import type { Conference, Line } from '#src/modules/conferences/contract.ts'
import type { Slips } from '#src/modules/conferences/figure-queries.ts'
import type { PublicConference, PublicLine } from '#src/modules/conferences/public.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReady } from './conference-steps.ts'
import { codesOf } from './steps.ts'

const office = useOffice('2026-04-01T09:00:00+08:00')
beforeAll(() => useKeys(makeKeys(Buffer.alloc(32, 7))))

const at = (day: string, place = '新闻发布厅') => ({ at: `2026-${day}T15:00:00+08:00`, until: `2026-${day}T16:00:00+08:00`, place })
const begins = async (conferenceId: Id, day: string): Promise<void> => {
  await office.turnTo(`2026-${day}T15:00:00+08:00`)
  await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('third')] })
}
const writes = async (conferenceId: Id, text: string, more: object = {}): Promise<Id> => idOf((await office.does('officer', 'conferences.writeLine', { conferenceId, speaker: '陆明远', text, ...more }))[0]!.subject)
const publicLines = (conferenceId: Id) => office.asks<{ items: PublicLine[] }>(CITIZEN, 'conferences.publicLines', { conferenceId })
const attendance = () => office.asks<{ units: object[]; people: object[]; slips: Slips }>('officer', 'conferences.attendance', { year: 2026 })
const conference = (conferenceId: Id) => office.asks<Conference>('officer', 'conferences.conference', { conferenceId })

describe('signing in', () => {
  it('[NH-07] by list or by the code of the invitation; a substitute is marked, and nobody stands in for a substitute', async () => {
    const conferenceId = await isReady(office, at('04-02'))
    await office.turnTo('2026-04-02T14:50:00+08:00')
    const { invitations } = await conference(conferenceId)
    const [paper, unit] = [invitations[0]!.id, invitations.at(-1)!.id]
    await office.does('officer', 'conferences.signIn', { conferenceId, invitationId: paper, name: '记者甲' })
    expect(codesOf(await office.isRefused('officer', 'conferences.signIn', { conferenceId, invitationId: paper, name: '记者乙' }))).toEqual(['conferences/already-signed-in'])
    const { code } = await office.asks<{ code: string }>('officer', 'conferences.invitationCode', { conferenceId, invitationId: unit })
    expect(codesOf(await office.isRefused(CITIZEN, 'conferences.signInByCode', { code: code.replace(/^./, code.startsWith('Z') ? 'Y' : 'Z'), name: '冒名' }))).toEqual(['conferences/no-invitation'])
    await office.does(CITIZEN, 'conferences.signInByCode', { code, name: '白露' })
    expect((await conference(conferenceId)).invitations.at(-1)).toMatchObject({ person: '江雨', signedIn: { name: '白露', substituteFor: '江雨', by: 'code' } })
    const again = await office.isRefused(CITIZEN, 'conferences.signInByCode', { code, name: '路人', substituteFor: '白露' })
    expect(again.map(({ code: refusal, clause }) => [refusal, clause])).toEqual([['conferences/substitute-of-substitute', 'NH-07']])
    expect(codesOf(await office.isRefused('officer', 'conferences.signIn', { conferenceId, invitationId: conferenceId, name: '记者丙' }))).toEqual(['conferences/no-invitation'])
    await office.turnTo('2026-04-02T13:00:00+08:00')
    expect(codesOf(await office.isRefused('officer', 'conferences.start', { conferenceId, presentIds: [conferenceId] }))).toEqual(['conferences/too-early', 'conferences/unknown-person'])
  })
})

describe('the transcript', () => {
  it('[NH-36] lines have number, time, speaker and text; they are never changed, a correction is a new line that names the old one', async () => {
    const conferenceId = await isReady(office, at('04-03'))
    await begins(conferenceId, '04-03')
    const lineId = await writes(conferenceId, '共检查三十处。')
    expect(codesOf(await office.isRefused('officer', 'conferences.writeLine', { conferenceId, speaker: '陆明远', text: '更正', corrects: 2 }))).toEqual(['conferences/no-line'])
    await writes(conferenceId, '更正：共检查十三处。', { corrects: 1 })
    const { items } = await office.asks<{ items: Line[] }>('officer', 'conferences.lines', { conferenceId })
    expect(items).toMatchObject([{ no: 1, speaker: '陆明远', text: '共检查三十处。', at: '2026-04-03T07:00:00.000Z' }, { no: 2, corrects: 1 }])
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    const change = owner.query(`update conferences.line set doc = jsonb_set(doc, '{text}', '"共检查十三处。"') where id = $1`, [lineId])
    await expect(change).rejects.toThrow(/append-only/)
    await expect(owner.query('delete from conferences.line where id = $1', [lineId])).rejects.toThrow(/append-only/)
    await owner.end()
  })

  it('[RL-9] live, a line leaves when a second person lets it go, never by whoever wrote it; a conference that is not live lets nothing out', async () => {
    const conferenceId = await isReady(office, { ...at('04-07'), live: true })
    await begins(conferenceId, '04-07')
    const [first] = [await writes(conferenceId, '处置已经完成。'), await writes(conferenceId, '原因还在调查。')]
    expect((await publicLines(conferenceId)).items).toEqual([])
    expect(codesOf(await office.isRefused('officer', 'conferences.letGo', { lineId: first }))).toEqual(['conferences/own-line'])
    await office.does('officer2', 'conferences.letGo', { lineId: first })
    expect((await publicLines(conferenceId)).items).toMatchObject([{ no: 1, speaker: '陆明远', text: '处置已经完成。' }])
    expect(codesOf(await office.isRefused('head', 'conferences.letGo', { lineId: first }))).toEqual(['conferences/already-released'])
    const quiet = await isReady(office, at('04-08'))
    await begins(quiet, '04-08')
    const lineId = await writes(quiet, '会后送审。')
    expect(codesOf(await office.isRefused('officer2', 'conferences.letGo', { lineId }))).toEqual(['conferences/not-live'])
  })

  it('is paged by number, however long it is', async () => {
    const conferenceId = await isReady(office, at('04-09'))
    await begins(conferenceId, '04-09')
    for (let no = 1; no <= 7; no += 1) await writes(conferenceId, `第 ${no} 行`)
    const page = (input: object) => office.asks<{ items: Line[]; after?: string }>('officer', 'conferences.lines', { conferenceId, limit: 3, ...input })
    const first = await page({})
    expect(first.items.map(({ no }) => no)).toEqual([1, 2, 3])
    expect((await page({ after: first.after })).items.map(({ no }) => no)).toEqual([4, 5, 6])
    expect((await page({ newestFirst: true })).items.map(({ no }) => no)).toEqual([7, 6, 5])
  })

  it('is read to its end when it has 5,000 lines', async () => {
    const conferenceId = await isReady(office, at('04-10'))
    await begins(conferenceId, '04-10')
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    await owner.query(`insert into conferences.line (id, version, unit_ids, doc)
      select gen_random_uuid(), 1, array[$2::uuid], jsonb_build_object('conferenceId', $1::text, 'no', n, 'state', 'released', 'at', '2026-04-10T07:00:00.000Z', 'speaker', '陆明远', 'text', '第 ' || n || ' 行') from generate_series(1, 5000) n`, [conferenceId, office.cast.unit('press')])
    await owner.end()
    const numbers: number[] = []
    for (let after: string | undefined; numbers.length === 0 || after !== undefined; ) {
      const page: { items: PublicLine[]; after?: string } = await office.asks(CITIZEN, 'conferences.publicLines', { conferenceId, limit: 500, ...(after && { after }) })
      numbers.push(...page.items.map(({ no }) => no))
      after = page.after
    }
    expect(numbers).toEqual(Array.from({ length: 5000 }, (_, at_) => at_ + 1))
  })

  it('two who write at one moment get two numbers', async () => {
    const conferenceId = await isReady(office, at('04-13'))
    await begins(conferenceId, '04-13')
    const write = (who: string, text: string) => office.desk.do(office.cast.actor(who), 'conferences.writeLine', { conferenceId, speaker: '陆明远', text }, office.now())
    await Promise.all([write('officer', '甲'), write('officer2', '乙'), write('head', '丙')])
    const { items } = await office.asks<{ items: Line[] }>('officer', 'conferences.lines', { conferenceId })
    expect(items.map(({ no }) => no)).toEqual([1, 2, 3])
  })

  it('[WL-40] a slip put right within the hours that the rule gives is a correction and no fault; only a later one is told apart, and neither stands against a person', async () => {
    const conferenceId = await isReady(office, at('04-14'))
    await begins(conferenceId, '04-14')
    await writes(conferenceId, '补偿标准每平方米三千元。')
    await office.does('officer', 'conferences.close', { conferenceId })
    const before = await attendance()
    expect(before.people).toHaveLength(1)
    await office.turnTo('2026-04-15T15:00:00+08:00')
    await writes(conferenceId, '更正：每平方米两千元。', { corrects: 1 })
    await office.turnTo('2026-04-15T15:00:01+08:00')
    await writes(conferenceId, '再更正：每平方米两千一百元。', { corrects: 1 })
    // A correction may itself be wrong: its own time runs from when it was said.
    await writes(conferenceId, '第三行应为两千二百元。', { corrects: 3 })
    const { items } = await office.asks<{ items: Line[] }>('officer', 'conferences.lines', { conferenceId })
    expect(items.map(({ corrects, late }) => [corrects, late])).toEqual([[undefined, undefined], [1, undefined], [1, true], [3, undefined]])
    const after = await attendance()
    expect([after.slips.inTime - before.slips.inTime, after.slips.late - before.slips.late, after.slips.within?.zh]).toEqual([2, 1, '24 小时'])
    expect([after.people, after.units]).toEqual([before.people, before.units])
    const { counted } = await office.asks<{ counted: { figure: string; value: number; recounted: number }[] }>('officer', 'conferences.figures', {})
    expect(counted.find(({ figure }) => figure === 'correctionsInTime')).toEqual({ figure: 'correctionsInTime', value: after.slips.inTime, recounted: after.slips.inTime })
  })

  it('[WL-40] the office may set other hours; what was said before keeps the hours of its day', async () => {
    const conferenceId = await isReady(office, at('04-16'))
    await begins(conferenceId, '04-16')
    await writes(conferenceId, '受理点在一楼。')
    await office.does('head', 'agenda.setParameter', { parameter: 'slip-corrected-within', from: '2026-04-17', value: 2, reason: '本办从严要求' })
    const settled = makeDesk({ ...office.ledger, rules: await rulesOf(office.pool.db, office.ledger.rules) })
    const says = async (at_: string, text: string, more: object = {}): Promise<void> => {
      const outcome = await settled.do(office.cast.actor('officer'), 'conferences.writeLine', { conferenceId, speaker: '陆明远', text, ...more }, parseInstant(at_)!)
      if ('refusals' in outcome) throw new Error(JSON.stringify(outcome.refusals))
    }
    await says('2026-04-17T09:00:00+08:00', '更正：在二楼。', { corrects: 1 })
    await says('2026-04-17T09:00:00+08:00', '咨询电话 12345。')
    await says('2026-04-17T11:00:01+08:00', '更正：咨询电话 12346。', { corrects: 3 })
    const { items } = await office.asks<{ items: Line[] }>('officer', 'conferences.lines', { conferenceId })
    expect(items.map(({ late }) => late)).toEqual([undefined, undefined, undefined, true])
    expect(await settled.ask(office.cast.actor('officer'), 'conferences.attendance', { year: 2026 }, parseInstant('2026-04-17T12:00:00+08:00')!)).toMatchObject({ value: { slips: { within: { zh: '2 小时' } } } })
  })
})

describe('what everybody sees of it', () => {
  it('nothing while it is being prepared; then time, place and who speaks; a cancelled one stays with its reason', async () => {
    const coming = async () => (await office.asks<{ items: PublicConference[] }>(CITIZEN, 'conferences.publicConferences', { coming: true })).items.map(({ title }) => title)
    const hidden = idOf((await office.does('officer', 'conferences.open', { occasion: 'thematic', title: '尚在筹备' }))[0]!.subject)
    expect(await office.asks(CITIZEN, 'conferences.publicConference', { conferenceId: hidden })).toBeNull()
    const conferenceId = await isReady(office, { ...at('05-06'), title: '公开的发布会' })
    expect(await coming()).toContain('公开的发布会')
    expect(await coming()).not.toContain('尚在筹备')
    expect(await office.asks(CITIZEN, 'conferences.publicConference', { conferenceId })).toMatchObject({ place: '新闻发布厅', sessions: [{ unitName: '澄湾区住房和城乡建设局', speakers: ['陆明远', '林溪'] }] })
    await office.does('head', 'conferences.cancel', { conferenceId, reason: '台风来袭，改期另行公告' })
    expect(await coming()).not.toContain('公开的发布会')
    expect(await office.asks(CITIZEN, 'conferences.publicConference', { conferenceId })).toMatchObject({ state: 'cancelled', reason: '台风来袭，改期另行公告' })
  })
})

describe('after it', () => {
  it('[WL-20] is evaluated once; then the transcript is closed', async () => {
    const conferenceId = await isReady(office, at('05-07'))
    await begins(conferenceId, '05-07')
    await office.does('officer', 'conferences.close', { conferenceId })
    await writes(conferenceId, '会后补记。')
    await office.does('officer', 'conferences.evaluate', { conferenceId, verdict: '准备充分。', coverage: [{ outlet: '澄湾日报', url: 'https://example.com/1' }] })
    expect(codesOf(await office.isRefused('officer', 'conferences.evaluate', { conferenceId, verdict: '再评一次' }))).toEqual(['conferences/already-evaluated'])
    expect(codesOf(await office.isRefused('officer', 'conferences.writeLine', { conferenceId, speaker: '陆明远', text: '再补' }))).toEqual(['conferences/transcript-closed'])
    expect(codesOf(await office.isRefused('officer', 'conferences.ready', { conferenceId }))).toContain('conferences/not-in-state')
  })

  it('[NH-33] held without a question and without an action, it is counted as held and listed as such', async () => {
    const conferenceId = await isReady(office, { ...at('05-08'), title: '无人提问' })
    await begins(conferenceId, '05-08')
    await office.does('officer', 'conferences.close', { conferenceId })
    const silent = async () => (await office.asks<{ items: Conference[] }>('officer', 'conferences.conferences', { silent: true })).items.map(({ id }) => id)
    expect(await silent()).toContain(conferenceId)
    expect((await office.asks<{ items: Conference[] }>('officer', 'conferences.conferences', { state: 'held' })).items.map(({ id }) => id)).toContain(conferenceId)
    const asked = await isReady(office, at('05-11'))
    await begins(asked, '05-11')
    await office.does('officer', 'conferences.askFromFloor', { conferenceId: asked, outlet: '澄湾日报', text: '何时完工？' })
    await office.does('officer', 'conferences.close', { conferenceId: asked })
    expect(await silent()).not.toContain(asked)
  })

  it('what was promised there is an action with a unit and a day, reported done by that unit', async () => {
    const conferenceId = await isReady(office, at('05-12'))
    await begins(conferenceId, '05-12')
    const nobody = '00000000-0000-7000-8000-000000000001'
    const refused = await office.isRefused('officer', 'conferences.setAction', { conferenceId, what: '公布清单', unitId: nobody, dueAt: '2026-05-01T00:00:00+08:00' })
    expect(codesOf(refused)).toEqual(['conferences/time-in-the-past', 'conferences/unknown-unit'])
    await office.does('officer', 'conferences.setAction', { conferenceId, what: '公布清单', unitId: office.cast.unit('housing'), dueAt: '2026-05-20T18:00:00+08:00' })
    expect(codesOf(await office.isRefused('waterHead', 'conferences.finishAction', { conferenceId, no: 1, result: '已办' }))).toEqual(['conferences/not-your-unit'])
    expect(codesOf(await office.isRefused('officer', 'conferences.finishAction', { conferenceId, no: 2, result: '已办' }))).toEqual(['conferences/no-action'])
    await office.does('third', 'conferences.finishAction', { conferenceId, no: 1, result: '清单已上网' })
    expect((await conference(conferenceId)).actions).toMatchObject([{ no: 1, result: '清单已上网' }])
  })

  it('[NH-29] an opinion raised there becomes a message like any other', async () => {
    const conferenceId = await isReady(office, at('05-13'))
    await begins(conferenceId, '05-13')
    await office.does('officer', 'conferences.noteOpinion', { conferenceId, text: '建议把施工时间写进小区公告。' })
    const { items } = await office.asks<{ items: { source: string; excerpt: string }[] }>('officer', 'intake.messages', { source: 'conference_question' })
    expect(items).toMatchObject([{ excerpt: '建议把施工时间写进小区公告。' }])
    expect((await conference(conferenceId)).opinions).toBe(1)
  })
})
