import { sql } from 'kysely'
import { command, type Command } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { List, Rule } from './contract.ts'
import { expressionOf } from './evolve.ts'
import * as decide from './rules.ts'
import { knownNow, lists, rules } from './storage.ts'

/** Those who watch for the office write its rules. */
export const WATCH = ['press_officer', 'press_office_head', 'duty_officer', 'assessor'] as const

const isTaken = async (work: Work, name: string, but?: Id): Promise<boolean> =>
  (await sql`select from signals.rule where state = 'standing' and name = ${name} and (${but ?? null}::uuid is null or id <> ${but ?? null}::uuid)`.execute(work.tx.db)).rows.length > 0

/** The commands of rules and lists, where rules may name these places. */
// oxlint-disable-next-line no-explicit-any -- a list of commands mixes inputs and states
export function ruleCommands(places: decide.Places): readonly Command<any, any>[] {
  const known = (work: Work) => knownNow(work.tx, places)
  const add = command({
    name: 'signals.addRule',
    zh: '新增规则',
    input: contract.addRule,
    may: WATCH,
    load: async (work, { name }) => ({ pressOfficeId: await pressOfficeOf(work.tx), known: await known(work), taken: await isTaken(work, name) }),
    decide: decide.addRule,
  })
  const addMany = command({
    name: 'signals.addRules',
    zh: '批量新增规则',
    input: contract.addRules,
    may: WATCH,
    async load(work, input): Promise<decide.RulingMany> {
      const taken = await sql<{ name: string; doc: Rule }>`select name, doc from signals.rule where state = 'standing' and name = any(${input.rules.map(({ name }) => name)}::text[])`.execute(work.tx.db)
      return { pressOfficeId: await pressOfficeOf(work.tx), known: await known(work), taken: new Map(taken.rows.map(({ name, doc }) => [name, expressionOf(doc)])) }
    },
    decide: decide.addRules,
  })
  const change = command({
    name: 'signals.changeRule',
    zh: '修改规则',
    input: contract.changeRule,
    may: WATCH,
    load: async (work, { ruleId, name }) => ({ rule: await work.need(rules, ruleId, 'signals/no-rule'), known: await known(work), taken: await isTaken(work, name, ruleId) }),
    decide: decide.changeRule,
  })
  const withdraw = command({ name: 'signals.withdrawRule', zh: '停用规则', input: contract.withdrawRule, may: WATCH, load: (work, { ruleId }) => work.need(rules, ruleId, 'signals/no-rule'), decide: decide.withdrawRule })
  const setList = command({
    name: 'signals.setList',
    zh: '设定名单',
    input: contract.setList,
    may: WATCH,
    async load(work, { name }) {
      const found = await sql<{ id: Id }>`select id from signals.list where name = ${name}`.execute(work.tx.db)
      const list: List | undefined = (await work.findAll(lists, found.rows.map(({ id }) => id)))[0]
      return { pressOfficeId: await pressOfficeOf(work.tx), list }
    },
    decide: decide.setList,
  })
  return [add, addMany, change, withdraw, setList]
}
