import { command, type Module, type TimerOrder } from '#src/desk/module.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import { civilDate, startOfDay, type Instant } from '#src/kernel/time.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import { unitNamesOf } from '../directory/roll-queries.ts'
import { unknownMessages } from '../intake/cluster-queries.ts'
import { OWING_NOTHING, recordAct as decideAct, strikeAct as decideStrike } from './act.ts'
import { boardQueries } from './board-queries.ts'
import { facts, type Topic } from './contract.ts'
import { eventCommands } from './event-commands.ts'
import { holdersOfYear, newcomer, rotaGround, rotaUnits } from './holder-queries.ts'
import * as input from './inputs.ts'
import { queries } from './queries.ts'
import { calendarQueries } from './calendar-queries.ts'
import { refusals } from './refusals.ts'
import { adoptRota as decideRota } from './rota.ts'
import { setRotaTerms as decideTerms } from './rota-terms.ts'
import * as slot from './slot.ts'
import { acts, actsOfConference, attendanceOf, events, feeds, knownSlots, lockYear, movableSlots, nextSlot, officeSettings, openYears, owingTo, quotas, releaseKnown, restingOn, rotaOf, rotas, rotaTerms, settings, slots, termsOf, topics, topicsAround, yearNamed, years } from './storage.ts'
import * as topic from './topic.ts'
import { topicQueries } from './topic-queries.ts'
import { trainingCommands } from './training-commands.ts'
import * as year from './year.ts'

const OFFICE = ['press_office_head', 'press_officer'] as const
const UNIT = ['press_assistant', 'online_spokesperson', 'spokesperson', 'first_spokesperson', 'unit_head', 'editor'] as const
const CHECKERS = ['check_political', 'check_policy', 'check_legal', 'check_wording', 'check_secrecy'] as const

async function opening(work: Work, of: number): Promise<year.Opened> {
  await lockYear(work.tx)
  return { known: await yearNamed(work, of), pressOfficeId: await pressOfficeOf(work.tx), holders: await holdersOfYear(work.tx, of), settings: await officeSettings(work.tx) }
}

const openYear = command({ name: 'agenda.openYear', zh: '开启年度计划', input: input.openYear, may: ['press_office_head'], load: (work, given) => opening(work, given.year), decide: year.openYear })
const openNextYear = command({ name: 'agenda.openNextYear', zh: '自动开启下一年度', input: input.openNextYear, may: 'system', load: (work, given) => opening(work, given.data.year), decide: year.openNextYear })
const redate = command({ name: 'agenda.redate', zh: '按放假通知调整场期', input: input.redate, may: 'system', load: (work) => movableSlots(work), decide: year.redate })
const oweNewcomer = command({ name: 'agenda.oweNewcomer', zh: '新设单位和岗位的发布任务', input: input.oweNewcomer, may: 'system', load: newcomer, decide: (known, _, ctx) => year.oweNewcomer(known, ctx) })

const setParameter = command({
  name: 'agenda.setParameter',
  zh: '设定任务数量',
  input: input.setParameter,
  may: ['press_office_head'],
  async load(work): Promise<year.Settling> {
    const { tx } = work
    await lockYear(tx)
    const years = await openYears(tx)
    const holders = new Map<number, Awaited<ReturnType<typeof holdersOfYear>>>()
    for (const one of years) holders.set(one.year, await holdersOfYear(tx, one.year))
    return { years, holders, settings: await officeSettings(tx), known: await knownSlots(tx, years.map((one) => one.year)), pressOfficeId: await pressOfficeOf(tx) }
  },
  decide: year.setParameter,
})

const confirmSlot = command({ name: 'agenda.confirmSlot', zh: '确定场期', input: input.confirmSlot, may: OFFICE, load: (work, given) => work.need(slots, given.slotId, 'agenda/no-slot'), decide: (one, _, ctx) => slot.confirmSlot(one, ctx) })
const moveSlot = command({ name: 'agenda.moveSlot', zh: '场期改期', input: input.moveSlot, may: ['press_office_head'], load: (work, given) => work.need(slots, given.slotId, 'agenda/no-slot'), decide: slot.moveSlot })
const cancelSlot = command({ name: 'agenda.cancelSlot', zh: '取消场期', input: input.cancelSlot, may: ['press_office_head'], load: (work, given) => work.need(slots, given.slotId, 'agenda/no-slot'), decide: slot.cancelSlot })

const fulfilSlot = command({ name: 'agenda.fulfilSlot', zh: '登记定期任务完成', input: input.fulfilSlot, may: OFFICE, load: (work, given) => work.need(slots, given.slotId, 'agenda/no-slot'), decide: slot.fulfilSlot })

const noteHeld = command({
  name: 'agenda.noteHeld',
  zh: '记录发布会举行',
  input: input.noteHeld,
  may: 'system',
  async load(work, given): Promise<slot.Held> {
    const people = await attendanceOf(work.tx, [...given.sessions.flatMap((one) => one.speakerIds), ...given.attendeeIds], given.heldAt)
    return {
      slot: given.slotId ? await work.find(slots, given.slotId) : undefined,
      topics: await work.findAll(topics, [...new Set(given.sessions.flatMap((one) => one.topicId ?? []))]),
      people,
      interview: given.sessions.some((one) => one.occasion === 'live_interview') ? await nextSlot(work, 'leader-interview') : undefined,
      known: (await actsOfConference(work, given.conferenceId)).length > 0,
      pressOfficeId: await pressOfficeOf(work.tx),
      ...(await owingTo(work, given.heldAt, given.sessions.map((one) => one.unitId), people)),
    }
  },
  decide: slot.noteHeld,
})

const recordAct = command({
  name: 'agenda.recordAct',
  zh: '登记发布活动',
  input: input.recordAct,
  may: [...OFFICE, ...UNIT],
  async load(work, given) {
    const at: Instant = startOfDay(given.on)
    // Whoever took up the post on that very day took part with it.
    const people = await attendanceOf(work.tx, given.personIds, new Date(Date.parse(at) + 86_399_000).toISOString())
    return { unknownUnits: await unknownUnits(work.tx, [given.unitId]), people, ...(await owingTo(work, at, [given.unitId], people)) }
  },
  decide: decideAct,
})
const noteRelease = command({
  name: 'agenda.noteRelease',
  zh: '记录主动发布',
  input: input.noteRelease,
  may: 'system',
  async load(work, given) {
    // An answer to a case is owed to its asker and counts for nobody's year; where no year is open, nobody counts.
    const counts = given.answers === 0 && (await yearNamed(work, Number(civilDate(given.at).slice(0, 4)))) !== undefined && !(await releaseKnown(work.tx, given.releaseId))
    return counts ? { counts, routine: await nextSlot(work, 'routine-release'), ...(await owingTo(work, given.at, [given.unitId], [])) } : { counts, routine: undefined, ...OWING_NOTHING }
  },
  decide: slot.noteRelease,
})
const strikeAct = command({
  name: 'agenda.strikeAct',
  zh: '撤销发布活动记录',
  input: input.strikeAct,
  may: OFFICE,
  async load(work, given) {
    const act = await work.need(acts, given.actId, 'agenda/no-act')
    return { act, ...(await restingOn(work, act)) }
  },
  decide: decideStrike,
})

const adoptRota = command({
  name: 'agenda.adoptRota',
  zh: '确定片组轮动',
  input: input.adoptRota,
  may: ['press_office_head'],
  async load(work, given) {
    await lockYear(work.tx)
    return { rota: await rotaOf(work, given.year), ...(await rotaGround(work.tx, given.year)), pressOfficeId: await pressOfficeOf(work.tx) }
  },
  decide: decideRota,
})

const setRotaTerms = command({
  name: 'agenda.setRotaTerms',
  zh: '设定轮动约定',
  input: input.setRotaTerms,
  may: ['press_office_head'],
  async load(work, given) {
    await lockYear(work.tx)
    const known = await termsOf(work.tx, given.year)
    return { terms: known?.year === given.year ? await work.find(rotaTerms, known.id) : undefined, units: await rotaUnits(work.tx, given.year), pressOfficeId: await pressOfficeOf(work.tx) }
  },
  decide: decideTerms,
})

async function proposing(work: Work, given: { unitId?: Id; coUnitIds: readonly Id[]; messageIds?: readonly Id[]; on?: string | undefined; slotId?: Id | undefined }): Promise<topic.Proposing> {
  return {
    unknownUnits: await unknownUnits(work.tx, [...(given.unitId ? [given.unitId] : []), ...given.coUnitIds]),
    unknownMessages: await unknownMessages(work.tx, given.messageIds ?? []),
    unknownSlot: given.slotId !== undefined && !(await work.find(slots, given.slotId)),
    others: await topicsAround(work, given.on),
  }
}

const needTopic = (work: Work, given: { topicId: Id }): Promise<Topic> => work.need(topics, given.topicId, 'agenda/no-topic')
const proposeTopic = command({ name: 'agenda.proposeTopic', zh: '点题', input: input.proposeTopic, may: [...OFFICE, ...UNIT], load: proposing, decide: topic.proposeTopic })
const rewriteTopic = command({ name: 'agenda.rewriteTopic', zh: '修改题目', input: input.rewriteTopic, may: [...OFFICE, ...UNIT], load: async (work, given) => ({ topic: await needTopic(work, given), ...(await proposing(work, given)) }), decide: topic.rewriteTopic })
const reviewTopic = command({
  name: 'agenda.reviewTopic',
  zh: '审题',
  input: input.reviewTopic,
  may: [...OFFICE, ...CHECKERS],
  async load(work, given) {
    const found = await needTopic(work, given)
    const others = await topicsAround(work, found.on)
    return { topic: found, others, names: await unitNamesOf(work.tx, others.map((one) => one.unitId)) }
  },
  decide: topic.reviewTopic,
})
const interpretTopic = command({ name: 'agenda.interpretTopic', zh: '解题', input: input.interpretTopic, may: [...OFFICE, ...UNIT], load: needTopic, decide: topic.interpretTopic })
const noteQuestions = command({ name: 'agenda.noteQuestions', zh: '记录题目未了提问', input: input.noteQuestions, may: 'system', load: (work, given) => work.find(topics, given.topicId), decide: topic.noteQuestions })
const absorbTopic = command({ name: 'agenda.absorbTopic', zh: '化题', input: input.absorbTopic, may: [...OFFICE, ...UNIT], load: needTopic, decide: topic.absorbTopic })
const dropTopic = command({ name: 'agenda.dropTopic', zh: '撤题', input: input.dropTopic, may: [...OFFICE, ...UNIT], load: needTopic, decide: topic.dropTopic })

/** The year after is opened on 1 December by itself. */
function timers(fact: Fact): TimerOrder[] {
  if (fact.kind !== 'agenda.yearOpened') return []
  const opened = (fact.data as { year: number }).year
  return [{ kind: 'agenda.nextYear', subject: fact.subject, dueAt: startOfDay(`${opened}-12-01`), data: { year: opened + 1 } }]
}

export const agenda: Module = {
  name: 'agenda',
  aggregates: [years, slots, quotas, settings, acts, rotas, rotaTerms, topics, events, feeds],
  commands: [
    openYear, openNextYear, redate, oweNewcomer, setParameter, confirmSlot, moveSlot, cancelSlot, fulfilSlot, noteHeld, recordAct, noteRelease, strikeAct, adoptRota, setRotaTerms,
    proposeTopic, rewriteTopic, reviewTopic, interpretTopic, noteQuestions, absorbTopic, dropTopic, ...eventCommands, ...trainingCommands,
  ],
  queries: [...queries, ...topicQueries, ...boardQueries, ...calendarQueries],
  refusals,
  facts,
  timers,
  // Days off belong to the calendar of the whole record. Whoever keeps the notice, the dates of the year follow it in the same transaction (NH-06).
  watch: (fact) => (fact.kind === 'duties.noticeAdopted' ? [{ command: 'agenda.redate', input: fact.data }] : []),
  onTimer: { 'agenda.nextYear': 'agenda.openNextYear' },
}
