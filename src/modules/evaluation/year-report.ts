import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { opinionClasses } from '../statements/contract.ts'
import type { IndicatorSet } from './contract.ts'
import type { Distribution } from './distribution.ts'
import { pillarNames, pillars, type Pillar } from '#src/rulebook/pillars.ts'
import { withholdingGrounds } from '../review/contract.ts'
import type { Counts, DutyFigures, Speed, UnitTimes } from './figures.ts'
import type { Passivity, passiveFormula } from './passive.ts'
import type { Survey } from './survey.ts'

/** All that the year's report is made of: figures out of the record, no word typed in. */
export interface YearFigures {
  readonly year: number
  /** False while the year runs. */
  readonly complete: boolean
  readonly counts: Counts
  /** How duties were kept, each name with the foot it stands on. */
  readonly duties: readonly (DutyFigures & { readonly pillar: Pillar })[]
  readonly times: { readonly all: Distribution & { readonly inTime: number }; readonly units: readonly UnitTimes[] }
  readonly survey: { readonly all: Survey; readonly units: readonly ({ readonly unitId: Id } & Survey)[] }
  readonly speed: { readonly all: Speed }
  readonly passive: Passivity & { readonly formula: typeof passiveFormula }
  readonly thirdParty: readonly { readonly id: Id; readonly organisation: string; readonly title: string; readonly filedAt: Instant }[]
  /** Filed and not on the shelf. */
  readonly reportsWaiting: number
  /** Releases of the year by content class. */
  readonly classes: Readonly<Record<string, number>>
  readonly indicators: Pick<IndicatorSet, 'version' | 'indicators'>
}

export interface Row {
  readonly zh: string
  readonly en: string
  readonly value: number | null
}

export interface Chapter {
  readonly right: 'know' | 'participate' | 'express' | 'oversee'
  readonly zh: string
  readonly en: string
  readonly rows: readonly Row[]
}

/** One of the three feet (NH-03): how its duties were kept, and what was done for it. */
export interface PillarChapter {
  readonly pillar: Pillar
  readonly zh: string
  readonly en: string
  readonly what: { readonly zh: string; readonly en: string }
  readonly rows: readonly Row[]
}

const row = (zh: string, en: string, value: number | null): Row => ({ zh, en, value })

/** What share of the year's releases belongs to each of the seven classes of the opinions (GS-52 … GS-58). */
function shares(classes: YearFigures['classes']): Row[] {
  const all = Object.values(classes).reduce((sum, n) => sum + n, 0)
  return Object.values(opinionClasses).map(({ zh, en, clause, of }) =>
    row(`${zh}（${clause}）占发布的比例`, `share: ${en} (${clause})`, all === 0 ? null : of.reduce((sum, code) => sum + (classes[code] ?? 0), 0) / all))
}

/** What was kept from the public, ground by ground: who oversees sees that and why, though not what (NH-23). */
function withheld(counts: Counts): Row[] {
  return [
    row('决定不予公开（件）', 'decisions to withhold', counts.of('review.withheld')),
    ...Object.entries(withholdingGrounds).flatMap(([ground, zh]) => {
      const n = counts.of('review.withheld', ground)
      const article = ground.slice(0, 2)
      return n === 0 ? [] : [row(`其中依条例第 ${article} 条“${zh}”（件）`, `of these under article ${article}: ${ground.slice(3)}`, n)]
    }),
    row('不予公开终止、改为公开（件）', 'of earlier ones, ended', counts.of('review.withholdingEnded')),
  ]
}

function know({ counts, times, speed, classes }: YearFigures): Chapter {
  return {
    right: 'know', zh: '知情', en: 'to know',
    rows: [
      row('公开发布（件）', 'public releases', counts.of('publication.released')),
      row('直接答复（件）', 'replies to single askers', counts.of('publication.replied')),
      row('答复时长中位数（小时）', 'hours to the answer, p50', times.all.p50),
      row('答复时长九成以内（小时）', 'hours to the answer, p90', times.all.p90),
      row('按时答复（件）', 'answered in time', times.all.inTime),
      row('审定到发布的中位时长（小时）', 'hours from clearance to release, median', speed.all.clearanceToReleaseHours),
      row('全文可读的比例', 'share that can be read in full', speed.all.fullTextShare),
      row('先于媒体首次报道的事项（件）', 'matters on which we spoke before the media', speed.all.weWereFirst),
      ...withheld(counts),
      ...shares(classes),
    ],
  }
}

function participate({ counts, survey }: YearFigures): Chapter {
  return {
    right: 'participate', zh: '参与', en: 'to take part',
    rows: [
      row('收到来信（件）', 'messages received', counts.of('intake.received')),
      row('其中公众提问（件）', 'of these by the public form', counts.of('intake.received', 'public_form')),
      row('群众评价（件）', 'ratings given', survey.all.n),
      row('会商（次）', 'joint consultations', counts.of('cases.meetingConvened')),
    ],
  }
}

function express({ counts }: YearFigures): Chapter {
  const stances = counts.parts('triage.accepted')
  return {
    right: 'express', zh: '表达', en: 'to be heard',
    rows: [
      row('受理（件）', 'accepted', counts.of('triage.accepted')),
      row('其中批评意见（件）', 'of these criticism', stances.criticism ?? 0),
      row('其中建议（件）', 'of these suggestions', stances.suggestion ?? 0),
      row('其中求助（件）', 'of these calls for help', stances.help ?? 0),
      row('转其他渠道（件）', 'passed to another procedure', counts.of('triage.handedOver')),
      row('不予回应（件，每件有理由）', 'not answered, each with its reason', counts.of('triage.declined')),
    ],
  }
}

function oversee({ counts, survey, passive, thirdParty, reportsWaiting }: YearFigures): Chapter {
  return {
    right: 'oversee', zh: '监督', en: 'to oversee',
    rows: [
      row('应办按时完成（件）', 'duties kept', counts.of('duties.discharged', 'kept')),
      row('应办逾期完成（件）', 'duties done late', counts.of('duties.discharged', 'late')),
      row('逾期（件次）', 'due times passed', counts.of('duties.breached')),
      row('不满意要求重新办理（件）', 're-handling asked for', counts.of('evaluation.rehandlingAsked')),
      row('重新办理（件）', 'taken up again', counts.of('cases.reopened')),
      row('满意和基本满意的比例', 'share satisfied or basically satisfied', survey.all.content.share),
      row('更正（件）', 'corrections', counts.of('publication.corrected')),
      row('撤回（件）', 'withdrawals', counts.of('publication.withdrawn')),
      row(`被动回应（公式第 ${passive.formula.version} 版）：由上级或媒体首先提出的比例`, `passive (formula v${passive.formula.version}): share of cases first raised by a superior or by media`, passive.share),
      row('效果评估（件）', 'evaluations', counts.of('evaluation.done')),
      row('改进事项：列出（项）', 'improvements set', counts.of('evaluation.improvementOpened')),
      row('改进事项：完成（项）', 'improvements done', counts.of('evaluation.improvementFinished')),
      row('第三方评估报告（份）', 'reports by third parties', thirdParty.length),
      row('第三方评估报告已提交、尚未公开（份）', 'reports by third parties filed and not public yet', reportsWaiting),
    ],
  }
}

const DONE: Readonly<Record<Pillar, (counts: Counts) => readonly Row[]>> = {
  mechanism: (counts) => [
    row('例行发布会按期举行（次）', 'regular conferences held in time', counts.of('agenda.slotHeld', 'kept')),
    row('例行发布会逾期补开（次）', 'regular conferences held late', counts.of('agenda.slotHeld', 'late')),
    row('审定题目（个）', 'topics reviewed', counts.of('agenda.topicReviewed')),
    row('化题办结（个）', 'topics absorbed', counts.of('agenda.topicAbsorbed')),
  ],
  people: (counts) => [
    row('培训班（期）', 'courses held', counts.of('training.courseHeld')),
    row('演练（次）', 'drills held', counts.of('training.drillMeasured')),
    row('发言人向上级备案（人次）', 'spokespersons filed with the superior', counts.of('directory.appointmentFiled')),
    row('新入库专家（名）', 'experts newly listed', counts.of('experts.registered')),
  ],
  platform: (counts) => [
    row('发布会（次）', 'conferences', counts.of('conferences.held')),
    row('其中微型发布会（次）', 'of these micro', counts.of('conferences.held', 'micro')),
    row('其中在线访谈（次）', 'of these interviews online', counts.of('conferences.held', 'live_interview')),
    row('发布会上的提问（个）', 'questions at conferences', counts.of('conferences.questionAsked') + counts.of('conferences.questionSubmitted')),
    row('网上公开发布（件）', 'public releases', counts.of('publication.released')),
  ],
}

/** Each duty is counted on exactly one of the three, so that they add up to all duties of the year. */
function byPillar({ counts, duties }: YearFigures): PillarChapter[] {
  return pillarNames.map((pillar) => {
    const own = duties.filter((one) => one.pillar === pillar)
    const sum = (of: 'kept' | 'late' | 'overdue'): number => own.reduce((all, one) => all + one[of], 0)
    return {
      pillar, ...pillars[pillar],
      rows: [row('应办按时完成（件）', 'duties kept', sum('kept')), row('应办逾期完成（件）', 'duties done late', sum('late')), row('逾期（件次）', 'due times passed', sum('overdue')), ...DONE[pillar](counts)],
    }
  })
}

/** The year's report to the public, laid out by the four rights (WL-04, GS-21) and, beside them, by the three feet (NH-03). */
export function yearReport(figures: YearFigures) {
  const { year, complete, times, survey, passive, thirdParty, indicators } = figures
  return { year, complete, chapters: [know(figures), participate(figures), express(figures), oversee(figures)], pillars: byPillar(figures), responseTimes: times.units, survey, passive, thirdParty, indicators }
}
