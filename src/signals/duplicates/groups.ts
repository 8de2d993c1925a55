import { DuplicateIndex, type Spans } from './index.ts'

/** Groups that are the same belong to the least of them. */
export class Union {
  private readonly parents: number[] = []

  rootOf(group: number): number {
    let root = group
    while ((this.parents[root] ?? root) !== root) root = this.parents[root] as number
    for (let at = group; at !== root; ) {
      const next = this.parents[at] ?? at
      this.parents[at] = root
      at = next
    }
    return root
  }

  join(a: number, b: number): number {
    const [least, other] = [this.rootOf(a), this.rootOf(b)].toSorted((x, y) => x - y) as [number, number]
    this.parents[other] = least
    return least
  }
}

/** Which posts say the same: for each group of two or more their places in `posts`, in the order of their first. */
export function duplicateGroups(posts: Iterable<{ readonly text: string; readonly time?: number }>, spans: Spans = {}): number[][] {
  const index = new DuplicateIndex(spans)
  const union = new Union()
  const of: number[] = []
  for (const { text, time } of posts) {
    const { group, joined } = index.place(text, time)
    for (const same of joined) union.join(group, same)
    of.push(group)
  }
  const groups = new Map<number, number[]>()
  of.forEach((group, at) => {
    const root = union.rootOf(group)
    const members = groups.get(root)
    if (members) members.push(at)
    else groups.set(root, [at])
  })
  return [...groups.values()].filter(({ length }) => length > 1)
}
