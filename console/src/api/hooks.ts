import { keepPreviousData, useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { askServer, giveCommand, type Refused, type StatedFact } from './client.ts'
import type { CommandName, Commands } from './commands.ts'
import type { Page, QuestionName, Questions } from './questions.ts'

/** Asks one query of the server; asked again when its module changes. */
export function useAsk<Q extends QuestionName>(name: Q, input: Questions[Q]['input'], options: { readonly enabled?: boolean; readonly keep?: boolean } = {}): UseQueryResult<Questions[Q]['answer'], Refused> {
  return useQuery<Questions[Q]['answer'], Refused>({
    queryKey: [name, input],
    queryFn: () => askServer(name, input) as Promise<Questions[Q]['answer']>,
    enabled: options.enabled ?? true,
    ...(options.keep && { placeholderData: keepPreviousData }),
  })
}

type PagedName = { [Q in QuestionName]: Questions[Q]['answer'] extends Page<unknown> ? Q : never }[QuestionName]
type Row<Q extends PagedName> = Questions[Q]['answer'] extends Page<infer T> ? T : never

export interface Paged<T> {
  readonly items: readonly T[]
  readonly isPending: boolean
  readonly error: Refused | null
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  loadMore(): void
}

/** A long list, page by page; what was loaded stays while the person looks at one entry and comes back. */
export function usePages<Q extends PagedName>(name: Q, input: Omit<Questions[Q]['input'], 'after'>, enabled = true): Paged<Row<Q>> {
  const found = useInfiniteQuery<Page<Row<Q>>, Refused, { pages: Page<Row<Q>>[] }, readonly unknown[], string | undefined>({
    queryKey: [name, 'pages', input],
    queryFn: ({ pageParam }) => askServer(name, pageParam === undefined ? input : { ...input, after: pageParam }) as Promise<Page<Row<Q>>>,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.after ?? undefined,
    enabled,
  })
  return {
    items: found.data?.pages.flatMap((page) => page.items) ?? [],
    isPending: found.isPending && enabled,
    error: found.error,
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    loadMore: () => void found.fetchNextPage(),
  }
}

const MOST_A_PAGE = 200

async function allPages<Q extends PagedName>(name: Q, input: object): Promise<readonly Row<Q>[]> {
  const rows: Row<Q>[] = []
  let after: string | undefined
  do {
    const page = (await askServer(name, { ...input, limit: MOST_A_PAGE, ...(after && { after }) })) as Page<Row<Q>>
    rows.push(...page.items)
    after = page.after
  } while (after)
  return rows
}

/** Lists that must be known to their end, e.g. to be counted; one for each input, none when there is no input. */
export function useWhole<Q extends PagedName>(name: Q, inputs: readonly Omit<Questions[Q]['input'], 'after' | 'limit'>[]): { readonly items: readonly Row<Q>[]; readonly isPending: boolean; readonly error: Refused | null } {
  const found = useQueries({ queries: inputs.map((input) => ({ queryKey: [name, 'whole', input], queryFn: () => allPages(name, input) })) })
  return { items: found.flatMap((one) => one.data ?? []), isPending: found.some((one) => one.isPending), error: (found.find((one) => one.error)?.error ?? null) as Refused | null }
}

export interface Act<C extends CommandName> {
  readonly isPending: boolean
  readonly error: Refused | null
  run(input: Commands[C]): Promise<readonly StatedFact[]>
  /** The same for a button: a refusal is kept in `error`, never thrown. Answers undefined when refused. */
  attempt(input: Commands[C]): Promise<readonly StatedFact[] | undefined>
  forget(): void
}

/** Gives a command part by part. What is on screen is asked again once, when all of it is over, however many parts there were. */
export function useParts<C extends CommandName>(name: C): { give(part: Commands[C]): Promise<readonly StatedFact[]>; over(): void } {
  const client = useQueryClient()
  return { give: (part) => giveCommand(name, part), over: () => void client.invalidateQueries() }
}

/** Gives one command; afterwards everything on screen is asked again. */
export function useAct<C extends CommandName>(name: C): Act<C> {
  const client = useQueryClient()
  const giving = useMutation<readonly StatedFact[], Refused, Commands[C]>({
    mutationFn: (input) => giveCommand(name, input),
    onSuccess: () => client.invalidateQueries(),
  })
  return {
    isPending: giving.isPending,
    error: giving.error,
    run: giving.mutateAsync,
    attempt: (input) => giving.mutateAsync(input).catch(() => undefined),
    forget: giving.reset,
  }
}
