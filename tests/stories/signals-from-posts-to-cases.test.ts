import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import type { Id } from '#src/kernel/facts.ts'
import { makeDesk } from '#src/desk/desk.ts'
import { addDays, civilDate, plus } from '#src/kernel/time.ts'
import { keepReading } from '#src/app/signals/read-sources.ts'
import { takePosts } from '#src/modules/signals/many.ts'
import type { Arriving } from '#src/modules/signals/ports.ts'
import type { Outlet } from '#src/modules/signals/contract.ts'
import { withSettings } from '#src/rulebook/engine.ts'
import { transact } from '#src/record/transaction.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'
import { columns } from '../security/catalogue.ts'
import { useOffice } from '../setup/office.ts'
import { codesOf } from './steps.ts'
import pg from 'pg'

const office = useOffice('2026-03-02T09:00:00+08:00', { people: [{ key: 'admin', name: '管宁', posts: [{ role: 'sysadmin', unit: 'press' }] }] })
const sources = new Map<string, { id: Id; outlet: Outlet }>()

const read = <T>(statement: ReturnType<typeof sql<T>>): Promise<readonly T[]> => transact(office.pool.db, { actor: { as: 'system', part: 'operator' } }, async (tx) => (await statement.execute(tx.db)).rows)
const take = (source: string, ...posts: readonly (Partial<Arriving> & { key: string })[]) =>
  takePosts({ db: office.pool.db, places, dial: office.now() }, sources.get(source)!, posts.map((one) => ({ title: '', text: '', time: office.now(), ...one })))

interface Shown {
  readonly id: Id
  readonly title: string
  readonly posts: number
  readonly burst: boolean
  readonly isNew: boolean
  readonly hot: boolean
  readonly byOutlet: Readonly<Record<string, number>>
}
const shown = async (state = 'waiting') => (await office.asks<{ items: Shown[] }>('officer', 'signals.matters', { state })).items
const matterAbout = async (word: string): Promise<Shown> => (await shown('all')).find(({ title }) => title.includes(word))!
const detail = (matterId: Id) => office.asks<{ wordings: { wording: number; posts: number; title: string; days: number[] }[]; proposed: { classes: { name: string; reasons: object[] }[]; units: object[]; urgency: { level: string }; release: object | null }; said: { lagMs: number }[]; answers: { lagMs: number }[]; curve: { points: object[] }; rules: { name: string }[] }>('officer', 'signals.matter', { matterId })

const MIXER = ['云岭花园旁边建搅拌站，粉尘很大，孩子咳嗽', '投诉云岭花园附近搅拌站夜里施工扰民', '云岭花园小区搅拌站噪音和粉尘污染严重', '搅拌站离云岭花园只有两百米，粉尘飘进家里', '云岭花园搅拌站什么时候拆，粉尘太大']
const SCHOOL = ['城南小学学位不够，今年一年级新生怎么报名入学', '请问城南小学今年学位什么时候公布，家长都在等', '城南小学学区划分不合理，学位紧张，家长很着急', '城南小学扩建以后新增学位有多少，家长想知道，澄湾区住房和城乡建设局说过在建']
const REST = ['公积金贷款额度如何计算，买二手房能贷几年', '老年优待证在哪里办理，要带照片吗', '图书馆周末开放到几点，自习室要预约吗', '滨河步道的路灯坏了很久没人修', '医保卡丢了如何挂失补办', '楼道里小广告贴满墙壁', '菜市场缺斤少两无人管', '事业单位招聘考试成绩何时出来', '户口从外省迁入需要哪些材料', '暖气不热，室内温度不达标', '共享单车堆在盲道上', '快递柜超时收费太高']

beforeAll(async () => {
  for (const [name, outlet] of [['云溪论坛', 'forum'], ['本地短视频', 'video'], ['区政府网站', 'official']] as const) {
    const sourceId = idOf((await office.does('admin', 'signals.addSource', { name, kind: 'push', outlet }))[0]!.subject)
    await office.does('admin', 'signals.switchSource', { sourceId, enabled: true, reason: '经批准接入' })
    sources.set(name, { id: sourceId, outlet })
  }
  // More of them than units are shown for a matter, each named more often than the unit.
  await office.does('officer', 'signals.setList', { name: '地点', words: ['云岭花园', '城南小学', '城南', '学位', '家长', '今年', '无人提起的桥'], places: true, reason: '按巡查名单' })
})

describe('posts are taken in batches', () => {
  it('once, however often they are brought, and what is said otherwise under the same id is noted', async () => {
    const batch = [{ key: 'a', text: '试验一条' }, { key: 'b', text: '试验两条' }]
    expect(await take('云溪论坛', ...batch)).toEqual({ fresh: 2, known: 0, changed: 0, dropped: 0, cut: 0 })
    expect(await take('云溪论坛', ...batch)).toMatchObject({ fresh: 0, known: 2 })
    expect(await take('云溪论坛', { key: 'a', text: '试验一条，已更新' }, { key: 'b', text: '试验两条' })).toMatchObject({ fresh: 0, known: 1, changed: 1 })
    expect(await read(sql<object>`select body, changes from signals.post order by id`)).toEqual([{ body: '试验一条，已更新', changes: 1 }, { body: '试验两条', changes: 0 }])
  })

  it('[RL-1] without anybody: handles, addresses and numbers stay outside, and no column could hold who said it', async () => {
    await take('云溪论坛', { key: 'c', title: '转 @某人甲', text: '//@某人乙: 打 13800138000 或写 x@example.org' })
    const [post] = await read(sql<{ title: string; body: string }>`select title, body from signals.post order by id desc limit 1`)
    expect(post).toEqual({ title: '转 @〔略〕', body: '//@〔略〕: 打 〔电话〕 或写 〔邮箱〕' })
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    expect((await columns(owner, 'signals.post')).map(({ name }) => name)).toEqual(['id', 'source_id', 'source_key', 'digest', 'outlet', 'title', 'body', 'said_at', 'taken_at', 'wording', 'changes', 'changed_at'])
    await owner.end()
  })

  it('whatever they are: a megabyte, one sign, broken letters, a clock ahead, nothing at all', async () => {
    const taken = await take('云溪论坛', { key: 'm', text: '长'.repeat(350_000) }, { key: 'e', text: '😀' }, { key: 'u', text: 'a\uD800b' }, { key: 'f', text: '明年的帖', time: '2027-01-01T00:00:00Z' }, { key: 't', text: '没有时间', time: '昨天' }, { key: 'n', text: ' \u0000 ' }, { key: 'o', text: '太久以前', time: '2020-01-01T00:00:00Z' })
    expect(taken).toEqual({ fresh: 5, known: 0, changed: 0, dropped: 2, cut: 1 })
    const kept = await read(sql<{ n: number; late: number }>`select max(length(body)) as n, count(*) filter (where said_at > ${office.now()}::timestamptz)::int as late from signals.post`)
    expect(kept).toEqual([{ n: 20_000, late: 0 }])
  })

  it('whole or not at all: a batch that breaks off leaves nothing, and is taken whole when it comes again', async () => {
    const before = await read(sql<object>`select count(*) from signals.post`)
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    await owner.query(`create function public.full_disk() returns trigger language plpgsql as $$ begin if new.body = '第三条' then raise exception 'no space left' using errcode = '53100'; end if; return new; end $$;
      create trigger full_disk before insert on signals.post for each row execute function public.full_disk()`)
    const batch = ['第一条', '第二条', '第三条'].map((text) => ({ key: text, text }))
    await expect(take('云溪论坛', ...batch)).rejects.toThrow(/no space left/)
    expect(await read(sql<object>`select count(*) from signals.post`)).toEqual(before)
    await owner.query('drop function public.full_disk cascade')
    await owner.end()
    expect(await take('云溪论坛', ...batch)).toMatchObject({ fresh: 3 })
  })
})

describe('rules that people write', () => {
  it('say where they are wrong, what they would have caught, and hold from the next post on', async () => {
    const rule = { name: '搅拌站', expression: '搅拌站 AND (粉尘|噪音', comment: '按巡查要求' }
    const refused = await office.isRefused('officer', 'signals.addRule', rule)
    expect(refused).toMatchObject([{ code: 'signals/rule-broken', item: 'expression', params: { at: expect.any(Number) } }])
    const broken = await office.asks<{ faults: { at: number; zh: string }[] }>('officer', 'signals.tryRule', { expression: rule.expression })
    expect(broken.faults[0]!.at).toBe((refused[0]!.params as { at: number }).at)
    await take('云溪论坛', { key: 'mix-0', text: MIXER[0]! })
    expect(await office.asks('officer', 'signals.tryRule', { expression: '搅拌站 AND (粉尘|噪音)' })).toMatchObject({ faults: [], hits: 1, posts: 12, of: 12, examples: [{ text: MIXER[0] }] })
    const facts = await office.does('officer', 'signals.addRule', { ...rule, expression: '搅拌站 AND (粉尘|噪音)', proposes: 'vital_interest' })
    await take('云溪论坛', ...MIXER.slice(1).map((text, at) => ({ key: `mix-${at + 1}`, text })))
    const ruleId = idOf(facts[0]!.subject)
    expect((await office.asks<{ items: { text: string }[] }>('officer', 'signals.posts', { ruleId })).items.map(({ text }) => text)).toEqual(MIXER.slice(2).toReversed())
    expect(codesOf(await office.isRefused('officer', 'signals.addRule', { ...rule, expression: '搅拌站' }))).toEqual(['signals/rule-known'])
    await office.does('officer', 'signals.changeRule', { ...rule, ruleId, expression: '搅拌站', proposes: 'vital_interest', reason: '放宽范围' })
    expect(await office.asks('officer', 'signals.rule', { ruleId })).toMatchObject({ versions: [{ no: 1, person: '周砚' }, { no: 2, expression: '搅拌站', reason: '放宽范围', person: '周砚' }] })
  })

  it('name lists and places, and read a list anew when it was set anew', async () => {
    await office.does('officer', 'signals.setList', { name: '小区', words: ['东湖苑'], reason: '巡查名单' })
    await office.does('officer', 'signals.addRule', { name: '小区停水', expression: '@小区 AND 停水 NOT @地区:贵港市', comment: '' })
    await take('云溪论坛', { key: 'l1', text: '东湖苑停水两天' }, { key: 'l2', text: '翠竹苑停水一天' })
    await office.does('officer', 'signals.setList', { name: '小区', words: ['东湖苑', '翠竹苑'], reason: '补充一处' })
    await take('云溪论坛', { key: 'l3', text: '翠竹苑又停水' })
    const { items } = await office.asks<{ items: { name: string; week: number }[] }>('officer', 'signals.rules', {})
    expect(items.find(({ name }) => name === '小区停水')).toMatchObject({ week: 2 })
    const gone = items.find(({ name }) => name === '小区停水') as unknown as { id: Id }
    await office.does('officer', 'signals.withdrawRule', { ruleId: gone.id, reason: '不再需要' })
    await take('云溪论坛', { key: 'l4', text: '东湖苑停水第三天' })
    expect((await office.asks<{ items: object[] }>('officer', 'signals.posts', { ruleId: gone.id })).items).toHaveLength(2)
    expect(codesOf(await office.isRefused('officer', 'signals.withdrawRule', { ruleId: gone.id, reason: '不再需要' }))).toEqual(['signals/rule-withdrawn'])
  })
})

describe('names of units', () => {
  const named = async (text: string): Promise<readonly Id[]> => {
    const key = `u${text}`
    await take('云溪论坛', { key, text })
    return (await read(sql<{ id: Id }>`select h.rule_id as id from signals.hit h join signals.post p on p.id = h.post_id where p.body = ${text} and not exists (select from signals.rule r where r.id = h.rule_id)`)).map(({ id }) => id)
  }

  it('are looked for in the same scan, by whatever the office calls a unit, and anew when it is called otherwise', async () => {
    const water = office.cast.unit('water')
    expect(await named('澄湾区水务局的电话没人接')).toEqual([water])
    expect(await named('水务管家的电话没人接')).toEqual([])
    await office.does('admin', 'directory.changeUnit', { unitId: water, otherNames: ['水务管家'] })
    expect(await named('水务管家的电话还是没人接')).toEqual([water])
  })

  it('stand in rules, and a name that no unit bears is refused at its place', async () => {
    expect(await office.isRefused('officer', 'signals.addRule', { name: '问水务', expression: '停水 AND @单位:水利厅', comment: '' })).toMatchObject([{ code: 'signals/rule-broken', params: { zh: expect.stringContaining('没有名为“水利厅”的单位') } }])
    const ruleId = idOf((await office.does('officer', 'signals.addRule', { name: '问水务', expression: '抢修 AND @单位:水务管家', comment: '' }))[0]!.subject)
    await take('云溪论坛', { key: 'w1', text: '抢修几时完，澄湾区水务局说一声' }, { key: 'w2', text: '抢修几时完，有没有人说一声' })
    expect((await office.asks<{ items: { text: string }[] }>('officer', 'signals.posts', { ruleId })).items).toMatchObject([{ text: '抢修几时完，澄湾区水务局说一声' }])
    await office.does('officer', 'signals.withdrawRule', { ruleId, reason: '试过了，不再需要' })
  })
})

describe('rules out of a file', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, n) => ({ line: n + 1, name: `批量规则 ${n + 1}`, expression: `暗号${n + 1}号 NOT 演习` }))

  it('one of a thousand is broken: its line and character are named, none goes in; corrected, all of them do, once', async () => {
    const standing = async () => (await read(sql<{ n: number }>`select count(*)::int as n from signals.rule where state = 'standing'`))[0]!.n
    const before = await standing()
    const wrong = lines(1_000).map((one) => (one.line === 617 ? { ...one, expression: '暗号 AND (粉尘|噪音' } : one))
    for (const onlyCheck of [true, false]) {
      const refused = await office.isRefused('officer', 'signals.addRules', { rules: wrong, onlyCheck })
      expect(refused).toMatchObject([{ code: 'signals/rule-line-broken', item: 'rules', params: { line: 617, name: '批量规则 617', at: 8 } }])
    }
    expect(await standing()).toBe(before)
    expect(await office.does('officer', 'signals.addRules', { rules: lines(1_000), onlyCheck: true })).toEqual([])
    expect(await office.does('officer', 'signals.addRules', { rules: lines(1_000) })).toHaveLength(1_000)
    expect(await office.does('officer', 'signals.addRules', { rules: lines(1_000) })).toEqual([])
    expect(await standing()).toBe(before + 1_000)
    await take('云溪论坛', { key: 'code', text: '有人说暗号617号，不知何意' })
    const { items } = await office.asks<{ items: { name: string; week: number }[] }>('officer', 'signals.rules', { after: '批量规则 616|', limit: 2 })
    expect(items.find(({ name }) => name === '批量规则 617')).toMatchObject({ week: 1, broken: false })
  })

  it('a line without a name and one whose name another rule bears are named too, all at once', async () => {
    const rules = [{ line: 3, name: '', expression: '积水' }, { line: 9, name: '批量规则 5', expression: '别的词' }, { line: 12, name: '同名', expression: '甲词' }, { line: 14, name: '同名', expression: '乙词' }]
    expect((await office.isRefused('officer', 'signals.addRules', { rules })).map(({ code, params }) => [code, params?.['line']])).toEqual([['signals/rule-line-name', 3], ['signals/rule-line-twice', 9], ['signals/rule-line-twice', 14]])
  })

  it('one that can no longer be read, because what it names is gone, holds for nothing, says so, and keeps no other from holding', async () => {
    const ruleId = idOf((await office.does('officer', 'signals.addRule', { name: '指名过的地方', expression: '@小区 AND 停电' }))[0]!.subject)
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    await owner.query(`update signals.rule set version = version + 1, doc = jsonb_set(jsonb_set(doc, '{versions,0,expression}', '"@撤并的区 AND 停电"'), '{changedAt}', to_jsonb($2::text)) where id = $1`, [ruleId, office.now()])
    await owner.end()
    expect(await take('云溪论坛', { key: 'power', text: '东湖苑停电，暗号5号' })).toMatchObject({ fresh: 1 })
    expect((await office.asks<{ items: object[] }>('officer', 'signals.posts', { ruleId })).items).toEqual([])
    const { items } = await office.asks<{ items: { name: string; broken: boolean; week: number }[] }>('officer', 'signals.rules', { limit: 200, after: '批量规则 4|' })
    expect(items.find(({ name }) => name === '批量规则 5')).toMatchObject({ week: 1, broken: false })
    expect((await office.asks<{ items: { name: string; broken: boolean }[] }>('officer', 'signals.rules', { limit: 5, after: '指名|' })).items.find(({ name }) => name === '指名过的地方')).toMatchObject({ broken: true })
    await office.does('officer', 'signals.withdrawRule', { ruleId, reason: '地名已撤并' })
  })
})

describe('matters that grow out of posts', () => {
  it('[GS-30] are grouped from what is alike, repeats as one, and counted by kind of outlet and by nobody', async () => {
    await take('云溪论坛', ...[...SCHOOL, ...REST].map((text, at) => ({ key: `g${at}`, text })))
    await take('本地短视频', ...MIXER.map((text, at) => ({ key: `v${at}`, text: `${text}！` })), { key: 'v9', text: MIXER[0]! })
    await office.pass(1)
    const mixer = await matterAbout('搅拌站')
    expect(mixer).toMatchObject({ posts: 11, byOutlet: { forum: 5, video: 6 }, isNew: true, hot: true })
    const { wordings, curve, rules, proposed } = await detail(mixer.id)
    expect(wordings.map(({ posts }) => posts).toSorted()).toEqual([2, 2, 2, 2, 3])
    for (const { posts, days } of wordings) expect(days).toEqual([...Array.from({ length: 14 }, () => 0), posts])
    expect(curve.points.length).toBeGreaterThan(0)
    expect(rules.map(({ name }) => name)).toEqual(['搅拌站'])
    expect(proposed).toMatchObject({ classes: [{ name: 'vital_interest', reasons: [{ zh: expect.stringContaining('搅拌站') }] }], urgency: { level: 'now' } })
    expect(JSON.stringify(proposed)).not.toMatch(/谣言|rumour/)
    const school = await matterAbout('学位')
    expect(school).toMatchObject({ posts: 4 })
    expect((await detail(school.id)).proposed.units).toMatchObject([{ unitId: office.cast.unit('housing'), name: '澄湾区住房和城乡建设局', reasons: [{ zh: '1 条提到该单位' }] }])
    for (const text of REST) expect(await matterAbout(text)).toBeUndefined()
  })

  it('are counted by the places of the office’s own lists, a place from the next post on', async () => {
    const counted = async () => (await office.asks<{ items: object[] }>('officer', 'signals.byPlace', {})).items
    expect(await counted()).toEqual([['云岭花园', 11], ['城南', 4], ['城南小学', 4], ['学位', 4], ['家长', 3], ['今年', 2]].map(([place, posts]) => ({ place, posts })))
    await office.does('officer', 'signals.setList', { name: '地点', words: ['云岭花园', '图书馆', '无人提起的桥'], places: true, reason: '按巡查名单' })
    expect(await counted()).toEqual([{ place: '云岭花园', posts: 11 }])
    await take('云溪论坛', { key: 'library', text: '圖書館闭馆以后还能还书吗' })
    expect(await counted()).toEqual([{ place: '云岭花园', posts: 11 }, { place: '图书馆', posts: 1 }])
  })

  it('[GS-64] a matter with ten posts in seven days proposes to speak about it, one with fewer does not', async () => {
    expect((await detail((await matterAbout('搅拌站')).id)).proposed.release).toMatchObject({ reasons: [{ zh: expect.stringContaining('7 天内 11 条') }] })
    expect((await detail((await matterAbout('学位')).id)).proposed.release).toBeNull()
  })

  it('[GS-64] by the number of posts and days that the office set, from the day it set them on', async () => {
    const set = (from: string) => ['hot-matter-posts', 'hot-matter-days'].map((parameter, at) => ({ parameter, from, value: [4, 2][at]! }))
    const releaseUnder = async (from: string) => {
      const desk = makeDesk({ ...office.ledger, rules: withSettings(office.ledger.rules, set(from)) })
      const told = await desk.ask<{ items: { title: string; hot: boolean }[] }>(office.cast.actor('officer'), 'signals.matters', {}, office.now())
      return 'value' in told ? told.value.items.find(({ title }) => title.includes('学位'))!.hot : undefined
    }
    const today = civilDate(office.now())
    expect(await releaseUnder(today)).toBe(true)
    expect(await releaseUnder(addDays(today, 1))).toBe(false)
  })

  it('are split and merged by hand, and the machine keeps to it', async () => {
    const { id: matterId } = await matterAbout('搅拌站')
    const { wordings } = await detail(matterId)
    const out = wordings.slice(-2).map(({ wording }) => wording)
    expect(codesOf(await office.isRefused('officer', 'signals.splitMatter', { matterId, wordings: wordings.map(({ wording }) => wording), title: '全部拆出', reason: '试一试看' }))).toEqual(['signals/not-of-this-matter'])
    const split = idOf((await office.does('officer', 'signals.splitMatter', { matterId, wordings: out, title: '另一处扬尘', reason: '不是一回事' }))[0]!.subject)
    await take('云溪论坛', { key: 'again', text: '云岭花园搅拌站粉尘还是很大，孩子一直咳嗽' })
    await office.pass(1)
    const parts = (await shown()).filter(({ id }) => id === split || id === matterId)
    expect(parts).toHaveLength(2)
    expect(parts.reduce((sum, { posts }) => sum + posts, 0)).toBeGreaterThanOrEqual(12)
    expect(codesOf(await office.isRefused('officer', 'signals.mergeMatters', { matterId: split, intoId: split, reason: '还是一回事' }))).toEqual(['signals/same-matter'])
    await office.does('officer', 'signals.mergeMatters', { matterId: split, intoId: matterId, reason: '还是一回事' })
    await office.pass(1)
    expect((await shown('all')).find(({ id }) => id === split)).toBeUndefined()
    expect(await matterAbout('搅拌站')).toMatchObject({ id: matterId })
    expect(codesOf(await office.isRefused('officer', 'signals.setAsideMatter', { matterId: split, reason: '已经合并' }))).toEqual(['signals/no-matter'])
  })

  it('become a case when a person says so, and the answer is marked on their curve with its lag; what official posts answer is measured too', async () => {
    const { id: matterId } = await matterAbout('搅拌站')
    await take('区政府网站', { key: 'o1', title: '住建局回应云岭花园旁边建搅拌站，粉尘很大，孩子咳嗽', text: '已责令停工整改。', time: plus(office.now(), 60_000) })
    await office.pass(1)
    expect((await detail(matterId)).answers).toMatchObject([{ lagMs: expect.any(Number) }])
    const facts = await office.does('officer', 'signals.acceptMatter', { matterId, title: '云岭花园搅拌站粉尘扰民', text: '多个平台反映云岭花园旁搅拌站粉尘大，请核查答复。' })
    expect(facts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['signals.matterAccepted', 'intake.received', 'triage.placed', 'duties.opened']))
    const { messageId } = facts[0]!.data as { messageId: Id }
    expect(await office.asks('officer', 'intake.message', { messageId })).toMatchObject({ source: 'online_post', knownAt: office.now(), words: { title: '云岭花园搅拌站粉尘扰民' } })
    expect(codesOf(await office.isRefused('officer', 'signals.acceptMatter', { matterId, title: '再转一次', text: '同一件事再转一次看看。' }))).toEqual(['signals/already-decided'])
    await office.does({ as: 'system', part: 'flow' }, 'signals.noteAnswered', { messageIds: [messageId], releaseId: messageId })
    expect((await detail(matterId)).said).toMatchObject([{ lagMs: expect.any(Number) }])
    expect((await shown('accepted')).map(({ id }) => id)).toEqual([matterId])
  })

  it('are set aside with a reason and may be taken up again', async () => {
    const { id: matterId } = await matterAbout('学位')
    await office.does('officer', 'signals.setAsideMatter', { matterId, reason: '教育局已公布' })
    expect((await shown('setAside')).map(({ id }) => id)).toEqual([matterId])
    expect(codesOf(await office.isRefused('officer', 'signals.setAsideMatter', { matterId, reason: '教育局已公布' }))).toEqual(['signals/already-decided'])
    expect((await shown()).map(({ id }) => id)).not.toContain(matterId)
    await office.pass(30)
    await take('云溪论坛', ...Array.from({ length: 40 }, (_, at) => ({ key: `more-${at}`, text: SCHOOL[at % 4]! })))
    expect((await shown()).find(({ id }) => id === matterId)).toMatchObject({ burst: true })
    await office.does('officer', 'signals.acceptMatter', { matterId, title: '城南小学学位', text: '家长问城南小学学位何时公布。' })
  })
})

describe('what is over goes', () => {
  it('after 180 days, but for the posts of a case that is not closed', async () => {
    const { id: kept } = await matterAbout('搅拌站')
    const { decision } = (await office.asks<{ decision: { messageId: Id } }>('officer', 'signals.matter', { matterId: (await matterAbout('学位')).id }))
    await office.does({ as: 'system', part: 'flow' }, 'signals.noteClosed', { messageIds: [decision.messageId] })
    await office.turnTo('2026-09-05T04:00:00+08:00')
    const left = await read(sql<{ body: string }>`select body from signals.post`)
    const bodies = left.map(({ body }) => body)
    expect(bodies).toEqual(expect.arrayContaining(MIXER))
    for (const gone of [...SCHOOL, ...REST]) expect(bodies).not.toContain(gone)
    expect(await shown('all')).toMatchObject([{ id: kept }])
  })
})

describe('sources are the administrator’s', () => {
  it('off until turned on, named once, with an address of their kind', async () => {
    const source = { name: '区广播电视台', kind: 'feed', outlet: 'news', address: 'https://example.org/rss.xml' }
    expect(codesOf(await office.isRefused('officer', 'signals.addSource', source))).toEqual(['desk/role-missing'])
    const sourceId = idOf((await office.does('admin', 'signals.addSource', source))[0]!.subject)
    const { items } = await office.asks<{ items: { id: Id; state: string }[] }>('officer', 'signals.sources', {})
    expect(items.find(({ id }) => id === sourceId)).toMatchObject({ state: 'off' })
    expect(codesOf(await office.isRefused('admin', 'signals.addSource', { ...source, address: 'file:///etc/passwd' }))).toEqual(['signals/bad-address', 'signals/source-known'])
    expect(codesOf(await office.isRefused('admin', 'signals.addSource', { ...source, name: '外面', kind: 'folder', address: '../外面' }))).toEqual(['signals/bad-address'])
    expect(codesOf(await office.isRefused('admin', 'signals.switchSource', { sourceId, enabled: false, reason: '暂时停用' }))).toEqual(['signals/already-so'])
    expect(codesOf(await office.isRefused('admin', 'signals.renewKey', { sourceId, reason: '更换一次' }))).toEqual(['signals/no-key'])
  })

  it('renamed, moved to another address, read at another hour, paused and removed; its name is free again and what it brought stays', async () => {
    const source = { name: '区融媒体中心', kind: 'feed', outlet: 'news', address: 'https://example.org/a.xml' }
    const sourceId = idOf((await office.does('admin', 'signals.addSource', source))[0]!.subject)
    const toRead = async () => (await office.asks<{ items: { source: { id: Id; name: string; address: string; everyMinutes: number }; state: { etag?: string; next?: string } }[] }>({ as: 'system', part: 'operator' }, 'signals.toRead', { sourceId })).items[0]
    await office.does('admin', 'signals.switchSource', { sourceId, enabled: true, reason: '经批准接入' })
    await keepReading(office.pool.db, sourceId, { failures: 0, seen: [], etag: 'a', next: '2027-01-01T00:00:00Z' })
    await office.does('admin', 'signals.changeSource', { sourceId, name: '区融媒', everyMinutes: 5 })
    expect(await toRead()).toMatchObject({ source: { name: '区融媒', everyMinutes: 5, address: source.address }, state: { etag: 'a' } })
    expect((await toRead())!.state).not.toHaveProperty('next')
    await office.does('admin', 'signals.changeSource', { sourceId, address: 'https://example.org/b.xml' })
    expect(await toRead()).toMatchObject({ source: { address: 'https://example.org/b.xml' }, state: { failures: 0 } })
    expect((await toRead())!.state).not.toHaveProperty('etag')
    expect(codesOf(await office.isRefused('admin', 'signals.changeSource', { sourceId, name: '云溪论坛', address: 'file:///etc/passwd' }))).toEqual(['signals/bad-address', 'signals/source-known'])
    await takePosts({ db: office.pool.db, places, dial: office.now() }, { id: sourceId, outlet: 'news' }, [{ key: 'kept', title: '', text: '删除来源以前收下的一条' }])
    await office.does('admin', 'signals.removeSource', { sourceId, reason: '改由推送' })
    expect(await toRead()).toBeUndefined()
    expect((await office.asks<{ items: { id: Id }[] }>('officer', 'signals.sources', {})).items.map(({ id }) => id)).not.toContain(sourceId)
    expect((await office.asks<{ items: object[] }>('officer', 'signals.posts', { sourceId })).items).toMatchObject([{ source: '区融媒' }])
    for (const [command, input] of [['changeSource', { everyMinutes: 5 }], ['switchSource', { enabled: true, reason: '再次启用' }], ['removeSource', { reason: '再删一次' }], ['renewKey', { reason: '更换一次' }]] as const) {
      expect(codesOf(await office.isRefused('admin', `signals.${command}`, { sourceId, ...input })), command).toEqual(['signals/source-removed'])
    }
    await office.does('admin', 'signals.addSource', { ...source, name: '区融媒' })
  })
})

describe('a rule is tried on all that is stored', () => {
  it('slice by slice from the newest post on, each slice once, and on the last days alone when they are asked for', async () => {
    await office.pass(40 * 24)
    const [{ old, last }] = (await read(sql<{ old: number; last: number }>`select (select count(*)::int from signals.post) as old, last from signals.turn`)) as [{ old: number; last: number }]
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    await owner.query(`insert into signals.post (id, source_id, source_key, digest, outlet, title, body, said_at, taken_at, wording)
      select ${last} + n, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'forum', '', case when n % 1000 = 1 then '第 ' || n || ' 处井盖松动' else '第 ' || n || ' 条' end, $1, $1, ${last} + n from generate_series(1, 21001) n`, [office.now()])
    await owner.query(`update signals.turn set last = last + 21001`)
    await owner.end()
    type Slice = { posts: number; hits: number; of?: number; before?: number; examples: { text: string }[] }
    const slice = (input: object) => office.asks<Slice>('officer', 'signals.tryRule', { expression: '井盖|删除来源', ...input })
    const first = await slice({})
    expect(first).toMatchObject({ posts: 20_000, of: old + 21_001, before: last + 1002 })
    expect(first.examples).toHaveLength(20)
    const rest = await slice({ before: first.before })
    expect(rest).toMatchObject({ posts: old + 1001 })
    expect(rest).not.toHaveProperty('before')
    expect(rest).not.toHaveProperty('of')
    // Two of the new posts, and one that stood before them.
    expect([first.hits, rest.examples.map(({ text }) => text)]).toEqual([20, ['第 1001 处井盖松动', '第 1 处井盖松动', '删除来源以前收下的一条']])
    expect(await slice({ days: 30 })).toMatchObject({ posts: 20_000, of: 21_001, hits: 20 })
    expect(await slice({ days: 30, before: first.before })).toEqual({ faults: [], posts: 1001, hits: 2, examples: expect.any(Array) })
  })
})
