import { plus, type Instant } from '#src/kernel/time.ts'
import { madeBy } from '../cast.ts'
import type { Stage, Step } from './stage.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The joint meeting on the closed bridge (GB-42): convened, minutes, three tasks, one of them done and one overdue. */
export function bridgeMeeting(stage: Stage, caseId: () => string, known: Instant): Step[] {
  let meetingId = ''
  const unitId = (key: string): string => stage.unit(key)
  const finish = (no: number, who: string, result: string) => async () => void (await stage.does(who, 'cases.finishTask', { meetingId, no, result }))
  return [
    {
      at: plus(known, 2 * HOUR_MS),
      act: async () => {
        const input = { at: plus(known, 6 * HOUR_MS), place: '区政府三号会议室', unitIds: ['traffic', 'edu', 'yanqiao'].map(unitId), caseIds: [caseId()] }
        meetingId = madeBy(await stage.does('press.officer', 'cases.conveneMeeting', input), 'cases.meetingConvened')
      },
    },
    {
      at: plus(known, 8 * HOUR_MS),
      act: async () =>
        void (await stage.does('press.officer', 'cases.recordMeeting', {
          meetingId,
          minutes: '会议听取桥梁检测情况和三个村学生出行需求。议定：加固期间保留人行通道，开行接驳线，加固工程提前开工。各单位按分工落实，进展由交通运输部门汇总。',
          decisions: [
            { what: '上下学时段开放人行通道并安排人员值守', unitId: unitId('yanqiao'), dueAt: plus(known, 1 * DAY_MS) },
            { what: '开行三条免费接驳线并公布时刻', unitId: unitId('edu'), dueAt: plus(known, 2 * DAY_MS) },
            { what: '完成加固工程开工手续', unitId: unitId('traffic'), dueAt: plus(known, 20 * DAY_MS) },
          ],
        })),
    },
    { at: plus(known, 23 * HOUR_MS), act: finish(1, 'yanqiao.writer', '通道已开放，早晚各两名值守人员到岗') },
    { at: plus(known, 46 * HOUR_MS), act: finish(2, 'edu.writer', '三条接驳线已开行，时刻表发至学生家庭') },
  ]
}
