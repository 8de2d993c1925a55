import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import type { Sections, TakeStep } from '#src/modules/measures/contract.ts'
import { madeBy } from '../cast.ts'
import type { Stage, Step } from './stage.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const PROCEDURE = '澄湾区热点问题回应工作规程'
const sections: Sections = {
  content: '群众来信、网络留言和媒体反映的事项，凡属必须回应的五类，一律答复并公开；答复写明事实、措施、结果，结果未出的写明何时补告。',
  form: '以书面答复为主，在区回应平台发布；涉及多个单位的，由主办单位会商后统一答复；涉及人员较多的，另行召开通气会。',
  body: '区新闻办负责受理、研判、派单和发布；主办单位负责核实、起草和审核；协办单位按时会签。',
  people: '各单位主要负责人为第一发言人，分管负责人为新闻发言人；网络发言人和新闻助理各一名以上，名单报区新闻办备案。',
}
const revised: Sections = { ...sections, form: `${sections.form}会签逾期的，由主办单位报区新闻办协调，不得以未答复视为同意。` }
const housing: Sections = {
  content: '物业、施工扰民、电梯、房屋安全和旧改来信，由业务科室当日到场核实。',
  form: '先答来信人反映的事实，再说处理依据和时间；现场照片核对后附后。',
  body: '局办公室受理并督办，业务科室起草，办公室和分管领导审核。',
  people: '局新闻发言人由分管领导担任，网络发言人由办公室承办人担任。',
}
const spokespersons: Sections = {
  content: '新闻发言人的确定、备案、培训和保障。', form: '每半年集中培训一次，每年模拟发布一次。', body: '区新闻办组织，各单位配合。', people: '第一发言人、新闻发言人、网络发言人和新闻助理。',
}

type Taking = Omit<TakeStep, 'documentId' | 'on' | 'note'> & { readonly note?: string }
const departments: Taking = { step: 'dept_reviewed', by: '区级各部门' }
const legality: Taking = { step: 'legality_reviewed', by: '区司法局', opinion: 'lawful' }
const executive: Taking = { step: 'executive_meeting_approved', by: '区政府常务会议' }
const issued = (number: string): Taking => ({ step: 'issued', by: '区政府办公室', number })

/** The office's own documents: a procedure revised once, what a bureau made of its first version, and one that is still on its way; a limit set by the procedure. */
export function measureSteps(stage: Stage, end: Instant): Step[] {
  const ids = { procedure: '', housing: '', spokespersons: '' }
  type Key = keyof typeof ids
  const today = civilDate(end)
  const at = (daysAgo: number, hour: number): Instant => plus(startOfDay(addDays(today, -daysAgo)), hour * HOUR_MS)
  const does = (daysAgo: number, hour: number, who: string, command: string, input: () => object): Step => ({ at: at(daysAgo, hour), act: async () => void (await stage.does(who, command, input())) })
  const drafts = (daysAgo: number, who: string, key: Key, input: () => object): Step => ({
    at: at(daysAgo, 9.5),
    act: async () => void (ids[key] = madeBy(await stage.does(who, 'measures.draft', input()), 'measures.drafted')),
  })
  const takes = (daysAgo: number, who: string, key: Key, step: Taking): Step => does(daysAgo, 15, who, 'measures.takeStep', () => ({ documentId: ids[key], on: addDays(today, -daysAgo), ...step }))
  const unitId = (key: string): Id => stage.unit(key)
  return [
    drafts(70, 'press.officer', 'procedure', () => ({ unitId: unitId('press'), title: PROCEDURE, level: 'district', derivesFrom: [{ instrumentId: 'gansu-opinions' }], sections, effectiveFrom: addDays(today, -55) })),
    takes(68, 'press.deputy', 'procedure', departments),
    takes(65, 'press.deputy', 'procedure', legality),
    takes(62, 'press.head', 'procedure', executive),
    takes(60, 'press.head', 'procedure', issued('澄政办发〔演示〕11号')),
    takes(58, 'press.head', 'procedure', { step: 'interpreted', by: '区新闻办', note: '规程说明谁来答、几时答、怎样算答完；群众可凭查询码查进展，对答复不满意的可以要求重新办理一次。' }),
    drafts(50, 'housing.writer', 'housing', () => ({ unitId: unitId('housing'), title: '区住建局来信回应工作细则', level: 'department', derivesFrom: [{ documentId: ids.procedure }], sections: housing, effectiveFrom: addDays(today, -38) })),
    takes(47, 'housing.head', 'housing', { ...departments, by: '局属各科室' }),
    takes(45, 'housing.head', 'housing', legality),
    takes(43, 'housing.head', 'housing', { ...executive, by: '局长办公会' }),
    takes(40, 'housing.head', 'housing', { ...issued('澄住建〔演示〕27号'), by: '区住建局' }),
    does(24, 10, 'press.officer', 'measures.revise', () => ({ documentId: ids.procedure, reason: '会签逾期情形增多，补写协调办法' })),
    does(24, 11, 'press.officer', 'measures.write', () => ({ documentId: ids.procedure, sections: revised, effectiveFrom: addDays(today, -8) })),
    takes(20, 'press.deputy', 'procedure', departments),
    takes(17, 'press.deputy', 'procedure', legality),
    takes(13, 'press.head', 'procedure', executive),
    takes(10, 'press.head', 'procedure', issued('澄政办发〔演示〕19号')),
    drafts(15, 'press.officer', 'spokespersons', () => ({ unitId: unitId('press'), title: '澄湾区新闻发言人管理办法', level: 'district', sections: spokespersons, effectiveFrom: addDays(today, 20) })),
    takes(11, 'press.deputy', 'spokespersons', departments),
    takes(4, 'press.deputy', 'spokespersons', { ...legality, opinion: 'lawful_if_changed', note: '第三部分“各单位配合”应写明配合事项' }),
    // From a day to come, so that the past of the district was counted by the documents alone.
    does(2, 9, 'press.head', 'measures.setValue', () => ({ documentId: ids.procedure, from: addDays(today, 9), reason: '答复发布后两周内看清效果，缩短到 8 个工作日', ruleId: 'gangbei-2017/4.5/evaluation', within: 'P8WD' })),
  ]
}

interface Absence {
  readonly unit: string
  readonly role: string
  readonly post: string
  readonly deputy: string
  readonly daysAgo: number
  readonly days: number
  readonly reason: string
}

const absences: readonly Absence[] = [
  { unit: 'medins', role: 'coagency_confirmer', post: 'chief', deputy: 'deputy', daysAgo: 40, days: 8, reason: '参加省里业务培训' },
  { unit: 'water', role: 'coagency_confirmer', post: 'chief', deputy: 'writer', daysAgo: 2, days: 6, reason: '外出参加管网抢修演练' },
  { unit: 'traffic', role: 'editor', post: 'writer', deputy: 'chief', daysAgo: 1, days: 12, reason: '休年假，手头事项已交接' },
]

/** Who stands in for whom, and for how long. */
export const deputySteps = (stage: Stage, end: Instant): Step[] =>
  absences.map(({ unit, role, post, deputy, daysAgo, days, reason }) => {
    const at = plus(startOfDay(addDays(civilDate(end), -daysAgo)), 8.5 * HOUR_MS)
    const input = () => ({ unitId: stage.unit(unit), role, personId: stage.person(`${unit}.${post}`), deputyId: stage.person(`${unit}.${deputy}`), until: plus(at, days * DAY_MS), reason })
    return { at, act: async () => void (await stage.does(`${unit}.head`, 'measures.nameDeputy', input())) }
  })
