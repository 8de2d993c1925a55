import type { Kind } from '#src/signals/proofread/finding.ts'
import { dictionary } from '../words/language.tsx'

export const proofreadWords = dictionary({
  title: ['校对提示', 'Proofreading'],
  none: ['没有发现疑点。', 'Nothing looks wrong.'],
  reading: ['正在校对…', 'Reading …'],
  found: (n: number) => [`${n} 处疑点。只是提示，由人判断。`, `${n} to look at. Hints only: you decide.`],
  replace: (right: string) => [`改为「${right}」`, `Replace by “${right}”`],
  replaceLong: (wrong: string, right: string) => [`把「${wrong}」改为「${right}」`, `Replace “${wrong}” by “${right}”`],
  leave: ['保留原文', 'Leave it'],
  leaveLong: (wrong: string) => [`保留「${wrong}」`, `Leave “${wrong}”`],
  left: (n: number) => [`已保留 ${n} 处`, `${n} left as they are`],
  more: (n: number) => [`其余 ${n} 处`, `${n} more`],
})

export const kindNames: Readonly<Record<Kind, readonly [string, string]>> = {
  title: ['单位、职务', 'Title'],
  form: ['错词', 'Wrong form'],
  character: ['疑似错字', 'Character'],
  place: ['地名', 'Place'],
  personal: ['个人信息', 'Personal data'],
  weekday: ['日期', 'Date'],
  law: ['法规引用', 'Law'],
  sum: ['加总', 'Sum'],
  list: ['词表', 'Word list'],
  jargon: ['行话', 'Jargon'],
  sentence: ['长句', 'Long sentence'],
}
