import type { CaseState, DispositionCode } from '#src/modules/cases/contract.ts'
import type { Source, MessageState } from '#src/modules/intake/contract.ts'
import type { ErasureCategory, ReleaseState, WithdrawalReason } from '#src/modules/publication/contract.ts'
import type { ConfirmationAnswer, WithholdingGround } from '#src/modules/review/contract.ts'
import type { Audience, ContentClass } from '#src/modules/statements/contract.ts'
import type { Class, DeclineReason, ItemState, OtherChannel, Stance } from '#src/modules/triage/contract.ts'
import type { Names } from './language.tsx'

/** Names of the codes of the contracts. A code that a contract gains is an error here until it is named. */

export const sourceNames: Names<Source> = {
  public_form: ['公众提问', 'public form'], leader_mailbox: ['领导信箱', 'leader mailbox'], online_inquiry: ['网络问政', 'online inquiry'], survey: ['网上调查', 'survey'],
  hotline: ['12345热线', 'hotline 12345'], supervision: ['互联网+督查', 'online supervision'], petition_forwarded: ['信访转来', 'forwarded petition'], media_report: ['媒体报道', 'media report'],
  online_post: ['网络帖文', 'online post'], forum: ['论坛', 'forum'], conference_question: ['发布会提问', 'conference question'], superior: ['上级交办', 'from a superior'],
  internal: ['内部通报', 'internal notice'], frontline: ['一线报告', 'frontline report'],
}
export const messageStates: Names<MessageState> = {
  received: ['待研判', 'to be studied'], inCase: ['办理中', 'in a case'], handedOver: ['已转办', 'handed over'],
  declined: ['不予回应', 'declined'], closed: ['已办结', 'closed'],
}
export const classNames: Names<Class> = {
  policy_misread: ['对政策措施存在误解误读', 'policy misread'], vital_interest: ['涉及公众切身利益且影响较大', 'vital public interest'],
  moral_bottom_line: ['涉及民生领域冲击道德底线', 'moral bottom line'], emergency_or_disaster: ['涉及突发事件处置和自然灾害应对', 'emergency or disaster'],
  superior_request: ['上级要求主动回应', 'required by a superior'],
}
export const classClauses: Readonly<Record<Class, string>> = { policy_misread: 'GB-06', vital_interest: 'GB-07', moral_bottom_line: 'GB-08', emergency_or_disaster: 'GB-09', superior_request: 'GB-10' }
export const stanceNames: Names<Stance> = {
  help: ['求助', 'help'], suggestion: ['建议', 'suggestion'], doubt: ['疑虑', 'doubt'], criticism: ['批评', 'criticism'], misunderstanding: ['误解', 'misunderstanding'],
  report: ['举报', 'report'], distortion: ['歪曲', 'distortion'], rumour: ['谣言', 'rumour'],
}
export const declineReasons: Names<DeclineReason> = {
  not_understandable: ['内容无法辨识', 'cannot be understood'], advertisement: ['商业广告', 'advertisement'], no_public_matter: ['不涉及公共事务', 'no public matter'],
  answered_before: ['同一人同一事项已有答复', 'answered before'], withdrawn: ['来信人撤回且不涉及公共利益', 'withdrawn, no public interest'],
}
export const channelNames: Names<OtherChannel> = {
  petition: ['信访事项', 'petition'], disclosure: ['依申请公开', 'disclosure request'], litigation: ['诉讼、仲裁、复议', 'litigation'],
  emergency_call: ['110/119/120 紧急求助', 'emergency call'], other_jurisdiction: ['其他行政区事项', 'another district'],
}
export const itemStates: Names<ItemState> = { waiting: ['待研判', 'waiting'], accepted: ['已分办', 'assigned'], merged: ['已并案', 'merged'], handedOver: ['已转办', 'handed over'], declined: ['不予回应', 'declined'] }
export const caseStates: Names<CaseState> = { assigned: ['待受理', 'to be accepted'], returned: ['已退回', 'given back'], accepted: ['办理中', 'in hand'], answered: ['已回应', 'answered'], closed: ['已办结', 'closed'] }
export const dispositionNames: Names<DispositionCode> = { answered: ['已答复', 'answered'], explained: ['已解释说明', 'explained'], solved: ['已解决', 'solved'], cannot_now: ['暂不具备条件解决', 'cannot be solved now'] }
export const pauseGrounds: Names<string> = { awaiting_asker: ['等待来信人补充', 'waiting for the asker'], expert_opinion: ['鉴定、检测、专家论证期间', 'expert opinion'], other_procedure: ['等待另一法定程序的结果', 'another procedure'] }
export const extensionGrounds: Names<string> = { complex: ['情况复杂', 'complex matter'], several_units: ['涉及多个单位', 'several units'], on_site: ['需现场调查', 'on-site work'] }
export const groundNames: Names<string> = { ...pauseGrounds, ...extensionGrounds }
export const audienceNames: Names<Audience> = { public: ['公开发布', 'to the public'], asker: ['直接答复来信人', 'to the asker alone'] }
export const contentClasses: Names<ContentClass> = {
  response: ['舆情回应', 'response'], disclosure: ['政务公开', 'disclosure'], interpretation: ['政策解读', 'interpretation'], emergency: ['突发事件', 'emergency'],
  warning: ['重要预警', 'warning'], activity: ['重大活动', 'activity'], reform: ['工作改革', 'reform'], hot_issue: ['社会热点', 'hot issue'],
  clarification: ['说明澄清', 'clarification'], authorised: ['授权发布', 'authorised release'], other: ['其他', 'other'],
}
export const editionStates: Names<'inReview' | 'sentBack' | 'cleared'> = { inReview: ['审核中', 'in review'], sentBack: ['已退改', 'sent back'], cleared: ['已审定', 'cleared'] }
export const reviewStates: Names<'open' | 'cleared' | 'sentBack'> = { open: ['审核中', 'open'], cleared: ['已审定', 'cleared'], sentBack: ['已退改', 'sent back'] }
export const confirmationAnswers: Names<ConfirmationAnswer> = { confirm: ['同意', 'confirms'], amend: ['建议修改', 'asks for a change'], object: ['不同意', 'objects'] }
export const releaseStates: Names<ReleaseState> = { ready: ['待发布', 'ready'], scheduled: ['已定时', 'scheduled'], ordered: ['发布中', 'on its way'], released: ['已发布', 'released'], withdrawn: ['已撤回', 'withdrawn'], erased: ['已清除', 'erased'] }
export const withdrawalReasons: Names<WithdrawalReason> = { wrong: ['内容有误，另行发布', 'wrong, published anew'], superseded: ['已被新的发布取代', 'superseded'], legal: ['法律法规要求', 'required by law'], unauthorised: ['未经授权', 'not authorised'] }
export const erasureCategories: Names<ErasureCategory> = { personal_data: ['个人信息', 'personal data'], secret: ['不应公开的秘密', 'a secret'], third_party: ['第三方权益', 'rights of a third party'] }
export const withholdingGrounds: Names<WithholdingGround> = {
  '14-secret': ['国家秘密', 'state secret'], '14-law': ['法律、行政法规禁止公开', 'forbidden by law'], '14-safety': ['公开可能危及国家安全、公共安全、经济安全、社会稳定', 'endangers security or stability'],
  '15-third-party': ['涉及商业秘密、个人隐私且第三方不同意', 'third party does not agree'], '16-internal': ['内部事务信息', 'internal affairs'], '16-process': ['过程性信息', 'matter in process'], '16-enforcement-file': ['行政执法案卷信息', 'enforcement file'],
}
