import { madeBy, mustDo } from '#src/app/cast.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { EditionFinished } from '#src/modules/statements/contract.ts'
import type { BenchOffice, UnitTeam } from './office.ts'

const CITIZEN: Actor = { as: 'citizen' }

const ANSWER = {
  title: '关于东湖路夜间施工噪声的回应',
  question: '有市民反映东湖路工地夜间施工扰民。',
  facts: '经核查,该工地 10 月 1 日 22 时至 23 时浇筑混凝土,未办理夜间施工许可。',
  measures: '已责令停止夜间施工,并依法立案。',
  result: '10 月 2 日起夜间已停工,我局每晚巡查。',
}
const RISK = { misreading: '可能被理解为允许夜间施工', harm: '周边住户', fallback: '夜间施工须经许可并公告' }

const ACTS = [
  ['first', ['review1', 'proof1', 'check:wording', 'check:policy']],
  ['second', ['review2', 'proof2', 'check:legal', 'check:secrecy']],
  ['third', ['review3', 'proof3', 'check:political']],
] as const

const PLACES = ['东湖路', '西街', '南苑', '北桥', '中兴里', '青石巷', '临江大道', '和平村', '花园小区', '老码头']
const TROUBLES = ['半夜还在施工', '停水两天了', '路灯不亮', '公交改线没有通知', '垃圾没人清运', '学校门口堵车', '电梯坏了半个月', '井盖丢失', '暖气不热', '占道经营']

/** The words of question `n`: all different, most of them unlike each other, as real messages are. */
export function questionText(n: number): string {
  let state = (n * 2_654_435_761 + 12_345) >>> 0
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
  const filler = Array.from({ length: 60 }, () => String.fromCodePoint(0x4e00 + next(3_000))).join('')
  return `${PLACES[next(PLACES.length)]}${next(300)}号${TROUBLES[next(TROUBLES.length)]},${filler}。编号${n},请管一管。`
}

/** Cases walked command by command, by a citizen and officials; each command's name and duration go to `timed`. */
export interface Walk {
  readonly desk: Pick<Desk, 'do'>
  readonly office: BenchOffice
  readonly dial?: Instant
  timed?(command: string, ms: number): void
}

async function does({ desk, dial, timed }: Walk, who: Actor, command: string, input: unknown): Promise<readonly Fact[]> {
  const began = performance.now()
  const facts = await mustDo(desk as Desk, who, command, input, dial)
  timed?.(command, performance.now() - began)
  return facts
}

interface Walked {
  readonly caseId: Id
  readonly statementId: Id
}

const teamOf = ({ office }: Walk, n: number): UnitTeam => office.teams[n % office.teams.length]!

/** Takes question `n` from the form through the whole gate. Nobody has published it yet. */
export async function clearCase(walk: Walk, n: number): Promise<Walked> {
  const { office } = walk
  const team = teamOf(walk, n)
  const caseId = madeBy(await does(walk, CITIZEN, 'intake.receive', { source: 'public_form', text: questionText(n) }), 'intake.received')
  await does(walk, office.officer, 'triage.study', { messageId: caseId, classes: ['vital_interest'], stance: 'help', recommendation: '请核查答复' })
  await does(walk, office.officer, 'triage.accept', { messageId: caseId, unitId: team.unitId })
  await does(walk, team.writer, 'cases.accept', { caseId })
  const statementId = madeBy(await does(walk, team.writer, 'statements.start', { caseId, audience: 'public' }), 'statements.started')
  await finish(walk, team, statementId, ANSWER.title)
  return { caseId, statementId }
}

async function finish(walk: Walk, team: UnitTeam, statementId: Id, title: string): Promise<void> {
  const finished = await does(walk, team.writer, 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, title }, riskNote: RISK })
  const reviewId = madeBy(finished, 'review.requested')
  const { digest } = finished.find((fact) => fact.kind === 'statements.editionFinished')!.data as EditionFinished
  for (const [who, items] of ACTS) await does(walk, team[who], 'review.sign', { reviewId, digest, items: [...items], verdict: 'pass' })
}

const release = (walk: Walk, statementId: Id) => does(walk, walk.office.publisher, 'publication.release', { statementId })

/** Takes question `n` from the form to the order to publish it. Answers the case and its statement. */
export async function walkCase(walk: Walk, n: number): Promise<Walked> {
  const walked = await clearCase(walk, n)
  await release(walk, walked.statementId)
  return walked
}

/** Corrects the published answer to question `n` by an edition with another title, through the same gate. */
export async function correctAnswer(walk: Walk, n: number, statementId: Id, title: string): Promise<void> {
  await does(walk, walk.office.publisher, 'publication.correct', { statementId, note: '标题有误,予以更正' })
  await finish(walk, teamOf(walk, n), statementId, title)
  await release(walk, statementId)
}
