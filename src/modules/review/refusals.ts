import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'review/no-review': { kind: 'notFound', zh: '没有这件审核,或您无权查看', en: 'There is no such review, or you may not see it', remedy: { zh: '回到审核台', en: 'Go back to the review desk' } },
  'review/not-open': { kind: 'conflict', zh: '这件审核已结束({state})', en: 'This review has ended ({state})', remedy: { zh: '打开最新一稿', en: 'Open the newest edition' } },
  'review/author': { kind: 'notAllowed', zh: '起草人不能审核自己的稿件', en: 'Nobody reviews their own text', remedy: { zh: '请未参与起草的同事审核', en: 'Ask a colleague who did not write it' } },
  'review/other-words': { kind: 'conflict', zh: '您读到的不是当前稿件', en: 'What you read is not the present edition', remedy: { zh: '刷新后重新阅读再签署', en: 'Reload, read it again, then sign' } },
  'review/item-not-demanded': { kind: 'invalid', zh: '本稿不要求这一项', en: 'This edition does not need that item', remedy: { zh: '只签署页面列出的项目', en: 'Sign the listed items only' } },
  'review/already-signed': { kind: 'conflict', zh: '这一项已有人签署', en: 'This item has been signed already', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'review/role-missing': { kind: 'notAllowed', zh: '签署这一项需要职务:{roles}', en: 'Signing this item needs one of: {roles}', remedy: { zh: '请有此职务的同事签署', en: 'Ask a colleague who holds it' } },
  'review/second-review': { kind: 'rule', zh: '三审三校须由不同的人承担', en: 'Three reviews and three proof readings are by different persons', remedy: { zh: '请另一位审核人签署', en: 'Ask another reviewer' } },
  'review/too-many-checks': { kind: 'rule', zh: '一人最多把 {most} 关', en: 'One person holds at most {most} checks', remedy: { zh: '请其他把关人签署', en: 'Ask another checker' } },
  'review/reason-missing': { kind: 'invalid', zh: '请写明理由', en: 'The reason is missing', remedy: { zh: '写清需要修改什么', en: 'Say what has to change' } },
  'review/already-asked': { kind: 'conflict', zh: '已请该单位会签', en: 'That agency has been asked already', remedy: { zh: '等待答复或催办', en: 'Wait for its answer' } },
  'review/no-confirmation': { kind: 'conflict', zh: '没有等待该单位答复的会签', en: 'No confirmation waits for that agency', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'review/confirmer-inside': { kind: 'invalid', zh: '该单位在本系统内,请其登录会签', en: 'That unit works in this system and confirms there', remedy: { zh: '无需发送链接', en: 'No link is needed' } },
  'review/not-your-confirmation': { kind: 'notAllowed', zh: '只能由被征求意见的单位答复', en: 'Only the agency that was asked can answer', remedy: { zh: '请该单位人员登录答复', en: 'Ask its people to sign in and answer' } },
  'review/link-unknown': { kind: 'notFound', zh: '链接无效或已使用', en: 'The link is not valid or has been used', remedy: { zh: '请来函单位重新发送', en: 'Ask the sender for a new one' } },
  'review/gate-not-passed': { kind: 'rule', zh: '尚缺:{zh}({reason})', en: 'Missing: {en} ({reason})', remedy: { zh: '请相应审核人签署后再发布', en: 'Have it signed, then publish' } },
  'review/withheld-too-long': { kind: 'rule', zh: '复查日期须在今天之后、十二个月之内', en: 'The review date lies after today and within twelve months', remedy: { zh: '改为一年内的日期', en: 'Choose a date within a year' } },
  'review/life-safety': { kind: 'rule', zh: '涉及生命安全的信息不得不予公开', en: 'Life-safety information is never withheld', remedy: { zh: '立即发布', en: 'Publish it at once' } },
}
