import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'duties/no-duty': { kind: 'notFound', zh: '没有这件应办事项，或您无权查看', en: 'There is no such duty, or you may not see it', remedy: { zh: '回到今日页面', en: 'Go back to today' } },
  'duties/not-open': { kind: 'conflict', zh: '这件应办已经了结（{state}）', en: 'This duty has ended ({state})', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'duties/owed-to-the-public': { kind: 'rule', zh: '欠公众的回应不能免除，只能兑现', en: 'What is owed to the public is not waived; it is kept', remedy: { zh: '发布回应，或依法申请延期', en: 'Publish the answer, or apply for an extension' } },
  'duties/notice-faulty': { kind: 'invalid', zh: '放假通知有误：{zh}', en: 'The notice is faulty: {en}', remedy: { zh: '按通知原文改正后再导入', en: 'Correct it by the notice and import it again' } },
  'duties/notice-other-year': { kind: 'invalid', zh: '{date} 不在通知的年份（{years}）内', en: '{date} is outside the years of the notice ({years})', remedy: { zh: '核对日期，或补上那一年的通知', en: 'Check the date, or add the notice of that year' } },
  'duties/notice-known': { kind: 'conflict', zh: '{years} 年的这份通知已经采用', en: 'This notice for {years} is already in use', remedy: { zh: '无需再次导入', en: 'It need not be imported again' } },
  'duties/no-notice': { kind: 'notFound', zh: '没有这份放假通知', en: 'There is no such notice', remedy: { zh: '回到规则页面', en: 'Go back to the rules' } },
}
