import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { makeDesk } from '#src/desk/desk.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { CivilDate } from '#src/kernel/time.ts'
import type { PolicyCounts } from '#src/modules/publication/issued-commands.ts'
import type { TimedDocument } from '#src/modules/publication/issued.ts'
import type { PublicRelease } from '#src/modules/publication/public.ts'
import type { StockPage, StockRound } from '#src/modules/publication/stock-check-commands.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { parsePeriod } from '#src/rulebook/period.ts'
import { useSite } from '../portal/site.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { codesOf, isCleared, isPublished, RISK } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const site = useSite(office)

const started = async (kind: string): Promise<Id> => idOf((await office.does('writer', 'statements.startOwn', { unitId: office.cast.unit('housing'), kind }))[0]!.subject)
async function goesOut(statementId: Id, content: object): Promise<Id> {
  const finished = (await office.does('writer', 'statements.finish', { statementId, baseVersion: 0, content: { contentClass: 'disclosure', ...content }, riskNote: RISK })).find((fact) => fact.kind === 'review.requested')!
  await isCleared(office, { statementId, reviewId: idOf(finished.subject), digest: (finished.data as { edition: { digest: string } }).edition.digest })
  await isPublished(office, statementId)
  return statementId
}
const release = async (title: string): Promise<Id> => goesOut(await started('release'), { title, facts: `${title}。电话以公告为准。`, page: { kind: 'release' } })

describe('what stands in public is looked through', () => {
  let pages: Id[]
  let checkId: Id
  const round = () => office.asks<StockRound>('head', 'publication.stockCheck', { checkId })
  const show = async (which: string) => (await office.asks<{ items: StockPage[] }>('head', 'publication.stockPages', { checkId, show: which })).items.map((one) => one.releaseId)
  const looks = (statementId: Id, finding?: object, who = 'officer') => office.does(who, 'publication.notePage', { checkId, statementId, ...(finding && { finding }) })
  beforeAll(async () => {
    useKeys(makeKeys(Buffer.alloc(32, 9)))
    pages = []
    for (const title of ['办事时间', '收费标准', '旧版名单', '停水通知']) pages.push(await release(title))
    await office.turnTo('2026-03-09T09:00:00+08:00')
  }, 60_000)

  it('[XM2-09] a round over the stock begins with all that stands in its bounds; what comes later is none of it', async () => {
    expect(codesOf(await office.isRefused('officer', 'publication.planStockCheck', { reason: '季度排查', from: '2026-02-01', until: '2026-01-31' }))).toEqual(['publication/check-dates-crossed'])
    expect(codesOf(await office.isRefused('officer', 'publication.planStockCheck', { reason: '季度排查', until: '2026-02-28' }))).toEqual(['publication/nothing-to-check'])
    checkId = idOf((await office.does('officer', 'publication.planStockCheck', { reason: '季度排查', until: '2026-03-31' }))[0]!.subject)
    await office.pass(1)
    const later = await release('后来的公告')
    expect((await round()).progress).toEqual({ pages: 4, seen: 0, findings: 0, settled: 0 })
    expect(await show('waiting')).toEqual(pages)
    expect(codesOf(await office.isRefused('officer', 'publication.notePage', { checkId, statementId: later }))).toEqual(['publication/not-in-this-check'])
  })

  it('[XM2-09] item by item: in order, or a finding; it says how far it is and does not end before every finding has', async () => {
    await looks(pages[0]!, undefined, 'writer') // a unit looks at its own pages
    await looks(pages[1]!, { kind: 'wrong', note: '电话少一位' })
    await looks(pages[2]!, { kind: 'outdated', note: '名单是去年的' })
    expect((await round()).progress).toEqual({ pages: 4, seen: 3, findings: 2, settled: 0 })
    expect(codesOf(await office.isRefused('head', 'publication.closeStockCheck', { checkId }))).toEqual(['publication/findings-open', 'publication/pages-left'])
    expect(codesOf(await office.isRefused('officer', 'publication.notePage', { checkId, statementId: pages[3]!, finding: { kind: 'wrong', note: '' } }))).toEqual(['input/invalid'])
  })

  it('[RL-6] every word of the office on its own site says that it is official, and of which unit', async () => {
    expect((await site.get(`/releases/${pages[0]}`)).body).toContain('<strong>官方发布</strong> <span lang="zh-CN">澄湾区住房和城乡建设局</span>')
  })

  it('[XM2-09] [XM4-15] a wrong page ends in a correction that everybody sees, an old one in a withdrawal that keeps its words', async () => {
    await office.pass(1)
    await office.does('head', 'publication.correct', { statementId: pages[1]!, note: '电话少了一位，现补正' })
    expect(await show('open')).toEqual([pages[1], pages[2]]) // asking for one is no correction yet
    await goesOut(pages[1]!, { title: '收费标准', facts: '收费标准。电话 0775-12345678。', page: { kind: 'release' } })
    await office.does('head', 'publication.withdraw', { statementId: pages[2]!, reason: 'superseded', note: '见新名单' })
    expect((await round()).progress).toMatchObject({ findings: 2, settled: 2 })
    const { body } = await site.get(`/releases/${pages[1]}?n=1`)
    for (const said of ['更正', '电话少了一位，现补正', `/releases/${pages[1]}/1`, '澄湾区住房和城乡建设局']) expect(body).toContain(said)
    expect((await site.get(`/releases/${pages[1]}/1`)).body).toMatch(/收费标准。电话以公告为准。/)
    for (const path of ['/feed.rss', '/feed.json']) expect((await site.get(path)).body).toContain('更正：电话少了一位，现补正')
    const withdrawn = await site.get(`/releases/${pages[2]}?n=1`)
    expect(withdrawn.status).toBe(200)
    expect(withdrawn.body).toMatch(/已撤回[^]*见新名单/)
    expect(withdrawn.body).toContain('旧版名单。电话以公告为准。')
  })

  it('[XM2-09] what leaked is gone at once: the tombstone says a category, the round does not say it again, and no withdrawal is enough', async () => {
    const [noted] = await looks(pages[3]!, { kind: 'leaked', note: '第三段有王某的身份证号' })
    expect(noted).toMatchObject({ kind: 'publication.pageChecked', data: { finding: { kind: 'leaked', note: '' } } })
    await office.does('head', 'publication.withdraw', { statementId: pages[3]!, reason: 'wrong', note: '正在核实' })
    expect(await show('open')).toEqual([pages[3]])
    expect(codesOf(await office.isRefused('head', 'publication.closeStockCheck', { checkId }))).toEqual(['publication/findings-open'])
    await office.does('officer', 'publication.erase', { statementId: pages[3]!, category: 'personal_data', note: '见排查记录' })
    const { editions } = await office.asks<PublicRelease>(CITIZEN, 'publication.publicRelease', { releaseId: pages[3]! })
    expect(editions).toMatchObject([{ state: 'erased', title: null, words: null, note: '个人信息' }])
    const { body, status } = await site.get(`/releases/${pages[3]}?n=2`)
    expect([status, body.includes('个人信息'), body.includes('停水通知')]).toEqual([410, true, false])
    expect(JSON.stringify(await office.asks('head', 'publication.stockPages', { checkId, show: 'settled' }))).not.toContain('王某')
    await office.does('head', 'publication.closeStockCheck', { checkId })
    expect((await office.asks<{ items: StockRound[] }>('head', 'publication.stockChecks', {})).items).toMatchObject([{ id: checkId, closedAt: office.now(), progress: { pages: 4, seen: 4, findings: 3, settled: 3 } }])
    expect(codesOf(await office.isRefused('officer', 'publication.notePage', { checkId, statementId: pages[0]! }))).toEqual(['publication/check-closed'])
  })
})

it('[XM4-05] policies issued against policies in public within twenty working days, entered or read from the document itself', async () => {
  const entered = { unitId: office.cast.unit('housing'), title: '物业管理办法' }
  await office.turnTo('2026-03-30T09:00:00+08:00')
  const document = async (number: string, issuedOn: string): Promise<Id> =>
    goesOut(await started('document'), { title: `文件 ${number}`, facts: '第一条', page: { kind: 'document', document: { number, issuer: '澄湾区住房和城乡建设局', addressee: '各街道', issuedOn, signedBy: '澄湾区住房和城乡建设局' } } })
  // 2 March is the first of twenty working days after 27 February, a Friday (28 February was one made up); the last is the 26th.
  const late = await document('澄建发〔2026〕1号', '2026-02-27')
  const inTime = await document('澄建发〔2026〕2号', '2026-03-16')
  for (const [number, issuedOn] of [['澄建发〔2026〕3号', '2026-03-20'], ['澄建发〔2026〕4号', '2026-02-27']]) await office.does('writer', 'publication.noteIssued', { ...entered, number, issuedOn })
  await office.does('writer', 'publication.noteIssued', { ...entered, number: '澄建发〔2026〕2号', issuedOn: '2026-03-16' }) // known both ways, counted once
  expect(codesOf(await office.isRefused('writer', 'publication.noteIssued', { ...entered, number: '澄建发〔2026〕3号', issuedOn: '2026-04-01' }))).toEqual(['publication/issued-known', 'publication/not-issued-yet'])
  const listed = (input: object) => office.asks<{ items: TimedDocument[]; after?: string }>('officer', 'publication.policyTimes', { year: 2026, ...input })
  expect(await office.asks<PolicyCounts>('officer', 'publication.policyCounts', { year: 2026 })).toEqual({ counts: { inTime: 1, late: 1, waiting: 1, overdue: 1 }, withinWorkdays: 20 })
  const all = [
    ['澄建发〔2026〕3号', 'waiting', '2026-04-20', null, false], ['澄建发〔2026〕2号', 'inTime', '2026-04-14', inTime, false],
    ['澄建发〔2026〕4号', 'overdue', '2026-03-26', null, false], ['澄建发〔2026〕1号', 'late', '2026-03-26', late, false],
  ]
  const told = (items: readonly TimedDocument[]) => items.map(({ number, outcome, dueOn, releaseId, provisional }) => [number, outcome, dueOn, releaseId, provisional])
  expect(told((await listed({})).items)).toEqual(all)
  expect((await listed({ year: 2025 })).items).toEqual([])
  // Page by page it is the same list, nothing left out and nothing twice, also between two of one day; one outcome alone is part of it.
  const paged: TimedDocument[] = []
  for (let after: string | undefined; ;) {
    const page = await listed({ limit: 1, ...(after && { after }) })
    paged.push(...page.items)
    if ((after = page.after) === undefined) break
  }
  expect(told(paged)).toEqual(all)
  expect(told((await listed({ outcome: 'overdue' })).items)).toEqual([all[2]])
  // The number of days is the rule's of the day of issue: shortened from 1 March, what is older keeps its twenty.
  const { rules } = office.ledger
  const [rule] = rules.rules.flatMap((one) => (one.kind === 'limit' && one.limit === 'policy-in-public' ? [one] : []))
  const shorter = { ...rule!, values: [...rule!.values, { from: '2026-03-01' as CivilDate, period: parsePeriod('P10WD') }] }
  const shortened = { ...rules, rules: rules.rules.map((one) => (one === rule ? shorter : one)), owners: new Map([...rules.owners, [shorter, rules.owners.get(rule!)!]]) }
  const asked = await makeDesk({ ...office.ledger, rules: shortened }).ask<{ items: TimedDocument[] }>(office.cast.actor('officer'), 'publication.policyTimes', { year: 2026 }, office.now())
  expect('value' in asked && asked.value.items.map(({ number, outcome, dueOn }) => [number.slice(-2), outcome, dueOn])).toEqual([['3号', 'waiting', '2026-04-03'], ['2号', 'inTime', '2026-03-30'], ['4号', 'overdue', '2026-03-26'], ['1号', 'late', '2026-03-26']])
})

it('[GB-20] what is hard to read is hinted at and holds nothing up: long sentences and jargon go to review as any text', async () => {
  await office.does('officer', 'measures.listTerm', { wrong: '一网统管', right: '统一调度', reason: '居民看不懂', kind: 'jargon' })
  const facts = `${'为进一步做好有关工作并持续推动各项任务落地见效'.repeat(5)}，通过一网统管解决。`
  expect(await goesOut(await started('release'), { title: '长句照样送审', facts, page: { kind: 'release' } })).toBeTruthy()
  expect((await office.asks<{ items: { wrong: string; kind: string }[] }>('writer', 'measures.terms', {})).items).toMatchObject([{ wrong: '一网统管', kind: 'jargon' }])
})
