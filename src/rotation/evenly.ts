/** Fewest and most of `count` things in a group when they are spread evenly. */
export const evenly = (count: number, groups: number): [least: number, most: number] => [Math.floor(count / groups), Math.ceil(count / groups)]

/** Pairs among `count` things. */
export const pairsAmong = (count: number): number => (count * (count - 1)) / 2

export const times = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
