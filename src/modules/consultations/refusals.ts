import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'consultations/no-consultation': { kind: 'notFound', zh: '没有这项征集', en: 'There is no such consultation', remedy: { zh: '回到征集列表', en: 'Go back to the list' } },
  'consultations/not-open': { kind: 'rule', zh: '征集已经截止', en: 'The consultation is closed', remedy: { zh: '仍可写信提意见', en: 'You may still write to us' } },
  'consultations/other-form': { kind: 'invalid', zh: '这项征集不用这种方式', en: 'This consultation is not answered in this way', remedy: { zh: '在它的页面上填写', en: 'Use the form on its page' } },
  'consultations/contact-missing': { kind: 'invalid', zh: '报名要留姓名和联系方式，抽中时通知您', en: 'To sign up, leave a name and how to reach you when you are drawn', remedy: { zh: '填写后再报名', en: 'Fill in both' } },
  'consultations/answer-unfit': { kind: 'invalid', zh: '第 {no} 题没有选，或选得不合要求', en: 'Question {no} is not answered, or not as asked', remedy: { zh: '按题目要求选择', en: 'Choose as the question asks' } },
  'consultations/has-answered': { kind: 'conflict', zh: '这份问卷已经答过', en: 'This survey was answered from here already', remedy: { zh: '一人答一次', en: 'It is answered once' } },
  'consultations/not-closed': { kind: 'rule', zh: '报名截止后才能抽选', en: 'The draw comes after the last day', remedy: { zh: '等报名截止', en: 'Wait for the last day to end' } },
  'consultations/drawn': { kind: 'conflict', zh: '已经抽选过', en: 'The draw was held already', remedy: { zh: '刷新页面看结果', en: 'Reload the page' } },
  'consultations/nobody-signed-up': { kind: 'rule', zh: '没有人报名', en: 'Nobody signed up', remedy: { zh: '延长报名，或在结果中说明', en: 'Give more time, or say so in the outcome' } },
}
