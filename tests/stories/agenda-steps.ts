import type { Actor, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { CastPerson, CastUnit } from '#src/app/cast.ts'
import type { Slot } from '#src/modules/agenda/contract.ts'
import type { Office } from '../setup/office.ts'

const LINES = ['party_government', 'economy', 'society', 'livelihood'] as const
const LINE_NAMES = { party_government: '党建', economy: '经贸', society: '社工', livelihood: '民生' } as const
/** Four units a group, one of each line; the office's own two make groups A and B one larger. */
export const GROUPS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export const keyOf = (group: string, line: string): string => `${group}-${line}`

export const MANY_UNITS: readonly CastUnit[] = GROUPS.flatMap((group) => LINES.map((line) => ({ key: keyOf(group, line), name: `澄湾区${group}片${LINE_NAMES[line]}局`, kind: 'department', line, fields: [line] })))

export const LEADERS: readonly CastPerson[] = [
  { key: 'mayor', name: '何远', posts: [{ role: 'district_head', unit: 'press' }] },
  { key: 'deputy', name: '季明', posts: [{ role: 'deputy_district_head', unit: 'press' }] },
  { key: 'voice', name: '云岚', posts: [{ role: 'district_spokesperson', unit: 'press' }] },
  { key: 'voice2', name: '纪南', posts: [{ role: 'editor', unit: 'press' }] },
]

/** The rotation of the many units: group A in months 1 and 7, B in 2 and 8 … */
export const rotaOf = (office: Office): { group: string; months: number[]; unitIds: Id[] }[] =>
  GROUPS.map((group, at) => ({
    group, months: [at + 1, at + 7],
    unitIds: [...LINES.map((line) => office.cast.unit(keyOf(group, line))), ...(group === 'A' ? [office.cast.unit('housing')] : group === 'B' ? [office.cast.unit('water')] : [])],
  }))

export const FLOW: Actor = { as: 'system', part: 'flow' }

export const slotOf = async (office: Office, month: number, year = 2026): Promise<Slot> =>
  (await office.asks<{ items: Slot[] }>('head', 'agenda.slots', { year, limit: 200 })).items.find((slot) => Number(slot.originalOn.slice(5, 7)) === month)!

let conferences = 0
/** What the module of conferences tells upstream when one was held: its sessions, one a unit. */
export async function isHeld(office: Office, slotId: Id | undefined, units: readonly Id[], more: { speakerIds?: Id[]; attendeeIds?: Id[]; topicId?: Id; occasion?: string; organiserLevel?: string } = {}): Promise<Id> {
  conferences += 1
  const conferenceId = `0198c000-0000-7000-8000-${String(conferences).padStart(12, '0')}`
  const { speakerIds = [], attendeeIds = [], occasion = 'regular', ...session } = more
  const sessions = units.map((unitId, at) => ({ sessionId: `0198c000-0000-7000-9000-${String(conferences * 100 + at).padStart(12, '0')}`, unitId, speakerIds, occasion, form: 'press_conference', ...session }))
  await office.does(FLOW, 'agenda.noteHeld', { ...(slotId && { slotId }), conferenceId, heldAt: office.now(), sessions, attendeeIds })
  return conferenceId
}

/** Proposed by a unit. Answers the topic's id. */
export async function isProposed(office: Office, title: string, more: object = {}, who = 'writer'): Promise<Id> {
  const facts = await office.does(who, 'agenda.proposeTopic', { unitId: office.cast.unit('housing'), origin: 'unit', title, category: 'reform', interest: '关系全区两万余户居民的居住安全和出行。', ...more })
  return idOf(facts[0]!.subject)
}

export const FIVE = ['political', 'policy', 'legal', 'wording', 'secrecy'] as const
export const passes = (checks: readonly string[] = FIVE) => checks.map((check) => ({ check, verdict: 'pass' }))
