/** Closed lists of the register (1.11 and part 1) that conferences need. */

interface Form {
  readonly zh: string
  readonly en: string
  /** What this form cannot be opened without (WL-11). */
  readonly needs: readonly ('outlet' | 'journalist' | 'text')[]
}

/** The twelve forms: the union of WL-11, GB-31 and GS-59. */
export const forms = {
  press_conference: { zh: '新闻发布会', en: 'press conference', needs: [] },
  bulletin_conference: { zh: '新闻通报会', en: 'bulletin conference', needs: [] },
  backgrounder: { zh: '新闻通气会', en: 'backgrounder', needs: [] },
  policy_briefing: { zh: '吹风会', en: 'policy briefing', needs: [] },
  introduction_meeting: { zh: '情况介绍会', en: 'introduction meeting', needs: [] },
  reporters_reception: { zh: '记者招待会', en: 'reporters’ reception', needs: [] },
  media_forum: { zh: '新闻媒体座谈会', en: 'media forum', needs: [] },
  exclusive_interview: { zh: '媒体专访', en: 'exclusive interview', needs: ['outlet', 'journalist'] },
  group_interview: { zh: '集体采访', en: 'group interview', needs: [] },
  written_release: { zh: '书面信息发布', en: 'written release', needs: ['text'] },
  qa_session: { zh: '线上线下答问', en: 'questions and answers', needs: [] },
  enquiry_reply: { zh: '答复书面或电话问询', en: 'reply to an enquiry', needs: ['outlet', 'text'] },
} as const satisfies Readonly<Record<string, Form>>
export type ConferenceForm = keyof typeof forms

/** Conferences and briefings, at which a response must be given by a head or spokesperson (GB-15). */
export const RESPONDING: readonly ConferenceForm[] = ['press_conference', 'bulletin_conference', 'backgrounder', 'policy_briefing', 'introduction_meeting', 'reporters_reception']

export const occasions = {
  regular: { zh: '例行', en: 'regular' },
  thematic: { zh: '专题', en: 'thematic' },
  emergency: { zh: '突发', en: 'emergency' },
  micro: { zh: '微型', en: 'micro' },
  live_interview: { zh: '在线访谈', en: 'live interview' },
} as const
export type Occasion = keyof typeof occasions

/** 报台网微论 (CX-5: the union of NH-11 and NH-44). */
export const mediaKinds = {
  newspaper: { zh: '报', en: 'newspaper' },
  broadcast: { zh: '台', en: 'broadcast' },
  web: { zh: '网', en: 'web' },
  microblog: { zh: '微', en: 'microblog and new media' },
  forum: { zh: '论', en: 'forum' },
} as const
export type MediaKind = keyof typeof mediaKinds

/** Where 发言人来了 goes (WL-32). */
export const venueKinds = {
  urban_community: { zh: '城市社区', en: 'urban community' },
  rural_community: { zh: '乡村社区', en: 'rural community' },
  industrial_park: { zh: '产业园区', en: 'industrial park' },
} as const
export type VenueKind = keyof typeof venueKinds

/** Who takes part in 发言人来了 (WL-31). */
export const outreachRoles = {
  spokesperson: { zh: '新闻发言人', en: 'spokesperson' },
  policy_maker: { zh: '政策制定者', en: 'policy maker' },
  implementer: { zh: '政策执行者', en: 'implementer' },
} as const
export type OutreachRole = keyof typeof outreachRoles

/** The four parts of 发言人来了, in their order (WL-33). */
export const outreachParts = {
  release: { zh: '发布信息', en: 'release information' },
  interpret: { zh: '解读政策', en: 'interpret policies' },
  take_questions: { zh: '接受问询', en: 'take questions' },
  talk: { zh: '沟通交流', en: 'talk' },
} as const

/** The four stages of a live interview, in their order (NH-37). */
export const interviewStages = {
  call_for_topics: { zh: '征求微话题', en: 'call for topics' },
  window_open: { zh: '开放微窗口', en: 'window open' },
  feedback: { zh: '采集微评议', en: 'comments' },
  oversight: { zh: '欢迎微监督', en: 'oversight' },
} as const
export type InterviewStage = keyof typeof interviewStages

/**
 * For what a citizen's question or comment is not taken up: the whole list, published before anybody writes. Criticism, sharpness and
 * repetition of an unpleasant subject are not on it (RL-8); what only says the same again is merged, not declined.
 */
export const moderationGrounds = {
  off_topic: { zh: '与本场主题无关', en: 'not about this conference', what: { zh: '告诉您该向哪里提，通常是写信提问', en: 'we say where to ask instead, usually by letter' } },
  personal_data: { zh: '含有他人隐私', en: 'somebody else’s private matters', what: { zh: '去掉姓名、住址、电话后可以再提', en: 'may be sent again without names, addresses and numbers' } },
  own_case: { zh: '属于个人事项的办理', en: 'one person’s own case', what: { zh: '由承办单位单独答复，请写信或打热线，同样计时', en: 'answered to that person alone; a letter or the hotline keeps the same clock' } },
  abuse: { zh: '辱骂或者人身攻击', en: 'insults', what: { zh: '就事论事的批评不在此列', en: 'criticism of what was done is not meant' } },
  advertising: { zh: '广告推广', en: 'advertising', what: { zh: '不予展示', en: 'not shown' } },
  not_ours: { zh: '不属于本级政府职权', en: 'not in this government’s power', what: { zh: '告诉您归谁管', en: 'we say whose it is' } },
  not_public: { zh: '依法不能公开', en: 'may not be disclosed by law', what: { zh: '写明依据哪一条', en: 'with the article that says so' } },
  unlawful: { zh: '法律、行政法规禁止发布的内容', en: 'forbidden by law', what: { zh: '写明依据哪一条', en: 'with the article that says so' } },
} as const
export type ModerationGround = keyof typeof moderationGrounds

/**
 * What a conference needs before it is ready (WL-21, GS-43). `seen` items are looked up in what stands in the record; the others
 * are stated by whoever arranged them, with what was arranged.
 */
export const checklist = {
  topics: { zh: '题目审定', en: 'topics reviewed', seen: true, clause: 'WL-21' },
  date: { zh: '时间', en: 'date', seen: true, clause: 'WL-21' },
  place: { zh: '地点', en: 'place', seen: true, clause: 'WL-21' },
  host: { zh: '主持人', en: 'host', seen: true, clause: 'WL-21' },
  speakers: { zh: '发布人', en: 'speakers', seen: true, clause: 'WL-21' },
  invitations: { zh: '邀请媒体', en: 'invitations', seen: true, clause: 'GS-43' },
  lines: { zh: '应答口径', en: 'lines to take', seen: false, clause: 'WL-21' },
  materials: { zh: '提供材料', en: 'materials', seen: false, clause: 'GS-43' },
  equipment: { zh: '技术设备', en: 'equipment', seen: false, clause: 'GS-43' },
  filing: { zh: '发稿服务', en: 'filing service', seen: false, clause: 'GS-43' },
  accessibility: { zh: '字幕、手语', en: 'captions and sign language', seen: false, clause: 'WL-21' },
  transcript: { zh: '实录人员', en: 'who keeps the transcript', seen: false, clause: 'WL-21' },
  evaluation: { zh: '评估人员', en: 'who evaluates', seen: false, clause: 'WL-21' },
} as const
export type CheckItem = keyof typeof checklist
export const statedItems = (Object.keys(checklist) as CheckItem[]).filter((item) => !checklist[item].seen) as [CheckItem, ...CheckItem[]]

/** What each occasion cannot do without; an emergency waits for nothing that can follow, a micro conference keeps to the few. */
export const neededFor: Readonly<Record<Occasion, readonly CheckItem[]>> = {
  regular: Object.keys(checklist) as CheckItem[],
  thematic: Object.keys(checklist) as CheckItem[],
  emergency: ['date', 'place', 'host', 'speakers', 'invitations', 'lines', 'transcript'],
  micro: ['topics', 'date', 'place', 'speakers', 'materials', 'transcript'],
  live_interview: ['topics', 'date', 'host', 'speakers', 'equipment', 'transcript', 'evaluation'],
}
