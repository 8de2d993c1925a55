import { Manuscript, makeChecks } from '#src/signals/proofread/check.ts'
import type { Act } from './act.ts'
import { shippedKnowledge } from './knowledge.ts'
import { Faults, readPosts, searched } from './posts.ts'
import { readWordList } from './word-list.ts'

/** `signals proofread [--words LIST] FILE`: what looks wrong in each text, where, and what is right as far as anybody can say. */
export const act: Act = {
  needs: () => [],
  async run({ file, words, json }, io) {
    const entries = words === undefined ? [] : await readWordList(words)
    const manuscript = new Manuscript(makeChecks({ ...(await shippedKnowledge()), entries }))
    const faults = new Faults()
    const unclear = new Faults()
    let texts = 0
    let found = 0
    for await (const batch of readPosts(file, faults, unclear)) {
      for (const post of batch) {
        texts += 1
        const findings = manuscript.check(searched(post))
        if (findings.length === 0) continue
        found += findings.length
        if (json) io.out(JSON.stringify({ id: post.id, findings: findings.map(({ why, ...one }) => ({ ...one, why: why.zh === why.en ? why.zh : `${why.zh} / ${why.en}` })) }))
        else for (const { at, wrong, right, why } of findings) io.out(`${post.id}:${at}\t${wrong}${right === undefined ? '' : ` → ${right}`}\t${why.zh}`)
      }
    }
    for (const line of [...unclear.said(), ...faults.said()]) io.err(line)
    io.err(`${texts} 篇，疑点 ${found} 处 / ${texts} texts, ${found} findings`)
    return faults.count > 0 ? 1 : 0
  },
}
