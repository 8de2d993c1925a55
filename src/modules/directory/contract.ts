/**
 * directory 单位与人员: who there is and who holds which post.
 * unit 单位: an office of this government; the press office 新闻办 is one of them.
 * person 人员: name, post and office contact, nothing more (RL-14).
 * appointment 任职: one person in one role at one unit, from and to an instant. People act as posts; a post ends at once.
 * post 岗位: a role that a unit must fill; it is empty while nobody holds it (GS-10).
 * press duty 工作任务: one of the eight tasks of a unit's press body, with one owner (GS-27).
 * selection 选任说明: what the appointing unit says of a spokesperson under five criteria (GS-26); in facts of that unit only.
 * import 导入: units and people taken over from a table in one act, undone in one act.
 */
import { z } from 'zod'
import { civilDate, id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import { roles, type RoleCode } from './roles.ts'
import { codesOf, lines, pressDuties, selectionCriteria, unitKinds, type Line, type PressDuty, type UnitKind } from './unit-kinds.ts'

export { roles, roleOf, speakingRoles, type RoleCode } from './roles.ts'
export { lines, pressDuties, selectionCriteria, unitKinds, type Line, type PressDuty, type UnitKind } from './unit-kinds.ts'

/** The unit's own body for press work; it may be a section that does other work besides (GS-22). */
export interface PressBody {
  readonly concurrent: boolean
  /** Section that carries it when concurrent. */
  readonly hostSection: string | null
}

/** What is registered of a unit. */
export interface UnitDescription {
  readonly name: string
  readonly shortName: string
  /** Other names and abbreviations under which texts speak of it (GB-35). */
  readonly otherNames?: readonly string[]
  readonly kind: UnitKind
  readonly line: Line | null
  /** The territory the unit answers for (GS-45). */
  readonly territory: string | null
  /** The one unit that is proposed as territorial owner there. */
  readonly isMainTerritorial: boolean
  readonly parentId: Id | null
  /** Words for what it is responsible for; routing proposals read them. */
  readonly fields: readonly string[]
  readonly isPressOffice: boolean
  readonly pressBody: PressBody | null
  readonly activeFrom: Instant
}

export interface Unit extends UnitDescription {
  readonly id: Id
  /** withdrawn: its import was undone, it never worked here. */
  readonly state: 'active' | 'closed' | 'withdrawn'
  readonly duties: Readonly<Partial<Record<PressDuty, Id>>>
  /** Required posts that nobody holds, as last stated. */
  readonly emptyPosts: readonly RoleCode[]
  readonly activeTo: Instant | null
  readonly successorId: Id | null
}

/** An active unit with all it is called by in a text (GB-35). */
export interface NamedUnit {
  readonly id: Id
  readonly name: string
  /** As the office gave them, the full name first. */
  readonly given: readonly string[]
  /** By the usual shortening: may be the same office of another place. */
  readonly made: readonly string[]
}

export interface Person {
  readonly id: Id
  readonly state: 'active' | 'left' | 'withdrawn'
  readonly name: string
  readonly officeContact: string | null
}

/** For contractors: the contract and the agreement on data they process for us (XM3-14). */
export interface ContractRef {
  readonly contractNo: string
  readonly dataAgreementNo: string
}

/** What is stated of an appointment; `to` is excluded, null is open. */
export interface AppointmentTerms {
  readonly personId: Id
  readonly unitId: Id
  readonly role: RoleCode
  readonly from: Instant
  readonly to: Instant | null
  readonly filingNo: string | null
  readonly contractRef: ContractRef | null
  readonly nominatedBy: Id | null
  /** The person does this and nothing else (XM4-18). */
  readonly fullTime?: true
}

/** How a spokesperson was filed with the superior, and where the public reaches the post. */
export interface Filing {
  readonly filedOn: CivilDate
  readonly filedWith: string
  /** A telephone or address of the office; never a person's own. */
  readonly publicContact: string
}

export interface Appointment extends AppointmentTerms {
  readonly id: Id
  readonly state: 'standing' | 'ended' | 'withdrawn'
  /** Whether the five statements of GS-26 are on file. */
  readonly hasSelection: boolean
  readonly filing?: Filing
}

export type Selection = Readonly<Record<keyof typeof selectionCriteria, string>>

/** What one import made and changed: all that undoing it takes back. */
export interface ImportDone {
  readonly fileName: string
  readonly rows: number
  readonly unitIds: readonly Id[]
  readonly personIds: readonly Id[]
  readonly appointmentIds: readonly Id[]
  readonly contacts: readonly { readonly personId: Id; readonly was: string | null; readonly is: string }[]
}
export interface Import extends ImportDone {
  readonly id: Id
  readonly state: 'done' | 'undone'
  readonly at: Instant
  readonly pressOfficeId: Id
}

const role = z.enum(codesOf(roles))
const name = text(60)
const reason = text(500, 2)
const pressBody = z.strictObject({ concurrent: z.boolean(), hostSection: text(60).nullable().default(null) }).nullable()
const words = z.array(text(30)).max(200)
const otherNames = z.array(text(60, 2)).max(20).optional()

export const registerUnit = z.strictObject({
  name,
  shortName: text(30).optional(),
  otherNames,
  kind: z.enum(codesOf(unitKinds)),
  line: z.enum(codesOf(lines)).nullable().default(null),
  territory: text(60).nullable().default(null),
  isMainTerritorial: z.boolean().optional(),
  parentId: id.nullable().default(null),
  fields: words.default([]),
  isPressOffice: z.boolean().optional(),
  pressBody: pressBody.default(null),
  activeFrom: instant.optional(),
})
export type RegisterUnit = z.output<typeof registerUnit>

export const changeUnit = z.strictObject({
  unitId: id,
  name: name.optional(),
  shortName: text(30).optional(),
  otherNames,
  line: z.enum(codesOf(lines)).nullable().optional(),
  territory: text(60).nullable().optional(),
  isMainTerritorial: z.boolean().optional(),
  parentId: id.nullable().optional(),
  fields: words.optional(),
  pressBody: pressBody.optional(),
})
export type ChangeUnit = z.output<typeof changeUnit>

export const closeUnit = z.strictObject({ unitId: id, successorId: id, reason })
export type CloseUnit = z.output<typeof closeUnit>

export const registerPerson = z.strictObject({ name: text(30), officeContact: text(60).nullable().default(null) })
export type RegisterPerson = z.output<typeof registerPerson>

/** `left`: the person works here no longer; the contact is dropped with it. */
export const changePerson = z.strictObject({ personId: id, name: text(30).optional(), officeContact: text(60).nullable().optional(), left: z.literal(true).optional() })
export type ChangePerson = z.output<typeof changePerson>

const selection = z.strictObject(Object.fromEntries(codesOf(selectionCriteria).map((code) => [code, text(500, 0)])) as Record<keyof typeof selectionCriteria, ReturnType<typeof text>>)

export const appoint = z.strictObject({
  personId: id,
  unitId: id,
  role,
  from: instant.optional(),
  to: instant.nullable().default(null),
  filingNo: text(60).nullable().default(null),
  selection: selection.optional(),
  contractRef: z.strictObject({ contractNo: text(60), dataAgreementNo: text(60) }).nullable().default(null),
  nominatedBy: id.nullable().default(null),
  fullTime: z.literal(true).optional(),
})
export type Appoint = z.output<typeof appoint>

/** The filing of a spokesperson with the superior (GS-24), and the contact under which the public list names the post. */
export const fileAppointment = z.strictObject({ appointmentId: id, filingNo: text(60), filedOn: civilDate, filedWith: text(80, 2), publicContact: text(80, 0).default('') })
export type FileAppointment = z.output<typeof fileAppointment>

export const endAppointment = z.strictObject({ appointmentId: id, reason })
export type EndAppointment = z.output<typeof endAppointment>

export const stateSelection = z.strictObject({ appointmentId: id, selection })
export type StateSelection = z.output<typeof stateSelection>

export const assignDuty = z.strictObject({ unitId: id, duty: z.enum(codesOf(pressDuties)), personId: id.nullable() })
export type AssignDuty = z.output<typeof assignDuty>

/** A fired timer: the appointment begins or ends by its dates. */
export const turnTerm = z.object({ id, dueAt: z.string() })

/** Most rows one import takes: far more than a district has posts, few enough for one transaction. */
export const MOST_IMPORT_ROWS = 5_000

const cell = z.string().max(500).default('')
/** One row as it stands in the table, cells as text; `row` is its number there, so that errors can name it. */
export const importRow = z.strictObject({
  row: z.number().int().positive(),
  unitName: cell, shortName: cell, otherNames: cell, unitKind: cell, line: cell, territory: cell, fields: cell, parentName: cell,
  personName: cell, role: cell, officeContact: cell, from: cell, to: cell, filingNo: cell, contractNo: cell, dataAgreementNo: cell,
})
export type ImportRow = z.output<typeof importRow>
export type ImportColumn = Exclude<keyof ImportRow, 'row'>

export const importPeopleAndUnits = z.strictObject({
  fileName: text(200),
  rows: z.array(importRow).min(1).max(MOST_IMPORT_ROWS),
  /** For new units whose row says nothing: chosen by the person who imports. */
  defaults: z.strictObject({ unitKind: z.enum(codesOf(unitKinds)).optional(), line: z.enum(codesOf(lines)).optional() }).default({}),
})
export type ImportInput = z.output<typeof importPeopleAndUnits>

export const undoImport = z.strictObject({ importId: id, reason })
export type UndoImport = z.output<typeof undoImport>

export const facts = {
  'directory.unitRegistered': '单位已登记',
  'directory.unitChanged': '单位信息已变更',
  'directory.unitClosed': '单位已撤并',
  'directory.unitWithdrawn': '单位登记已撤回',
  'directory.postEmptied': '岗位空缺',
  'directory.postFilled': '岗位已补齐',
  'directory.dutyAssigned': '工作任务已明确责任人',
  'directory.personRegistered': '人员已登记',
  'directory.personChanged': '人员信息已变更',
  'directory.personWithdrawn': '人员登记已撤回',
  'directory.appointed': '已任职',
  'directory.selectionStated': '选任说明已填写',
  'directory.appointmentFiled': '已向上级备案',
  'directory.appointmentEnded': '任职已结束',
  'directory.termBegun': '任期开始',
  'directory.termEnded': '任期届满',
  'directory.appointmentWithdrawn': '任职登记已撤回',
  'directory.imported': '单位与人员已导入',
  'directory.importUndone': '导入已撤销',
} as const
