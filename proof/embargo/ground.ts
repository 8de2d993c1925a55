import { randomBytes } from 'node:crypto'
import { mustDo, type Cast } from '#src/app/cast.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { plus, type Instant } from '#src/kernel/time.ts'

/** Something that is not out: what it is called inside, and the signs that must never be seen outside. */
export interface Embargoed {
  readonly statementId: Id
  readonly caseId: Id
  readonly reviewId: Id
  readonly canaries: readonly string[]
  /** Of a link that was revoked. */
  readonly deadLink: string | undefined
}

export const UNITS = [
  { key: 'press', name: '新闻办公室', kind: 'press_office', isPressOffice: true },
  { key: 'housing', name: '住房局', kind: 'department', line: 'livelihood' },
  { key: 'water', name: '水务局', kind: 'department', line: 'livelihood' },
] as const
const at = (unit: string, ...roles: string[]) => roles.map((role) => ({ role, unit }))
export const PEOPLE = [
  { key: 'officer', name: '甲', posts: at('press', 'press_officer') },
  { key: 'head', name: '乙', posts: at('press', 'press_office_head') },
  { key: 'writer', name: '丙', posts: at('housing', 'press_assistant', 'online_spokesperson') },
  { key: 'first', name: '丁', posts: at('housing', 'reviewer_1', 'check_wording', 'check_policy') },
  { key: 'second', name: '戊', posts: at('housing', 'reviewer_2', 'check_legal', 'check_secrecy') },
  { key: 'third', name: '己', posts: at('housing', 'reviewer_3', 'check_political', 'unit_head') },
  // Everything a unit can do, at the wrong unit.
  { key: 'stranger', name: '辛', posts: at('water', 'press_assistant', 'online_spokesperson', 'unit_head', 'reviewer_1', 'check_secrecy') },
]
const ACTS = [['first', ['review1', 'proof1', 'check:wording', 'check:policy']], ['second', ['review2', 'proof2', 'check:legal', 'check:secrecy']], ['third', ['review3', 'proof3', 'check:political']]] as const

/** How far each gets, in turn: being written, in review, cleared and waiting, cleared and timed, cleared with a link that was revoked. */
const STAGES = 5

export interface Raising {
  readonly desk: Desk
  readonly cast: Cast
  now(): Instant
  settle(): Promise<void>
}

const canary = (): string => `藏${randomBytes(6).toString('hex')}`
const subject = (facts: readonly Fact[], kind: string): Id => idOf(facts.find((fact) => fact.kind === kind)!.subject)

/** Brings one answer to stage `n`; every part of it holds a sign that stands nowhere else. */
export async function raiseEmbargoed({ desk, cast, now, settle }: Raising, n: number): Promise<Embargoed> {
  const act = (who: string, command: string, input: object): Promise<readonly Fact[]> => mustDo(desk, cast.actor(who), command, input, now())
  const [title, question, facts, measures, result] = [canary(), canary(), canary(), canary(), canary()] as const
  const caseId = idOf((await mustDo(desk, { as: 'citizen' }, 'intake.receive', { source: 'public_form', text: `第 ${n} 件：楼道的灯坏了` }, now()))[0]!.subject)
  await act('officer', 'triage.study', { messageId: caseId, classes: ['vital_interest'], stance: 'help', recommendation: '请核查答复' })
  await act('officer', 'triage.accept', { messageId: caseId, unitId: cast.unit('housing') })
  await act('writer', 'cases.accept', { caseId })
  const statementId = subject(await act('writer', 'statements.start', { caseId, audience: 'public' }), 'statements.started')
  const content = { title: `标题${title}`, question: `问题${question}`, facts: `事实${facts}`, measures: `措施${measures}`, result: `结果${result}` }
  const stage = n % STAGES
  if (stage === 0) {
    await act('writer', 'statements.saveDraft', { statementId, baseVersion: 0, content })
    return { statementId, caseId, reviewId: caseId, canaries: [title, question, facts, measures, result], deadLink: undefined }
  }
  const finished = await act('writer', 'statements.finish', { statementId, baseVersion: 0, content, riskNote: { misreading: '误读', harm: '住户', fallback: '口径' } })
  await settle()
  const { digest } = (finished.find((fact) => fact.kind === 'statements.editionFinished')!.data as { digest: string })
  const review = await desk.ask<{ id: Id }>(cast.actor('writer'), 'review.review', { statementId }, now())
  if ('refusals' in review) throw new Error('the review is not found')
  const reviewId = review.value.id
  let deadLink: string | undefined
  if (stage > 1) for (const [who, items] of ACTS) await act(who, 'review.sign', { reviewId, digest, items: [...items], verdict: 'pass' })
  await settle()
  if (stage === 3) await act('head', 'publication.schedule', { statementId, at: plus(now(), 30 * 24 * 3_600_000) })
  if (stage === 4) {
    const previewId = subject(await act('head', 'publication.grantPreview', { statementId, name: '某记者', outlet: '某报', until: plus(now(), 3_600_000) }), 'publication.previewGranted')
    const link = await desk.ask<{ path: string }>(cast.actor('head'), 'publication.previewLink', { previewId }, now())
    if ('refusals' in link) throw new Error('the link is not found')
    deadLink = link.value.path
    await act('head', 'publication.revokePreview', { previewId, reason: '改期' })
  }
  return { statementId, caseId, reviewId, canaries: [title, question, facts, measures, result, digest], deadLink }
}
