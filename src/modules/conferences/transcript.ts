import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import type { Conference, Line } from './contract.ts'
import { inState } from './prepare.ts'
import { recordClosed } from './record.ts'
import { isLate } from './rules.ts'

const table = { table: 'conferences.line' }
const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

/** A record that came back, or is to be corrected, takes lines again. */
const isReopened = (one: Conference): boolean => one.record?.state === 'returned' || one.record?.state === 'correcting'

/** One more line. What stands is never changed: who misheard writes a new line that names the old one (NH-36), and whether that came in time is counted from the line it puts right (WL-40). */
export function writeLine({ one, lines, correctedAt }: { one: Conference; lines: number; correctedAt?: Instant | undefined }, input: { conferenceId: Id; speaker: string; text: string; corrects?: number | undefined }, ctx: Context): Decision {
  const refusals: Refusal[] = [...inState(one, 'open', 'held'), ...recordClosed(one)]
  if (one.evaluation && !isReopened(one)) refusals.push({ code: 'conferences/transcript-closed', item: one.id, clause: 'NH-36' })
  if (input.corrects !== undefined && input.corrects > lines) refusals.push({ code: 'conferences/no-line', item: String(input.corrects), clause: 'NH-36' })
  return decideBy(refusals, () => {
    const { conferenceId, speaker, text, corrects } = input
    const late = correctedAt !== undefined && isLate(ctx.rules, correctedAt, ctx.now)
    return [{ kind: 'conferences.lineWritten', subject: subjectOf(table, ctx.newId()), unitId: one.unitId, data: { conferenceId, no: lines + 1, speaker, text, ...(corrects !== undefined && { corrects }), ...(late && { late }), writtenBy: personOf(ctx) } }]
  })
}

/** A second person lets a line out while it lasts; whoever wrote it cannot (the `live` gate, RL-9). */
export function letGo({ line, one }: { line: Line; one: Conference }, _: unknown, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (!one.live) refusals.push({ code: 'conferences/not-live', item: one.id })
  if (line.state === 'released') refusals.push({ code: 'conferences/already-released', item: String(line.no), params: { no: line.no } })
  if (ctx.actor.as === 'post' && ctx.actor.personId === line.writtenBy) refusals.push({ code: 'conferences/own-line', item: String(line.no), clause: 'RL-9' })
  return decideBy(refusals, () => [{ kind: 'conferences.lineReleased', subject: subjectOf(table, line.id), unitId: line.hostId, data: { conferenceId: line.conferenceId, no: line.no, personId: personOf(ctx) } }])
}
