import { runApart } from '#src/desk/apart.ts'
import { fireTimers, runEffect } from '#src/desk/clockwork.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { EditionFinished } from '#src/modules/statements/contract.ts'
import { madeBy, mustDo, raiseOffice, Unexpected, type Cast } from '../cast.ts'
import type { RefusedRow, ReplayRow } from './rows.ts'

const CITIZEN: Actor = { as: 'citizen' }
const LONGEST_TITLE = 120

const UNITS = [
  { key: 'press', name: '回放新闻办公室', kind: 'press_office', isPressOffice: true },
  { key: 'unit', name: '回放承办单位', kind: 'department', line: 'livelihood' },
] as const

/** An author and three other persons pass the whole gate; the press office studies, assigns and publishes. */
const PEOPLE = [
  { key: 'officer', name: '研判人', posts: [{ role: 'press_officer', unit: 'press' }] },
  { key: 'publisher', name: '发布人', posts: [{ role: 'press_office_head', unit: 'press' }] },
  { key: 'writer', name: '承办人', posts: ['press_assistant', 'online_spokesperson'].map((role) => ({ role, unit: 'unit' })) },
  { key: 'first', name: '一审人', posts: ['reviewer_1', 'check_wording', 'check_policy'].map((role) => ({ role, unit: 'unit' })) },
  { key: 'second', name: '二审人', posts: ['reviewer_2', 'check_legal', 'check_secrecy'].map((role) => ({ role, unit: 'unit' })) },
  { key: 'third', name: '三审人', posts: ['reviewer_3', 'check_political'].map((role) => ({ role, unit: 'unit' })) },
] as const

const ACTS = [
  ['first', ['review1', 'proof1', 'check:wording', 'check:policy']],
  ['second', ['review2', 'proof2', 'check:legal', 'check:secrecy']],
  ['third', ['review3', 'proof3', 'check:political']],
] as const

/** Before the oldest message that such a file can hold. */
export const raiseReplayOffice = (desk: Desk, before: Instant): Promise<Cast> => raiseOffice(desk, UNITS, PEOPLE, before)

interface Moment {
  readonly at: Instant
  readonly row: ReplayRow
  readonly act: 'asked' | 'answered'
}

/** All moments of all rows in the order of time; of two at the same time, the question comes first. */
function moments(rows: readonly ReplayRow[]): Moment[] {
  const all = rows.flatMap((row): Moment[] => [{ at: row.asked, row, act: 'asked' }, { at: row.answered, row, act: 'answered' }])
  return all.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.act === b.act ? 0 : a.act === 'asked' ? -1 : 1))
}

export interface Driving {
  readonly ledger: Ledger
  readonly desk: Desk
  readonly cast: Cast
  progress(done: number, of: number): void
  /** True when somebody asked it to stop; what is done stays whole. */
  stopped(): boolean
}

/**
 * Sends every row through the commands of the console, the clock turned to each moment in turn. What fell due before a moment
 * is recorded before it. A row that a command refuses is listed with the reason, and the others go on.
 */
export async function drive(rows: readonly ReplayRow[], driving: Driving): Promise<{ refused: RefusedRow[] }> {
  const messages = new Map<string, Id>()
  const refused: RefusedRow[] = []
  const plan = moments(rows)
  for (const [done, { at, row, act }] of plan.entries()) {
    if (driving.stopped()) break
    await fireAll(driving.ledger, at)
    try {
      if (act === 'asked') messages.set(row.id, await ask(driving, row))
      else if (messages.has(row.id)) await answer(driving, row, messages.get(row.id)!)
    } catch (error) {
      if (!(error instanceof Unexpected)) throw error
      refused.push({ id: row.id, why: error.message })
    }
    if (done % 100 === 0) driving.progress(done, plan.length)
  }
  const end = plan.at(-1)?.at
  while (end && (await runApart(driving.ledger, fail, () => end)));
  driving.progress(plan.length, plan.length)
  return { refused }
}

const fail = (error: unknown): never => {
  throw error
}

async function fireAll(ledger: Ledger, at: Instant): Promise<void> {
  while ((await fireTimers(ledger, fail, at)) > 0);
}

async function ask({ desk }: Driving, row: ReplayRow): Promise<Id> {
  const facts = await mustDo(desk, CITIZEN, 'intake.receive', { source: 'online_inquiry', text: row.text, title: row.title.slice(0, 200), replayOf: row.id }, row.asked)
  return madeBy(facts, 'intake.received')
}

async function answer({ ledger, desk, cast }: Driving, row: ReplayRow, messageId: Id): Promise<void> {
  const does = (who: string, command: string, input: unknown) => mustDo(desk, cast.actor(who), command, input, row.answered)
  await does('officer', 'triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '按原答复办理' })
  await does('officer', 'triage.accept', { messageId, unitId: cast.unit('unit') })
  await does('writer', 'cases.accept', { caseId: messageId })
  const statementId = madeBy(await does('writer', 'statements.start', { caseId: messageId, audience: 'public' }), 'statements.started')
  const content = { title: (row.title || row.text).slice(0, LONGEST_TITLE), facts: row.reply, substanceNotJudged: true, contentClass: 'other' }
  const finished = await does('writer', 'statements.finish', { statementId, baseVersion: 0, content })
  const reviewId = madeBy(finished, 'review.requested')
  const { digest } = finished.find((fact) => fact.kind === 'statements.editionFinished')!.data as EditionFinished
  for (const [who, items] of ACTS) await does(who, 'review.sign', { reviewId, digest, items: [...items], verdict: 'pass' })
  await does('publisher', 'publication.release', { statementId })
  while (await runEffect(ledger, fail, row.answered));
}
