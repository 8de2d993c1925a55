import { command, type Module } from '#src/desk/module.ts'
import type { Work } from '#src/record/work.ts'
import { actorOf, pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import { unknownPeople } from '../directory/roll-queries.ts'
import { expertsOf } from '../experts/queries.ts'
import { type Course, type Drill, facts } from './contract.ts'
import * as course from './courses.ts'
import * as drill from './drills.ts'
import * as input from './inputs.ts'
import { queries, TRAINERS } from './queries.ts'
import { refusals } from './refusals.ts'
import { courses, databaseUse, drills, kinds, lockFloor, ownKinds, runningDrill } from './storage.ts'

const needCourse = (work: Work, given: { courseId: string }): Promise<Course> => work.need(courses, given.courseId, 'training/no-course')
const needDrill = (work: Work, given: { drillId: string }): Promise<Drill> => work.need(drills, given.drillId, 'training/no-drill')

const addKind = command({
  name: 'training.addKind',
  zh: '增加培训科目',
  input: input.addKind,
  may: TRAINERS,
  load: async ({ tx }) => ({ pressOfficeId: await pressOfficeOf(tx), known: await ownKinds(tx) }),
  decide: course.addKind,
})

const planCourse = command({
  name: 'training.planCourse',
  zh: '安排培训',
  input: input.planCourse,
  may: TRAINERS,
  load: async ({ tx }, given): Promise<course.Planning> => ({
    pressOfficeId: await pressOfficeOf(tx),
    known: await ownKinds(tx),
    experts: await expertsOf(tx, given.lecturers.flatMap((one) => ('expertId' in one ? [one.expertId] : []))),
  }),
  decide: course.planCourse,
})

const holdCourse = command({
  name: 'training.holdCourse',
  zh: '登记培训举办',
  input: input.holdCourse,
  may: TRAINERS,
  load: async (work, given) => ({ course: await needCourse(work, given), unknownPeople: await unknownPeople(work.tx, given.attendees.map((one) => one.personId)) }),
  decide: course.holdCourse,
})
const cancelCourse = command({ name: 'training.cancelCourse', zh: '取消培训', input: input.cancelCourse, may: TRAINERS, load: needCourse, decide: course.cancelCourse })

const planDrill = command({
  name: 'training.planDrill',
  zh: '安排演练',
  input: input.planDrill,
  may: TRAINERS,
  load: async ({ tx }, given): Promise<drill.Planning> => ({ pressOfficeId: await pressOfficeOf(tx), unknownPeople: await unknownPeople(tx, given.participantIds) }),
  decide: drill.planDrill,
})

const startDrill = command({
  name: 'training.startDrill',
  zh: '开始演练',
  input: input.ofDrill,
  may: TRAINERS,
  async load(work, given): Promise<drill.Starting> {
    await lockFloor(work.tx)
    return { drill: await needDrill(work, given), running: await runningDrill(work), use: await databaseUse(work.tx) }
  },
  decide: (state, _, ctx) => drill.startDrill(state, ctx),
})
const endDrill = command({ name: 'training.endDrill', zh: '结束演练', input: input.ofDrill, may: TRAINERS, load: needDrill, decide: (state, _, ctx) => drill.endDrill(state, ctx) })
const noteMeasured = command({ name: 'training.noteMeasured', zh: '记录演练用时', input: input.noteMeasured, may: 'system', load: needDrill, decide: drill.noteMeasured })
const cancelDrill = command({ name: 'training.cancelDrill', zh: '取消演练', input: input.cancelDrill, may: TRAINERS, load: needDrill, decide: drill.cancelDrill })
const scoreDrill = command({ name: 'training.scoreDrill', zh: '演练评分', input: input.scoreDrill, may: TRAINERS, load: needDrill, decide: drill.scoreDrill })

const setImprovement = command({
  name: 'training.setImprovement',
  zh: '提出演练改进事项',
  input: input.setImprovement,
  may: TRAINERS,
  load: async (work, given): Promise<drill.Improving> => ({
    drill: await needDrill(work, given),
    unknownUnits: await unknownUnits(work.tx, [given.unitId]),
    ownerThere: ((await actorOf(work.tx, given.ownerId))?.posts ?? []).some((post) => post.unitId === given.unitId),
  }),
  decide: drill.setImprovement,
})
const finishImprovement = command({ name: 'training.finishImprovement', zh: '登记演练改进完成', input: input.finishImprovement, may: 'signedIn', load: needDrill, decide: drill.finishImprovement })

export const training: Module = {
  name: 'training',
  aggregates: [kinds, courses, drills],
  commands: [addKind, planCourse, holdCourse, cancelCourse, planDrill, startDrill, endDrill, noteMeasured, cancelDrill, scoreDrill, setImprovement, finishImprovement],
  queries,
  refusals,
  facts,
}
