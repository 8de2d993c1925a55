import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Desk } from '#src/desk/desk.ts'

/** A person of a cast: a key to find them by, a name, and the posts they hold (role at the unit with that key). */
export interface CastPerson {
  readonly key: string
  readonly name: string
  readonly posts: readonly { readonly role: string; readonly unit: string; readonly contractRef?: { readonly contractNo: string; readonly dataAgreementNo: string } }[]
}

export interface CastUnit {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly line?: string
  readonly territory?: string
  readonly fields?: readonly string[]
  readonly isPressOffice?: boolean
}

/** Units and people made by the same commands as the console's; looked up by key. */
export interface Cast {
  unit(key: string): Id
  person(key: string): Id
  actor(key: string): Actor
}

const OPERATOR: Actor = { as: 'system', part: 'operator' }

/** A refusal where none was expected: seeds and replays name what was refused and why. */
export class Unexpected extends Error {}

export async function mustDo(desk: Desk, actor: Actor, command: string, input: unknown, dial?: Instant): Promise<readonly Fact[]> {
  const outcome = await desk.do(actor, command, input, dial)
  if ('facts' in outcome) return outcome.facts
  throw new Unexpected(`${command}: ${outcome.refusals.map((one) => `${one.code} ${one.item ?? ''} ${JSON.stringify(one.params ?? {})}`).join('; ')}`)
}

/** The id that a command's first fact of `kind` is about. */
export const madeBy = (facts: readonly Fact[], kind: string): Id => idOf(facts.find((fact) => fact.kind === kind)!.subject)

/** Raises an office: the press office first, then the other units, people and posts. */
export async function raiseOffice(desk: Desk, units: readonly CastUnit[], people: readonly CastPerson[], dial?: Instant): Promise<Cast> {
  const unitIds = new Map<string, Id>()
  const personIds = new Map<string, Id>()
  for (const { key, ...unit } of units.toSorted((a, b) => Number(b.isPressOffice ?? false) - Number(a.isPressOffice ?? false))) {
    unitIds.set(key, madeBy(await mustDo(desk, OPERATOR, 'directory.registerUnit', unit, dial), 'directory.unitRegistered'))
  }
  for (const { key, name, posts } of people) {
    const personId = madeBy(await mustDo(desk, OPERATOR, 'directory.registerPerson', { name }, dial), 'directory.personRegistered')
    personIds.set(key, personId)
    for (const { unit, ...post } of posts) await mustDo(desk, OPERATOR, 'directory.appoint', { personId, unitId: unitIds.get(unit), ...post }, dial)
  }
  const actors = new Map<string, Actor>()
  for (const { key } of people) {
    const answer = await desk.ask<Actor | null>(OPERATOR, 'directory.actorOf', { personId: personIds.get(key) }, dial)
    if ('value' in answer && answer.value) actors.set(key, answer.value)
  }
  const found = <T>(map: ReadonlyMap<string, T>, key: string): T => {
    const value = map.get(key)
    if (value === undefined) throw new Unexpected(`nobody and nothing is called ${key}`)
    return value
  }
  return { unit: (key) => found(unitIds, key), person: (key) => found(personIds, key), actor: (key) => found(actors, key) }
}
