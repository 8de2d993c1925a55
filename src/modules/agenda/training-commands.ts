import { sql } from 'kysely'
import { command } from '#src/desk/module.ts'
import { startOfDay } from '#src/kernel/time.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import * as input from './inputs.ts'
import { noteTraining as decide } from './slot.ts'
import { attendanceOf, nextSlot, owingTo, yearNamed } from './storage.ts'

const noteTraining = command({
  name: 'agenda.noteTraining',
  zh: '培训和演练计入年度',
  input: input.noteTraining,
  may: 'system',
  async load(work, given) {
    const { tx } = work
    await becomeLedger(tx)
    const at = startOfDay(given.on)
    // Whoever took up the post on that very day came with it.
    const people = await attendanceOf(tx, given.attendees.map((one) => one.personId), new Date(Date.parse(at) + 86_399_000).toISOString())
    const counted = await sql`select from agenda.act where doc->'evidence'->>'subject' = ${given.subject} union all select from agenda.slot where doc->'evidence'->>'subject' = ${given.subject} limit 1`.execute(tx.db)
    return {
      // Where no year is open, nobody counts.
      known: counted.rows.length > 0 || !(await yearNamed(work, Number(given.on.slice(0, 4)))),
      next: await nextSlot(work, given.duty),
      people,
      pressOfficeId: await pressOfficeOf(tx),
      ...(await owingTo(work, at, [], people)),
    }
  },
  decide,
})

export const trainingCommands = [noteTraining]
