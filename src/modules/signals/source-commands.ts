import { sql } from 'kysely'
import { command } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import * as contract from './contract.ts'
import * as decide from './decide.ts'
import { sources } from './storage.ts'

/** What the machine reads, and where, is the administrator's to say; reading begins only then. */
const KEEPER = ['sysadmin'] as const

const isNamed = async (work: Work, name: string | undefined, but?: Id): Promise<boolean> =>
  name !== undefined && (await sql`select from signals.source where name = ${name} and state <> 'removed' and (${but ?? null}::uuid is null or id <> ${but ?? null}::uuid)`.execute(work.tx.db)).rows.length > 0

const add = command({
  name: 'signals.addSource',
  zh: '登记来源',
  input: contract.addSource,
  may: KEEPER,
  load: async (work, { name }) => ({ pressOfficeId: await pressOfficeOf(work.tx), known: await isNamed(work, name) }),
  decide: decide.addSource,
})

const change = command({
  name: 'signals.changeSource',
  zh: '变更来源',
  input: contract.changeSource,
  may: KEEPER,
  load: async (work, { sourceId, name }) => ({ source: await work.need(sources, sourceId, 'signals/no-source'), known: await isNamed(work, name, sourceId) }),
  decide: decide.changeSource,
  // Another address is another document, and another schedule counts from now.
  async beside(tx, { sourceId, address, everyMinutes }, facts) {
    if (facts.length === 0) return
    if (address !== undefined) await sql`delete from signals.reading where source_id = ${sourceId}`.execute(tx.db)
    else if (everyMinutes !== undefined) await sql`update signals.reading set doc = doc - 'next' where source_id = ${sourceId}`.execute(tx.db)
  },
})

const turn = command({ name: 'signals.switchSource', zh: '启用或停用来源', input: contract.switchSource, may: KEEPER, load: (work, { sourceId }) => work.need(sources, sourceId, 'signals/no-source'), decide: decide.switchSource })
const remove = command({ name: 'signals.removeSource', zh: '删除来源', input: contract.removeSource, may: KEEPER, load: (work, { sourceId }) => work.need(sources, sourceId, 'signals/no-source'), decide: decide.removeSource })
const renewKey = command({ name: 'signals.renewKey', zh: '更换推送密钥', input: contract.renewKey, may: KEEPER, load: (work, { sourceId }) => work.need(sources, sourceId, 'signals/no-source'), decide: decide.renewKey })

export const sourceCommands = [add, change, turn, remove, renewKey]
