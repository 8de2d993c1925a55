import { createInterface } from 'node:readline'
import { type StandingRule, Stream } from '#src/signals/stream/stream.ts'
import { withoutPersons } from '#src/modules/signals/ports.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'

// The whole way of a post in a process of its own, which holds nothing but what the way needs: the rules in the first line, one post in each line after it.
const stream = new Stream()
let posts = 0
let hits = 0
for await (const line of createInterface({ input: process.stdin })) {
  if (stream.rules === 0) {
    stream.learnRules(JSON.parse(line) as StandingRule[], { list: places })
    continue
  }
  const said = withoutPersons(JSON.parse(line) as string)
  posts += 1
  stream.wordingOf(said, posts * 1_000, posts)
  hits += stream.match(said).length
}
console.log(JSON.stringify({ posts, hits, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
