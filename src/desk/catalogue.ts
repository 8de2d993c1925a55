import type { Fact, RefusalWording } from '#src/kernel/facts.ts'
import type { AnyAggregate } from '#src/record/aggregate.ts'
import type { Apart, Ask, Command, Module, Outside, Query } from './module.ts'

/** One sentence of the river: when this fact stands, ask that module. Returns nothing when it does not concern it. */
export interface Flow {
  readonly name: string
  readonly when: string
  ask(fact: Fact): Ask | readonly Ask[] | undefined
}

/** All that the modules offer, by name. Built once; a name given twice is an error. */
export interface Catalogue {
  readonly modules: readonly Module[]
  readonly aggregates: ReadonlyMap<string, AnyAggregate>
  readonly flows: readonly Flow[]
  // oxlint-disable-next-line no-explicit-any -- commands of all shapes
  command(name: string): Command<any, any>
  // oxlint-disable-next-line no-explicit-any -- queries of all shapes
  query(name: string): Query<any, any>
  hasCommand(name: string): boolean
  hasQuery(name: string): boolean
  ownerOf(factKind: string): Module
  answersTo(fact: Fact): readonly Ask[]
  timerCommand(kind: string): string
  /** Timers whose work is done outside of a transaction, by kind. */
  // oxlint-disable-next-line no-explicit-any -- works of all shapes
  readonly apart: ReadonlyMap<string, Apart<any, any>>
  effectCommand(kind: string): string
  /** Effects that reach outside of the machine, by kind. */
  // oxlint-disable-next-line no-explicit-any -- works of all shapes
  readonly outside: ReadonlyMap<string, Outside<any, any>>
  wording(code: string): RefusalWording | undefined
}

function byName<T>(entries: readonly (readonly [string, T])[], what: string): Map<string, T> {
  const map = new Map<string, T>()
  for (const [name, value] of entries) {
    if (map.has(name)) throw new Error(`${what} ${name} is defined twice`)
    map.set(name, value)
  }
  return map
}

function needed<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = map.get(name)
  if (!found) throw new Error(`no ${what} named ${name}`)
  return found
}

export function buildCatalogue(modules: readonly Module[], flows: readonly Flow[], common: Readonly<Record<string, RefusalWording>>): Catalogue {
  const aggregates = byName(modules.flatMap((module) => (module.aggregates ?? []).map((aggregate) => [aggregate.table, aggregate] as const)), 'aggregate')
  const commands = byName(modules.flatMap((module) => (module.commands ?? []).map((one) => [one.name, one] as const)), 'command')
  const queries = byName(modules.flatMap((module) => (module.queries ?? []).map((one) => [one.name, one] as const)), 'query')
  const timers = byName(modules.flatMap((module) => Object.entries(module.onTimer ?? {})), 'timer')
  const apart = byName(modules.flatMap((module) => Object.entries(module.apart ?? {})), 'work apart')
  const outside = byName(modules.flatMap((module) => Object.entries(module.outside ?? {})), 'effect outside')
  const effects = byName(modules.flatMap((module) => Object.entries(module.effect ?? {})), 'effect')
  const wordings = byName([...Object.entries(common), ...modules.flatMap((module) => Object.entries(module.refusals ?? {}))], 'refusal')
  const facts = byName(modules.flatMap((module) => Object.keys(module.facts ?? {}).map((kind) => [kind, module] as const)), 'fact')
  const watchers = modules.filter((module) => module.watch)
  return {
    modules,
    aggregates,
    flows,
    apart,
    outside,
    command: (name) => needed(commands, name, 'command'),
    query: (name) => needed(queries, name, 'query'),
    hasCommand: (name) => commands.has(name),
    hasQuery: (name) => queries.has(name),
    ownerOf: (kind) => needed(facts, kind, 'fact'),
    timerCommand: (kind) => needed(timers, kind, 'timer'),
    effectCommand: (kind) => needed(effects, kind, 'effect'),
    wording: (code) => wordings.get(code),
    answersTo: (fact) => [
      ...watchers.flatMap((module) => module.watch!(fact)),
      ...flows.flatMap((flow) => (flow.when === fact.kind ? [flow.ask(fact) ?? []].flat() : [])),
    ],
  }
}
