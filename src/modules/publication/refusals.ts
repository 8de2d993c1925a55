import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'publication/no-release': { kind: 'notFound', zh: '没有这件发布', en: 'There is no such release', remedy: { zh: '回到发布列表', en: 'Go back to the list of releases' } },
  'publication/nothing-cleared': { kind: 'rule', zh: '没有审定而未发布的稿件', en: 'Nothing is cleared and waiting', remedy: { zh: '先送审并通过审核', en: 'Have it reviewed first' } },
  'publication/withheld': { kind: 'rule', zh: '已有不予公开决定', en: 'A decision not to make it public stands', remedy: { zh: '由决定人复查该决定', en: 'Have the decision reviewed' } },
  'publication/forecast-missing': { kind: 'rule', zh: '涉及群众切身利益，预测评估还没有写好', en: 'It touches vital interests, and the forecast asked for with it is not written', remedy: { zh: '请新闻办在“热点 · 预测评估”中写明公众反应、社会舆情、社会风险', en: 'Have the press office write reaction, opinion and risk under Matters, Forecasts' } },
  'publication/policy-not-public': { kind: 'rule', zh: '所解读的政策文件还没有公开', en: 'The document that it explains is not public', remedy: { zh: '先发布政策原文，再发布解读', en: 'Release the document first' } },
  'publication/taken-back': { kind: 'conflict', zh: '已撤回或清除（{state}）', en: 'It has been taken back ({state})', remedy: { zh: '另行起草发布', en: 'Write a new statement' } },
  'publication/on-its-way': { kind: 'conflict', zh: '已下发，正在发布', en: 'It is on its way', remedy: { zh: '稍候查看回执', en: 'Wait for the receipt' } },
  'publication/time-in-the-past': { kind: 'invalid', zh: '发布时间必须晚于现在', en: 'The time must lie in the future', remedy: { zh: '改为将来的时间，或立即发布', en: 'Choose a future time, or publish now' } },
  'publication/corrections-go-at-once': { kind: 'rule', zh: '更正不能定时，审定后立即发布', en: 'A correction is not scheduled; it goes out when cleared', remedy: { zh: '直接发布', en: 'Publish it now' } },
  'publication/not-scheduled': { kind: 'conflict', zh: '没有定时', en: 'It is not scheduled', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'publication/not-out': { kind: 'conflict', zh: '现在的状态是“{state}”，不能这样做', en: 'It is "{state}"; this is not possible', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'publication/report-from-outside': { kind: 'rule', zh: '第三方报告由评估方撰写，本机关不改它的文字', en: 'A third party wrote this report; the office does not change its words', remedy: { zh: '有误的，可以撤回并公开说明理由', en: 'If it is wrong, withdraw it with a public reason' } },
  'publication/no-preview': { kind: 'notFound', zh: '没有这个预览链接', en: 'There is no such preview link', remedy: { zh: '请发布单位重新发一个', en: 'Ask the office for a new one' } },
  'publication/preview-stands': { kind: 'conflict', zh: '“{name}”已有一个有效的预览链接', en: '{name} already has a preview link that holds', remedy: { zh: '把原来的链接再发一次，或者先收回', en: 'Send that one again, or revoke it first' } },
  'publication/preview-too-long': { kind: 'rule', zh: '预览链接最长 {days} 天', en: 'A preview link lasts {days} days at most', remedy: { zh: '把截止时间提前', en: 'Choose an earlier end' } },
  'publication/preview-ended': { kind: 'conflict', zh: '这个链接已经失效', en: 'This link has ended already', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'publication/plan-missing': { kind: 'rule', zh: '重大发布还没有发布传播方案', en: 'It is a major release and has no dissemination plan', remedy: { zh: '在发布页写明受众、渠道、先后、时间、口径、风险和无障碍安排', en: 'Write audience, channels, order, time, lines, risks and accessibility on its page' } },
  'publication/not-major': { kind: 'conflict', zh: '这件没有列为重大发布', en: 'It is not marked as a major release', remedy: { zh: '先列为重大发布', en: 'Mark it first' } },
  'publication/too-late-to-plan': { kind: 'conflict', zh: '已经发布或撤下，方案不能再改', en: 'It is out or taken back; its plan stands as it was', remedy: { zh: '下次发布前写', en: 'Write it before the next release' } },
  'publication/correction-waits': { kind: 'conflict', zh: '已有一份更正等待发布', en: 'A correction already waits to go out', remedy: { zh: '先发布或撤下它', en: 'Publish it first' } },
}
