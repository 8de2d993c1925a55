import type { Ask } from '#src/desk/module.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import type { Fact } from '#src/kernel/facts.ts'

/** One arrow of the river: the sentence, the fact that calls, and the command that is asked. */
export interface Arrow {
  readonly flow: string
  readonly when: string
  readonly command: string
}

/** `cases.opened` and `cases.open` belong to `cases`. */
export const moduleOf = (name: string): string => name.slice(0, name.indexOf('.'))

/** Stands for any data of any fact: every field exists, and is itself such a thing; as a list it has one element. */
function anything(): unknown {
  const target = (): unknown => anything()
  return new Proxy(target, {
    get(_, key) {
      if (key === Symbol.iterator) return function* () { yield anything() }
      if (key === Symbol.toPrimitive) return () => 'anything'
      if (key === 'map' || key === 'flatMap') return (make: (one: unknown) => unknown) => [make(anything())].flat()
      if (key === 'filter') return () => [anything()]
      return anything()
    },
  })
}

/** What a flow asks of a fact in which everything is given. */
export function asksOf(flow: Flow): readonly Ask[] {
  const fact = { kind: flow.when, subject: `${moduleOf(flow.when)}.thing:id`, unitId: 'unit', id: 'fact', at: '2026-01-01T00:00:00.000Z', actor: { as: 'citizen' }, because: [], data: anything() } as unknown as Fact
  return [flow.ask(fact) ?? []].flat()
}

/** The arrows of these flows. */
export const arrowsOf = (flows: readonly Flow[]): Arrow[] =>
  flows.flatMap((flow) => [...new Set(asksOf(flow).map((ask) => ask.command))].map((command) => ({ flow: flow.name, when: flow.when, command })))
