import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Course, CourseSeen, Drill } from './contract.ts'
import { ofYear, recordOf } from './inputs.ts'
import { ofPerson, ownKinds } from './storage.ts'

/** Who keeps the records of training; everybody else sees their own (RL-14). */
export const TRAINERS = ['training_manager', 'press_office_head', 'press_officer'] as const
export const isTrainer = (tx: Tx): boolean => tx.actor.as === 'system' || (tx.actor.as === 'post' && tx.actor.posts.some((post) => (TRAINERS as readonly string[]).includes(post.role)))

/** Who came, and what shows it, is for themself and for whoever keeps the records (RL-14). */
function seenBy(tx: Tx, course: Course): CourseSeen {
  const { attendees, evidence: _, ...plan } = course
  if (isTrainer(tx)) return { ...course, came: attendees.length }
  const me = tx.actor.as === 'post' ? tx.actor.personId : undefined
  return { ...plan, came: attendees.length, attendees: attendees.filter((one) => one.personId === me) }
}

const courses = query({
  name: 'training.courses',
  zh: '培训计划与记录',
  input: ofYear,
  may: 'signedIn',
  async ask(tx, { year, after = null, limit }) {
    const [from, until] = year ? [`${year}-01-01`, `${year}-12-31`] : ['0000', '9999-12-31']
    // Everybody may come, so everybody sees what is planned.
    await becomeLedger(tx)
    const found = await sql<{ doc: Course }>`
      select doc from training.course where on_day between ${from} and ${until} and (${after}::text is null or (on_day, id::text) < (split_part(${after}, '|', 1), split_part(${after}, '|', 2)))
      order by on_day desc, id::text desc limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)?.doc
    return { items: found.rows.map((row) => seenBy(tx, row.doc)), after: found.rows.length === limit && last ? `${last.on}|${last.id}` : undefined }
  },
})

const kinds = query({ name: 'training.kinds', zh: '本办增加的培训科目', input: z.object({}), may: 'signedIn', ask: async (tx) => ({ items: await ownKinds(tx) }) })

const course = query({
  name: 'training.course',
  zh: '一期培训',
  input: z.object({ courseId: id }),
  may: 'signedIn',
  async ask(tx, { courseId }) {
    await becomeLedger(tx)
    const found = await sql<{ doc: Course }>`select doc from training.course where id = ${courseId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'training/no-course', item: courseId }])
    return seenBy(tx, found.rows[0].doc)
  },
})

/** Which drills the asker may see: whoever keeps the records all, others those in which they take part and those of which their units owe an improvement. */
async function drillsSeen(tx: Tx) {
  if (isTrainer(tx) || tx.actor.as !== 'post') return sql`true`
  const { personId, posts } = tx.actor
  await becomeLedger(tx)
  return sql`(doc->'participantIds' ? ${personId} or unit_ids && ${posts.map((post) => post.unitId)}::uuid[])`
}

const drills = query({
  name: 'training.drills',
  zh: '演练',
  input: ofYear,
  may: 'signedIn',
  async ask(tx, { year, after = null, limit }) {
    const [from, until] = year ? [`${year}-01-01`, `${year}-12-31`] : ['0000', '9999-12-31']
    const found = await sql<{ doc: Drill }>`
      select doc from training.drill where ${await drillsSeen(tx)} and on_day between ${from} and ${until} and (${after}::text is null or (on_day, id::text) < (split_part(${after}, '|', 1), split_part(${after}, '|', 2)))
      order by on_day desc, id::text desc limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)?.doc
    return { items: found.rows.map(({ doc: { injects: _, ...doc } }) => doc), after: found.rows.length === limit && last ? `${last.on}|${last.id}` : undefined }
  },
})

const drill = query({
  name: 'training.drill',
  zh: '一次演练',
  input: z.object({ drillId: id }),
  may: 'signedIn',
  async ask(tx, { drillId }) {
    const found = await sql<{ doc: Drill }>`select doc from training.drill where id = ${drillId} and ${await drillsSeen(tx)}`.execute(tx.db)
    const doc = found.rows[0]?.doc
    if (!doc) throw new Refused([{ code: 'training/no-drill', item: drillId }])
    // Whoever will be tested must not read beforehand what is coming.
    return isTrainer(tx) || doc.state === 'ended' ? doc : { ...doc, injects: [] }
  },
})

/** What one person learned and did in a year: theirs to see, and of those who keep the records (RL-14). There is no mark in it of any kind. What they did in earnest the agenda knows (`agenda.practiceOf`). */
const personRecord = query({
  name: 'training.recordOf',
  zh: '个人培训记录',
  input: recordOf,
  may: 'signedIn',
  async ask(tx, { personId, year }) {
    const own = tx.actor.as === 'post' && tx.actor.personId === personId
    if (!own && !isTrainer(tx)) throw new Refused([{ code: 'training/not-your-record', item: personId, clause: 'RL-14' }])
    const found = await ofPerson(tx, personId, year)
    const attended = found.courses.map(({ id: courseId, title, kind, on, until, attendees }) => {
      const { hours, certificateNo } = attendees.find((one) => one.personId === personId)!
      return { courseId, title, kind, on, until, hours, certificateNo: certificateNo ?? null }
    })
    return {
      personId, year,
      hours: attended.reduce((sum, one) => sum + one.hours, 0),
      courses: attended,
      drills: found.drills.map(({ id: drillId, title, on }) => ({ drillId, title, on })),
    }
  },
})

export const queries = [courses, kinds, course, drills, drill, personRecord]
