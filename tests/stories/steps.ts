import { idOf } from '#src/kernel/subjects.ts'
import type { Id, Refusal } from '#src/kernel/facts.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { CITIZEN, type Office } from '../setup/office.ts'

/** Steps that stories share; each is what a person does in the console. */

export const ANSWER = {
  title: '关于东湖路夜间施工噪声的回应',
  question: '有市民反映东湖路工地夜间施工扰民。',
  facts: '经核查,该工地 10 月 1 日 22 时至 23 时浇筑混凝土,未办理夜间施工许可。',
  measures: '已责令停止夜间施工,并依法立案。',
  result: '10 月 2 日起夜间已停工,我局每晚巡查。',
}
export const RISK = { misreading: '可能被理解为允许夜间施工', harm: '周边住户', fallback: '夜间施工须经许可并公告' }

export async function asks(office: Office, text = '东湖路工地半夜还在施工,孩子睡不着,请管一管。', extra: object = {}): Promise<Id> {
  const facts = await office.does(CITIZEN, 'intake.receive', { source: 'public_form', text, ...extra })
  return idOf(facts[0]!.subject)
}

export async function isStudied(office: Office, messageId: Id, study: object = {}, who = 'officer'): Promise<void> {
  await office.does(who, 'triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '请住建局核查答复', ...study })
}

/** Studied, assigned to housing, accepted there. Answers the case id. */
export async function isAccepted(office: Office, messageId: Id): Promise<Id> {
  await isStudied(office, messageId)
  await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
  await office.does('writer', 'cases.accept', { caseId: messageId })
  return messageId
}

export interface Drafted {
  readonly statementId: Id
  readonly reviewId: Id
  readonly digest: string
}

export async function isDrafted(office: Office, caseId: Id, content: object = ANSWER, audience = 'public'): Promise<Drafted> {
  const started = await office.does('writer', 'statements.start', { caseId, audience })
  const statementId = idOf(started[0]!.subject)
  return finishes(office, statementId, content)
}

export async function finishes(office: Office, statementId: Id, content: object = ANSWER): Promise<Drafted> {
  const saved = await office.asks<{ draft: { version: number } | null }>('writer', 'statements.statement', { statementId })
  const facts = await office.does('writer', 'statements.finish', { statementId, baseVersion: saved.draft?.version ?? 0, content, riskNote: RISK })
  const requested = facts.find((fact) => fact.kind === 'review.requested')!
  return { statementId, reviewId: idOf(requested.subject), digest: (requested.data as { edition: { digest: string } }).edition.digest }
}

/** Three persons in three acts pass the whole gate. */
export const THREE_ACTS = [
  ['first', ['review1', 'proof1', 'check:wording', 'check:policy']],
  ['second', ['review2', 'proof2', 'check:legal', 'check:secrecy']],
  ['third', ['review3', 'proof3', 'check:political']],
] as const

export async function isCleared(office: Office, { reviewId, digest }: Drafted): Promise<void> {
  for (const [who, items] of THREE_ACTS) await office.does(who, 'review.sign', { reviewId, digest, items: [...items], verdict: 'pass' })
}

export const isPublished = (office: Office, statementId: Id) => office.does('head', 'publication.release', { statementId })

/** All duties about these matters, ended ones included. */
export async function dutiesOf(office: Office, ...matters: Id[]): Promise<Duty[]> {
  return (await office.asks<{ items: Duty[] }>('officer', 'duties.ofMatter', { matters })).items
}

/** The newest duty of this name about a matter; the story fails when there is none. */
export async function dutyOf(office: Office, matter: Id, name: string): Promise<Duty> {
  const found = (await dutiesOf(office, matter)).filter((duty) => duty.duty === name).at(-1)
  if (!found) throw new Error(`no duty ${name} about ${matter}`)
  return found
}

/** Codes of refusals, each once, in order of the alphabet. */
export const codesOf = (refusals: readonly Refusal[]): string[] => [...new Set(refusals.map((one) => one.code))].toSorted()
