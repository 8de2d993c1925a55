import { finderOf, patternFault } from '#src/signals/rules/patterns.ts'
import { type FileFault, readRules } from '#src/signals/rules/rule-file.ts'
import { RuleSet } from '#src/signals/rules/rule-set.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import type { Io } from '../io.ts'
import type { Act } from './act.ts'
import { places } from './places.ts'
import { Faults, linesOf, readPosts, searched } from './posts.ts'

/** After so many posts it is known which words are frequent, and many rules are arranged anew by it. */
const LEARNED_FROM = 3_000
const MANY_RULES = 2_000

/** `signals match --rules RULES FILE`: which rules hold for which post. Broken rules and rows are named, all others are matched; then the status is 1. */
export const act: Act = {
  needs: ({ rules }) => (rules === undefined ? ['缺少规则文件：--rules RULES，每行：编号、制表符、规则', 'A file of rules is missing: --rules RULES, a line is id, tab, rule'] : []),
  async run({ file, rules: path, plain, json }, io) {
    const read = readRules(await textLines(path!, io), { plain, pattern: patternFault, list: places })
    for (const fault of read.faults) io.err(saidOf(path!, fault))
    const rules = new RuleSet(read.rules, { plain, finderOf, copy: nodeUnits() })
    io.err(`规则 ${read.rules.length} 条 / ${read.rules.length} rules`)
    const faults = new Faults()
    const unclear = new Faults()
    let posts = 0
    let hits = 0
    for await (const batch of readPosts(file, faults, unclear)) {
      const lines: string[] = []
      for (const post of batch) {
        const found = rules.match(searched(post))
        if (found.length === 0) continue
        hits += 1
        lines.push(json ? JSON.stringify({ id: post.id, rules: found }) : `${post.id}\t${found.join(' ')}`)
      }
      if (lines.length > 0) io.out(lines.join('\n'))
      if (posts < LEARNED_FROM && posts + batch.length >= LEARNED_FROM && rules.size >= MANY_RULES) rules.merge()
      posts += batch.length
    }
    for (const line of [...unclear.said(), ...faults.said()]) io.err(line)
    io.err(`${posts} 条，命中 ${hits} 条 / ${posts} posts, ${hits} with a hit`)
    return read.faults.length > 0 || faults.count > 0 ? 1 : 0
  },
}

export const saidOf = (path: string, { line, column, id, zh, en }: FileFault): string => `${path}:${line}:${column} ${id === undefined ? '' : `${id} `}${zh} / ${en}`

/** The lines of a text file; bytes that are no UTF-8 become �, and are named: a rule with one would never hold. */
async function textLines(path: string, io: Io): Promise<string[]> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const lenient = new TextDecoder('utf-8')
  const lines: string[] = []
  for await (const bytes of linesOf(path)) {
    try {
      lines.push(strict.decode(bytes))
    } catch {
      lines.push(lenient.decode(bytes))
      io.err(`${path}:${lines.length} 含有不是 UTF-8 的字节，请另存为 UTF-8 / has bytes that are no UTF-8, save it as UTF-8`)
    }
  }
  return lines
}
