import { z } from 'zod'
import { type Decision, type Id, type Statement } from '#src/kernel/facts.ts'
import { command, type Context } from '#src/desk/module.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Receive } from './contract.ts'
import { receive, type Arrival } from './decide.ts'
import { messagesByKeys, seal, sealable, similarToEach, type Words } from './storage.ts'

/** Rows that one transaction takes: a longer table is taken in parts, and each part stands or falls whole. */
export const MOST_ROWS_AT_ONCE = 200

export const receiveMany = z.object({ rows: z.array(contract.receive.extend({ row: z.number().int().positive(), idempotencyKey: z.string().max(200) })).min(1).max(MOST_ROWS_AT_ONCE) })
type ManyInput = z.output<typeof receiveMany>

interface Taken {
  readonly row: Receive
  readonly number: number
  readonly arrival: Arrival
  readonly words: Words
}

/** Rows of a table come in together. One that is in already (the same file sent again) is passed over; a faulty one refuses the part, all faults named by row. */
function decideMany({ taken }: { taken: readonly Taken[] }, _: unknown, ctx: Context): Decision {
  const fresh = taken.filter((one) => !one.arrival.already)
  const decisions = fresh.map((one) => ({ one, decision: receive({ ...one.arrival, wordsDigest: one.words.digest }, one.row, ctx) }))
  const refusals = decisions.flatMap(({ one, decision }) => ('refusals' in decision ? decision.refusals.map((refusal) => ({ ...refusal, item: `${one.number}/${refusal.item ?? ''}` })) : []))
  if (refusals.length > 0) return { refusals }
  return { facts: decisions.flatMap(({ decision }): readonly Statement[] => ('facts' in decision ? decision.facts : [])) }
}

export const takeMany = command({
  name: 'intake.receiveMany',
  zh: '批量登记来信',
  input: receiveMany,
  may: ['press_officer', 'press_office_head', 'duty_officer'],
  async load(work, input: ManyInput) {
    const { tx } = work
    await becomeLedger(tx)
    const pressOfficeId = await pressOfficeOf(tx)
    const known = await messagesByKeys(tx, input.rows.map((row) => row.idempotencyKey))
    const read = input.rows.map(({ row: number, ...row }) => {
      const already: Id | undefined = known.get(row.idempotencyKey)
      if (!already && row.messageId) work.expectNew(row.messageId)
      return { row, number, already, words: sealable(row) }
    })
    const similar = await similarToEach(tx, read.map(({ row, already, words }) => ({ id: row.messageId, sketch: already ? undefined : words.sketch })))
    const taken = read.map(({ already, ...one }, n): Taken => ({ ...one, arrival: { pressOfficeId, already, similar: similar[n] ?? [], wordsDigest: one.words.digest, replayDatabase: false } }))
    return { taken }
  },
  decide: decideMany,
  async beside(tx, _input, facts, { taken }) {
    const fresh = taken.filter((one) => !one.arrival.already)
    seal(tx, facts.map((fact, at) => ({ id: idOf(fact.subject), unitId: fact.unitId, input: fresh[at]!.row, words: fresh[at]!.words })))
  },
})
