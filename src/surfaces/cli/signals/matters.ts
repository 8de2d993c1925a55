import { mattersOf, type Post as Said } from '#src/signals/matters/matters.ts'
import type { Act } from './act.ts'
import { Faults, readPosts } from './posts.ts'

/** A moment without an offset is meant as the office's clock shows it. */
const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/i

function momentOf(time: string): number | undefined {
  const moment = Date.parse(ZONED.test(time) || !time.includes(':') ? time : `${time.replace(' ', 'T')}+08:00`)
  return Number.isNaN(moment) ? undefined : moment
}

/** `signals matters FILE`: posts about one thing, largest first, with the time of the first. */
export const act: Act = {
  needs: () => [],
  async run({ file, json }, io) {
    const faults = new Faults()
    const unclear = new Faults()
    const posts: Said[] = []
    const times = new Map<string | number, string>()
    for await (const batch of readPosts(file, faults, unclear)) {
      for (const { id, title, text, time } of batch) {
        posts.push({ id, title, text, time: time === undefined ? undefined : momentOf(time) })
        if (time !== undefined) times.set(id, time)
      }
    }
    const matters = mattersOf(posts).map(({ title, members, firstSeen }) => ({ title, members, firstSeen: members.map((id) => times.get(id)).find((time) => time !== undefined && momentOf(time) === firstSeen) ?? null }))
    for (const line of [...unclear.said(), ...faults.said()]) io.err(line)
    if (json) io.out(JSON.stringify({ matters }))
    else for (const { title, members, firstSeen } of matters) io.out(`${String(members.length).padStart(6)}  ${firstSeen ?? ''}  ${title}`)
    io.err(`${posts.length} 条，热点 ${matters.length} 个 / ${posts.length} posts, ${matters.length} matters`)
    return faults.count > 0 ? 1 : 0
  },
}
