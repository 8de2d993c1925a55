import { command, type Command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Case } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import * as meeting from './meeting.ts'
import { applyExtension, applyPause, decideApplication, resume } from './pauses.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'

export const cases: Aggregate<Case> = {
  table: 'cases.case',
  evolve,
  units: (one) => [...new Set([one.pressOfficeId, one.unitId, ...one.coUnitIds, one.territorialUnitId, one.lineUnitId])],
  matter: (one) => one.id,
}

export const meetings: Aggregate<meeting.Meeting> = { table: 'cases.meeting', evolve: meeting.evolveMeeting, units: (one) => [...new Set([one.unitId, ...one.unitIds, ...one.tasks.map((task) => task.unitId)])] }

const UNIT = ['online_spokesperson', 'spokesperson', 'press_assistant', 'unit_head', 'first_spokesperson', 'editor'] as const
const OFFICE = ['press_officer', 'press_office_head', 'duty_officer'] as const
const HEADS = ['unit_head', 'first_spokesperson', 'press_office_head'] as const

type OfCase = { caseId: string }
/** A command about one case whose decider looks at that case alone. */
function onCase<I extends OfCase>(name: string, zh: string, input: Command<I>['input'], may: Command['may'], decider: (one: Case, input: I, ctx: Parameters<Command['decide']>[2]) => ReturnType<Command['decide']>): Command<I, Case> {
  return command({ name, zh, input, may, load: (work, given) => work.need(cases, given.caseId, 'cases/no-case'), decide: decider })
}

const open = command({ name: 'cases.open', zh: '立案', input: contract.open, may: 'system', load: (work, input) => work.find(cases, input.accepted.caseId), decide: decide.open })

const changeFirstSubject = command({
  name: 'cases.changeFirstSubject',
  zh: '调整第一责任主体',
  input: contract.changeFirstSubject,
  may: OFFICE,
  load: async (work, input) => ({ one: await work.need(cases, input.caseId, 'cases/no-case'), known: (await unknownUnits(work.tx, [input.unitId])).length === 0 }),
  decide: decide.changeFirstSubject,
})

const giveBack = command({
  name: 'cases.giveBack',
  zh: '退回',
  input: contract.giveBack,
  may: UNIT,
  async load(work, input) {
    const named = input.proposedUnitId ? [input.proposedUnitId] : []
    return { one: await work.need(cases, input.caseId, 'cases/no-case'), known: (await unknownUnits(work.tx, named)).length === 0 }
  },
  decide: decide.giveBack,
})

const setOwners = command({
  name: 'cases.setOwners',
  zh: '确定协办、属地和条线单位',
  input: contract.setOwners,
  may: OFFICE,
  load: async (work, input) => ({ one: await work.need(cases, input.caseId, 'cases/no-case'), unknown: await unknownUnits(work.tx, [input.territorialUnitId, input.lineUnitId, ...input.coUnitIds]) }),
  decide: decide.setOwners,
})

const convene = command({
  name: 'cases.conveneMeeting',
  zh: '召集会商',
  input: meeting.convene,
  may: OFFICE,
  async load(work, input): Promise<meeting.Convening> {
    const named = [...new Set(input.caseIds)]
    const known = new Set((await work.findAll(cases, named)).map((one) => one.id))
    return {
      pressOfficeId: await pressOfficeOf(work.tx),
      unknownUnits: await unknownUnits(work.tx, [...new Set(input.unitIds)]),
      unknownCases: named.filter((one) => !known.has(one)),
    }
  },
  decide: meeting.conveneMeeting,
})
const recordMeeting = command({ name: 'cases.recordMeeting', zh: '记录会商纪要', input: meeting.record, may: OFFICE, load: async (work, input) => ({ meeting: await work.need(meetings, input.meetingId, 'cases/no-meeting'), unknown: await unknownUnits(work.tx, input.decisions.map((one) => one.unitId)) }), decide: meeting.recordMeeting })
const finishTask = command({ name: 'cases.finishTask', zh: '完成会商任务', input: meeting.finishTask, may: [...UNIT, ...OFFICE], load: (work, input) => work.need(meetings, input.meetingId, 'cases/no-meeting'), decide: meeting.finish })

export const casesModule: Module = {
  name: 'cases',
  aggregates: [cases, meetings],
  commands: [
    open,
    onCase('cases.accept', '受理', contract.ofCase, UNIT, (one, _, ctx) => decide.accept(one, ctx)),
    giveBack,
    changeFirstSubject,
    setOwners,
    command({ name: 'cases.join', zh: '并入来信', input: contract.join, may: 'system', load: (work, input) => work.need(cases, input.caseId, 'cases/no-case'), decide: decide.join }),
    onCase('cases.applyPause', '申请暂停计时', contract.applyPause, UNIT, applyPause),
    onCase('cases.applyExtension', '申请延期', contract.applyExtension, UNIT, applyExtension),
    onCase('cases.decideApplication', '审批暂停或延期', contract.decideApplication, HEADS, decideApplication),
    onCase('cases.resume', '恢复计时', contract.ofCase, UNIT, (one, _, ctx) => resume(one, ctx)),
    onCase('cases.promiseUpdate', '承诺下次更新时间', contract.promiseUpdate, UNIT, decide.promiseUpdate),
    onCase('cases.setDisposition', '填写办理结果', contract.setDisposition, UNIT, decide.setDisposition),
    onCase('cases.noteAnswer', '记录回应', contract.noteAnswer, 'system', decide.noteAnswer),
    onCase('cases.noteEvaluation', '记录评估', contract.noteEvaluation, 'system', (one) => decide.noteEvaluation(one)),
    onCase('cases.close', '办结', contract.close, [...UNIT, ...OFFICE], decide.close),
    onCase('cases.reopen', '重新办理', contract.reopen, OFFICE, decide.reopen),
    convene,
    recordMeeting,
    finishTask,
  ],
  queries,
  refusals,
  facts: contract.facts,
}
