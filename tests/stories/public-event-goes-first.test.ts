import { describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import type { QueuedRelease } from '#src/modules/publication/queries.ts'
import { ANSWER, asks, isCleared, isDrafted, isPublished, THREE_ACTS, type Drafted } from './steps.ts'

const WATER_REVIEWERS = [
  ['w1', ['reviewer_1', 'check_wording', 'check_policy']],
  ['w2', ['reviewer_2', 'check_legal', 'check_secrecy']],
  ['w3', ['reviewer_3', 'check_political']],
] as const
const office = useOffice('2026-10-12T09:00:00+08:00', { people: WATER_REVIEWERS.map(([key, roles]) => ({ key, name: `水务${key}`, posts: roles.map((role) => ({ role, unit: 'water' })) })) })

async function cleared(text: string, classes: string[], title: string): Promise<{ caseId: string; drafted: Drafted }> {
  const caseId = await asks(office, text)
  await office.does('officer', 'triage.study', { messageId: caseId, classes, stance: 'doubt', recommendation: '核实后公布' })
  await office.does('officer', 'triage.accept', { messageId: caseId, unitId: office.cast.unit('housing') })
  await office.does('writer', 'cases.accept', { caseId })
  const drafted = await isDrafted(office, caseId, { ...ANSWER, title })
  await isCleared(office, drafted)
  return { caseId, drafted }
}
const queue = async (who = 'head', extra: object = {}) => office.asks<{ items: QueuedRelease[]; after?: string }>(who, 'publication.releases', { state: 'ready', ...extra })

describe('one outgoing queue, and what concerns everybody stands first in it', () => {
  it('[GB-24] a release on a public event goes before what was cleared earlier and later, on every page', async () => {
    const event = await cleared('暴雨后东湖路路面塌陷,会不会继续塌?', ['emergency_or_disaster'], '关于东湖路塌陷')
    const plain = await cleared('图书馆周一能不能也开门?', [], '关于图书馆开放时间')
    const later = await cleared('公园能不能多放几张长椅?', [], '关于公园长椅')
    const { items } = await queue()
    expect(items.map((one) => [one.id, one.goesFirst])).toEqual([[event.drafted.statementId, true], [later.drafted.statementId, false], [plain.drafted.statementId, false]])
    const first = await queue('head', { limit: 1 })
    const second = await queue('head', { limit: 1, after: first.after })
    expect([first, second].map((page) => page.items[0]!.id)).toEqual([event.drafted.statementId, later.drafted.statementId])
  })

  it('[GB-17] our own site is first: what is released stands there at that very moment, and nothing goes out by any other way', async () => {
    const { drafted } = await cleared('自来水管道改造何时完工?', ['vital_interest'], '关于管道改造')
    await office.turnTo('2026-10-12T11:00:00+08:00')
    const facts = await isPublished(office, drafted.statementId)
    expect(facts.map((fact) => fact.kind)).toEqual(['publication.ordered'])
    const shelf = await office.pool.raw.connect()
    try {
      await shelf.query(`begin; select record.enter('huiying_public', null, '{}', false, null)`)
      const { rows } = await shelf.query<{ at: string; digest: string }>(`select released_at as at, digest from publication.shelf where release_id = '${drafted.statementId}'`)
      expect(rows).toEqual([{ at: '2026-10-12T03:00:00.000Z', digest: drafted.digest }])
    } finally {
      await shelf.query('rollback')
      shelf.release()
    }
    const ways = office.ledger.catalogue.modules.flatMap((module) => Object.keys(module.effect ?? {})).filter((effect) => effect.startsWith('publication'))
    expect(ways).toEqual(['publication.putOut'])
  })

  it('[XM4-19] two units about to speak on one matter are flagged on both releases', async () => {
    const text = '南门街自来水发黄已经一个星期了,烧开后有沉淀,能喝吗?'
    const one = await cleared(text, ['vital_interest'], '住建局关于南门街水质')
    const caseId = await asks(office, `${text}请尽快答复。`)
    await office.does('officer', 'triage.study', { messageId: caseId, classes: ['vital_interest'], stance: 'doubt', recommendation: '水务局检测' })
    await office.does('officer', 'triage.accept', { messageId: caseId, unitId: office.cast.unit('water') })
    await office.does('waterWriter', 'cases.accept', { caseId })
    const started = await office.does('waterWriter', 'statements.start', { caseId, audience: 'public' })
    const statementId = started[0]!.subject.split(':')[1]!
    const finished = await office.does('waterWriter', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, title: '水务局关于南门街水质', contentClass: 'activity' } })
    const { subject, data } = finished.find((fact) => fact.kind === 'review.requested')!
    const digest = (data as { edition: { digest: string } }).edition.digest
    for (const [at, [, items]] of THREE_ACTS.entries()) await office.does(WATER_REVIEWERS[at]![0], 'review.sign', { reviewId: subject.split(':')[1], digest, items: [...items], verdict: 'pass' })

    const { items } = await queue()
    const said = (id: string) => items.find((each) => each.id === id)!.alsoSaid.map((each) => [each.releaseId, each.unitId, each.title])
    expect(said(one.drafted.statementId)).toEqual([[statementId, office.cast.unit('water'), '水务局关于南门街水质']])
    expect(said(statementId)).toEqual([[one.drafted.statementId, office.cast.unit('housing'), '住建局关于南门街水质']])
    expect(items.filter((each) => each.id !== statementId && each.id !== one.drafted.statementId).every((each) => each.alsoSaid.length === 0)).toBe(true)
  })
})
