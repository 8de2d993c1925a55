import { decideBy, type Decision, type Refusal } from '#src/kernel/facts.ts'
import type { Conference, Expected, ExpectQuestion, Rehearse } from './contract.ts'
import { about, inState } from './prepare.ts'

/** What may be asked is written down before it is; who sits there tries the answer (WL-21). */
export function expectQuestion(one: Conference, { sessionId, question, answer }: ExpectQuestion): Decision {
  const refusals: Refusal[] = inState(one, 'preparing', 'ready')
  const before = one.expected ?? []
  if (!one.sessions.some(({ id }) => id === sessionId)) refusals.push({ code: 'conferences/no-session', item: sessionId })
  if (before.some((each) => each.question === question)) refusals.push({ code: 'conferences/expected-twice', item: 'question' })
  return decideBy(refusals, () => {
    const expected: Expected = { no: before.length + 1, sessionId, question, ...(answer && { answer }) }
    return [about(one, 'conferences.questionExpected', { expected })]
  })
}

/** One try; the last one counts. */
export function rehearse(one: Conference, { no, verdict, note }: Rehearse): Decision {
  const refusals: Refusal[] = inState(one, 'preparing', 'ready')
  if (!one.expected?.some((each) => each.no === no)) refusals.push({ code: 'conferences/not-expected', item: String(no) })
  if (verdict === 'again' && !note) refusals.push({ code: 'conferences/try-without-note', item: 'note' })
  return decideBy(refusals, () => [about(one, 'conferences.rehearsed', { no, verdict, note })])
}

/** Expected questions that nobody has answered well yet. */
export const unrehearsed = (one: Conference): number => (one.expected ?? []).filter((each) => each.rehearsed?.verdict !== 'ready').length
