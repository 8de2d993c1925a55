import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'statements/no-statement': { kind: 'notFound', zh: '没有这份回应稿，或您无权查看', en: 'There is no such statement, or you may not see it', remedy: { zh: '从回应案页面打开', en: 'Open it from its case' } },
  'statements/case-not-accepted': { kind: 'rule', zh: '回应案现在是“{state}”，受理后才能起草', en: 'The case is "{state}"; it is drafted after acceptance', remedy: { zh: '先由责任单位受理', en: 'Let the responsible unit accept it first' } },
  'statements/not-your-unit': { kind: 'notAllowed', zh: '草稿只由承办单位的人起草', en: 'A draft is written by the people of its own unit', remedy: { zh: '请承办单位起草，定稿后在审核台查看', en: 'Let that unit write it; you see it once it is finished' } },
  'statements/contractor': { kind: 'notAllowed', zh: '外包人员只能起草被指派的稿件，不能立稿或送审', en: 'A contractor writes assigned drafts only, and neither starts nor finishes one', remedy: { zh: '请本单位的同事立稿、送审', en: 'Ask a colleague of the unit' } },
  'statements/not-assigned': { kind: 'notAllowed', zh: '这份稿件没有指派给您', en: 'This draft was not assigned to you', remedy: { zh: '请本单位的同事指派', en: 'Ask a colleague of the unit to assign it' } },
  'statements/lines-too-long': { kind: 'rule', zh: '口径有效期最长一个月', en: 'Lines hold for a month at most', remedy: { zh: '改为一个月内的日期，到期再更新', en: 'Choose a day within a month and renew them then' } },
  'statements/draft-overtaken': { kind: 'conflict', zh: '草稿已被他人更新到第 {version} 次保存，您基于第 {baseVersion} 次', en: 'The draft is at save {version}; yours is based on {baseVersion}', remedy: { zh: '您的文字仍在本页，对照最新稿后再保存', en: 'Your text is still on this page: compare with the newest and save again' } },
  'statements/part-missing': { kind: 'rule', zh: '回应缺少一部分', en: 'A part of the answer is missing', remedy: { zh: '补写事实、措施与结果三部分', en: 'Write facts, measures and result' } },
  'statements/result-missing': { kind: 'rule', zh: '没有处理结果，也没有预计时间', en: 'Neither a result nor the date when it is expected', remedy: { zh: '写明结果，或填写“尚待”及预计日期', en: 'Give the result, or the date when it is expected' } },
  'statements/holding-without-next-word': { kind: 'rule', zh: '阶段性回应须写明下次更新时间', en: 'A holding answer names the time of the next word', remedy: { zh: '填写 48 小时内的下次更新时间', en: 'Enter a time within 48 hours' } },
  'statements/holding-used': { kind: 'rule', zh: '阶段性回应只能用一次', en: 'A holding answer counts once only', remedy: { zh: '给出有实质内容的回应', en: 'Give an answer of substance' } },
  'statements/time-in-the-past': { kind: 'invalid', zh: '时间必须晚于现在', en: 'The moment must lie in the future', remedy: { zh: '改为将来的时间', en: 'Enter a future moment' } },
  'statements/next-word-too-late': { kind: 'rule', zh: '下次更新须在 48 小时内', en: 'The next word must come within 48 hours', remedy: { zh: '提前下次更新时间', en: 'Choose an earlier time' } },
  'statements/risk-note-missing': { kind: 'rule', zh: '缺少风险提示：可能被误读之处、可能受影响的人、备用口径', en: 'The risk note is incomplete: misreading, harm, fallback lines', remedy: { zh: '补齐三项风险提示', en: 'Fill in all three' } },
  'statements/in-review': { kind: 'conflict', zh: '上一稿正在审核', en: 'The last edition is under review', remedy: { zh: '等待审核结果，或请审核人退回', en: 'Wait for the review, or ask a reviewer to send it back' } },
  'statements/already-cleared': { kind: 'rule', zh: '已审定的稿件不能改，只能更正', en: 'A cleared edition is never edited; it is corrected', remedy: { zh: '发布后从发布页发起更正', en: 'Start a correction from its release' } },
  'statements/no-lines': { kind: 'notFound', zh: '没有这条口径', en: 'There are no such lines', remedy: { zh: '回到口径库', en: 'Go back to the lines to take' } },
  'statements/lines-own': { kind: 'rule', zh: '起草人不能审定自己的口径', en: 'The author cannot approve the lines', remedy: { zh: '请发言人或负责人审定', en: 'Ask the spokesperson or the head' } },
  'statements/lines-expired': { kind: 'rule', zh: '口径已于 {validUntil} 失效', en: 'The lines expired at {validUntil}', remedy: { zh: '更新口径并重新审定', en: 'Renew the lines and have them approved' } },
  'statements/lines-not-approved': { kind: 'rule', zh: '口径尚未审定', en: 'The lines have not been approved', remedy: { zh: '先由发言人或负责人审定', en: 'Have them approved first' } },
}
