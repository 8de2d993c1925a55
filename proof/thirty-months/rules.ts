import type { Rulebook } from '#src/rulebook/engine.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Rule } from '#src/rulebook/schema.ts'

/** The measure's first month (NH-05). */
const FROM = '2011-10-01'
/** Kinds that say how something is done and open no duty. */
const HOW = ['gate', 'limit']

/**
 * The shipped rules, with one thing an office of 2011 is taken to have decided itself: how a text is checked and the plain limits, which later
 * documents write down, hold from the measure's first month. What is owed, and by when, is as shipped.
 */
export function rulesOfTheDistrict(): Rulebook {
  const rules = loadRulebook()
  const held = rules.rules.map((rule): Rule => {
    const first = rule.values[0]
    return HOW.includes(rule.kind) && first !== undefined && first.from > FROM ? ({ ...rule, values: [{ ...first, from: FROM }, ...rule.values.slice(1)] } as Rule) : rule
  })
  return { ...rules, rules: held }
}
