import { z } from 'zod'
import { accept, decideBy, refuse, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { id, text } from '#src/desk/shapes.ts'
import type { Context } from '#src/desk/module.ts'
import type { RoleCode } from '../directory/contract.ts'
import type { Evidence } from './forecast.ts'

/** Posts that a notice may name; whoever holds one in a named unit reads it. */
export const toldRoles = ['unit_head', 'first_spokesperson', 'spokesperson', 'online_spokesperson', 'press_assistant', 'district_head', 'deputy_district_head', 'district_spokesperson'] as const satisfies readonly RoleCode[]
export type ToldRole = (typeof toldRoles)[number]

/** Major information, told at once inside the government to named posts of named units, each of whom says that it was read (GS-28). */
export const issueNotice = z.strictObject({ title: text(200, 4), text: text(5_000, 10), unitIds: z.array(id).min(1).max(200), roles: z.array(z.enum(toldRoles)).min(1).max(toldRoles.length), matterId: id.optional() })
export type IssueNotice = z.output<typeof issueNotice>
export const noteNoticeRead = z.strictObject({ noticeId: id })

export interface Reader {
  readonly personId: Id
  readonly unitId: Id
}

export interface Notice extends Omit<IssueNotice, 'matterId'> {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly issuedAt: Instant
  /** Who held the named posts when it was told. */
  readonly readers: readonly Reader[]
  readonly read: readonly { readonly personId: Id; readonly at: Instant }[]
  /** The matter it is about, as it stood. */
  readonly about?: Evidence
}

export const noticeTable = { table: 'signals.notice' }

export function evolveNotice(state: Notice | undefined, fact: Fact): Notice {
  if (fact.kind === 'signals.noticeIssued') return { ...(fact.data as Omit<Notice, 'id' | 'pressOfficeId' | 'issuedAt' | 'read'>), id: idOf(fact.subject), pressOfficeId: fact.unitId, issuedAt: fact.at, read: [] }
  return { ...state!, read: [...state!.read, { personId: (fact.data as { personId: Id }).personId, at: fact.at }] }
}

export interface Telling {
  readonly officeId: Id
  readonly unknownUnits: readonly Id[]
  readonly readers: readonly Reader[]
  /** Names of the units in which nobody holds a named post. */
  readonly emptyUnits: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** Told whole or not at all: a unit in which nobody would read it is named, every one of them. */
export function tell({ officeId, unknownUnits, readers, emptyUnits, evidence }: Telling, { matterId, ...input }: IssueNotice, ctx: Context): Decision {
  const refusals: Refusal[] = unknownUnits.map((unit) => ({ code: 'signals/unknown-unit', item: 'unitIds', params: { unit } }))
  for (const unit of emptyUnits) refusals.push({ code: 'signals/nobody-to-tell', item: 'unitIds', clause: 'GS-28', params: { unit } })
  if (matterId !== undefined && evidence.length === 0) refusals.push({ code: 'signals/no-matter', item: 'matterId' })
  return decideBy(refusals, () => [
    { kind: 'signals.noticeIssued', subject: subjectOf(noticeTable, ctx.newId()), unitId: officeId, data: { ...input, readers, ...(evidence[0] && { about: evidence[0] }) } },
  ])
}

/** Whoever read it says so, for oneself and once. */
export function noteRead(notice: Notice, ctx: Context): Decision {
  const personId = ctx.actor.as === 'post' ? ctx.actor.personId : ''
  if (!notice.readers.some((one) => one.personId === personId)) return refuse({ code: 'signals/not-addressed', item: notice.id })
  if (notice.read.some((one) => one.personId === personId)) return accept()
  return accept({ kind: 'signals.noticeRead', subject: subjectOf(noticeTable, notice.id), unitId: notice.pressOfficeId, data: { personId } })
}
