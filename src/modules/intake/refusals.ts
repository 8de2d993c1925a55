import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'intake/already-received': {
    kind: 'conflict',
    zh: '这封来信已经收到，不重复登记',
    en: 'This message has already been received and is not registered twice',
    remedy: { zh: '用已有的查询码查看进展', en: 'Follow it with the query code that was given' },
  },
  'intake/known-in-the-future': {
    kind: 'invalid',
    zh: '知悉时间 {knownAt} 晚于现在',
    en: 'The moment of knowledge {knownAt} lies in the future',
    remedy: { zh: '填写实际知悉的时间', en: 'Enter the moment at which it was really known' },
  },
  'intake/no-message': {
    kind: 'notFound',
    zh: '没有这封来信，或您无权查看',
    en: 'There is no such message, or you may not see it',
    remedy: { zh: '核对链接；如需查看，请联系新闻办', en: 'Check the link; ask the press office if you need to see it' },
  },
  'intake/row-without-text': { kind: 'invalid', zh: '第 {row} 行没有内容', en: 'Row {row} has no text', remedy: { zh: '补写内容或删去此行', en: 'Fill it in or remove the row' } },
  'intake/row-text-too-long': { kind: 'invalid', zh: '第 {row} 行“{column}”超过 {most} 字', en: 'Row {row}, {column}: more than {most} characters', remedy: { zh: '缩短这一格', en: 'Shorten this cell' } },
  'intake/row-time-unreadable': { kind: 'invalid', zh: '第 {row} 行“{column}”认不出时间：{value}', en: 'Row {row}, {column}: no time can be read from {value}', remedy: { zh: '写成 2026-10-02 18:00', en: 'Write it as 2026-10-02 18:00' } },
  'intake/row-source-unknown': { kind: 'invalid', zh: '第 {row} 行来源“{value}”不在目录：{known}', en: 'Row {row}: the source {value} is not on the list', remedy: { zh: '改为目录中的来源，或删去这一格', en: 'Use a source of the list, or leave the cell empty' } },
  'intake/replay-elsewhere': {
    kind: 'rule',
    zh: '回放数据只能进入回放库',
    en: 'Replayed messages enter a replay database only',
    remedy: { zh: '使用 ./huiying replay', en: 'Use ./huiying replay' },
  },
  'intake/nothing-to-erase': {
    kind: 'conflict',
    zh: '没有可清除的内容，或已经清除',
    en: 'There is nothing to erase, or it is erased already',
    remedy: { zh: '无需再办', en: 'Nothing more needs to be done' },
  },
  'intake/words-held': {
    kind: 'rule',
    zh: '原文作为证据留存（{note}），不能清除；联系方式可以单独清除',
    en: 'The words are held as evidence ({note}) and cannot be erased; the contact alone can be',
    remedy: { zh: '证据不再需要时先解除留存', en: 'Lift the hold first when the evidence is no longer needed' },
  },
  'intake/already-held': {
    kind: 'conflict',
    zh: '原文已在留存：{note}',
    en: 'The words are held already: {note}',
    remedy: { zh: '事由有变的，先解除再留存', en: 'If the ground has changed, lift the hold and hold them again' },
  },
  'intake/nothing-to-hold': {
    kind: 'conflict',
    zh: '原文已经清除，没有可留存的',
    en: 'The words are erased; there is nothing to hold',
    remedy: { zh: '摘要和办理记录仍在，可作证明', en: 'Digest and record still stand as proof' },
  },
  'intake/not-held': {
    kind: 'conflict',
    zh: '原文没有作为证据留存',
    en: 'The words are not held as evidence',
    remedy: { zh: '无需再办', en: 'Nothing more needs to be done' },
  },
  'intake/no-contact': {
    kind: 'notFound',
    zh: '来信人没有留下联系方式，或已经清除',
    en: 'The asker left no contact, or it is erased',
    remedy: { zh: '通过公开答复或查询码回应', en: 'Answer in public or by the query code' },
  },
  'intake/contact-not-yours': {
    kind: 'notAllowed',
    zh: '联系方式只供办理单位的网络发言人和个人信息保护负责人查看',
    en: 'A contact is for the online spokesperson of the handling unit and the privacy officer alone',
    remedy: { zh: '请办理单位的网络发言人联系来信人', en: 'Ask the online spokesperson of the handling unit to reach the asker' },
  },
  'intake/matter-over': {
    kind: 'rule',
    zh: '事项已经办结，不再查看联系方式',
    en: 'The matter is over; its contact is not shown any more',
    remedy: { zh: '确有必要的，请个人信息保护负责人办理', en: 'Ask the privacy officer when it is necessary' },
  },
}
