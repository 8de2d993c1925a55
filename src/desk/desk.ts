import type { Actor, Refusal } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { isReplayClosed, transact } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { inputRefusals } from './input-refusals.ts'
import { allowed } from './may.ts'
import { perform, type Ledger, type Outcome } from './perform.ts'

export type Answer<T> = { readonly value: T } | { readonly refusals: readonly Refusal[] }

/** What a surface is given: do a command, ask a query. Nothing else reaches the record. */
export interface Desk {
  do(actor: Actor, command: string, input: unknown, dial?: Instant): Promise<Outcome>
  ask<T = unknown>(actor: Actor, query: string, input: unknown, dial?: Instant): Promise<Answer<T>>
}

const notAllowed = (name: string): { refusals: readonly Refusal[] } => ({ refusals: [{ code: 'desk/role-missing', item: name }] })

export function makeDesk(ledger: Ledger): Desk {
  return {
    async do(actor, name, input, dial) {
      if (!ledger.catalogue.hasCommand(name)) return { refusals: [{ code: 'desk/unknown-command', item: name }] }
      if (!allowed(ledger.catalogue.command(name).may, actor)) return notAllowed(name)
      return perform(ledger, actor, { command: name, input }, dial)
    },
    async ask<T>(actor: Actor, name: string, input: unknown, dial?: Instant): Promise<Answer<T>> {
      if (!ledger.catalogue.hasQuery(name)) return { refusals: [{ code: 'desk/unknown-query', item: name }] }
      const query = ledger.catalogue.query(name)
      if (!allowed(query.may, actor)) return notAllowed(name)
      const parsed = query.input.safeParse(input)
      if (!parsed.success) {
        return { refusals: inputRefusals(parsed.error) }
      }
      const role = query.may === 'public' ? 'huiying_public' : undefined
      try {
        const value = await transact(ledger.db, { actor, dial, ...(role && { role }) }, (tx) => query.ask(tx, parsed.data, ledger.rules))
        return { value: value as T }
      } catch (error) {
        if (error instanceof Refused) return { refusals: error.refusals }
        if (isReplayClosed(error)) return { refusals: [{ code: 'desk/replay-not-public', item: name }] }
        throw error
      }
    },
  }
}
