import { afterAll, beforeAll } from 'vitest'
import { raiseOffice, type Cast, type CastPerson, type CastUnit } from '#src/app/cast.ts'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { settle } from '#src/desk/clockwork.ts'
import { makeDesk, type Desk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import type { Actor, Fact, Refusal } from '#src/kernel/facts.ts'
import { parseInstant, plus, type Instant } from '#src/kernel/time.ts'
import { openPool, type Pool } from '#src/record/pool.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { freshDatabase, type FreshDatabase } from './clone.ts'

/** A small invented office with a clock in hand, on a database of its own. */
export interface Office {
  readonly cast: Cast
  readonly desk: Desk
  readonly ledger: Ledger
  readonly pool: Pool
  readonly database: FreshDatabase
  now(): Instant
  /** Turns the clock to an instant written with its offset and runs all that falls due on the way. */
  turnTo(instant: string): Promise<void>
  pass(hours: number): Promise<void>
  /** Does a command and expects facts. */
  does(who: string | Actor, command: string, input: unknown): Promise<readonly Fact[]>
  /** Does a command and expects refusals. */
  isRefused(who: string | Actor, command: string, input: unknown): Promise<readonly Refusal[]>
  asks<T>(who: string | Actor, query: string, input: unknown): Promise<T>
}

export const CITIZEN: Actor = { as: 'citizen' }

const UNITS = [
  { key: 'press', name: '澄湾区新闻办公室', kind: 'press_office', isPressOffice: true },
  { key: 'housing', name: '澄湾区住房和城乡建设局', kind: 'department', line: 'livelihood', fields: ['施工', '物业', '房屋'] },
  { key: 'water', name: '澄湾区水务局', kind: 'department', line: 'livelihood', fields: ['停水', '水压', '管网'] },
] as const

const PEOPLE = [
  { key: 'officer', name: '周砚', posts: [{ role: 'press_officer', unit: 'press' }] },
  { key: 'officer2', name: '唐柔', posts: [{ role: 'press_officer', unit: 'press' }, { role: 'check_secrecy', unit: 'press' }] },
  { key: 'head', name: '顾清和', posts: [{ role: 'press_office_head', unit: 'press' }] },
  { key: 'writer', name: '林溪', posts: [{ role: 'press_assistant', unit: 'housing' }, { role: 'online_spokesperson', unit: 'housing' }] },
  { key: 'first', name: '沈一鸣', posts: ['reviewer_1', 'check_wording', 'check_policy'].map((role) => ({ role, unit: 'housing' })) },
  { key: 'second', name: '许知远', posts: ['reviewer_2', 'check_legal', 'check_secrecy'].map((role) => ({ role, unit: 'housing' })) },
  { key: 'third', name: '陆明远', posts: ['reviewer_3', 'check_political', 'unit_head'].map((role) => ({ role, unit: 'housing' })) },
  { key: 'waterWriter', name: '白露', posts: [{ role: 'press_assistant', unit: 'water' }, { role: 'online_spokesperson', unit: 'water' }] },
  { key: 'waterHead', name: '江雨', posts: [{ role: 'unit_head', unit: 'water' }] },
] as const

/** More people, units or other rules than the small office has. */
export interface More {
  readonly units?: readonly CastUnit[]
  readonly people?: readonly CastPerson[]
  readonly rules?: Rulebook
}

/** An office for one test file; the clock starts at `start`. */
export function useOffice(start: string, more: More = {}): Office {
  let opened: { database: FreshDatabase; pool: Pool; ledger: Ledger; desk: Desk; cast: Cast }
  let now = parseInstant(start)!
  beforeAll(async () => {
    const database = await freshDatabase()
    const pool = await openPool(database.config('huiying_app'), 5)
    const rules = more.rules ?? loadRulebook()
    const ledger: Ledger = { db: pool.db, catalogue: composeCatalogue(rules), rules }
    const desk = makeDesk(ledger)
    opened = { database, pool, ledger, desk, cast: await raiseOffice(desk, [...UNITS, ...(more.units ?? [])], [...PEOPLE, ...(more.people ?? [])], now) }
  })
  afterAll(async () => {
    await opened?.pool.end()
    await opened?.database.drop()
  })
  const actor = (who: string | Actor): Actor => (typeof who === 'string' ? opened.cast.actor(who) : who)
  const office: Office = {
    get cast() { return opened.cast },
    get desk() { return opened.desk },
    get ledger() { return opened.ledger },
    get pool() { return opened.pool },
    get database() { return opened.database },
    now: () => now,
    async turnTo(instant) {
      now = parseInstant(instant)!
      await settle(opened.ledger, now)
    },
    pass: (hours) => office.turnTo(plus(now, hours * 3_600_000)),
    async does(who, command, input) {
      const outcome = await opened.desk.do(actor(who), command, input, now)
      if ('refusals' in outcome) throw new Error(`${command} was refused: ${JSON.stringify(outcome.refusals)}`)
      await settle(opened.ledger, now)
      return outcome.facts
    },
    async isRefused(who, command, input) {
      const outcome = await opened.desk.do(actor(who), command, input, now)
      if ('facts' in outcome) throw new Error(`${command} was not refused but stated ${outcome.facts.map((fact) => fact.kind).join(', ')}`)
      return outcome.refusals
    },
    async asks<T>(who: string | Actor, query: string, input: unknown) {
      const answer = await opened.desk.ask<T>(actor(who), query, input, now)
      if ('refusals' in answer) throw new Error(`${query} was refused: ${JSON.stringify(answer.refusals)}`)
      return answer.value
    },
  }
  return office
}
