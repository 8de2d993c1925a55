import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#src/kernel/facts.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { readSources } from '../fences/source.ts'
import { useOffice } from '../setup/office.ts'
import { sampleFor } from './sample.ts'
import { PEOPLE, UNITS } from './scenario.ts'

const office = useOffice('2026-03-02T09:00:00+08:00', { people: PEOPLE, units: UNITS })
beforeAll(() => useKeys(makeKeys(Buffer.alloc(32, 5))))
const OPERATOR: Actor = { as: 'system', part: 'operator' }
const reached = new Set<string>()

/** Commands that make something new and so find nothing missing. */
const MAKE_ANEW = ['directory.registerPerson', 'directory.registerUnit', 'intake.receive', 'intake.register', 'intake.receiveMany', 'cases.conveneMeeting']

it('whatever does not exist is refused with a listed code, never a crash, for every command that people give', async () => {
  const answers = new Map<string, string>()
  for (const command of office.ledger.catalogue.modules.flatMap((module) => module.commands ?? [])) {
    const outcome = await office.desk.do(OPERATOR, command.name, sampleFor(command.input), office.now()).catch((error: unknown) => String(error))
    if (typeof outcome === 'string') answers.set(command.name, command.may === 'system' ? 'the flows give it whole' : outcome)
    else if ('refusals' in outcome) outcome.refusals.forEach(({ code }) => reached.add(code))
    else if (command.may !== 'system' && !MAKE_ANEW.includes(command.name)) answers.set(command.name, 'was done')
  }
  expect([...answers].filter(([, what]) => what !== 'the flows give it whole')).toEqual([])
  for (const code of reached) expect(office.ledger.catalogue.wording(code), code).toBeDefined()
})

it('x', () => {
  const tests = readSources(['tests', 'src'], /\.test\.ts$/).map(({ text }) => text).join('\n')
  const codes = office.ledger.catalogue.modules.flatMap((module) => Object.keys(module.refusals ?? {}))
  console.log(codes.filter((code) => !reached.has(code) && !tests.includes(code)).join(' '))
})
