import { makeRulebook, type Rulebook } from '#src/rulebook/engine.ts'
import { parseInstrument } from '#src/rulebook/instrument.ts'
import { loadCalendar } from '#src/rulebook/read-calendar.ts'
import { readInstruments } from '#src/rulebook/read-instruments.ts'

const HEAD = `
id: office-own
title: { zh: 澄湾区办法, en: measure of the district }
issuer: { zh: 澄湾区, en: the district }
level: district
issued_on: 2020-01-01
effective_from: 2020-01-01
`
const READING = `---
question: { zh: 从何时起算, en: from when does it count }
reading: { zh: 自知悉起, en: from knowing }
why: { zh: 试验用, en: for a trial }
decided_by: { zh: 本单位, en: the office }
decided_on: 2020-01-01
---
`

/** The shipped rules and, beside them, those of an invented measure of the office. */
export function withOwnRules(rules: string): Rulebook {
  const { instrument, faults } = parseInstrument({ folder: 'office-own', instrument: HEAD, rules, cases: undefined, readings: new Map([['from-knowing', READING]]) })
  if (!instrument || faults.length > 0) throw new Error(JSON.stringify(faults))
  return makeRulebook([...readInstruments().instruments, instrument], loadCalendar())
}
