import { describe, expect, test } from 'vitest'
import { makeRulebook } from '#src/rulebook/engine.ts'
import type { Instrument } from '#src/rulebook/instrument.ts'
import { loadCalendar } from '#src/rulebook/read-calendar.ts'
import { readInstruments } from '#src/rulebook/read-instruments.ts'
import { workOut } from '#src/rulebook/worked-cases.ts'

const { instruments } = readInstruments()
const calendar = loadCalendar()
const rulebooks = { live: makeRulebook(instruments, calendar), replay: makeRulebook(instruments, calendar, 'replay') }

describe.each(instruments.map((one) => [one.head.id, one] as const))('worked cases of %s', (_, one) => {
  const rulebook = rulebooks[one.head.for ?? 'live']
  // A clause in brackets counts as proved; a case that proves a part of it only names it without.
  const named = ({ clauses, inPart }: Instrument['cases'][number]): string => (inPart ? `part of ${clauses.join(', ')}:` : clauses.map((id) => `[${id}]`).join(''))
  test.each(one.cases.map((worked) => [named(worked), worked.name, worked] as const))('%s %s', (_ids, _name, worked) => {
    expect(workOut(worked, rulebook)).toEqual([])
  })
})
