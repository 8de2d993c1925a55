import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Clause, readRegister } from '#src/rulebook/read-register.ts'
import { commandOf, helpOf } from './commands.ts'
import type { Io } from './io.ts'

const REPORT = join(import.meta.dirname, '..', '..', '..', 'reports', 'clauses.json')

/** Coverage of the register: every id stands in exactly one of the three lists. */
export interface Coverage {
  readonly register: number
  readonly works: readonly string[]
  readonly planned: readonly string[]
  readonly declined: readonly { readonly id: string; readonly why: string }[]
}

/**
 * What holds. With a test report a clause works when a passing test names it; without one, what the register says is taken.
 * `unbacked` are clauses the register calls working though the report has no passing test for them; they count as planned.
 */
export function coverage(register: readonly Clause[], proved: ReadonlySet<string> | undefined): Coverage & { readonly unbacked: readonly string[] } {
  const open = register.filter(({ state }) => state !== 'declined')
  const works = open.filter(({ id, state }) => (proved === undefined ? state === 'works' : proved.has(id))).map(({ id }) => id)
  const working = new Set(works)
  return {
    register: register.length,
    works,
    planned: open.map(({ id }) => id).filter((id) => !working.has(id)),
    declined: register.filter(({ state }) => state === 'declined').map(({ id, why }) => ({ id, why: `${why?.zh} / ${why?.en}` })),
    unbacked: open.filter(({ id, state }) => state === 'works' && !working.has(id)).map(({ id }) => id),
  }
}

/**
 * `clauses`, with `--json` for `{register, works, planned, declined}`. Reads `reports/clauses.json`, which a whole run of the tests
 * writes. Resolves to 1 when the register calls a clause working that no passing test names.
 */
export async function clauses(argv: string[], io: Io, report: string = REPORT): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    const command = commandOf('clauses')
    if (command) io.out(helpOf(command))
    return 0
  }
  const register = readRegister()
  const proved = readProved(report)
  const { unbacked, ...found } = coverage(register, proved)
  if (argv.includes('--json')) io.out(JSON.stringify(found))
  else for (const line of table(register, found)) io.out(line)
  if (proved === undefined) io.err('没有测试报告，按登记册所写列出；核实请运行 ./huiying test / no test report: listed as registered; run ./huiying test to check')
  if (unbacked.length > 0) io.err(`登记为已实现、但没有通过的测试提到：${unbacked.join('、')} / registered as working without a passing test: ${unbacked.join(', ')}`)
  return unbacked.length > 0 ? 1 : 0
}

function readProved(report: string): ReadonlySet<string> | undefined {
  if (!existsSync(report)) return undefined
  const { proved } = JSON.parse(readFileSync(report, 'utf8')) as { proved: Record<string, unknown> }
  return new Set(Object.keys(proved))
}

function table(register: readonly Clause[], found: Coverage): string[] {
  const works = new Set(found.works)
  const mark = (clause: Clause): string => (clause.state === 'declined' ? '不做 declined' : works.has(clause.id) ? '已实现 works' : '计划 planned')
  return [
    `${found.register} 条 clauses：已实现 works ${found.works.length}，计划 planned ${found.planned.length}，不做 declined ${found.declined.length}`,
    ...register.map((clause) => `${clause.id.padEnd(8)} ${mark(clause)}  ${clause.zh} / ${clause.en}${clause.why === undefined ? '' : `  （${clause.why.zh} / ${clause.why.en}）`}`),
  ]
}
