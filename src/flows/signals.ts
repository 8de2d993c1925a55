import type { Fact, Id } from '#src/kernel/facts.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import type { Released } from '#src/modules/publication/contract.ts'
import type { MatterAccepted } from '#src/modules/signals/contract.ts'

const data = <D>(fact: Fact): D => fact.data as D

/** What people found worth an answer is a message like any other from now on; the office's own words, never a post. */
export const intoIntake: Flow = {
  name: 'accepted-matter-is-received',
  when: 'signals.matterAccepted',
  ask: (fact) => {
    const { messageId, title, text, knownAt } = data<MatterAccepted>(fact)
    return { command: 'intake.receive', input: { source: 'online_post', title, text, messageId, knownAt } }
  },
}

const marksItsMatter = (when: string): Flow => ({
  name: `release-is-marked-on-its-matter (${when})`,
  when,
  ask: (fact) => {
    const { answers, statementId } = data<Released>(fact)
    return { command: 'signals.noteAnswered', input: { messageIds: answers, releaseId: statementId } }
  },
})

/** What is told to the matters that became messages. */
export const backToSignals: readonly Flow[] = [
  marksItsMatter('publication.released'),
  { name: 'closed-case-lets-its-posts-go', when: 'cases.closed', ask: (fact) => ({ command: 'signals.noteClosed', input: { messageIds: data<{ closes: Id[] }>(fact).closes } }) },
]
