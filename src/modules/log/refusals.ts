import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'log/not-a-key': { kind: 'invalid', zh: '这不是一把公钥', en: 'This is no verifier key', remedy: { zh: '整行粘贴对方给的公钥：名称+8 位编号+密钥', en: 'Paste the whole line that the other side gave: name+8 digits+key' } },
  'log/wrong-kind-of-key': { kind: 'invalid', zh: '见证方要用见证公钥，日志要用日志公钥', en: 'A witness is named by a witness key, a log by a log key', remedy: { zh: '向对方要另一把公钥', en: 'Ask the other side for its other key' } },
  'log/address-missing': { kind: 'invalid', zh: '没有写见证方的地址', en: 'The address of the witness is missing', remedy: { zh: '写明对方接收检查点的网址', en: 'Give the address at which it takes checkpoints' } },
  'log/peer-known': { kind: 'conflict', zh: '{name} 已经登记', en: '{name} is named already', remedy: { zh: '要换公钥，先撤销原来的', en: 'To change its key, drop it first' } },
  'log/no-peer': { kind: 'notFound', zh: '没有这项见证关系', en: 'There is no such witness or watched log', remedy: { zh: '刷新页面', en: 'Reload the page' } },
}
