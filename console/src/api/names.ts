import { useQueries, useQuery } from '@tanstack/react-query'
import type { Id } from '#src/kernel/facts.ts'
import { askServer } from './client.ts'
import { pieces } from './pieces.ts'
import type { Page, Told, UnitRow } from './questions.ts'

const HOUR_MS = 3_600_000

async function allUnits(): Promise<readonly UnitRow[]> {
  const units: UnitRow[] = []
  let after: string | undefined
  do {
    const page = (await askServer('directory.units', { limit: 200, ...(after && { after }) })) as Page<UnitRow>
    units.push(...page.items)
    after = page.after ?? undefined
  } while (after)
  return units
}

/** All active units, for choosing one and for naming ids. */
export function useUnits(): { readonly units: readonly UnitRow[]; readonly isPending: boolean; nameOf(id: Id | undefined): string; shortNameOf(id: Id | undefined): string } {
  const found = useQuery({ queryKey: ['directory.units', 'all'], queryFn: allUnits, staleTime: HOUR_MS })
  const units = found.data ?? []
  const named = (id: Id | undefined, key: 'name' | 'shortName'): string => units.find((unit) => unit.id === id)?.[key] ?? ''
  return { units, isPending: found.isPending, nameOf: (id) => named(id, 'name'), shortNameOf: (id) => named(id, 'shortName') }
}

/** Names of the persons behind ids; empty until known. */
export function usePersonNames(ids: readonly (Id | undefined)[]): (id: Id | undefined) => string {
  const wanted = [...new Set(ids.filter((id): id is Id => id !== undefined && id !== ''))].toSorted()
  const found = useQuery({
    queryKey: ['directory.personNames', wanted],
    queryFn: () => askServer('directory.personNames', { personIds: wanted }) as Promise<Readonly<Record<Id, string>>>,
    enabled: wanted.length > 0,
    staleTime: HOUR_MS,
    placeholderData: (previous: Readonly<Record<Id, string>> | undefined) => previous,
  })
  return (id) => (id ? (found.data?.[id] ?? '') : '')
}

const MOST_TITLES = 100

/** What the matters behind ids are called; undefined until known, or when they may not be seen. */
export function useTitles(ids: readonly Id[]): (id: Id) => string | undefined {
  const found = useQueries({
    queries: pieces([...new Set(ids)], MOST_TITLES).map((messageIds) => ({
      queryKey: ['intake.titles', messageIds],
      queryFn: () => askServer('intake.titles', { messageIds }) as Promise<Readonly<Record<Id, Told>>>,
      staleTime: HOUR_MS,
    })),
  })
  const known: Readonly<Record<Id, Told>> = Object.assign({}, ...found.map((one) => one.data ?? {}))
  return (id) => known[id]?.title ?? (known[id]?.excerpt.slice(0, 40) || undefined)
}
