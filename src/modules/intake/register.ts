import { sql } from 'kysely'
import { z } from 'zod'
import { command, query } from '#src/desk/module.ts'
import { id, text } from '#src/desk/shapes.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { sha256 } from '#src/record/digest.ts'
import { queryCodeOf, seal as sealContact } from '#src/record/keys.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { Refused, type Work } from '#src/record/work.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { receive as contractOfReceive, type Receive } from './contract.ts'
import { receive } from './decide.ts'
import { seal, sealable, similarToEach } from './storage.ts'

/** What an officer types in for somebody on the telephone or from a letter; the contact is sealed before anything is written. */
export const registerMessage = contractOfReceive.pick({ source: true, text: true, title: true, knownAt: true, occurredAt: true }).extend({ contact: text(200, 0).optional() })

const OFFICERS = ['press_officer', 'press_office_head', 'duty_officer', 'online_spokesperson'] as const

function arrivalOf(work: Work, { contact, ...input }: z.output<typeof registerMessage>): Receive {
  const messageId = work.newId()
  return { ...input, messageId, queryHash: sha256(queryCodeOf(messageId)), ...(contact && { sealedContact: sealContact(contact).toString('base64') }) }
}

export const register = command({
  name: 'intake.register',
  zh: '登记来电来信',
  input: registerMessage,
  may: OFFICERS,
  async load(work, input) {
    await becomeLedger(work.tx)
    const arrival = arrivalOf(work, input)
    const words = sealable(arrival)
    const [similar = []] = await similarToEach(work.tx, [{ id: undefined, sketch: words.sketch }])
    return { arrival, pressOfficeId: await pressOfficeOf(work.tx), already: undefined, similar, words, replayDatabase: false }
  },
  decide: (state, _, ctx) => receive({ ...state, wordsDigest: state.words.digest }, state.arrival, ctx),
  beside: async (tx, _, facts, { arrival, words }) => seal(tx, facts.map((fact) => ({ id: idOf(fact.subject), unitId: fact.unitId, input: arrival, words }))),
})

/** The code that an officer tells the caller, so that they can follow their matter without an account. */
export const codeOfMessage = query({
  name: 'intake.queryCode',
  zh: '来信查询码',
  input: z.object({ messageId: id }),
  may: OFFICERS,
  async ask(tx, { messageId }) {
    const found = await sql<{ coded: boolean }>`select query_hash is not null as coded from intake.message where id = ${messageId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'intake/no-message', item: messageId }])
    return { queryCode: found.rows[0].coded ? queryCodeOf(messageId) : null }
  },
})
