import { sql } from 'kysely'
import { command, query, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Id } from '#src/kernel/facts.ts'
import { actorOf } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Credential } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import { refusals } from './refusals.ts'
import { credentialByLogin, credentialOf, dropSecrets, endSessions } from './storage.ts'

export const credentials: Aggregate<Credential> = {
  table: 'access.credential',
  evolve,
  units: (credential) => [credential.unitId],
}

/** A person's way in ends: password, second factor, links and every session, in the same transaction as the fact. */
async function bar(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  await dropSecrets(tx, personId)
  await endSessions(tx, personId)
}

const openSignIn = command({
  name: 'access.openSignIn',
  zh: '开通登录',
  input: contract.openSignIn,
  may: ['sysadmin'],
  async load(work, input) {
    const holder = await credentialByLogin(work.tx, input.login)
    return {
      existing: await work.find(credentials, input.personId),
      loginTaken: holder !== undefined && holder.id !== input.personId,
      hasPost: (await actorOf(work.tx, input.personId)) !== undefined,
    }
  },
  decide: decide.openSignIn,
})

const orderReset = command({
  name: 'access.orderReset',
  zh: '重置登录口令',
  input: contract.personOnly,
  may: ['sysadmin'],
  load: (work, input) => work.need(credentials, input.personId, 'access/no-sign-in'),
  decide: decide.orderReset,
  beside: bar,
})

const closeSignIn = command({
  name: 'access.closeSignIn',
  zh: '停用登录',
  input: contract.closeSignIn,
  may: ['sysadmin', 'press_office_head'],
  load: (work, input) => work.need(credentials, input.personId, 'access/no-sign-in'),
  decide: decide.closeSignIn,
  beside: bar,
})

// Given by the door alone, which has looked at the password or the code.
const notePassword = command({
  name: 'access.notePassword',
  zh: '设置登录口令',
  input: contract.notePassword,
  may: 'system',
  load: (work, input) => work.need(credentials, input.personId, 'access/no-sign-in'),
  decide: decide.notePassword,
})

const noteSecondFactor = command({
  name: 'access.noteSecondFactor',
  zh: '变更动态口令',
  input: contract.noteSecondFactor,
  may: 'system',
  load: (work, input) => work.need(credentials, input.personId, 'access/no-sign-in'),
  decide: decide.noteSecondFactor,
})

const signIns = query({
  name: 'access.signIns',
  zh: '登录资格',
  input: contract.listSignIns,
  may: ['sysadmin', 'press_office_head', 'auditor'],
  async ask(tx, { limit, after, search }) {
    const rows = await sql<{ doc: Credential }>`
      select doc from access.credential where (${after ?? null}::text is null or login > ${after ?? null}) and (${search ?? null}::text is null or strpos(login, lower(${search ?? null})) > 0)
      order by login limit ${limit}`.execute(tx.db)
    const items = rows.rows.map((row) => row.doc)
    return { items, after: items.length === limit ? items.at(-1)!.login.toLowerCase() : undefined }
  },
})

const signIn = query({
  name: 'access.signIn',
  zh: '一个人的登录资格',
  input: contract.personOnly,
  may: ['sysadmin', 'press_office_head', 'auditor'],
  ask: async (tx, { personId }) => (await credentialOf(tx, personId)) ?? null,
})

export const access: Module = {
  name: 'access',
  aggregates: [credentials],
  commands: [openSignIn, orderReset, closeSignIn, notePassword, noteSecondFactor],
  queries: [signIns, signIn],
  refusals,
  facts: contract.facts,
}
