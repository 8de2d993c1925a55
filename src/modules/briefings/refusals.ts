import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'briefings/no-meeting': { kind: 'notFound', zh: '没有这次会议', en: 'There is no such meeting', remedy: { zh: '回到会议列表', en: 'Go back to the list' } },
  'briefings/no-paper': { kind: 'notFound', zh: '没有这份送阅文件', en: 'There is no such document', remedy: { zh: '回到送阅列表', en: 'Go back to the list' } },
  'briefings/not-your-unit': { kind: 'notAllowed', zh: '只有本单位和新闻办能这样做', en: 'Only that unit and the press office may do this', remedy: { zh: '请该单位办理', en: 'Ask that unit' } },
  'briefings/unknown-unit': { kind: 'invalid', zh: '没有这个单位，或单位已撤销', en: 'There is no such unit, or it is closed', remedy: { zh: '从单位列表中选择', en: 'Choose from the list of units' } },
  'briefings/nobody-invited': { kind: 'rule', zh: '缺{zh}', en: 'Missing: {en}', remedy: { zh: '先任命发言人，或写明不请发言人列席的理由', en: 'Appoint a spokesperson, or write why none is invited' } },
  'briefings/meeting-over': { kind: 'conflict', zh: '会议已登记为召开或取消', en: 'The meeting has been held or cancelled', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'briefings/not-held-yet': { kind: 'rule', zh: '会议还没有开', en: 'The meeting has not been held', remedy: { zh: '开会以后登记', en: 'Record it afterwards' } },
  'briefings/not-invited': { kind: 'invalid', zh: '此人不在列席名单上', en: 'That person was not invited', remedy: { zh: '从列席名单中选择', en: 'Choose among the invited' } },
  'briefings/classified': { kind: 'rule', zh: '涉密文件不进入本系统', en: 'A classified document stays outside this system', remedy: { zh: '按保密规定另行传阅', en: 'Circulate it by the rules of secrecy' } },
  'briefings/nobody-to-read': { kind: 'rule', zh: '该单位还没有新闻发言人', en: 'The unit has no spokesperson', remedy: { zh: '先任命新闻发言人', en: 'Appoint one first' } },
  'briefings/not-a-reader': { kind: 'notAllowed', zh: '这份文件没有送您阅', en: 'The document was not sent to you', remedy: { zh: '由送阅对象本人登记', en: 'Its reader records it' } },
}
