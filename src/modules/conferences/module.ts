import { command, type Module } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import { slotOf, topicOf } from '../agenda/planned-queries.ts'
import { personNamesOf, unitNameOf } from '../directory/names.ts'
import { actorOf, pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import * as contract from './contract.ts'
import { figureQueries } from './figure-queries.ts'
import { hallCommands } from './hall-commands.ts'
import * as inviting from './inviting.ts'
import { HEAD, OFFICE, UNIT } from './posts.ts'
import * as prepare from './prepare.ts'
import * as rehearsing from './rehearsing.ts'
import { publicQueries } from './public-queries.ts'
import { queries } from './queries.ts'
import { questionCommands } from './question-commands.ts'
import { recordCommands } from './record-commands.ts'
import { refusals } from './refusals.ts'
import { conferenceOf, conferences, lines, questions, slotTaken } from './storage.ts'

export { conferences }

async function slotStands(work: Work, slotId: Id): Promise<prepare.Opening['slot']> {
  const slot = await slotOf(work, slotId)
  if (!slot || slot.state === 'cancelled') return 'none'
  return slot.conferenceId || (await slotTaken(work.tx, slotId)) ? 'taken' : 'free'
}

const slotDayOf = async (work: Work, one: contract.Conference): Promise<string | undefined> => (one.slotId ? (await slotOf(work, one.slotId))?.dueOn : undefined)

async function topicStands(work: Work, topicId: Id | undefined, unitId: Id): Promise<prepare.Presenting['topic']> {
  if (!topicId) return undefined
  const topic = await topicOf(work, topicId)
  if (!topic || (topic.state !== 'reviewed' && topic.state !== 'interpreted')) return 'notReviewed'
  return topic.unitId === unitId || topic.coUnitIds.includes(unitId) ? 'reviewed' : 'ofAnotherUnit'
}

const open = command({
  name: 'conferences.open',
  zh: '发布会立项',
  input: contract.open,
  may: OFFICE,
  async load(work, input) {
    return { pressOfficeId: await pressOfficeOf(work.tx), slot: input.slotId ? await slotStands(work, input.slotId) : ('none' as const) }
  },
  decide: prepare.open,
})

const plan = command({
  name: 'conferences.plan',
  zh: '确定时间地点',
  input: contract.plan,
  may: OFFICE,
  async load(work, input) {
    const one = await conferenceOf(work, input)
    return { one, slotOn: await slotDayOf(work, one), hostName: input.hostId && (await personNamesOf(work.tx, [input.hostId])).get(input.hostId) }
  },
  decide: prepare.plan,
})

async function speakersOf(tx: Tx, unitId: Id, personIds: readonly Id[]): Promise<contract.Speaker[]> {
  const names = await personNamesOf(tx, personIds)
  const speakers: contract.Speaker[] = []
  for (const personId of personIds) {
    const name = names.get(personId)
    const posts = (await actorOf(tx, personId))?.posts.filter((post) => post.unitId === unitId).map((post) => post.role) ?? []
    if (name !== undefined) speakers.push({ personId, name, posts })
  }
  return speakers
}

const addSession = command({
  name: 'conferences.addSession',
  zh: '加入场次',
  input: contract.addSession,
  may: OFFICE,
  async load(work, input) {
    const one = await conferenceOf(work, input)
    const known = (await unknownUnits(work.tx, [input.unitId])).length === 0
    return { one, unitName: known ? await unitNameOf(work.tx, input.unitId) : undefined, speakers: await speakersOf(work.tx, input.unitId, input.speakerIds), topic: await topicStands(work, input.topicId, input.unitId) }
  },
  decide: prepare.addSession,
})

const invite = command({
  name: 'conferences.invite',
  zh: '发出邀请',
  input: contract.invite,
  may: OFFICE,
  async load(work, input) {
    const unitIds = input.invitations.flatMap((each) => (each.as === 'unit' ? [each.unitId] : []))
    const unknown = new Set(await unknownUnits(work.tx, unitIds))
    const unitNames = new Map<Id, string>()
    for (const unitId of unitIds) if (!unknown.has(unitId)) unitNames.set(unitId, await unitNameOf(work.tx, unitId))
    return { one: await conferenceOf(work, input), unitNames, personNames: await personNamesOf(work.tx, input.invitations.flatMap((each) => (each.as === 'unit' && each.personId ? [each.personId] : []))) }
  },
  decide: inviting.invite,
})

const ready = command({
  name: 'conferences.ready',
  zh: '筹备就绪',
  input: contract.only,
  may: OFFICE,
  async load(work, input) {
    const one = await conferenceOf(work, input)
    return { one, slotOn: await slotDayOf(work, one) }
  },
  decide: prepare.ready,
})

const OF_WORDS: readonly string[] = ['conferences.questionSubmitted', 'conferences.wordsKept', 'conferences.wordsErased']

export const conferencesModule: Module = {
  name: 'conferences',
  aggregates: [conferences, lines, questions],
  commands: [
    open, plan, addSession, invite,
    command({ name: 'conferences.dropSession', zh: '撤下场次', input: contract.dropSession, may: OFFICE, load: conferenceOf, decide: prepare.dropSession }),
    command({ name: 'conferences.checkItem', zh: '落实筹备事项', input: contract.checkItem, may: OFFICE, load: conferenceOf, decide: prepare.checkItem }),
    ready,
    command({ name: 'conferences.expectQuestion', zh: '预想提问', input: contract.expectQuestion, may: [...OFFICE, ...UNIT], load: conferenceOf, decide: rehearsing.expectQuestion }),
    command({ name: 'conferences.rehearse', zh: '预演提问', input: contract.rehearse, may: OFFICE, load: conferenceOf, decide: rehearsing.rehearse }),
    command({ name: 'conferences.cancel', zh: '取消发布会', input: contract.cancel, may: HEAD, load: conferenceOf, decide: prepare.cancel }),
    ...hallCommands,
    ...recordCommands,
    ...questionCommands,
  ],
  queries: [...queries, ...figureQueries, ...publicQueries],
  refusals,
  facts: contract.facts,
  timers: (fact, state) => (OF_WORDS.includes(fact.kind) ? [{ kind: 'conferences.eraseWords', subject: fact.subject, dueAt: (state as contract.Question).keptUntil ?? null }] : []),
  onTimer: { 'conferences.eraseWords': 'conferences.eraseWords' },
}
