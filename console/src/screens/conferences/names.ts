import type { CheckItem, ConferenceForm, ConferenceState, InterviewStage, MediaKind, ModerationGround, Occasion, OutreachRole, QuestionState, VenueKind } from '#src/modules/conferences/contract.ts'
import type { Attended } from '#src/modules/conferences/attendance.ts'
import type { FigureName } from '#src/modules/conferences/figure-queries.ts'
import type { Names } from '../../words/language.tsx'

/** Names of the closed lists of conferences. */

export const formNames: Names<ConferenceForm> = {
  press_conference: ['新闻发布会', 'press conference'], bulletin_conference: ['新闻通报会', 'bulletin conference'], backgrounder: ['新闻通气会', 'backgrounder'],
  policy_briefing: ['吹风会', 'policy briefing'], introduction_meeting: ['情况介绍会', 'introduction meeting'], reporters_reception: ['记者招待会', 'reporters’ reception'],
  media_forum: ['新闻媒体座谈会', 'media forum'], exclusive_interview: ['媒体专访', 'exclusive interview'], group_interview: ['集体采访', 'group interview'],
  written_release: ['书面信息发布', 'written release'], qa_session: ['线上线下答问', 'questions and answers'], enquiry_reply: ['答复书面或电话问询', 'reply to an enquiry'],
}
export const occasionNames: Names<Occasion> = { regular: ['例行', 'regular'], thematic: ['专题', 'thematic'], emergency: ['突发', 'emergency'], micro: ['微型', 'micro'], live_interview: ['在线访谈', 'live interview'] }
export const mediaNames: Names<MediaKind> = { newspaper: ['报', 'newspaper'], broadcast: ['台', 'broadcast'], web: ['网', 'web'], microblog: ['微', 'microblog'], forum: ['论', 'forum'] }
export const venueNames: Names<VenueKind> = { urban_community: ['城市社区', 'urban community'], rural_community: ['乡村社区', 'rural community'], industrial_park: ['产业园区', 'industrial park'] }
export const roleNames: Names<OutreachRole> = { spokesperson: ['新闻发言人', 'spokesperson'], policy_maker: ['政策制定者', 'policy maker'], implementer: ['政策执行者', 'implementer'] }
export const stageNames: Names<InterviewStage> = { call_for_topics: ['征求微话题', 'call for topics'], window_open: ['开放微窗口', 'window open'], feedback: ['采集微评议', 'comments'], oversight: ['欢迎微监督', 'oversight'] }
export const groundNames: Names<ModerationGround> = {
  off_topic: ['与本场主题无关', 'not about this conference'], personal_data: ['含有他人隐私', 'somebody else’s private matters'], own_case: ['属于个人事项的办理', 'one person’s own case'],
  abuse: ['辱骂或者人身攻击', 'insults'], advertising: ['广告推广', 'advertising'], not_ours: ['不属于本级政府职权', 'not in this government’s power'],
  not_public: ['依法不能公开', 'may not be disclosed by law'], unlawful: ['法律、行政法规禁止发布的内容', 'forbidden by law'],
}
export const stateNames: Names<ConferenceState> = { preparing: ['筹备中', 'preparing'], ready: ['筹备就绪', 'ready'], open: ['进行中', 'under way'], held: ['已举行', 'held'], cancelled: ['已取消', 'cancelled'] }
export const fateNames: Names<QuestionState> = {
  asked: ['待办理', 'open'], answeredOnSite: ['现场已答复', 'answered on the spot'], followUpOpen: ['会后办理中', 'being followed up'], followUpAnswered: ['会后已答复', 'answered afterwards'],
  merged: ['已并入', 'merged'], declined: ['不予答复', 'declined'],
}
export const itemNames: Names<CheckItem> = {
  topics: ['题目审定', 'topics reviewed'], date: ['时间', 'date'], place: ['地点', 'place'], host: ['主持人', 'host'], speakers: ['发布人', 'speakers'], invitations: ['邀请媒体', 'invitations'],
  lines: ['应答口径', 'lines to take'], materials: ['提供材料', 'materials'], equipment: ['技术设备', 'equipment'], filing: ['发稿服务', 'filing service'],
  accessibility: ['字幕、手语', 'captions and sign language'], transcript: ['实录人员', 'who keeps the transcript'], evaluation: ['评估人员', 'who evaluates'],
}
/** Items that the record shows by itself; the others are stated by hand, with what was arranged. */
export const SEEN: ReadonlySet<CheckItem> = new Set(['topics', 'date', 'place', 'host', 'speakers', 'invitations'])
export const asNames: Names<Attended['as']> = { self: ['到会', 'came'], substitute: ['替会', 'substitute'], absent: ['缺席', 'absent'] }
export const figureNames: Names<FigureName> = {
  conferences: ['发布会（会）', 'conferences'], sessions: ['场次（场）', 'sessions'], attendees: ['走进社区、园区到场人数', 'audience outside'], questions: ['提问', 'questions'],
  answeredOnSite: ['现场答复', 'answered on the spot'], followUps: ['转会后办理', 'followed up'], followUpsAnswered: ['会后已答复', 'answered afterwards'], resolved: ['问题已解决', 'resolved'],
  merged: ['并入相同提问', 'merged'], declined: ['不予答复', 'declined'], actions: ['交办事项', 'actions set'], actionsDone: ['事项办结', 'actions done'], opinions: ['意见建议', 'opinions'],
  lines: ['实录行数', 'lines of transcripts'], corrections: ['其中更正', 'of which corrections'], correctionsInTime: ['其中及时更正', 'of these in time'], records: ['已发布的实录', 'records published'],
}
