import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'triage/no-item': { kind: 'notFound', zh: '研判台上没有这件来信', en: 'There is no such message on the triage desk', remedy: { zh: '回到研判台刷新列表', en: 'Go back to the triage desk and reload' } },
  'triage/already-decided': { kind: 'conflict', zh: '这件来信已经处理（{state}）', en: 'This message has already been dealt with ({state})', remedy: { zh: '打开对应的回应案查看', en: 'Open its case' } },
  'triage/not-studied': { kind: 'rule', zh: '还没有研判意见', en: 'It has not been studied yet', remedy: { zh: '先填写研判意见，再分办', en: 'Write a study first' } },
  'triage/second-study-missing': { kind: 'rule', zh: '重要来信须两人研判，还差一人', en: 'An important message needs two persons’ studies; one is missing', remedy: { zh: '请另一位同事填写研判意见', en: 'Ask a colleague for a second study' } },
  'triage/studied-by-you': { kind: 'conflict', zh: '您已经研判过这件来信', en: 'You have already studied this message', remedy: { zh: '第二份意见须由另一人填写', en: 'The second study must be another person’s' } },
  'triage/study-incomplete': { kind: 'rule', zh: '研判记录不完整，{zh}', en: 'The study is incomplete: {en}', remedy: { zh: '写明参加人、等级和建议', en: 'Name who took part, the level and the recommendation' } },
  'triage/no-first-subject': { kind: 'invalid', zh: '没有确定第一责任主体', en: 'No first subject is named', remedy: { zh: '选择责任单位，涉及政策的选起草单位', en: 'Choose the responsible unit; for a policy, the one that drafted it' } },
  'triage/no-such-reason': { kind: 'rule', zh: '这不是可以不予回应的理由', en: 'This is no reason to leave it unanswered', remedy: { zh: '从清单中选择；批评意见一律答复', en: 'Choose one of the list; criticism is always answered' } },
  'triage/unknown-unit': { kind: 'invalid', zh: '没有这个单位，或单位已撤销', en: 'There is no such unit, or it is closed', remedy: { zh: '从单位列表中选择', en: 'Choose from the list of units' } },
  'triage/two-first-subjects': { kind: 'rule', zh: '同一单位不能既是第一责任主体又是协办', en: 'One unit cannot be first subject and co-subject at once', remedy: { zh: '从协办单位中去掉它', en: 'Take it off the co-subjects' } },
  'triage/policy-unit-passed-over': { kind: 'rule', zh: '政策起草单位应为第一责任主体，另选须写明理由', en: 'The unit that drafted the policy is the first subject; another choice needs a reason', remedy: { zh: '改选起草单位，或填写理由', en: 'Choose the drafting unit, or give the reason' } },
  'triage/must-be-answered': { kind: 'rule', zh: '属于必须回应的情形（{classes}），不能不答或只作转办', en: 'It belongs to a class that must be answered ({inEnglish})', remedy: { zh: '分办给责任单位，或并入正在回应的案件', en: 'Assign it, or merge it into a case that is being answered' } },
  'triage/case-closed': { kind: 'rule', zh: '要并入的回应案不存在或已办结', en: 'The case to merge into does not exist or is closed', remedy: { zh: '选择办理中的回应案，或单独分办', en: 'Choose an open case, or assign it on its own' } },
  'triage/no-ground-for-referral': { kind: 'rule', zh: '没有可移交的情形：批评、投诉、讽刺都不能移交', en: 'No ground for referral: criticism, complaint and satire never are', remedy: { zh: '如确属造谣，先由研判人员标明并说明', en: 'If it is a rumour, a study must say so first' } },
  'triage/referral-without-response': { kind: 'rule', zh: '尚无已发布或已排期的回应，不能移交', en: 'There is no published or scheduled response', remedy: { zh: '先发布或排定回应', en: 'Publish or schedule the response first' } },
  'triage/referral-incomplete': { kind: 'rule', zh: '移交记录不完整，{zh}', en: 'The referral is incomplete: {en}', remedy: { zh: '补齐后再提出', en: 'Complete it, then propose it' } },
  'triage/already-referred': { kind: 'conflict', zh: '已有移交记录', en: 'A referral already exists', remedy: { zh: '查看已有记录', en: 'See the existing one' } },
  'triage/no-referral': { kind: 'conflict', zh: '没有待审批的移交', en: 'No referral waits for a decision', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'triage/own-referral': { kind: 'rule', zh: '提出人不能审批自己提出的移交', en: 'The proposer cannot approve the referral', remedy: { zh: '请另一位负责人审批', en: 'Ask another responsible person' } },
}
