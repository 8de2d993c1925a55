import { backtest } from '#src/signals/backtest/backtest.ts'
import { Signatures } from '#src/signals/backtest/signatures.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { finderOf, patternFault } from '#src/signals/rules/patterns.ts'
import { placed } from '#src/signals/rules/rule-file.ts'
import { nodeUnits } from '#src/signals/text/node-units.ts'
import type { Act } from './act.ts'
import { places } from './places.ts'
import { Faults, readPosts, searched } from './posts.ts'

/** `signals backtest --rule EXPRESSION FILE`: what a rule would have caught, and how long the search took once the posts were read. */
export const act: Act = {
  needs: ({ rule }) => (rule === undefined ? ['缺少规则：--rule "(老旧小区|加装电梯) AND 噪音"', 'A rule is missing: --rule "(甲|乙) AND 丙"'] : []),
  async run({ file, rule, plain, json }, io) {
    const parsed = parseRule(rule!, { plain, pattern: patternFault, list: places })
    if ('faults' in parsed) {
      for (const { column, zh, en } of placed(rule!, parsed.faults)) {
        io.err(rule!.replaceAll(/\s/g, ' '))
        io.err(`${blank(rule!, column - 1)}^ ${zh} / ${en}`)
        io.err(`第 ${column} 个字符 / character ${column}`)
      }
      return 1
    }
    const faults = new Faults()
    const unclear = new Faults()
    const signatures = new Signatures({ plain })
    const texts: string[] = []
    for await (const batch of readPosts(file, faults, unclear)) {
      for (const post of batch) {
        const text = searched(post)
        texts.push(text)
        signatures.add(text)
      }
    }
    const began = performance.now()
    const hits = backtest(parsed.expression, signatures, (number) => texts[number]!, { plain, finderOf, copy: nodeUnits() }).length
    const seconds = Number(((performance.now() - began) / 1000).toFixed(6))
    for (const line of [...unclear.said(), ...faults.said()]) io.err(line)
    if (json) io.out(JSON.stringify({ posts: texts.length, hits, seconds }))
    else io.out(`${texts.length} 条中命中 ${hits} 条，用时 ${seconds} 秒（不含读文件） / ${hits} of ${texts.length} posts, ${seconds} s without reading`)
    return faults.count > 0 ? 1 : 0
  },
}

/** As much space as the first `count` characters take on a screen: wide ones two. */
const blank = (text: string, count: number): string => Array.from(text).slice(0, count).map((one) => (one.codePointAt(0)! > 0x2e7f ? '　' : ' ')).join('')
