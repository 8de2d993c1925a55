import type { Instant } from './time.ts'

/** 128 random or time-ordered bits, written as a lower-case UUID. */
export type Id = string

/** Who acts: a person under one of their appointments, a system part, a citizen, or an outside confirmer. */
export type Actor =
  | { readonly as: 'post'; readonly personId: Id; readonly posts: readonly HeldPost[] }
  | { readonly as: 'citizen' }
  | { readonly as: 'outside'; readonly agency: string }
  | { readonly as: 'system'; readonly part: 'clockwork' | 'flow' | 'publisher' | 'operator' }

/** A post held today: role code of register part 3.1, the unit where it is held, and whether that unit is the press office. */
export interface HeldPost {
  readonly appointmentId: Id
  readonly role: string
  readonly unitId: Id
  readonly wholeJurisdiction: boolean
  /** Opens nothing of the unit: its holder sees what was assigned to the person, one by one (XM3-14). */
  readonly assignedOnly?: true
}

/** What a decider states. The ledger adds id, time, actor, cause and the chain. */
export interface Statement<K extends string = string, D = unknown> {
  /** `module.pastTense`, e.g. `cases.opened`. */
  readonly kind: K
  /** Aggregate and id the fact is about, `cases.case:0198…`. */
  readonly subject: string
  /** The unit on whose chain the fact stands. */
  readonly unitId: Id
  readonly data: D
}

/** A stated fact as it stands in the record. */
export interface Fact<K extends string = string, D = unknown> extends Statement<K, D> {
  readonly id: Id
  /** Database time of the act. */
  readonly at: Instant
  readonly actor: Actor
  /** Ids of the facts that caused this one. */
  readonly because: readonly Id[]
}

/** An expected "no". `code` is on the closed list of its module; `params` fill the wording. */
export interface Refusal {
  readonly code: string
  /** The field, row or thing at fault. */
  readonly item?: string
  /** Register id of the clause that says no. */
  readonly clause?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** What a decider answers: all facts, or all reasons why not. */
export type Decision = { readonly facts: readonly Statement[] } | { readonly refusals: readonly Refusal[] }

export const accept = (...facts: Statement[]): Decision => ({ facts })
export const refuse = (...refusals: Refusal[]): Decision => ({ refusals })

/** Refuses when `refusals` holds any, else states `facts`. Deciders collect every reason before they answer. */
export function decideBy(refusals: readonly Refusal[], facts: () => readonly Statement[]): Decision {
  return refusals.length > 0 ? { refusals } : { facts: facts() }
}

/** Five kinds of "no", mapped once to HTTP: 400, 403, 404, 409, 422. */
export type RefusalKind = 'invalid' | 'notAllowed' | 'notFound' | 'conflict' | 'rule'

/** One entry of a module's closed list. `{x}` in the wording is filled from `params`. */
export interface RefusalWording {
  readonly kind: RefusalKind
  readonly zh: string
  readonly en: string
  /** What the person can do next. */
  readonly remedy: { readonly zh: string; readonly en: string }
}
