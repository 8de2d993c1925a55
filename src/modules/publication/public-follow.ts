import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { FollowedQuestion, PublicAnswer, PublicClock, PublicContent, QuestionState } from './public.ts'

interface CaseStands {
  readonly state: 'assigned' | 'returned' | 'accepted' | 'answered' | 'closed'
  readonly unit: string | null
  readonly openedAt: string
  readonly acceptedAt: string | null
  readonly answeredAt: string | null
  readonly closedAt: string | null
  readonly nextUpdateAt: string | null
  readonly reopenedTimes: number
  readonly disposition: string | null
  readonly reviewOn: string | null
  readonly pauses: FollowedQuestion['progress']['pauses']
  readonly extensions: FollowedQuestion['progress']['extensions']
}

/** As `publication.question_by_code` answers. */
interface Stands {
  readonly source: string
  readonly messageState: string
  readonly knownAt: string
  readonly registeredAt: string
  readonly declined: string | null
  readonly handedOver: FollowedQuestion['handedOver']
  readonly rating: FollowedQuestion['rating']
  readonly case: CaseStands | null
  readonly duties: readonly (PublicClock & { readonly duty: string })[]
  readonly answers: readonly (Omit<PublicAnswer, 'content'> & { readonly words: string | null })[]
}

function stateOf({ messageState, case: one }: Stands): QuestionState {
  if (messageState === 'declined' || messageState === 'handedOver') return messageState
  // A case that a unit gave back is on the triage desk again: nobody answers for it at this moment.
  return one === null || one.state === 'returned' ? 'received' : one.state
}

const NOWHERE: CaseStands = {
  state: 'returned', unit: null, openedAt: '', acceptedAt: null, answeredAt: null, closedAt: null, nextUpdateAt: null, reopenedTimes: 0,
  disposition: null, reviewOn: null, pauses: [], extensions: [],
}

/** The clock of an answer that runs and ends first; when none runs, the one that ran last. The next update is told beside it. */
function principal(clocks: Stands['duties']): PublicClock {
  const answers = clocks.filter((clock) => clock.duty !== 'next-update')
  const running = answers.filter((clock) => clock.state === 'open' || clock.state === 'paused').toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  const found = running[0] ?? answers.at(-1) ?? clocks.at(-1)
  if (!found) throw new Error('a question without any clock: no rule of this rulebook owes the public an answer')
  return found
}

function present(stands: Stands, rules: Rulebook): FollowedQuestion {
  const clocks = stands.duties.map((clock) => {
    const says = rules.rules.find((rule) => rule.id === clock.ruleId)?.says
    return says ? { ...clock, says } : clock
  })
  const clock = principal(clocks)
  const state = stateOf(stands)
  const { acceptedAt, answeredAt, closedAt, nextUpdateAt, reopenedTimes, disposition, reviewOn, pauses, extensions, ...one } = stands.case ?? NOWHERE
  return {
    state, unit: state === 'received' ? null : one.unit,
    source: stands.source, knownAt: stands.knownAt, registeredAt: stands.registeredAt, declined: stands.declined, handedOver: stands.handedOver, rating: stands.rating,
    progress: { assignedAt: one.openedAt || null, acceptedAt, answeredAt, closedAt, nextUpdateAt, reopenedTimes, disposition, reviewOn, pauses, extensions },
    clock, otherClocks: clocks.filter((each) => each !== clock),
    answers: stands.answers.map(({ words, ...answer }) => ({ ...answer, content: words === null ? null : (JSON.parse(words) as PublicContent) })),
  }
}

/** Where the question stands whose query code has this SHA-256; null when there is none. */
export const questionByCode = query({
  name: 'publication.questionByCode',
  zh: '凭查询码查看',
  input: z.object({ queryHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  may: 'public',
  async ask(tx, { queryHash }, rules): Promise<FollowedQuestion | null> {
    const found = await sql<{ stands: Stands | null }>`select publication.question_by_code(${queryHash}) as stands`.execute(tx.db)
    const stands = found.rows[0]?.stands
    return stands ? present(stands, rules) : null
  },
})
