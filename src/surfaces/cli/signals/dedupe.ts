import { duplicateGroups } from '#src/signals/duplicates/groups.ts'
import type { Act } from './act.ts'
import { Faults, readPosts, searched } from './posts.ts'

/** `signals dedupe FILE`: which posts say what another says, word for word or nearly. */
export const act: Act = {
  needs: () => [],
  async run({ file, json }, io) {
    const faults = new Faults()
    const unclear = new Faults()
    const ids: (string | number)[] = []
    const texts: { readonly text: string }[] = []
    for await (const batch of readPosts(file, faults, unclear)) {
      for (const post of batch) {
        ids.push(post.id)
        texts.push({ text: searched(post) })
      }
    }
    const groups = duplicateGroups(texts).map((places) => places.map((place) => ids[place] as string | number))
    for (const line of [...unclear.said(), ...faults.said()]) io.err(line)
    if (json) io.out(JSON.stringify({ groups }))
    else for (const group of groups) io.out(group.join('\t'))
    io.err(`${ids.length} 条，重复 ${groups.length} 组 / ${ids.length} posts, ${groups.length} groups`)
    return faults.count > 0 ? 1 : 0
  },
}
