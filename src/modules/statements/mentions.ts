import type { Id } from '#src/kernel/facts.ts'
import type { NamedUnit } from '../directory/contract.ts'
import type { Content, Mention } from './contract.ts'

interface Name {
  readonly written: string
  readonly unitId?: Id
  /** By the usual shortening: it may be the same office of another place. */
  readonly made: boolean
}

interface Place extends Name {
  readonly from: number
  readonly to: number
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()
/** 市水务局 is not our 水务局: a name without its place does not count right behind a level of another place. */
const LEVEL = /[省市区县旗州盟镇乡]$/

function placesOf(text: string, { written, made, ...name }: Name): Place[] {
  const sought = folded(written)
  const places: Place[] = []
  for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + 1)) {
    if (made && LEVEL.test(text.slice(0, from))) continue
    places.push({ written, made, ...name, from, to: from + sought.length })
  }
  return places
}

const inside = (one: Place, other: Place): boolean => one.from >= other.from && one.to <= other.to && one.to - one.from < other.to - other.from

const namesOf = (unit: NamedUnit): Name[] => [
  ...unit.given.map((written) => ({ written, unitId: unit.id, made: false })),
  ...unit.made.map((written) => ({ written, unitId: unit.id, made: true })),
]

/**
 * Agencies whose matters the text touches (GB-35): units of the register by any of their names, and agencies outside that the writer named.
 * Strategy: every place of every name; a place inside a longer name, whoever's, does not count; what the writer's own unit is called
 * means the own unit, also where another one could be called so. What could be two other units means both: each is asked.
 */
export function mentionsIn(content: Content, units: readonly NamedUnit[], own: Id, named: readonly string[]): Mention[] {
  const text = folded([content.title, content.question, content.facts, content.measures, content.result, content.spokesperson].join('\n'))
  const outside = named.filter((name) => !units.some((unit) => namesOf(unit).some(({ written }) => written === name)))
  const names: Name[] = [...units.flatMap(namesOf), ...outside.map((written) => ({ written, made: false }))]
  const places = names.flatMap((name) => placesOf(text, name))
  const counting = places.filter((one) => !places.some((other) => inside(one, other)))
  const ours = counting.filter((one) => one.unitId === own)
  const touched = new Set(counting.filter((one) => !ours.some(({ from, to }) => from === one.from && to === one.to)).flatMap((one) => one.unitId ?? []))
  const chosen = units.filter((unit) => touched.has(unit.id) || namesOf(unit).some(({ written }) => named.includes(written)))
  return [...chosen.filter((unit) => unit.id !== own).map(({ id, name }) => ({ unitId: id, name })), ...outside.map((name) => ({ name }))]
}
