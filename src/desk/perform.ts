import { sql } from 'kysely'
import type { Actor, Decision, Fact, Id, Refusal } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { saveStates } from '#src/record/aggregate.ts'
import type { Catalogue } from './catalogue.ts'
import { inputRefusals } from './input-refusals.ts'
import { newId } from '#src/record/ids.ts'
import type { Ask, Command, EffectOrder, TimerOrder } from './module.ts'
import type { Db } from '#src/record/pool.ts'
import { becomeLedger, onceEntered, transact, type Tx } from '#src/record/transaction.ts'
import { Refused, Work } from '#src/record/work.ts'

export type Outcome = { readonly facts: readonly Fact[] } | { readonly refusals: readonly Refusal[] }

export interface Ledger {
  readonly db: Db
  readonly catalogue: Catalogue
  readonly rules: Rulebook
  /** Called when a commit has just ordered effects, so that none waits for the next look into the outbox. */
  readonly wake?: () => void
}

/** An answer to an answer to an answer … further from its first fact than this is a circle in the flows. */
const DEEPEST = 30

/**
 * Gives one command: reads, decides, states the facts, lets flows and duties answer them, and writes all of it in one transaction.
 * Facts and state stand together or not at all; effects wait in the outbox for the commit.
 */
export async function perform(ledger: Ledger, actor: Actor, ask: Ask, dial?: Instant): Promise<Outcome> {
  try {
    return { facts: await transact(ledger.db, { actor, dial, early: true }, (tx) => performIn(ledger, tx, ask)) }
  } catch (error) {
    if (error instanceof Refused) return { refusals: error.refusals }
    throw error
  }
}

/** The same inside an open transaction; throws `Refused`. Used where a claim (timer, outbox row) must fall with the act. */
export async function performIn(ledger: Ledger, tx: Tx, ask: Ask, because: readonly Id[] = []): Promise<readonly Fact[]> {
  const work = new Work(tx, ledger.catalogue.aggregates)
  const facts = await decideAndState(ledger, work, ledger.catalogue.command(ask.command), ask.input, because)
  await becomeLedger(tx)
  await answer(ledger, work, facts)
  write(ledger, work)
  return work.entries.map((entry) => entry.fact)
}

/**
 * Gives one command for many inputs in one open transaction, reading and writing all of them together.
 * An input that is refused states nothing and is counted; it does not hold up the others.
 */
export async function performManyIn(ledger: Ledger, tx: Tx, command: string, inputs: readonly unknown[]): Promise<number> {
  const work = new Work(tx, ledger.catalogue.aggregates)
  const given = ledger.catalogue.command(command)
  let refused = 0
  await given.preload?.(work, inputs.map((input) => given.input.parse(input)))
  for (const input of inputs) {
    const before = work.entries.length
    try {
      await answer(ledger, work, await decideAndState(ledger, work, given, input, []))
    } catch (error) {
      // Once something was stated, a later "no" can only undo the whole batch; the clockwork then takes them one by one.
      if (!(error instanceof Refused) || work.entries.length > before) throw error
      refused += 1
    }
  }
  write(ledger, work)
  return refused
}

// oxlint-disable-next-line no-explicit-any -- commands of all shapes pass here
async function decideAndState(ledger: Ledger, work: Work, given: Command<any, any>, raw: unknown, because: readonly Id[]): Promise<Fact[]> {
  const parsed = given.input.safeParse(raw)
  if (!parsed.success) {
    throw new Refused(inputRefusals(parsed.error))
  }
  const state = await onceEntered(work.tx, () => given.load(work, parsed.data))
  const { now, actor } = work.tx
  const decision: Decision = given.decide(state, parsed.data, { now, actor, rules: ledger.rules, newId: () => work.newId() })
  if ('refusals' in decision) throw new Refused(decision.refusals)
  const facts = await work.state(decision.facts, because)
  await given.atDesk?.(work.tx, parsed.data, facts, state)
  if (given.beside) {
    await becomeLedger(work.tx)
    await given.beside(work.tx, parsed.data, facts, state)
  }
  return facts
}

/** Flows and watchers answer facts, then the facts of their answers, until nobody answers. */
async function answer(ledger: Ledger, work: Work, first: readonly Fact[]): Promise<void> {
  let generation = [...first]
  for (let depth = 0; generation.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new Error(`the flows answer each other without end, last: ${generation[0]!.kind}`)
    const next: Fact[] = []
    for (const fact of generation) {
      for (const { command, input } of ledger.catalogue.answersTo(fact)) {
        next.push(...(await decideAndState(ledger, work, ledger.catalogue.command(command), input, [fact.id])))
      }
    }
    generation = next
  }
}

/**
 * Sends all that the transaction writes without waiting: timers, states, effects, and last the facts, because a fact holds its unit's
 * chain until the commit, which follows at once.
 */
function write(ledger: Ledger, work: Work): void {
  const { tx, entries } = work
  if (entries.length === 0) return
  const timers = new Map<string, TimerOrder>()
  const effects: (EffectOrder & { because: Id })[] = []
  for (const { fact } of entries) {
    const owner = ledger.catalogue.ownerOf(fact.kind)
    for (const order of owner.timers?.(fact, work.stateOf(fact.subject)) ?? []) timers.set(`${order.kind} ${order.subject}`, order)
    for (const order of owner.effects?.(fact, work.stateOf(fact.subject)) ?? []) effects.push({ ...order, because: fact.id })
  }
  if (timers.size > 0) {
    const orders = [...timers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, order]) => ({ id: newId(), ...order }))
    tx.send(sql`select record.order_timers(${JSON.stringify(orders)}::jsonb)`)
  }
  for (const [table, changes] of work.changes()) saveStates(tx, table, changes)
  if (effects.length > 0) {
    order(tx, effects)
    if (ledger.wake) tx.afterCommit(ledger.wake)
  }
  const rows = entries.map(({ fact, unitIds, matter }) => ({ ...fact, unitIds, matter: matter ?? null }))
  tx.send(sql`select record.state_facts(${JSON.stringify(rows)}::jsonb)`)
}

function order(tx: Tx, effects: readonly (EffectOrder & { because: Id })[]): void {
  const rows = effects.map(({ kind, key, payload, readyAt, because }) => ({ id: newId(), kind, key, payload, ready_at: readyAt ?? tx.now, because: `{${because}}` }))
  tx.send(sql`
    insert into record.outbox (id, kind, key, payload, because, ready_at)
    select id, kind, key, payload, because, ready_at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, kind text, key text, payload jsonb, because uuid[], ready_at timestamptz)
    on conflict (key) do nothing`)
}
