/** One unit as the list has it; names in `keepWith` and `apartFrom` are names of the same list. */
export interface ListedUnit {
  readonly name: string
  readonly kind: string
  readonly line: string
  /** Topic field; null where the list says nothing. */
  readonly field: string | null
  readonly keepWith: readonly string[]
  readonly apartFrom: readonly string[]
  /** Months of the year, 1 to 12. */
  readonly notInMonth: readonly number[]
}

/** The three counts of the objective. */
export interface Parts {
  /** Over all kinds: the largest less the smallest count of the kind in a group. */
  readonly kinds: number
  /** Units whose group letter differs from the previous rotation; a new unit has none to differ from. */
  readonly changes: number
  /** Pairs of units of one field in one group. */
  readonly fields: number
}

/** What one of each counts; whole numbers from 0. */
export type Weights = Parts

export const WEIGHTS: Weights = { kinds: 10, changes: 3, fields: 1 }

export const totalOf = (parts: Parts, weights: Weights): number => weights.kinds * parts.kinds + weights.changes * parts.changes + weights.fields * parts.fields

/** What is asked: a list of units to be dealt to groups. */
export interface Question {
  readonly units: readonly ListedUnit[]
  /** One of `GROUPS`. */
  readonly groups: number
  /** Number of the group that speaks in January, 0 when absent: the round goes on over the year's end (NH-13). */
  readonly start?: number
  /** Group letter of the previous rotation by name of unit. */
  readonly previous: ReadonlyMap<string, string>
  readonly weights: Weights
}

/** Numbers of groups that share out twelve months and let every unit speak twice (NH-14). */
export const GROUPS = [2, 3, 4, 6] as const

/** Lines that every group must cover (NH-15). */
export const LINES = ['党政', '经济', '社会', '民生'] as const

export const letterOf = (group: number): string => String.fromCharCode(65 + group)

/** The months of a group: A of six speaks in 1 and 7 when the year begins with A (NH-13). */
export const monthsOf = (group: number, groups: number, start = 0): number[] => Array.from({ length: 12 / groups }, (_, turn) => ((group - start + groups) % groups) + 1 + turn * groups)

/** The group that speaks in a month. */
export const groupOfMonth = (month: number, groups: number, start = 0): number => (month - 1 + start) % groups

/** A group of a rotation, in the form in which rotations are printed and read. */
export interface RotationGroup {
  readonly group: string
  readonly months: readonly number[]
  /** Names. */
  readonly units: readonly string[]
}

/** Two units that must, or must not, be in one group; places in the list, the lower first. */
export type Pair = readonly [number, number]

/** A question made ready for the solver: pairs and the previous groups by number. */
export interface Problem extends Question {
  readonly keep: readonly Pair[]
  readonly apart: readonly Pair[]
  /** For each unit the number of its previous group (-1 when there is no such group any more), null for a new unit. */
  readonly before: readonly (number | null)[]
}

/** Pairs named from either side or from both, each once. */
export function pairsOf(units: readonly ListedUnit[], of: 'keepWith' | 'apartFrom'): Pair[] {
  const places = new Map(units.map(({ name }, at) => [name, at]))
  const found = new Map<string, Pair>()
  for (const [at, unit] of units.entries()) {
    for (const name of unit[of]) {
      const other = places.get(name)
      if (other === undefined || other === at) continue
      const pair: Pair = at < other ? [at, other] : [other, at]
      found.set(pair.join('-'), pair)
    }
  }
  return [...found.values()]
}

export function problemOf(question: Question): Problem {
  const { units, groups, previous } = question
  const numberOf = (letter: string | undefined): number | null => {
    if (letter === undefined) return null
    const number = letter.charCodeAt(0) - 65
    return letter.length === 1 && number >= 0 && number < groups ? number : -1
  }
  return { ...question, keep: pairsOf(units, 'keepWith'), apart: pairsOf(units, 'apartFrom'), before: units.map(({ name }) => numberOf(previous.get(name))) }
}
