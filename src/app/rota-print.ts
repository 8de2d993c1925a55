import type { Checked } from '#src/rotation/check.ts'
import { LINES, type Parts, type Question, type RotationGroup, totalOf, type Weights } from '#src/rotation/problem.ts'
import type { Answer } from '#src/rotation/solve.ts'
import type { Fault } from '#src/rotation/units-table.ts'
import type { Constraint } from '#src/rotation/words.ts'

interface Beside {
  readonly year: number | undefined
  readonly weights: Weights
  readonly notices: readonly Fault[]
}

/** The answer as `--json` prints it. `objective` counts; multiplied by `weights` and added up it gives `total`. */
export function printed(answer: Answer, { year, weights, notices }: Beside): object {
  const said = notices.length > 0 ? { notices: notices.map(({ zh, en }) => `${zh} / ${en}`) } : {}
  if (answer.status === 'infeasible') {
    const { conflict, minimal, enough } = answer
    return { status: 'infeasible', conflict, minimal, ...(enough && { enough }), year, ...said }
  }
  if (answer.groups === undefined) return { status: 'not-proved', gap: null, objective: null, bound: answer.bound, groups: [], year, weights, ...said }
  const { status, objective, total, bound, groups } = answer
  return { status, gap: status === 'optimal' ? 0 : (total - bound) / Math.max(1, total), objective, bound, groups, year, total, weights, ...said }
}

/** The answer for people. */
export function rotationLines(answer: Answer, question: Question): string[] {
  if (answer.status === 'infeasible') {
    return [
      '排不出片组：下列各项不能同时成立，去掉任何一项，其余就能成立 / no rotation is possible: these cannot hold together, without any one of them the others can',
      ...answer.conflict.flatMap((one, at) => constraintLines(one, at + 1)),
      ...(answer.minimal ? [] : ['时间不够，上列可能还不是最少 / time was short: fewer of these may be enough for the conflict']),
      ...(answer.enough === undefined || answer.enough.length === 0 ? [] : ['要使整个名单排得出，放弃下列各项即可 / to make the whole list possible it is enough to give up', ...answer.enough.map(({ constraint }) => `  · ${constraint}`)]),
    ]
  }
  if (answer.groups === undefined) return [`在时限内没有排出，也没有证明排不出；代价下界 ${answer.bound} / not decided within the time limit; bound ${answer.bound}`]
  const { status, objective, total, bound, groups } = answer
  return [
    status === 'optimal' ? `最优（已证明）：${total} / the best there is, proved: ${total}` : `时限内最好的：${total}，下界 ${bound}，未证明最优 / the best within the time limit: ${total}, bound ${bound}, not proved`,
    partsLine(objective, question.weights),
    ...groups.flatMap((group) => groupLines(group, question)),
  ]
}

const constraintLines = ({ constraint, relax }: Constraint, at: number): string[] => [`  ${at}. ${constraint}`, `     ${relax}`]

function partsLine(parts: Parts, weights: Weights): string {
  return `  ${weights.kinds} × 类别差 kinds ${parts.kinds} + ${weights.changes} × 换组 changes ${parts.changes} + ${weights.fields} × 同领域 fields ${parts.fields} = ${totalOf(parts, weights)}`
}

function groupLines({ group, months, units }: RotationGroup, question: Question): string[] {
  const listed = new Map(question.units.map((unit) => [unit.name, unit]))
  const moved = (name: string): string => (question.previous.has(name) && question.previous.get(name) !== group ? `（原 ${question.previous.get(name)}）` : '')
  return [
    `${group}  ${months.map((month) => `${month} 月`).join('、')}  ${units.length} 个单位 units`,
    ...LINES.map((line) => `   ${line}：${units.filter((name) => listed.get(name)!.line === line).map((name) => `${name}${moved(name)}`).join('、')}`),
  ]
}

/** What a rotation breaks, for people. */
export function checkedLines({ broken, parts, total }: Checked): string[] {
  const cost = `kinds ${parts.kinds}, changes ${parts.changes}, fields ${parts.fields} → ${total}`
  if (broken.length === 0) return [`符合全部规则 / all rules hold；${cost}`]
  return [`违反 ${broken.length} 项规则 / ${broken.length} rules are broken；${cost}`, ...broken.map(({ zh, en }) => `  · ${zh} / ${en}`)]
}
