import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkStoredLog } from '#src/app/log/check-log.ts'
import { makeChance } from '../../proof/gate/chance.ts'
import { keptOutside, tamper } from '../../proof/log/judge.ts'
import { TAMPERINGS, type Scene } from '../../proof/log/tampering.ts'
import { openStoredLog, type StoredLog } from './stored.ts'

let log: StoredLog
beforeAll(async () => {
  log = await openStoredLog('press.example/log')
  for (const count of [40, 30]) {
    await log.seed(count)
    await log.sign()
  }
  await log.seed(3)
})
afterAll(() => log?.close())

const scene = (): Scene => ({ owner: log.owner, chance: makeChance(7), leaves: 73, signed: 70, keys: log.keys })

test('[RL-5] whatever the owner of the database changes behind the application’s back is found, each kind of it', async () => {
  const tally = await tamper(scene(), [await keptOutside(log.owner)], 3 * Object.keys(TAMPERINGS).length)
  expect(tally.missed).toEqual([])
  expect(tally.found).toBe(3 * Object.keys(TAMPERINGS).length)
})

test('what nobody touched is found in order', async () => {
  expect(await checkStoredLog(log.pool.db, [await keptOutside(log.owner)])).toEqual({ leaves: 73, faults: [] })
})

test('and only a checkpoint kept elsewhere tells of a history that was written anew with the stolen key', async () => {
  const rewritten = Object.keys(TAMPERINGS).findIndex((name) => name.startsWith('history written anew'))
  expect(rewritten).toBe(Object.keys(TAMPERINGS).length - 1)
  expect((await tamper(scene(), [], Object.keys(TAMPERINGS).length)).missed).toEqual([Object.keys(TAMPERINGS).at(-1)])
})
