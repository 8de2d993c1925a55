import type { Cast } from '#src/app/cast.ts'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { FIVE, passes } from '../stories/agenda-steps.ts'

interface Stage {
  readonly cast: Cast
  readonly act: (who: string | Actor, command: string, input: object) => Promise<readonly Fact[]>
  ask<T>(who: string, query: string, input: object): Promise<T>
  turnTo(instant: string): Promise<void>
}

const FLOW: Actor = { as: 'system', part: 'flow' }
const LINES = ['party_government', 'economy', 'society', 'livelihood'] as const
const CONFERENCE = '0198c0de-0000-7000-8000-0000000000a1'

/** A year is opened, planned, moved, held and counted; topics and the calendar go with it. Begins on 2026-03-17. */
export async function plansTheYear({ cast, act, ask, turnTo }: Stage): Promise<void> {
  const made = async (who: string | Actor, command: string, input: object, kind: string): Promise<Id> => idOf((await act(who, command, input)).find((fact) => fact.kind === kind)!.subject)
  await act('head', 'agenda.openYear', { year: 2026 })
  await act('head', 'agenda.setParameter', { parameter: 'department-releases', from: '2026-12-01', value: 1, reason: '办法第七条' })
  const { items: slots } = await ask<{ items: { id: Id }[] }>('head', 'agenda.slots', { year: 2026 })
  await act('head', 'agenda.confirmSlot', { slotId: slots[3]!.id })
  await act('head', 'agenda.moveSlot', { slotId: slots[3]!.id, to: '2026-04-09', reason: '会期冲突，提前一日' })
  await act('head', 'agenda.cancelSlot', { slotId: slots[8]!.id, reason: '防汛应急期间停办' })

  const groups: { group: string; months: number[]; unitIds: Id[] }[] = []
  for (const [at, group] of ['A', 'B', 'C', 'D', 'E', 'F'].entries()) {
    const unitIds: Id[] = []
    for (const line of LINES) unitIds.push(await made('admin', 'directory.registerUnit', { name: `云溪区${group}${at}${line}局`, kind: 'department', line }, 'directory.unitRegistered'))
    groups.push({ group, months: [at + 1, at + 7], unitIds })
  }
  await act('head', 'agenda.setRotaTerms', { year: 2026, keep: [[groups[0]!.unitIds[0]!, groups[0]!.unitIds[1]!]] })
  await act('head', 'agenda.adoptRota', { year: 2026, groups })

  const topic = { unitId: cast.unit('housing'), origin: 'unit', title: '老旧小区改造', category: 'reform', interest: '关系全区两万余户居民的居住安全。', on: '2026-04-09' }
  const earlier = await made('writer', 'agenda.proposeTopic', topic, 'agenda.topicProposed')
  const topicId = await made('writer', 'agenda.proposeTopic', { ...topic, title: '老旧小区改造怎样筹资' }, 'agenda.topicProposed')
  const { unitId: _, origin: __, ...words } = topic
  await act('writer', 'agenda.rewriteTopic', { ...words, topicId, title: '老旧小区改造的筹资' })
  await act('head', 'agenda.reviewTopic', { topicId, checks: passes(FIVE), overrideReason: '与前一题分开讲' })
  await act('writer', 'agenda.dropTopic', { topicId: earlier, reason: '并入筹资一题' })
  await act('writer', 'agenda.interpretTopic', { topicId, objects: [{ kind: 'text', title: '一图读懂', body: '按比例分担。', policy: { title: '改造实施办法' } }] })

  const event = { unitId: cast.unit('housing'), kind: 'decision', title: '保障房选房', from: '2026-04-02T09:00:00+08:00', until: '2026-04-02T11:00:00+08:00', room: '体育馆', personIds: [cast.person('third')] }
  const eventId = await made('writer', 'agenda.planEvent', event, 'agenda.eventPlanned')
  const { unitId: ___, kind: ____, ...place } = event
  await act('writer', 'agenda.changeEvent', { eventId, ...place, room: '文化馆', state: 'confirmed' })
  await act('officer', 'agenda.seeEvents', { eventIds: [eventId] })
  await act('writer', 'agenda.renewFeed', { unitId: cast.unit('housing') })
  await act(FLOW, 'agenda.noteConference', { conferenceId: CONFERENCE, unitId: cast.unit('press'), title: '四月例行发布会', from: '2026-04-09T09:30:00+08:00', until: '2026-04-09T11:00:00+08:00', room: '新闻发布厅', state: 'confirmed' })

  await turnTo('2026-04-09T11:30:00+08:00')
  const session = (sessionId: string, more: object = {}) => ({ sessionId, unitId: cast.unit('housing'), speakerIds: [cast.person('third')], occasion: 'regular', form: 'press_conference', ...more })
  await act(FLOW, 'agenda.noteHeld', { slotId: slots[3]!.id, conferenceId: CONFERENCE, heldAt: '2026-04-09T09:30:00+08:00', sessions: [session('0198c0de-0000-7000-8000-0000000000b1', { topicId }), session('0198c0de-0000-7000-8000-0000000000b2')] })
  await act(FLOW, 'agenda.noteQuestions', { topicId, open: 1 })
  await act(FLOW, 'agenda.noteQuestions', { topicId, open: 0 })
  await act('writer', 'agenda.absorbTopic', { topicId, note: '筹资办法已转各街道执行，遗留问题列入督办。' })
  const actId = await made('officer', 'agenda.recordAct', { on: '2026-04-09', unitId: cast.unit('housing'), personIds: [cast.person('third')], occasion: 'thematic', form: 'press_conference', organiserLevel: 'municipal', evidence: { note: '市发布厅签到表' } }, 'agenda.actRecorded')
  await act('officer', 'agenda.strikeAct', { actId, reason: '登记重复' })
}
