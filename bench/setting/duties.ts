import { z } from 'zod'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { buildCatalogue, type Catalogue } from '#src/desk/catalogue.ts'
import { command, type Module } from '#src/desk/module.ts'
import { performManyIn, type Ledger } from '#src/desk/perform.ts'
import { commonRefusals } from '#src/desk/refusals.ts'
import type { Id } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { newId } from '#src/record/ids.ts'
import { transact } from '#src/record/transaction.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { forward } from '#src/flows/forward.ts'
import { returning } from '#src/flows/return.ts'

const table = { table: 'duties.duty' }

/** Opens duties that fall due whenever a measurement wants them to; no clause has a clock of seconds. */
const openDuty = command({
  name: 'bench.openDuty',
  zh: '为测量设一项应办',
  input: z.object({ id: z.uuid(), unitId: z.uuid(), dueAt: z.string() }),
  may: 'system',
  load: async (work, { id }) => void work.expectNew(id),
  decide: (_, { id, unitId, dueAt }, ctx) => ({
    facts: [{
      kind: 'duties.opened', subject: subjectOf(table, id), unitId,
      data: {
        duty: 'measured', title: { zh: '测量', en: 'Measured' }, about: id, matter: id, owedBy: 'press-office', owedTo: 'office', governedBy: [],
        startedBy: { fact: id, kind: 'bench.opened', at: ctx.now }, dueAt, provisional: false, calls: [],
      },
    }],
  }),
})

const bench: Module = { name: 'bench', commands: [openDuty] }

/** The catalogue of the product and the one command of the benches. */
export function benchCatalogue(rules: Rulebook): Catalogue {
  return buildCatalogue([...composeCatalogue(rules).modules, bench], [...forward, ...returning], commonRefusals)
}

const AT_ONCE = 200

/** Opens one duty of `unitId` for each due time, with its timer. Answers their ids in the same order. */
export async function openDuties(ledger: Ledger, unitId: Id, dueTimes: readonly string[]): Promise<Id[]> {
  const inputs = dueTimes.map((dueAt) => ({ id: newId(), unitId, dueAt }))
  for (let from = 0; from < inputs.length; from += AT_ONCE) {
    await transact(ledger.db, { actor: { as: 'system', part: 'operator' } }, async (tx) => void (await performManyIn(ledger, tx, 'bench.openDuty', inputs.slice(from, from + AT_ONCE))))
  }
  return inputs.map((input) => input.id)
}
