import type { Actor, Decision, Fact, Id, Refusal, Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { Appointment, Person, RoleCode, Unit, UnitKind } from './contract.ts'

/** Invented units and people for the tests of this module: given …, when …, then … */

export const NOW = '2026-03-02T01:00:00.000Z'
export const OPERATOR: Actor = { as: 'system', part: 'operator' }

let count = 0
export const freshId = (): Id => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`

// Deciders of this module ask no rule; a rulebook that is touched would be a fault.
export const context = (actor: Actor = OPERATOR): Context => ({ now: NOW, actor, rules: undefined as unknown as Rulebook, newId: freshId })

export function actorWith(role: RoleCode, unitId: Id, personId: Id = freshId()): Actor {
  return { as: 'post', personId, posts: [{ appointmentId: freshId(), role, unitId, wholeJurisdiction: false }] }
}

export function aUnit(name: string, kind: UnitKind = 'department', more: Partial<Unit> = {}): Unit {
  return {
    id: freshId(), state: 'active', name, shortName: name, kind, line: kind === 'department' ? 'livelihood' : null, territory: null, isMainTerritorial: false, parentId: null,
    fields: [], isPressOffice: kind === 'press_office', pressBody: null, activeFrom: NOW, duties: {}, emptyPosts: [], activeTo: null, successorId: null, ...more,
  }
}

export const aPerson = (name: string, officeContact: string | null = null): Person => ({ id: freshId(), state: 'active', name, officeContact })

export function aPost(person: Person, unit: Unit, role: RoleCode, more: Partial<Appointment> = {}): Appointment {
  return {
    id: freshId(), state: 'standing', personId: person.id, unitId: unit.id, role, from: '2026-01-01T00:00:00.000Z', to: null, filingNo: null, contractRef: null,
    nominatedBy: null, hasSelection: false, ...more,
  }
}

export function factsOf(decision: Decision): readonly Statement[] {
  if ('refusals' in decision) throw new Error(`refused: ${JSON.stringify(decision.refusals)}`)
  return decision.facts
}

export function refusalsOf(decision: Decision): readonly Refusal[] {
  if ('facts' in decision) throw new Error(`not refused: ${decision.facts.map((fact) => fact.kind).join(', ')}`)
  return decision.refusals
}

export const codesOf = (decision: Decision): string[] => refusalsOf(decision).map((refusal) => refusal.code)
export const kindsOf = (decision: Decision): string[] => factsOf(decision).map((fact) => fact.kind)

/** The statement as it would stand in the record. */
export const stated = (statement: Statement, at = NOW): Fact => ({ ...statement, id: freshId(), at, actor: OPERATOR, because: [] })

export const subject = (table: string, id: Id): string => subjectOf({ table }, id)
