import type { Reason } from '../../api/client.ts'

export interface RuleLine {
  readonly line: number
  readonly name: string
  readonly expression: string
}

/** One rule a line: name, tab, rule. Empty lines and those that begin with # are remarks. */
export const ruleLinesOf = (text: string): RuleLine[] =>
  text.replace(/^\uFEFF/, '').split('\n').flatMap((raw, at) => {
    const row = raw.replace(/\r$/, '')
    if (row.trim() === '' || row.startsWith('#')) return []
    const tab = row.indexOf('\t')
    return [{ line: at + 1, name: tab < 0 ? '' : row.slice(0, tab).trim(), expression: row.slice(tab + 1) }]
  })

/** Lines that give a name another rule than an earlier line did. The server sees a part of a file at a time and finds them within one part alone. */
export function namedTwice(lines: readonly RuleLine[]): Reason[] {
  const first = new Map<string, RuleLine>()
  return lines.flatMap((one) => {
    const before = first.get(one.name) ?? one
    first.set(one.name, before)
    if (before.expression === one.expression || one.name === '') return []
    return [{
      code: 'signals/rule-line-twice', item: 'rules', clause: null,
      message: { zh: `第 ${one.line} 行：第 ${before.line} 行已有名为“${one.name}”的另一条规则`, en: `line ${one.line}: line ${before.line} holds another rule named "${one.name}"` },
      remedy: { zh: '换一个名称，或去掉这一行', en: 'Take another name, or leave that line out' },
    }]
  })
}

/** Of a file that holds no rule, or cannot be read any more. */
export const NO_RULES: Reason = {
  code: 'console/no-rules', item: 'rules', clause: null,
  message: { zh: '文件里没有规则，或文件读不出来', en: 'The file holds no rule, or cannot be read' },
  remedy: { zh: '一行一条：名称、制表符、规则；请重新选择文件', en: 'One a line: name, tab, rule; choose the file again' },
}
