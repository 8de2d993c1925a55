import { text } from '#src/desk/shapes.ts'
import type { Actor, Id, Refusal } from '#src/kernel/facts.ts'
import { toShanghai } from '#src/kernel/time.ts'
import { sha256 } from '#src/record/digest.ts'
import type { Keys } from '#src/record/keys.ts'
import { LONGEST_QUESTION } from '#src/modules/intake/contract.ts'
import type { FollowedQuestion } from '#src/modules/publication/public.ts'
import type { Counter, Followed, Question, Served } from '#src/surfaces/http/deps.ts'

const CITIZEN: Actor = { as: 'citizen' }
const LONGEST_CONTACT = 200
/** Two processes that take the same form at the same moment: one states the message, the other finds it at its next look. */
const LOOKS = 4

const COMMANDS = { rate: 'evaluation.rate', askAgain: 'evaluation.requestRehandling' } as const

/** Freed of control and direction marks by the shape that intake uses: what is counted here is what would be stored. */
const clean = (raw: string): string => text(Number.MAX_SAFE_INTEGER, 0).parse(raw)

function faultsOf(words: string, contact: string): Refusal[] {
  const faults: Refusal[] = []
  const length = [...words].length
  if (length === 0) faults.push({ code: 'api/question-empty', item: 'text' })
  if (length > LONGEST_QUESTION) faults.push({ code: 'api/question-too-long', item: 'text', params: { most: LONGEST_QUESTION, length } })
  if ([...contact].length > LONGEST_CONTACT) faults.push({ code: 'api/contact-too-long', item: 'contact', params: { most: LONGEST_CONTACT } })
  return faults
}

/** The newest answer that stands, as it was cleared; what was taken back is no answer any more. */
function standingAnswer({ answers }: FollowedQuestion): string | null {
  const content = answers.findLast((answer) => answer.state === 'out')?.content
  return content ? [content.facts, content.measures, content.result].filter((part) => part !== '').join('\n\n') : null
}

const present = (question: FollowedQuestion): Followed => ({
  state: question.state,
  unit: question.unit,
  dueAt: toShanghai(question.clock.dueAt),
  provisional: question.clock.provisional,
  clause: question.clock.clause,
  answer: standingAnswer(question),
})

/** The public counter of whatever database is served now. */
export function makeCounter(served: () => Served, keys: Keys): Counter {
  /** The digest under which a message is found, however its code was typed; that of no code at all finds nothing, in the same time. */
  const hashOf = (queryCode: string): string => {
    const messageId = keys.messageIdOf(queryCode)
    return sha256(messageId ? keys.queryCodeOf(messageId) : queryCode)
  }

  async function receive(at: Served, messageId: Id, question: { words: string; title: string | undefined; contact: string; source: NonNullable<Question['source']> }): Promise<{ refusals: readonly Refusal[] } | undefined> {
    const { words, title, contact, source } = question
    const input = {
      source, text: words, messageId,
      ...(title && { title }),
      ...(contact !== '' && { sealedContact: keys.seal(contact).toString('base64') }),
      queryHash: sha256(keys.queryCodeOf(messageId)),
      idempotencyKey: `form:${messageId}`,
    }
    for (let look = 1; ; look += 1) {
      try {
        const outcome = await at.desk.do(CITIZEN, 'intake.receive', input)
        return 'refusals' in outcome && outcome.refusals[0]?.code !== 'intake/already-received' ? outcome : undefined
      } catch (error) {
        if ((error as { code?: string }).code !== '23505' || look === LOOKS) throw error
      }
    }
  }

  return {
    async ask(question: Question) {
      const words = clean(question.text)
      const title = question.title === undefined ? undefined : clean(question.title)
      const contact = clean(question.contact ?? '')
      const faults = faultsOf(words, contact)
      if (faults.length > 0) return { refusals: faults }
      const at = served()
      const messageId = await at.door.messageIdOfForm([words, title ?? '', contact, question.address], { address: question.address })
      const refused = await receive(at, messageId, { words, title, contact, source: question.source ?? 'public_form' })
      return refused ?? { value: { queryCode: keys.queryCodeOf(messageId) } }
    },

    hashOf,

    async follow(queryCode) {
      const answer = await served().desk.ask<FollowedQuestion | null>(CITIZEN, 'publication.questionByCode', { queryHash: hashOf(queryCode) })
      if ('refusals' in answer) throw new Error(`following a question was refused: ${answer.refusals.map((one) => one.code).join(', ')}`)
      return answer.value ? present(answer.value) : undefined
    },

    async act(queryCode, what, input) {
      const outcome = await served().desk.do(CITIZEN, COMMANDS[what], { ...input, queryHash: hashOf(queryCode) })
      if (!('refusals' in outcome)) return { value: true }
      return outcome.refusals.some(({ code }) => code === 'evaluation/no-message') ? undefined : outcome
    },
  }
}
