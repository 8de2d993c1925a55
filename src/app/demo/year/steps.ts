import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, type CivilDate, type Instant } from '#src/kernel/time.ts'
import type { Slot } from '#src/modules/agenda/contract.ts'
import { Unexpected } from '../../cast.ts'
import { OPERATOR, type Stage, type Step } from '../stage.ts'
import { actSteps, eventSteps } from './acts.ts'
import { Conference, Topic } from './conference.ts'
import { on, workday, type DemoYear, type OwedDay } from './dates.ts'
import { interviewSteps, outreachSteps } from './outside.ts'
import { paperSteps, plainSteps, recentSteps, richSteps, type Opening } from './held.ts'
import { besides, groups, subjects } from './topics.ts'

const HOUR_MS = 3_600_000
/** A day near enough that what it left open is not overdue, and one far enough that everything is settled. */
const RECENT_DAYS = 2
const FOLLOWED_UP_HOURS_AGO = 7
/** Where the year is too young for two regular conferences, two on a topic stand in their place, so many days ago. */
const STAND_INS = [40, 12] as const

/** In the first months the hall was being rebuilt, and releases were made in writing. */
const REBUILT_UNTIL = 6
/** At an hour at which nothing else may be on that day. */
const LATE = [16, 17.5] as const

const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** The year of the press office: opened before it begins, conferences held in turn, one moved, one being prepared, topics in each step. Steps that lie beyond the present are left out. */
export function yearSteps(stage: Stage, demo: DemoYear, end: Instant, letters: (matter: string) => Id): Step[] {
  const { rules } = stage.ledger
  const { year, founded, past, coming } = demo
  const today = civilDate(end)

  const slotOf = async (day: OwedDay): Promise<Slot> => {
    const answer = await stage.desk.ask<{ items: Slot[] }>(OPERATOR, 'agenda.slots', { year: day.year, limit: 50 }, stage.now)
    const slot = 'value' in answer && answer.value.items.find(({ originalOn }) => Number(originalOn.slice(5, 7)) === day.month)
    if (!slot) throw new Unexpected(`no slot in month ${day.month} of ${day.year}`)
    return slot
  }
  const regular = (day: OwedDay): Opening => async () => ({ occasion: 'regular', title: `${MONTHS[day.month - 1]}月例行新闻发布会`, slotId: (await slotOf(day)).id })
  const confirms = (day: OwedDay): Step => ({ at: on(addDays(day.dueOn, -12), 9), act: async () => void (day.provisional || (await stage.does('press.officer', 'agenda.confirmSlot', { slotId: (await slotOf(day)).id }))) })

  const rich = past.length >= STAND_INS.length ? past.slice(-STAND_INS.length) : []
  const plain = past.slice(0, past.length - rich.length)
  // The earlier of the two had to give way, and said why in public (CX-6).
  const moved = rich[0] ?? coming[1]!
  const movedTo = movedDay(stage, moved)
  const dayOf = (day: OwedDay): CivilDate => (day === moved ? movedTo : day.dueOn)

  const standsIn = (daysAgo: number, n: number): Step[] => {
    const one = new Conference(stage, workday(rules, addDays(today, -daysAgo), -1), subjects[n + 9]!, LATE)
    return richSteps(one, () => Promise.resolve({ occasion: 'thematic', title: `${one.topics[0]!.subject.title}专题发布会` }))
  }
  const recent = new Conference(stage, workday(rules, addDays(today, -RECENT_DAYS), -1), [besides.network], [14.5, 15.5])
  return [
    { at: plus(founded, HOUR_MS), act: async () => void (await stage.does('press.head', 'agenda.openYear', { year })) },
    { at: plus(founded, 3 * HOUR_MS), act: async () => void (await stage.does('press.head', 'agenda.adoptRota', { year, groups: rotation(stage) })) },
    ...plain.flatMap((day) => (day.month <= REBUILT_UNTIL ? paperSteps : plainSteps)(new Conference(stage, day.dueOn, subjects[day.month]!), regular(day))),
    ...rich.flatMap((day) => [confirms(day), ...richSteps(new Conference(stage, dayOf(day), subjects[day.month]!), regular(day))]),
    ...(rich.length > 0 ? [] : STAND_INS.flatMap(standsIn)),
    {
      at: rich.length > 0 ? on(addDays(moved.dueOn, -9), 15) : plus(end, -20 * HOUR_MS),
      act: async () => void (await stage.does('press.head', 'agenda.moveSlot', { slotId: (await slotOf(moved)).id, to: movedTo, reason: '当日上午新闻发布厅承办全区防汛防灾演练，发布会顺延，已报名的媒体另行通知' })),
    },
    ...recentSteps(recent, plus(end, -FOLLOWED_UP_HOURS_AGO * HOUR_MS)),
    ...interviewSteps(stage, end),
    ...outreachSteps(stage, end),
    ...preparedSteps(stage, coming[0]!, end, regular),
    ...topicSteps(stage, end, letters),
    ...actSteps(stage, end),
    ...eventSteps(stage, end),
  ].filter(({ at }) => at < end)
}

const rotation = (stage: Stage): object[] => groups.map((units, n) => ({ group: String.fromCodePoint(65 + n), months: [n + 1, n + 7], unitIds: units.map((unit) => stage.unit(unit)) }))

/** The second working day after, in the same month. */
function movedDay(stage: Stage, { dueOn }: OwedDay): CivilDate {
  const { rules } = stage.ledger
  return workday(rules, addDays(workday(rules, addDays(dueOn, 1)), 1))
}

/** The next one: opened and planned some days ago, one topic reviewed and one not, half of the list done and nobody invited. */
function preparedSteps(stage: Stage, day: OwedDay, end: Instant, regular: (day: OwedDay) => Opening): Step[] {
  const one = new Conference(stage, day.dueOn, subjects[day.month]!)
  const [first, second] = one.topics
  const ago = (hours: number): Instant => plus(end, -hours * HOUR_MS)
  return [
    { at: ago(100), act: async () => { for (const topic of one.topics) await topic.propose({ on: day.dueOn }) } },
    { at: ago(76), act: () => first!.review() },
    { at: ago(52), act: async () => one.open(await regular(day)()) },
    { at: ago(50), act: () => one.addSessions([first!]) },
    { at: ago(49), act: () => one.arrange(['equipment', 'transcript', 'materials']) },
    {
      at: ago(25),
      act: async () => {
        const { question, answer } = first!.subject
        await one.does('press.officer', 'conferences.expectQuestion', { sessionId: one.sessionIds[0], question, answer })
        await one.does('press.officer', 'conferences.rehearse', { no: 1, verdict: 'again', note: '没有说清从哪一天起' })
        await one.does('press.officer', 'conferences.expectQuestion', { sessionId: one.sessionIds[0], question: '去年承诺的事项办得怎么样，有没有没办成的？' })
      },
    },
    { at: ago(30), act: async () => void (await stage.does('press.chief', 'agenda.reviewTopic', { topicId: second!.id, checks: [{ check: 'wording', verdict: 'pass' }, { check: 'policy', verdict: 'fail', note: '引用的办法已修订，请按现行条款改写' }] })) },
  ]
}

/** Topics of no conference yet: from citizens, reviewed beside one that is near, and one that was dropped. */
function topicSteps(stage: Stage, end: Instant, letters: (matter: string) => Id): Step[] {
  const ago = (days: number): Instant => plus(end, -days * 24 * HOUR_MS)
  const lifts = new Topic(stage, besides.lifts)
  const unanswered = new Topic(stage, { ...besides.lifts, unit: 'traffic', title: '共享单车停放秩序', category: 'hot_issue', interest: '人行道被占来信多，停放点划在哪里、谁来清理应当说清楚。' })
  const dropped = new Topic(stage, { ...besides.lifts, unit: 'urban', title: '公厕夜间开放时间', category: 'concern', interest: '夜间公厕关门的来信有几件，拟说明开放安排。' })
  return [
    { at: ago(21), act: () => dropped.propose() },
    { at: ago(19), act: async () => void (await stage.does('press.head', 'agenda.dropTopic', { topicId: dropped.id, reason: '已在网上逐件答复并公布开放名单，不再单独发布' })) },
    { at: ago(0.8), act: () => lifts.propose({ origin: 'citizens', messageIds: [letters('lift-stopped'), letters('lift-check')] }) },
    { at: ago(9), act: () => unanswered.propose() },
    { at: ago(7), act: () => unanswered.review() },
  ]
}
