import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Catalogue } from '#src/desk/catalogue.ts'
import { fireTimers, runEffect } from '#src/desk/clockwork.ts'
import type { Command } from '#src/desk/module.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted, isCleared, isDrafted } from '../stories/steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
let owner: pg.Client
beforeAll(async () => {
  owner = new pg.Client(office.database.config())
  await owner.connect()
})
afterAll(() => owner.end())

// oxlint-disable-next-line no-explicit-any -- commands of all shapes
const altered = (change: (command: Command<any, any>) => Command<any, any>) => {
  const catalogue: Catalogue = office.ledger.catalogue
  return { ...office.ledger, catalogue: { ...catalogue, command: (name: string) => change(catalogue.command(name)) } }
}
/** The database dies under every command, after its row was taken and before anything was written. */
const dying = () =>
  altered((command) => ({
    ...command,
    async load(work, input) {
      await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'huiying_app'`)
      return command.load(work, input)
    },
  }))
const faulty = () => altered((command) => ({ ...command, load: () => Promise.reject(new Error('a fault of ours')) }))
const silent = (): void => {}

it('what a dying database breaks off is not put aside: timer and effect are due again at once, a fault of ours is put aside with its words', async () => {
  const late = await asks(office, '桥头的路灯坏了三天。')
  const caseId = await isAccepted(office, await asks(office, '河边护栏松动。'))
  const drafted = await isDrafted(office, caseId)
  await isCleared(office, drafted)
  const release = await office.desk.do(office.cast.actor('head'), 'publication.release', { statementId: drafted.statementId }, office.now())
  expect(release).toHaveProperty('facts')

  const effect = async () => (await owner.query(`select attempts, last_error from record.outbox`)).rows as { attempts: number; last_error: string | null }[]
  await expect(runEffect(dying(), silent, office.now())).rejects.toThrow()
  expect(await effect()).toEqual([{ attempts: 0, last_error: null }])
  await runEffect(faulty(), silent, office.now())
  expect(await effect()).toEqual([{ attempts: 1, last_error: 'Error: a fault of ours' }])

  const dial = '2026-03-05T09:00:00+08:00' as const
  const held = async () => Number((await owner.query(`select count(*) as n from record.timer where held_until is not null`)).rows[0].n)
  expect(late).toBeTruthy()
  await expect(fireTimers(dying(), silent, dial)).rejects.toThrow()
  expect(await held()).toBe(0)
  await fireTimers(faulty(), silent, dial)
  expect(await held()).toBeGreaterThan(0)
})
