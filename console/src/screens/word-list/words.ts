import type { TermKind } from '#src/modules/measures/contract.ts'
import { dictionary } from '../../words/language.tsx'

export const listWords = dictionary({
  title: ['词表', 'Word list'],
  what: ['本办自己的用语要求，写稿时逐条提示；每条都有理由，移出也有记录', 'What this office does not write, told while one writes; each entry has its reason, and so has its end'],
  empty: ['词表还是空的。加入不宜写法和应当写法，各单位写稿时会看到提示。', 'The list is empty. Add what is not to be written and what is; every unit is told while writing.'],
  emptyLooks: ['词表还是空的，由新闻办维护。', 'The list is empty. The press office keeps it.'],
  add: ['加入词条', 'Add an entry'],
  added: ['已加入，写稿时即会提示', 'Added; writers are told at once'],
  drop: ['移出', 'Take off'],
  dropTitle: (wrong: string) => [`移出「${wrong}」`, `Take “${wrong}” off`],
  gone: ['已移出', 'Taken off'],
  kind: ['类别', 'Kind'],
  wrong: ['不宜写法', 'Not written'],
  jargon: ['行话', 'The jargon'],
  plain: ['换成大家都懂的说法', 'In plain words'],
  right: ['应当写法', 'Written'],
  rightHint: ['不填则只提示，不给替换', 'Left empty, it only hints'],
  reason: ['理由', 'Reason'],
  reasonHint: ['写给写稿人看的一句话', 'one sentence for whoever writes'],
  since: ['加入', 'Added'],
  off: (when: string, why: string) => [`${when} 移出：${why}`, `off ${when}: ${why}`],
  withGone: ['显示已移出的', 'Show those taken off'],
})

export const termKindNames: Readonly<Record<TermKind, readonly [string, string]>> = { wrong: ['不宜写法', 'not written here'], jargon: ['行话，群众看不懂', 'jargon that readers do not know'] }
