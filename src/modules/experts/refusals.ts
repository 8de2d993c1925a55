import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'experts/no-expert': { kind: 'notFound', zh: '专家库里没有这位专家', en: 'There is no such expert in the bank', remedy: { zh: '从专家库中选择，或先登记入库', en: 'Choose one of the bank, or enter the expert first' } },
  'experts/entry-incomplete': { kind: 'rule', zh: '入库还缺：{zh}', en: 'The entry still lacks {en}', remedy: { zh: '补填后再登记', en: 'Fill it in and register again' } },
  'experts/ends-before-it-begins': { kind: 'invalid', zh: '聘期止于开始之前', en: 'The term ends before it begins', remedy: { zh: '核对聘期的起止日期', en: 'Check both days of the term' } },
  'experts/consent-to-come': { kind: 'invalid', zh: '同意日期 {on} 还没有到', en: 'The consent is dated {on}, which lies in the future', remedy: { zh: '填写书面同意上的日期', en: 'Enter the day on the paper' } },
  'experts/consent-over': { kind: 'invalid', zh: '同意已在 {until} 到期', en: 'The consent ended on {until}', remedy: { zh: '请专家重新书面同意，再填写新的期限', en: 'Have the expert agree again in writing, and enter the new term' } },
  'experts/contact-without-consent': { kind: 'rule', zh: '没有有效的同意，不能保存专家的联系方式', en: 'Without a consent that holds, no contact of an expert is kept', remedy: { zh: '取得书面同意后再填写', en: 'Obtain the consent first' } },
  'experts/known-already': { kind: 'conflict', zh: '{organisation}的{name}已在库中', en: '{name} of {organisation} is in the bank', remedy: { zh: '打开原有条目修改或续签同意', en: 'Open the entry and change it or renew the consent' } },
  'experts/has-left': { kind: 'conflict', zh: '这位专家已经出库', en: 'The expert has left the bank', remedy: { zh: '需要时重新登记', en: 'Register the expert anew where needed' } },
  'experts/no-consent': { kind: 'conflict', zh: '没有可撤回的同意', en: 'There is no consent to withdraw', remedy: { zh: '刷新页面，看现在的状态', en: 'Reload the page and look at its state' } },
}
