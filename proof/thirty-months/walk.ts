import type { Cast } from '#src/app/cast.ts'
import { madeBy } from '#src/app/cast.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import { addDays, startOfDay, type CivilDate } from '#src/kernel/time.ts'
import type { Slot } from '#src/modules/agenda/contract.ts'
import { groupOfMonth, GROUPS, MATTERS, membersOf, voiceOf } from './district.ts'
import { fateOf, type Month } from './plan.ts'

/** The office that walks through the months; every act is a command as the console gives it. */
export interface Ground {
  readonly cast: Cast
  turnTo(instant: string): Promise<void>
  does(who: string, command: string, input: unknown): Promise<readonly Fact[]>
  asks<T>(who: string, query: string, input: unknown): Promise<T>
}

const CHECKS = ['political', 'policy', 'legal', 'wording', 'secrecy'].map((check) => ({ check, verdict: 'pass' }))
const ITEMS = ['lines', 'materials', 'equipment', 'filing', 'accessibility', 'transcript', 'evaluation']
const MEDIA = [['澄湾日报', 'newspaper'], ['澄湾电视台', 'broadcast'], ['澄湾新闻网', 'web'], ['微澄湾', 'microblog'], ['澄湾论坛', 'forum']] as const
const at = (day: CivilDate, hour: string): string => `${day}T${hour}:00+08:00`

interface Session {
  readonly unit: string
  readonly topicId: Id
  readonly title: string
  readonly id: Id
}

/** Walks the months one after the other; what is promised for later days is done on its day, before the next month begins. */
export async function walk(ground: Ground, months: readonly Month[], said: (line: string) => void = () => {}): Promise<void> {
  const opened = new Set<number>()
  let topics = 0
  for (const [nth, month] of months.entries()) {
    if (!opened.has(month.year)) {
      if (nth === 0) await ground.turnTo(at(`${month.year}-${String(month.month).padStart(2, '0')}-01` as CivilDate, '08:30'))
      await openYear(ground, month.year)
      opened.add(month.year)
    }
    const slot = await slotOf(ground, month)
    const day = await dayOf(ground, slot, month)
    const units = [...membersOf(groupOfMonth(month.month)).map(({ key }) => key).filter((key) => !month.absent.includes(key)), ...month.makeUp]
    const conference = await prepare(ground, month, slot, day, units.map((unit) => ({ unit, title: `${MATTERS[topics++ % MATTERS.length]!}进展` })))
    const later = await hold(ground, day, conference, nth, month.questions)
    await settleAfterwards(ground, day, conference, later)
    said(`${month.year}-${month.month}: ${units.length} sessions, ${month.questions} questions`)
  }
}

async function openYear({ does, asks, cast }: Ground, year: number): Promise<void> {
  // On 1 December the clockwork opens the next year by itself.
  const known = await asks<{ openedAt: string | null }>('head', 'agenda.yearView', { year })
  if (known.openedAt === null) await does('head', 'agenda.openYear', { year })
  await does('head', 'agenda.adoptRota', { year, groups: GROUPS.map((group, place) => ({ group, months: [place + 1, place + 7], unitIds: membersOf(group).map(({ key }) => cast.unit(key)) })) })
}

async function slotOf({ asks }: Ground, { year, month }: Month): Promise<Slot> {
  const { items } = await asks<{ items: Slot[] }>('officer', 'agenda.slots', { year, limit: 50 })
  return items.find((one) => Number(one.originalOn.slice(5, 7)) === month)!
}

/** The day on which the conference will be, moved beforehand or made up for afterwards. */
async function dayOf({ does, turnTo }: Ground, slot: Slot, { lateBy, movedBy }: Month): Promise<CivilDate> {
  if (movedBy !== undefined) {
    await turnTo(at(addDays(slot.dueOn, -8), '09:00'))
    const to = addDays(slot.dueOn, movedBy)
    await does('head', 'agenda.moveSlot', { slotId: slot.id, to, reason: '当日会场承办全区防汛会商，顺延举行' })
    return to
  }
  if (lateBy !== undefined) {
    await turnTo(at(addDays(slot.dueOn, 1), '09:00'))
    const to = addDays(slot.dueOn, lateBy)
    await does('head', 'agenda.moveSlot', { slotId: slot.id, to, reason: '台风应急响应期间无法组织，按逾期补开', late: true })
    return to
  }
  return slot.dueOn
}

interface Prepared {
  readonly id: Id
  readonly sessions: readonly Session[]
}

async function prepare({ does, turnTo, cast }: Ground, { year, month, lateBy }: Month, slot: Slot, day: CivilDate, wanted: readonly { unit: string; title: string }[]): Promise<Prepared> {
  await turnTo(at(addDays(day, lateBy === undefined ? -5 : -4), '09:30'))
  const conferenceId = madeBy(await does('officer', 'conferences.open', { occasion: 'regular', title: `${year}年${month}月例行新闻发布会`, slotId: slot.id }), 'conferences.opened')
  await does('officer', 'conferences.plan', { conferenceId, at: at(day, '09:30'), until: at(day, '11:00'), place: '区新闻发布厅', hostId: cast.person('officer2') })
  const sessions: Session[] = []
  for (const { unit, title } of wanted) {
    const topicId = madeBy(await does(voiceOf(unit), 'agenda.proposeTopic', { unitId: cast.unit(unit), origin: 'unit', title, category: 'reform', interest: '群众多次询问，应当说清楚进展和下一步安排。', on: day }), 'agenda.topicProposed')
    await does('head', 'agenda.reviewTopic', { topicId, checks: CHECKS })
    const facts = await does('officer', 'conferences.addSession', { conferenceId, unitId: cast.unit(unit), topicId, title, speakerIds: [cast.person(voiceOf(unit))] })
    sessions.push({ unit, topicId, title, id: (facts[0]!.data as { session: { id: Id } }).session.id })
  }
  for (const item of ITEMS) await does('officer', 'conferences.checkItem', { conferenceId, item, note: '已落实到人' })
  await does('officer', 'conferences.invite', { conferenceId, invitations: MEDIA.map(([name, kind]) => ({ as: 'media', name, kind, pressCard: kind === 'microblog' || kind === 'forum' ? null : '记者证在案' })) })
  await does('officer', 'conferences.ready', { conferenceId })
  return { id: conferenceId, sessions }
}

interface FollowUp {
  readonly questionId: Id
  readonly unit: string
  readonly late: boolean
}

/** In the hall: questions to each session in turn; answers what is left for later. */
async function hold({ does, turnTo, cast }: Ground, day: CivilDate, { id: conferenceId, sessions }: Prepared, nth: number, questions: number): Promise<FollowUp[]> {
  await turnTo(at(day, '09:30'))
  await does('officer', 'conferences.start', { conferenceId, presentIds: sessions.map(({ unit }) => cast.person(voiceOf(unit))) })
  const later: FollowUp[] = []
  let first: Id | undefined
  for (let n = 0; n < questions; n += 1) {
    const { unit, title, id: sessionId } = sessions[n % sessions.length]!
    const [outlet] = MEDIA[n % MEDIA.length]!
    const questionId = madeBy(await does('officer', 'conferences.askFromFloor', { conferenceId, outlet, text: `关于${title}，第 ${n + 1} 问：什么时候能看到结果？`, sessionId }), 'conferences.questionAsked')
    const fate = fateOf(n, nth)
    if (fate === 'declined') await does('officer', 'conferences.declineQuestion', { questionId, reason: '涉及正在审理的案件，依法不予答复' })
    else if (fate === 'merged' && first !== undefined) await does('officer', 'conferences.mergeQuestion', { questionId, intoId: first })
    else if (fate === 'followUp' || fate === 'followUpLate') {
      await does('officer', 'conferences.openFollowUp', { questionId, unitId: cast.unit(unit) })
      later.push({ questionId, unit, late: fate === 'followUpLate' })
    } else await does('officer', 'conferences.answerOnSite', { questionId, speakerId: cast.person(voiceOf(unit)), sessionId })
    first ??= questionId
  }
  await does('officer', 'conferences.close', { conferenceId })
  return later
}

const policy = (title: string): object => ({ title: `${title}工作方案` })

/** After it: questions are answered and resolved, the occasion is evaluated, topics are explained and absorbed. */
async function settleAfterwards({ does, turnTo }: Ground, day: CivilDate, { id: conferenceId, sessions }: Prepared, later: readonly FollowUp[]): Promise<void> {
  const answers = async ({ questionId, unit }: FollowUp): Promise<void> => {
    await does(voiceOf(unit), 'conferences.answerFollowUp', { questionId, spokesperson: `${unit} 联络员`, how: 'telephone', note: '已向提问人说明办理结果' })
    await does(voiceOf(unit), 'conferences.resolveFollowUp', { questionId, result: '事项已办结并回访' })
  }
  await turnTo(at(addDays(day, 2), '10:00'))
  for (const one of later.filter(({ late }) => !late)) await answers(one)
  await does('officer', 'conferences.evaluate', { conferenceId, verdict: '提问集中，口径清楚；会后办理事项逐件登记。' })
  for (const { unit, topicId, title } of sessions) {
    await does(voiceOf(unit), 'agenda.interpretTopic', { topicId, objects: [{ kind: 'text', title: `文字解读：${title}`, body: '按方案分三步推进，每步公开进度。', policy: policy(title) }] })
    await does(voiceOf(unit), 'agenda.absorbTopic', { topicId, note: '会上提问逐件办结，办理口径写入办事指南。' })
  }
  // Later than the five working days of the measure (NH-41), whatever holidays lie between.
  if (later.some(({ late }) => late)) await turnTo(at(addDays(day, 16), '10:00'))
  for (const one of later.filter(({ late }) => late)) await answers(one)
}

/** The end of the last month: what is overdue by then is overdue in the record. */
export const endOf = ({ year, month }: Month): string => startOfDay(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`)
