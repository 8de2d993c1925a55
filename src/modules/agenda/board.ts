import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { Evidence } from '#src/rulebook/kinds/evidence.ts'
import { quotaState, type QuotaState } from '#src/rulebook/kinds/quota.ts'
import type { QuotaRule } from '#src/rulebook/schema.ts'
import type { Act, Group, Quota, Slot } from './contract.ts'
import { postId } from './holders.ts'

/** Acts as the quotas count them, and the acts behind each: one conference is one activity of a post, however many of its holders came. */
export interface Counting {
  readonly evidence: readonly Evidence[]
  readonly acts: ReadonlyMap<string, readonly Id[]>
}

const ORGANISERS = { district: 'district', municipal: 'municipal', unit: 'unit', provincial: undefined } as const
// A response to public concern is an activity too: of WL-34's one, WL-37 asks that it be such a one (CX-22).
const KINDS = { session: ['session'], release: ['release'], activity: ['activity'], response: ['activity', 'response'], training: ['training'] } as const

/** What the recorded acts prove. Struck ones prove nothing. */
export function countingOf(acts: readonly Act[]): Counting {
  const found = acts.filter((act) => act.state === 'recorded').flatMap((act) => {
    const organiser = ORGANISERS[act.organiserLevel]
    const common = { kinds: KINDS[act.kind], on: act.on, occasion: act.occasion, ...(organiser && { organiser }), ...(act.hours !== undefined && { hours: act.hours }) }
    if (act.kind === 'session' || act.kind === 'release') return [{ act: act.id, evidence: { id: act.id, by: [act.unitId], ...common } }]
    const id = act.conferenceId ? `conference ${act.conferenceId}` : act.id
    return act.people.map(({ personId, posts }) => ({ act: act.id, evidence: { id, by: posts.map((post) => postId(post, personId)), personId, ...common } }))
  })
  const byId = Map.groupBy(found, ({ evidence }) => evidence.id)
  return { evidence: found.map(({ evidence }) => evidence), acts: new Map([...byId].map(([id, all]) => [id, [...new Set(all.map(({ act }) => act))]])) }
}

/** How a quota stands on `today`; undefined when its rule is not in this rulebook any more. */
export function standingOf(quota: Quota, rules: Rulebook, { evidence }: Counting, today: CivilDate, planned?: number): QuotaState | undefined {
  const rule = rules.rules.find((one): one is QuotaRule => one.kind === 'quota' && one.id === quota.ruleId)
  if (!rule) return undefined
  const window = { no: quota.no, from: quota.opensOn ?? quota.originalOn, until: quota.originalOn }
  return quotaState({ rule, rules: rules.rules, holder: quota.holder, window, evidence, today, settings: rules.settings, ...(planned === undefined ? {} : { planned }) })
}

/** The acts by which a quota is met, undefined while it is not. */
export function metBy(quota: Quota, rules: Rulebook, counting: Counting, today: CivilDate): readonly Id[] | undefined {
  const standing = standingOf(quota, rules, counting, today)
  if (standing?.owed === undefined || standing.left > 0) return undefined
  return [...new Set(standing.counted.flatMap(({ id }) => counting.acts.get(id) ?? []))]
}

/** What a unit can still do in the rotation: the dates of its own group ahead, and those of others, which a make-up session can join (NH-14). */
export interface Turns {
  readonly group: string | null
  readonly own: readonly CivilDate[]
  readonly others: readonly CivilDate[]
}

export function turnsOf(unitId: Id, groups: readonly Group[], slots: readonly Slot[], today: CivilDate): Turns {
  const group = groups.find((one) => one.unitIds.includes(unitId))
  const ahead = slots.filter((slot) => (slot.state === 'planned' || slot.state === 'confirmed') && slot.dueOn >= today).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  const own = ahead.filter((slot) => group?.months.includes(Number(slot.originalOn.slice(5, 7))))
  return { group: group?.group ?? null, own: own.map((slot) => slot.dueOn), others: ahead.filter((slot) => !own.includes(slot)).map((slot) => slot.dueOn) }
}
