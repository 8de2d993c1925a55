import { text } from '#src/desk/shapes.ts'
import type { Actor, Id, Refusal } from '#src/kernel/facts.ts'
import { sha256 } from '#src/record/digest.ts'
import type { Keys } from '#src/record/keys.ts'
import { LONGEST_QUESTION } from '#src/modules/intake/contract.ts'
import type { Counter, Question, Served } from '#src/surfaces/http/deps.ts'
import { followMessage, NOBODYS } from './follow.ts'

const CITIZEN: Actor = { as: 'citizen' }
const LONGEST_CONTACT = 200
/** Two processes that take the same form at the same moment: one states the message, the other finds it at its next look. */
const LOOKS = 4

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

/** The public counter of whatever database is served now. */
export function makeCounter(served: () => Served, keys: Keys): Counter {
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

    hashOf(queryCode) {
      const messageId = keys.messageIdOf(queryCode)
      return messageId && sha256(keys.queryCodeOf(messageId))
    },

    follow: (queryCode) => followMessage(served().desk, keys.messageIdOf(queryCode) ?? NOBODYS),

    async rate(queryCode, rating) {
      const messageId = keys.messageIdOf(queryCode) ?? NOBODYS
      if (!(await followMessage(served().desk, messageId))) return undefined
      const outcome = await served().desk.do(CITIZEN, 'evaluation.rate', { ...(rating as object), messageId })
      return 'refusals' in outcome ? outcome : { value: true }
    },
  }
}
