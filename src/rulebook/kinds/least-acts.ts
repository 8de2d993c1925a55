import { type EvidenceKind, type Occasion, occasions, type Organiser, organisers, type QuotaRule } from '../promise-schema.ts'
import type { Rule } from '../schema.ts'
import type { Setting } from '../settings.ts'
import { valueOn } from '../values.ts'
import { type Act, countsFor, type QuotaValue } from './evidence.ts'
import { type Holder, outerValues, owedIn, owes, type Window, windowsOf } from './quota.ts'

/** One act that a holder has to plan, and every quota it counts for. */
export interface PlannedAct extends Act {
  readonly window: Window
  readonly ruleIds: readonly string[]
}

interface Need {
  readonly rule: QuotaRule
  readonly counting: readonly QuotaValue[]
  readonly window: Window
  readonly owed: number
}

/**
 * The least set of acts by which `holder` fulfils all its quotas of `year` together: nested quotas share acts (CX-22: a district head needs
 * two, not three), and of several quotas on the same acts the largest decides (CX-7). Quotas in hours and quotas not set are left out.
 */
export function leastActs(rules: readonly Rule[], holder: Holder, year: number, settings: readonly Setting[] = []): readonly PlannedAct[] {
  const needs = rules.filter((rule): rule is QuotaRule => rule.kind === 'quota' && owes(rule, holder)).flatMap((rule): Need[] => {
    const answer = valueOn(rule, `${year}-12-31`)
    if (answer.is !== 'in-force' || answer.value.measure === 'hours') return []
    const { value } = answer
    const counting = [value, ...outerValues(rule, rules, `${year}-12-31`)]
    return windowsOf(value.per, year).flatMap((window) => {
      const owed = owedIn(value, window, holder, settings) ?? 0
      return owed > 0 ? [{ rule, counting, window, owed }] : []
    })
  })
  const all = profiles(needs, settings)
  return plain(needs, cover(needs, all.filter((one) => !all.some((other) => other !== one && contains(other, one)))), all)
    .map(({ act, window, serves }) => ({ ...act, window, ruleIds: needs.flatMap(({ rule }, index) => (serves[index] ? [rule.id] : [])) }))
}

// Strategy: acts differ only in which needs they serve. So every kind of act is reduced to the set of needs it serves, sets contained in
// another are dropped, and a breadth-first walk over "what is still needed" finds the fewest acts. Needs are few and small numbers. At the
// end each act is replaced by the plainest that does as well, so that nobody is told to do two things in one where one is enough.
interface Profile {
  readonly act: Act
  readonly window: Window
  readonly serves: readonly boolean[]
}

function profiles(needs: readonly Need[], settings: readonly Setting[]): readonly Profile[] {
  const kinds = [...new Set(needs.flatMap(({ counting }) => counting.flatMap(({ counts }) => counts)))]
  const windows = finest(needs.map(({ window }) => window))
  const all = subsets(kinds).flatMap((of) => ways().flatMap((way) => windows.map((window): Profile => {
    const act = { kinds: of, ...way }
    return { act, window, serves: needs.map((need) => need.window.from <= window.from && window.until <= need.window.until && need.counting.every((value) => countsFor(value, act, settings, window.until))) }
  })))
  return [...new Map(all.toReversed().map((one) => [one.serves.join(), one])).values()].filter(({ serves }) => serves.includes(true))
}

const contains = (larger: Profile, one: Profile): boolean => one.serves.every((served, index) => !served || larger.serves[index] === true)

const enough = (needs: readonly Need[], chosen: readonly Profile[]): boolean =>
  needs.every(({ owed }, index) => chosen.filter(({ serves }) => serves[index]).length >= owed)

function plain(needs: readonly Need[], chosen: readonly Profile[], all: readonly Profile[]): readonly Profile[] {
  const plainest = all.toSorted((a, b) => a.act.kinds.length - b.act.kinds.length)
  return chosen.reduce((acts, one, at) => {
    const simpler = plainest.find((other) => other.act.kinds.length < one.act.kinds.length && enough(needs, acts.with(at, other)))
    return simpler === undefined ? acts : acts.with(at, simpler)
  }, chosen)
}

const ways = (): { occasion: Occasion; organiser: Organiser }[] => occasions.flatMap((occasion) => organisers.map((organiser) => ({ occasion, organiser })))

const subsets = (kinds: readonly EvidenceKind[]): EvidenceKind[][] =>
  kinds.reduce<EvidenceKind[][]>((sets, kind) => [...sets, ...sets.map((set) => [...set, kind])], [[]]).filter((set) => set.length > 0).toSorted((a, b) => a.length - b.length)

/** The shortest of these windows, each once: an act lies in exactly one of them. */
function finest(windows: readonly Window[]): readonly Window[] {
  const distinct = [...new Map(windows.map((one) => [`${one.from} ${one.until}`, one])).values()]
  return distinct.filter((one) => !distinct.some((other) => other !== one && one.from <= other.from && other.until <= one.until))
}

function cover(needs: readonly Need[], all: readonly Profile[]): readonly Profile[] {
  const start = needs.map(({ owed }) => owed)
  const from = new Map<string, { readonly before: string; readonly profile: Profile } | undefined>([[start.join(), undefined]])
  let layer = [start]
  const goal = start.map(() => 0).join()
  while (layer.length > 0 && !from.has(goal)) {
    const next: number[][] = []
    for (const state of layer) {
      for (const profile of all) {
        const after = state.map((left, index) => (profile.serves[index] ? Math.max(0, left - 1) : left))
        if (from.has(after.join())) continue
        from.set(after.join(), { before: state.join(), profile })
        next.push(after)
      }
    }
    layer = next
  }
  const acts: Profile[] = []
  for (let step = from.get(goal); step !== undefined; step = from.get(step.before)) acts.unshift(step.profile)
  return acts
}
