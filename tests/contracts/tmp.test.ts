import { it, beforeAll } from 'vitest'
import { makeKeys, seal, useKeys } from '#src/record/keys.ts'
import { useOffice } from '../setup/office.ts'
import { PEOPLE, playAll } from './scenario.ts'
const office = useOffice('2026-03-02T09:00:00+08:00', { people: PEOPLE as never })
beforeAll(() => useKeys(makeKeys(Buffer.alloc(32, 5))))
it('x', async () => {
  const seen = new Set<string>()
  await playAll({ cast: office.cast, ask: (w, q, i) => office.asks(w, q, i), turnTo: (t) => office.turnTo(t), act: async (who, command, input) => {
    try { const f = await office.does(who, command, input); for (const x of f) seen.add(x.kind); return f } catch (e) { console.log(String(e).slice(0, 400)); throw e }
  } }, seal('x').toString('base64'))
  console.log(office.ledger.catalogue.modules.flatMap(m => Object.keys(m.facts ?? {})).filter(k => !seen.has(k)))
}, 60000)
