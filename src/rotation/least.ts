import type { Block } from './blocks.ts'
import { pairsAmong } from './evenly.ts'

/** Units of one kind or field that each block holds, largest first; blocks without any are left out. */
export function portions(blocks: readonly Block[], of: 'kinds' | 'fields', name: string): number[] {
  return blocks.flatMap((block) => block.members.map(() => block[of].get(name) ?? 0)).filter((count) => count > 0).toSorted((a, b) => b - a)
}

/**
 * The evenest loads of `groups` groups that the portions allow when all but the largest could be split: the largest portions each fill a
 * group of their own as long as they exceed the mean of what is left, the rest is spread. No real spreading has fewer pairs, nor a
 * smaller spread.
 */
export function evenestLoads(portioned: readonly number[], groups: number): number[] {
  let left = portioned.reduce((sum, count) => sum + count, 0)
  const loads: number[] = []
  for (const portion of portioned) {
    const free = groups - loads.length
    if (free <= 1 || portion * free <= left) break
    loads.push(portion)
    left -= portion
  }
  const free = groups - loads.length
  return [...loads, ...Array.from({ length: free }, (_, at) => Math.floor(left / free) + (at < left % free ? 1 : 0))]
}

export const spreadOf = (loads: readonly number[]): number => Math.max(...loads) - Math.min(...loads)
export const pairsIn = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + pairsAmong(load), 0)
