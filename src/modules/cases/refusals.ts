import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'cases/no-case': { kind: 'notFound', zh: '没有这个回应案,或您无权查看', en: 'There is no such case, or you may not see it', remedy: { zh: '核对链接,或请新闻办加为协办单位', en: 'Check the link, or ask the press office to add your unit' } },
  'cases/not-in-state': { kind: 'conflict', zh: '回应案现在是“{state}”,不能这样做', en: 'The case is now "{state}"; this is not possible', remedy: { zh: '刷新后按当前状态办理', en: 'Reload and act on its present state' } },
  'cases/unit-not-responsible': { kind: 'notAllowed', zh: '只有第一责任主体能这样做', en: 'Only the first subject may do this', remedy: { zh: '联系承办单位,或请新闻办调整责任主体', en: 'Ask the responsible unit, or the press office to change it' } },
  'cases/no-more-returns': { kind: 'rule', zh: '已退回 {most} 次,由新闻办确定的单位必须受理', en: 'Returned {most} times already; the unit named by the press office must accept', remedy: { zh: '受理,或由新闻办改派', en: 'Accept it, or ask the press office to reassign' } },
  'cases/unknown-unit': { kind: 'invalid', zh: '没有这个单位,或单位已撤销', en: 'There is no such unit, or it is closed', remedy: { zh: '从单位列表中选择', en: 'Choose from the list of units' } },
  'cases/same-unit': { kind: 'invalid', zh: '该单位已是第一责任主体', en: 'This unit is already the first subject', remedy: { zh: '选择另一个单位', en: 'Choose another unit' } },
  'cases/promise-in-the-past': { kind: 'invalid', zh: '时间必须晚于现在', en: 'The moment must lie in the future', remedy: { zh: '改为将来的时间', en: 'Enter a future moment' } },
  'cases/not-answered': { kind: 'rule', zh: '尚无有实质内容的回应', en: 'There is no answer of substance yet', remedy: { zh: '先发布回应或直接答复', en: 'Publish an answer or reply first' } },
  'cases/no-disposition': { kind: 'rule', zh: '未填写办理结果', en: 'The disposition is missing', remedy: { zh: '选择已答复、已解释、已解决或暂不具备条件', en: 'Choose answered, explained, solved or cannot now' } },
  'cases/not-evaluated': { kind: 'rule', zh: '属于必须回应的情形,办结前须做效果评估', en: 'A case of the five classes is evaluated before it is closed', remedy: { zh: '填写效果评估', en: 'Fill in the evaluation' } },
  'cases/reopened-once': { kind: 'rule', zh: '来信人已要求重新办理过一次', en: 'The asker has had it taken up again once already', remedy: { zh: '如有新情况,请重新来信', en: 'Write again if there is something new' } },
  'cases/application-waits': { kind: 'conflict', zh: '已有申请等待审批', en: 'An application already waits for a decision', remedy: { zh: '等待审批结果', en: 'Wait for the decision' } },
  'cases/already-paused': { kind: 'conflict', zh: '计时已经暂停', en: 'The clock is already paused', remedy: { zh: '恢复后才能再次申请', en: 'Resume it before applying again' } },
  'cases/extended-once': { kind: 'rule', zh: '已经延期过一次', en: 'It has been extended once already', remedy: { zh: '按期答复,或先发布阶段性回应', en: 'Answer in time, or publish what is known' } },
  'cases/no-application': { kind: 'conflict', zh: '没有待审批的申请', en: 'No application waits for a decision', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'cases/own-application': { kind: 'rule', zh: '不能审批自己的申请', en: 'Nobody approves their own application', remedy: { zh: '请另一位负责人审批', en: 'Ask another responsible person' } },
  'cases/not-paused': { kind: 'conflict', zh: '计时没有暂停', en: 'The clock is not paused', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'cases/no-meeting': { kind: 'notFound', zh: '没有这次会商', en: 'There is no such meeting', remedy: { zh: '回到会商列表', en: 'Go back to the list of meetings' } },
  'cases/meeting-recorded': { kind: 'conflict', zh: '会商纪要已经记录', en: 'The minutes have been recorded already', remedy: { zh: '查看已有纪要', en: 'See the minutes' } },
  'cases/no-task': { kind: 'notFound', zh: '没有这项任务,或已经完成', en: 'There is no such open task', remedy: { zh: '刷新页面', en: 'Reload the page' } },
}
