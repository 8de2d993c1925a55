import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Modules whose facts change what the queries of another module answer. */
const TOUCHES: Readonly<Record<string, readonly string[]>> = {
  intake: ['triage', 'cases'],
  triage: ['intake'],
  cases: ['intake', 'triage'],
  statements: ['review'],
  review: ['statements', 'publication'],
  publication: ['cases', 'statements'],
  agenda: ['conferences'],
  conferences: ['agenda', 'intake'],
}

/** Listens for changes that others make, and asks again what they touch. The stream reconnects by itself. */
export function useLiveChanges(): void {
  const client = useQueryClient()
  useEffect(() => {
    const stream = new EventSource('/api/events')
    stream.addEventListener('changed', (event) => {
      const { topics } = JSON.parse((event as MessageEvent<string>).data) as { topics: readonly string[] }
      const touched = new Set([...topics, ...topics.flatMap((topic) => TOUCHES[topic] ?? []), 'record'])
      void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => typeof name === 'string' && touched.has(name.split('.')[0]!) })
    })
    return () => stream.close()
  }, [client])
}
