/**
 * Gives each place one of its candidates so that nobody holds more than `capacity` places, filling as many places as can be filled.
 * Answers the holder of each place, undefined where none is left. Earlier places and earlier candidates come first.
 *
 * Strategy: Kuhn's augmenting paths. A place that finds all its candidates full asks each of their places to move to another candidate.
 * There are at most a dozen places, so no more is needed.
 */
export function assign(places: readonly (readonly string[])[], capacity: number): (string | undefined)[] {
  const holder: (string | undefined)[] = places.map(() => undefined)
  const load = (person: string): number => holder.filter((one) => one === person).length
  const place = (index: number, tried: Set<string>): boolean => {
    for (const person of places[index] ?? []) {
      if (tried.has(person)) continue
      tried.add(person)
      if (load(person) < capacity || holder.some((one, other) => one === person && moveAway(other, tried))) {
        holder[index] = person
        return true
      }
    }
    return false
  }
  const moveAway = (index: number, tried: Set<string>): boolean => {
    const before = holder[index]
    holder[index] = undefined
    if (place(index, tried)) return true
    holder[index] = before
    return false
  }
  places.forEach((_, index) => place(index, new Set()))
  return holder
}
