import type { Actor } from '#src/kernel/facts.ts'
import { adoptedNotices, countNotices, underNotices } from '#src/modules/duties/notices.ts'
import type { Db } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'
import { withCalendar, type Rulebook } from '#src/rulebook/engine.ts'

const EVERY_MS = 500
const OPERATOR: Actor = { as: 'system', part: 'operator' }

/** The rulebook of a record: the shipped one, counting by every notice that the record adopted since. */
export interface FollowedRules {
  now(): Rulebook
  stop(): void
}

/** The shipped rulebook counting by every notice that this record adopted so far. */
export async function rulesOf(db: Db, shipped: Rulebook): Promise<Rulebook> {
  const notices = await transact(db, { actor: OPERATOR }, adoptedNotices)
  return notices.length === 0 ? shipped : withCalendar(shipped, underNotices(shipped.calendar, notices))
}

/** Counts by the notices of this record; looks twice a second whether one was added, by whatever process. */
export async function followNotices(db: Db, shipped: Rulebook, report: (error: unknown) => void): Promise<FollowedRules> {
  let known = await transact(db, { actor: OPERATOR }, countNotices)
  let rules = await rulesOf(db, shipped)
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async (): Promise<void> => {
    const counted = await transact(db, { actor: OPERATOR }, countNotices)
    if (counted !== known) rules = await rulesOf(db, shipped)
    known = counted
  }
  const again = async (): Promise<void> => {
    await look().catch(report)
    if (!stopped) timer = setTimeout(again, EVERY_MS)
  }
  timer = setTimeout(again, EVERY_MS)
  return {
    now: () => rules,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
