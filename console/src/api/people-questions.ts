import type { z } from 'zod'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type * as briefings from '#src/modules/briefings/contract.ts'
import type { Filing, RoleCode } from '#src/modules/directory/contract.ts'
import type * as directory from '#src/modules/directory/contract.ts'
import type * as experts from '#src/modules/experts/contract.ts'
import type { Course, CourseSeen, Drill, OwnKind } from '#src/modules/training/contract.ts'
import type * as training from '#src/modules/training/inputs.ts'
import type { Page, Paging } from './page.ts'

/** What is asked and told of those who speak: the roll, experts, courses, drills, meetings and papers. */

export interface SpeakerRow {
  readonly appointmentId: Id
  readonly personId: Id
  readonly name: string
  readonly unitId: Id
  readonly unitName: string
  readonly role: RoleCode
  readonly from: Instant
  readonly fullTime: boolean
  readonly filingNo: string | null
  readonly filing: Filing | null
}
export type ExpertRow = experts.Expert & { readonly credited: string; readonly agrees: readonly experts.Use[] }
export type DrillRow = Omit<Drill, 'injects'>
export interface PersonRecord {
  readonly hours: number
  readonly courses: readonly { readonly courseId: Id; readonly title: string; readonly kind: Course['kind']; readonly on: string; readonly until: string; readonly hours: number; readonly certificateNo: string | null }[]
  readonly drills: readonly { readonly drillId: Id; readonly title: string; readonly on: string }[]
}
export interface PracticeRow {
  readonly actId: Id
  readonly on: string
  readonly form: string | null
}

export interface PeopleQuestions {
  'directory.speakers': { input: { unitId?: Id }; answer: { readonly items: readonly SpeakerRow[]; readonly filed: number; readonly fullTime: number } }
  'experts.experts': { input: Paging & { field?: string; use?: experts.Use }; answer: Page<ExpertRow> }
  'experts.expert': { input: { expertId: Id }; answer: ExpertRow & { readonly contact: string | null } }
  'training.courses': { input: Paging & { year?: number }; answer: Page<CourseSeen> }
  'training.course': { input: { courseId: Id }; answer: CourseSeen }
  'training.kinds': { input: Record<string, never>; answer: { readonly items: readonly OwnKind[] } }
  'training.drills': { input: Paging & { year?: number }; answer: Page<DrillRow> }
  'training.drill': { input: { drillId: Id }; answer: Drill }
  'training.recordOf': { input: { personId: Id; year: number }; answer: PersonRecord }
  'agenda.practiceOf': { input: { personId: Id; year: number }; answer: { readonly items: readonly PracticeRow[] } }
  'briefings.meetings': { input: Paging & { unitId?: Id }; answer: Page<briefings.Meeting> }
  'briefings.papers': { input: Paging & { unitId?: Id }; answer: Page<briefings.Paper> }
  'briefings.attendance': { input: { year: number }; answer: { readonly rows: readonly { readonly month: number; readonly unitId: Id; readonly held: number; readonly attended: number; readonly excused: number; readonly share: number | null }[] } }
}

type Input<T extends z.ZodType> = z.input<T>

export interface PeopleCommands {
  'directory.fileAppointment': Input<typeof directory.fileAppointment>
  'experts.register': Input<typeof experts.register>
  'experts.change': Input<typeof experts.change>
  'experts.renewConsent': Input<typeof experts.renewConsent>
  'experts.withdrawConsent': Input<typeof experts.withdrawConsent>
  'experts.leave': Input<typeof experts.leave>
  'training.addKind': Input<typeof training.addKind>
  'training.planCourse': Input<typeof training.planCourse>
  'training.holdCourse': Input<typeof training.holdCourse>
  'training.cancelCourse': Input<typeof training.cancelCourse>
  'training.planDrill': Input<typeof training.planDrill>
  'training.startDrill': Input<typeof training.ofDrill>
  'training.endDrill': Input<typeof training.ofDrill>
  'training.cancelDrill': Input<typeof training.cancelDrill>
  'training.scoreDrill': Input<typeof training.scoreDrill>
  'training.setImprovement': Input<typeof training.setImprovement>
  'training.finishImprovement': Input<typeof training.finishImprovement>
  'briefings.callMeeting': Input<typeof briefings.callMeeting>
  'briefings.cancelMeeting': Input<typeof briefings.cancelMeeting>
  'briefings.recordMeeting': Input<typeof briefings.recordMeeting>
  'briefings.circulate': Input<typeof briefings.circulate>
  'briefings.noteRead': Input<typeof briefings.noteRead>
}
