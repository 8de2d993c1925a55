import type { ActKind, Category, EventField, EventKind, EventState, Form, InterpretationKind, Occasion, OrganiserLevel, Origin, SlotState, TopicState } from '#src/modules/agenda/contract.ts'
import type { QuotaRow } from '../../api/agenda-questions.ts'
import { dictionary, type Names } from '../../words/language.tsx'

export const agendaWords = dictionary({
  title: ['年度计划', 'The plan of the year'],
  parts: ['日程各页', 'Pages of the agenda'],
  year: ['年度', 'Year'],
  rota: ['片组轮动', 'Rotation'],
  topics: ['题目', 'Topics'],
  quotas: ['任务进度', 'Quotas'],
  calendar: ['单位日程', 'Calendar'],
  yearOf: (year: number) => [`${year} 年`, `${year}`],
  before: ['上一年', 'Year before'],
  after: ['下一年', 'Year after'],
  open: (year: number) => [`开启 ${year} 年计划`, `Open the year ${year}`],
  opened: ['已按制度列出全年应开的发布会和各单位任务', 'What the measures promise for the year is owed now'],
  notOpened: (year: number) => [`${year} 年尚未开启。开启后，按制度列出全年应开的发布会和各单位、各岗位的任务，都成为应办；每年 12 月 1 日自动开启下一年。`, `${year} is not open yet. Opening it makes everything that the measures promise a duty. The next year opens by itself on 1 December.`],
  summary: (all: number, held: number, late: number, overdue: number, provisional: number) => [
    `全年应开 ${all} 场，已开 ${held} 场${late ? `（其中逾期补开 ${late} 场）` : ''}${overdue ? `，逾期未开 ${overdue} 场` : ''}${provisional ? `，${provisional} 场日期暂定` : ''}。`,
    `${all} conferences are owed; ${held} held${late ? ` (${late} of them late)` : ''}${overdue ? `, ${overdue} overdue` : ''}${provisional ? `, ${provisional} provisional` : ''}.`,
  ],
  months: ['全年十二个月', 'The twelve months'],
  monthName: (month: number) => [`${month}月`, `${month}`],
  slots: ['发布会场期', 'Conference dates'],
  month: ['月份', 'Month'],
  on: ['日期', 'Day'],
  group: ['片组', 'Group'],
  groupOf: (group: string) => [`${group} 组`, `group ${group}`],
  noGroup: ['未分组', 'no group'],
  state: ['状态', 'State'],
  why: ['说明', 'Explanation'],
  overdue: ['逾期未开', 'overdue'],
  provisional: ['日期暂定', 'provisional'],
  movedFrom: (on: string) => [`原定 ${on}`, `was ${on}`],
  byNotice: ['按放假通知', 'by the notice'],
  acts: ['办理', 'Do'],
  confirm: ['确定', 'Confirm'],
  confirmed: ['场期已确定', 'The date is firm'],
  move: ['改期', 'Move'],
  moveTitle: (on: string) => [`把 ${on} 的场期改到另一天`, `Move the date of ${on}`],
  moveVerb: ['改期并公布理由', 'Move it, with the reason in public'],
  moved: ['已改期，理由向社会公开', 'Moved; the reason is public'],
  to: ['改到', 'To'],
  late: ['按逾期补开：当月应办仍计逾期', 'Hold it late: the duty of its month stays overdue'],
  cancel: ['取消', 'Cancel'],
  cancelTitle: (on: string) => [`取消 ${on} 的场期`, `Cancel the date of ${on}`],
  cancelVerb: ['取消并公布理由', 'Cancel it, with the reason in public'],
  cancelled: ['已取消，理由向社会公开', 'Cancelled; the reason is public'],
  cancelWhat: ['取消后仍向社会公开，当月应办不因此免除。', 'It stays in public with its reason, and what the month owes is owed still.'],
  reasonPublic: ['理由（向社会公开）', 'Reason (public)'],
  conference: ['看发布会', 'See the conference'],
  unit: ['单位', 'Unit'],
  others: ['其他定期任务', 'What else recurs'],
  fulfil: ['登记完成', 'Done'],
  fulfilTitle: (name: string) => [`登记完成：${name}`, `Done: ${name}`],
  fulfilled: ['已登记完成', 'Recorded as done'],
  proof: ['凭据说明', 'What shows it'],
  proofUrl: ['凭据网址', 'Its address'],
  what: ['任务', 'What'],
  none: ['无', 'none'],
})

export const slotNames: Names<SlotState> = { planned: ['待确定', 'planned'], confirmed: ['已确定', 'confirmed'], held: ['按期举行', 'held'], heldLate: ['逾期补开', 'held late'], cancelled: ['已取消', 'cancelled'] }
export const topicNames: Names<TopicState> = { proposed: ['已点题', 'proposed'], reviewed: ['已审题', 'reviewed'], interpreted: ['已解题', 'interpreted'], absorbed: ['已化题', 'absorbed'], dropped: ['已撤题', 'dropped'] }
export const quotaNames: Names<QuotaRow['state']> = { 'not-set': ['未设定', 'not set'], met: ['已完成', 'met'], possible: ['进行中', 'under way'], short: ['需补场', 'falls short'], unmet: ['未完成', 'unmet'] }
export const categoryNames: Names<Category> = {
  meeting: ['重要会议', 'meeting'], activity: ['大型活动', 'activity'], reform: ['工作改革', 'reform'], hot_issue: ['社会热点', 'hot issue'], policy: ['政策发布', 'policy'],
  interpretation: ['政策解读', 'interpretation'], concern: ['回应关切', 'concern'], emergency: ['突发事件', 'emergency'], other: ['其他', 'other'],
}
export const originNames: Names<Origin> = { unit: ['单位报题', 'from the unit'], office: ['新闻办点题', 'from the press office'], citizens: ['群众提问', 'from citizens'] }
export const interpretationNames: Names<InterpretationKind> = { text: ['文字解读', 'text'], graphic: ['图解', 'graphic'], qa: ['问答', 'questions and answers'], expert: ['专家解读', 'expert'] }
export const eventKindNames: Names<EventKind> = { conference: ['发布会', 'conference'], policy: ['重要政策法规', 'policy or law'], decision: ['重要决策部署', 'decision'], activity: ['重大活动', 'event'], other: ['其他', 'other'] }
export const eventStateNames: Names<EventState> = { provisional: ['暂定', 'provisional'], confirmed: ['已确定', 'confirmed'], cancelled: ['已取消', 'cancelled'] }
export const fieldNames: Names<EventField | 'new'> = { new: ['新列入', 'new'], title: ['名称', 'title'], from: ['开始时间', 'start'], until: ['结束时间', 'end'], room: ['地点', 'room'], personIds: ['出席人', 'people'], coUnitIds: ['相关单位', 'units'], state: ['状态', 'state'], note: ['说明', 'note'] }
export const occasionNames: Names<Occasion> = { regular: ['例行', 'regular'], thematic: ['专题', 'thematic'], emergency: ['突发', 'emergency'], micro: ['微型', 'micro'], live_interview: ['在线访谈', 'live interview'] }
export const organiserNames: Names<OrganiserLevel> = { district: ['区级', 'district'], municipal: ['市级', 'municipal'], provincial: ['省级', 'provincial'], unit: ['单位自办', 'the unit'] }
export const actNames: Names<ActKind> = { session: ['发布场次', 'session'], release: ['主动发布', 'release'], activity: ['参加发布活动', 'activity'], response: ['其他形式回应关切', 'response in another form'], training: ['培训', 'training'] }
export const formNames: Names<Form> = {
  press_conference: ['新闻发布会', 'press conference'], bulletin_conference: ['新闻通报会', 'bulletin conference'], backgrounder: ['新闻通气会', 'backgrounder'], policy_briefing: ['吹风会', 'policy briefing'],
  introduction_meeting: ['情况介绍会', 'introduction meeting'], reporters_reception: ['记者招待会', 'reporters’ reception'], media_forum: ['新闻媒体座谈会', 'media forum'], exclusive_interview: ['媒体专访', 'exclusive interview'],
  group_interview: ['集体采访', 'group interview'], written_release: ['书面发布', 'written release'], qa_session: ['线上线下答问', 'questions and answers'], enquiry_reply: ['答复问询', 'reply to an enquiry'],
}
