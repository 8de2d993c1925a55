import type { Actor } from '#src/kernel/facts.ts'
import { officeSettings } from '#src/modules/agenda/storage.ts'
import { adoptedNotices, countNotices, underNotices } from '#src/modules/duties/notice-commands.ts'
import { withOfficeValues } from '#src/modules/measures/office-values.ts'
import { officeValues } from '#src/modules/measures/storage.ts'
import type { Db } from '#src/record/pool.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import { withCalendar, withSettings, type Rulebook } from '#src/rulebook/engine.ts'
import { type Setting, settingFaults } from '#src/rulebook/settings.ts'

const EVERY_MS = 500
const OPERATOR: Actor = { as: 'system', part: 'operator' }

/** The rulebook of a record: the shipped one, tightened by the office's own values and counting by every notice that the record adopted since. */
export interface FollowedRules {
  now(): Rulebook
  stop(): void
}

/** A setting whose parameter is no longer shipped sets nothing; it must not keep the office from starting. */
const fitting = (shipped: Rulebook, settings: readonly Setting[]): Setting[] => settings.filter((one) => settingFaults(shipped.rules, [one]).length === 0)

/** The shipped rulebook with the office values of this record, counting by every notice that it adopted so far. */
export async function rulesOf(db: Db, shipped: Rulebook): Promise<Rulebook> {
  return transact(db, { actor: OPERATOR }, async (tx) => {
    const values = await officeValues(tx)
    const notices = await adoptedNotices(tx)
    const settled = withSettings(shipped, fitting(shipped, await officeSettings(tx)))
    const tightened = values.length === 0 ? settled : withOfficeValues(settled, values)
    return notices.length === 0 ? tightened : withCalendar(tightened, underNotices(tightened.calendar, notices))
  })
}

/** Changes whenever a notice or an office value is added; both are only ever added. */
const stampOf = async (tx: Tx): Promise<string> => `${await countNotices(tx)} ${(await officeValues(tx)).length} ${(await officeSettings(tx)).length}`

/** Follows the notices, values and settings of this record; looks twice a second whether one was added, by whatever process. */
export async function followRules(db: Db, shipped: Rulebook, report: (error: unknown) => void): Promise<FollowedRules> {
  let known = await transact(db, { actor: OPERATOR }, stampOf)
  let rules = await rulesOf(db, shipped)
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async (): Promise<void> => {
    const counted = await transact(db, { actor: OPERATOR }, stampOf)
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
