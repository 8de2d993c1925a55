import { readFile } from 'node:fs/promises'
import { Manuscript, makeChecks } from '#src/signals/proofread/check.ts'
import { readLanguage } from '#src/signals/proofread/language.ts'
import { readLaws } from '#src/signals/proofread/laws.ts'
import { readPlaces } from '#src/signals/proofread/places.ts'
import type { Act } from './act.ts'
import { Faults, readPosts, searched } from './posts.ts'

const DATA = new URL('../../../signals/proofread/data/', import.meta.url)
const lines = (name: string): Promise<string> => readFile(new URL(name, DATA), 'utf8')

/** `signals proofread FILE`: what looks wrong in each text, where, and what is right as far as anybody can say. */
export const act: Act = {
  needs: () => [],
  async run({ file, json }, io) {
    const language = readLanguage(new Uint8Array(await readFile(new URL('language.bin', DATA))))
    const manuscript = new Manuscript(makeChecks({ laws: readLaws(await lines('laws.txt')), places: readPlaces(await lines('places.txt')), language }))
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
        if (json) io.out(JSON.stringify({ id: post.id, findings: findings.map(({ why, ...one }) => ({ ...one, why: `${why.zh} / ${why.en}` })) }))
        else for (const { at, wrong, right, why } of findings) io.out(`${post.id}:${at}\t${wrong}${right === undefined ? '' : ` → ${right}`}\t${why.zh}`)
      }
    }
    for (const line of [...unclear.said(), ...faults.said()]) io.err(line)
    io.err(`${texts} 篇，疑点 ${found} 处 / ${texts} texts, ${found} findings`)
    return faults.count > 0 ? 1 : 0
  },
}
