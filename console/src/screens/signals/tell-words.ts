import type { ToldRole } from '#src/modules/signals/notice.ts'
import type { ReportMeans, ReportStage } from '#src/modules/signals/upward.ts'
import { dictionary, type Names } from '../../words/language.tsx'

export const toldRoleNames: Names<ToldRole> = { unit_head: ['单位负责人', 'heads of unit'], first_spokesperson: ['第一新闻发言人', 'first spokespersons'], spokesperson: ['新闻发言人', 'spokespersons'], online_spokesperson: ['网络发言人', 'online spokespersons'], press_assistant: ['新闻助理', 'press assistants'], district_head: ['区长', 'district head'], deputy_district_head: ['副区长', 'deputy district heads'], district_spokesperson: ['区政府新闻发言人', 'spokesperson of the district'] }
export const stageNames: Names<ReportStage> = { first: ['首报', 'first'], follow_up: ['续报', 'follow-up'], final: ['终报', 'final'] }
export const meansNames: Names<ReportMeans> = { telephone: ['电话', 'by telephone'], written: ['书面', 'in writing'], platform: ['值班信息系统', 'by the duty system'] }

export const tellWords = dictionary({
  title: ['通报与报送', 'Notices and reports'],
  notices: ['内部通报', 'Notices'],
  noticesHint: ['重大信息通知到单位和职务，每人自己登记已阅', 'Major information, told to posts of units; each says that it was read'],
  noticesEmpty: ['还没有通报。', 'No notice yet.'],
  issue: ['发内部通报', 'Send a notice'],
  heading: ['标题', 'Title'],
  text: ['内容', 'Text'],
  units: ['发给单位', 'Units'],
  roles: ['发给职务', 'Posts'],
  about: (title: string) => [`关于热点：${title}`, `about the matter: ${title}`],
  aboutPosts: (title: string, posts: number) => [`热点：${title}，通报时 ${posts} 条`, `matter: ${title}, ${posts} posts when it was told`],
  issued: ['已通报', 'Sent'],
  read: ['登记已阅', 'I have read it'],
  readNow: ['已登记', 'Noted'],
  readBy: (read: number, all: number) => [`已阅 ${read}／${all}`, `read ${read} of ${all}`],
  reader: ['收件人', 'Reader'],
  unit: ['单位', 'Unit'],
  readAt: ['已阅时间', 'Read at'],
  unread: ['未阅', 'not yet'],
  reports: ['向上报送', 'Reports upward'],
  reportsHint: ['突发事件报给谁、何时、怎么报，对方回执编号', 'What was reported of an emergency: to whom, when, how, and the number of the receipt'],
  reportsEmpty: ['还没有报送。', 'No report yet.'],
  report: ['登记报送', 'Record a report'],
  stage: ['阶段', 'Stage'],
  follows: ['接哪一份', 'Carries on'],
  addressees: ['报送对象，一行一个', 'Addressees, one a line'],
  means: ['方式', 'Means'],
  reportedAt: ['报送时间', 'Reported at'],
  reported: ['已登记', 'Recorded'],
  receipt: ['登记回执', 'Note a receipt'],
  receiptOf: (who: string) => [`登记回执 · ${who}`, `Receipt of ${who}`],
  receiptNo: ['回执编号', 'Receipt number'],
  receivedAt: ['回执时间', 'Receipt at'],
  noted: ['已登记', 'Noted'],
  noReceipt: ['未回执', 'no receipt'],
  receiptAs: (number: string, at: string) => [`回执 ${number}，${at}`, `receipt ${number}, ${at}`],
})
