import { describe, expect, it } from 'vitest'
import type { Decision } from '#src/kernel/facts.ts'
import type { Context } from '#src/desk/module.ts'
import type { Drill } from './contract.ts'
import * as drills from './drills.ts'

const ctx = { now: '2026-03-17T01:00:00.000Z', actor: { as: 'post', personId: 'me', posts: [{ appointmentId: 'a', role: 'editor', unitId: 'elsewhere', wholeJurisdiction: false }] }, newId: () => 'new' } as unknown as Context
const drill = (state: Drill['state'], more: Partial<Drill> = {}): Drill => ({ id: 'd1', unitId: 'press', state, title: '燃气泄漏', scenario: '…', parts: ['conference'], on: '2026-03-17', participantIds: ['p'], injects: [], improvements: [], ...more })
const codes = (decision: Decision): string[] => ('refusals' in decision ? decision.refusals.map(({ code }) => code) : [])
const kinds = (decision: Decision): string[] => ('facts' in decision ? decision.facts.map(({ kind }) => kind) : [])
const score = { points: 4, note: '首发及时' }

describe('a drill', () => {
  it('[NH-27] begins from its plan, on the one floor, with its clock where the plan puts it', () => {
    const decision = drills.startDrill({ drill: drill('planned', { clockFrom: '2026-08-01T18:00:00.000Z' }), running: undefined, use: 'live' }, ctx)
    expect('facts' in decision && decision.facts[0]).toMatchObject({ kind: 'training.drillStarted', data: { clockFrom: '2026-08-01T18:00:00.000Z', by: 'me' } })
    expect(codes(drills.startDrill({ drill: drill('ended'), running: drill('running'), use: 'live' }, ctx))).toEqual(['training/drill-not-in-state', 'training/another-is-running'])
  })

  it('[RL-17] begins inside no drill and no replay', () => {
    for (const use of ['a-drill', 'replay']) expect(codes(drills.startDrill({ drill: drill('planned'), running: undefined, use }, ctx))).toEqual(['training/no-drill-here'])
  })

  it('[NH-27] only the machinery’s measured times end it, once', () => {
    const measured = { drillId: 'd1', results: {} as never }
    expect(kinds(drills.endDrill(drill('running'), ctx))).toEqual(['training.drillEnding'])
    expect(codes(drills.noteMeasured(drill('running'), measured))).toEqual(['training/drill-not-in-state'])
    expect(kinds(drills.noteMeasured(drill('ending'), measured))).toEqual(['training.drillMeasured'])
    expect(kinds(drills.noteMeasured(drill('ended'), measured))).toEqual([])
  })

  it('[NH-28] is scored by response, communication and coordination once it has ended', () => {
    const scores = { response: score, communication: score, coordination: score }
    expect(codes(drills.scoreDrill(drill('running'), { drillId: 'd1', scores }, ctx))).toEqual(['training/drill-not-in-state'])
    expect(kinds(drills.scoreDrill(drill('ended'), { drillId: 'd1', scores }, ctx))).toEqual(['training.drillScored'])
  })

  it('[NH-28] what showed to be weak gets a unit, an owner of that unit and a time to come', () => {
    const input = { drillId: 'd1', what: '值班电话无人接听', unitId: 'u', ownerId: 'o', dueAt: '2026-03-16T00:00:00.000Z' }
    expect(codes(drills.setImprovement({ drill: drill('ended'), unknownUnits: [], ownerThere: false }, input, ctx))).toEqual(['training/owner-elsewhere', 'training/due-in-the-past'])
    expect(codes(drills.setImprovement({ drill: drill('ended'), unknownUnits: ['u'], ownerThere: false }, { ...input, dueAt: '2026-04-16T00:00:00.000Z' }, ctx))).toEqual(['training/unknown-unit'])
    const open = { no: 1, what: '…', unitId: 'u', ownerId: 'o', dueAt: '2026-04-01T00:00:00.000Z' }
    const finish = (one: Drill, no = 1): string[] => codes(drills.finishImprovement(one, { drillId: 'd1', no, result: '已改' }, ctx))
    expect(finish(drill('ended', { improvements: [open] }))).toEqual(['training/not-your-improvement'])
    expect(finish(drill('ended', { improvements: [{ ...open, done: { result: '已改', at: ctx.now } }] }))).toEqual(['training/improvement-done'])
    expect(finish(drill('ended'), 2)).toEqual(['training/no-improvement'])
    expect(finish(drill('ended', { improvements: [{ ...open, ownerId: 'me' }] }))).toEqual([])
  })

  it('[NH-27] nothing reaches the office from a source that does not exist', () => {
    const input = { title: '燃气泄漏', scenario: '…', parts: ['conference' as const], on: '2026-03-17', participantIds: [], injects: [{ afterMinutes: 5, source: 'moon', title: '…', text: '…' }] }
    expect(codes(drills.planDrill({ pressOfficeId: 'press', unknownPeople: [] }, input, ctx))).toEqual(['training/no-such-source'])
  })
})
