import { keepPreviousData, useQueries } from '@tanstack/react-query'
import type { Id } from '#src/kernel/facts.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { askServer } from '../api/client.ts'
import { pieces } from '../api/pieces.ts'
import type { Questions } from '../api/questions.ts'

const MATTERS_AT_ONCE = 50
const MOST_DUTIES = 200

/** The first duty of each matter, in the order given. */
export function pressing(duties: readonly Duty[]): ReadonlyMap<Id, Duty> {
  const first = new Map<Id, Duty>()
  for (const duty of duties) if (!first.has(duty.matter)) first.set(duty.matter, duty)
  return first
}

/** The most pressing duty of each of these matters that is open or paused; a long list is asked for in pieces. */
export function usePressing(matters: readonly Id[]): ReadonlyMap<Id, Duty> {
  const found = useQueries({
    queries: pieces([...new Set(matters)], MATTERS_AT_ONCE).map((some) => ({
      queryKey: ['duties.mine', 'pressing', some],
      queryFn: () => askServer('duties.mine', { matters: some, limit: MOST_DUTIES }) as Promise<Questions['duties.mine']['answer']>,
      placeholderData: keepPreviousData,
    })),
  })
  return pressing(found.flatMap((one) => one.data?.items ?? []))
}
