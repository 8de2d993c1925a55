import { useEffect, useRef, useState } from 'react'
import { askServer, type Refused } from '../../api/client.ts'
import type { RuleTried } from '../../api/signal-questions.ts'

/** A writer who stops for so long wants to see. */
const PAUSE_MS = 300
const SHOWN = 20

/** What was found so far; with `before` there are older posts that were not looked at yet. */
export type Found = Required<Pick<RuleTried, 'faults' | 'posts' | 'hits' | 'of' | 'examples'>> & { readonly days: number | undefined; readonly before?: number | undefined }

export interface Trial {
  /** The last answer stays in sight until the next one is there. */
  readonly found: Found | undefined
  readonly error: Refused | undefined
  readonly running: boolean
  stop(): void
  goOn(): void
}

const NOTHING = { faults: [], posts: 0, hits: 0, of: 0, examples: [] }

function andThen(found: Found, { faults, posts = 0, hits = 0, of, before, examples = [] }: RuleTried): Found {
  return { days: found.days, faults, posts: found.posts + posts, hits: found.hits + hits, of: of ?? found.of, examples: [...found.examples, ...examples].slice(0, SHOWN), before }
}

/** Tries a rule on what was stored in the last days, or on all that is stored: slice after slice, so that one sees how far it is and may stop. */
export function useTrial(expression: string, days: number | undefined): Trial {
  const [found, setFound] = useState<Found>()
  const [error, setError] = useState<Refused>()
  const [running, setRunning] = useState(false)
  const stopping = useRef<AbortController>(undefined)

  const stop = (): void => {
    stopping.current?.abort()
    setRunning(false)
  }
  const run = async (from: Found): Promise<void> => {
    const { signal } = (stopping.current = new AbortController())
    setRunning(true)
    setError(undefined)
    try {
      for (let so = from, more = true; more; more = so.before !== undefined) {
        so = andThen(so, (await askServer('signals.tryRule', { expression, ...(days !== undefined && { days }), ...(so.before !== undefined && { before: so.before }) })) as RuleTried)
        if (signal.aborted) return
        setFound(so)
      }
    } catch (fault) {
      if (!signal.aborted) setError(fault as Refused)
    }
    if (!signal.aborted) setRunning(false)
  }

  useEffect(() => {
    if (expression === '') return
    const timer = setTimeout(() => void run({ ...NOTHING, days }), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is run follows from these two
  }, [expression, days])
  return { found, error, running, stop, goOn: () => void (found && run(found)) }
}
