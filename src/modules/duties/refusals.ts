import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'duties/no-duty': { kind: 'notFound', zh: '没有这件应办事项,或您无权查看', en: 'There is no such duty, or you may not see it', remedy: { zh: '回到今日页面', en: 'Go back to today' } },
  'duties/not-open': { kind: 'conflict', zh: '这件应办已经了结({state})', en: 'This duty has ended ({state})', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'duties/owed-to-the-public': { kind: 'rule', zh: '欠公众的回应不能免除,只能兑现', en: 'What is owed to the public is not waived; it is kept', remedy: { zh: '发布回应,或依法申请延期', en: 'Publish the answer, or apply for an extension' } },
}
