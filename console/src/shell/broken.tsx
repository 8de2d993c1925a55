import type { Refused } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import { Refusals } from '../ui/refusals.tsx'
import { useWords } from '../words/language.tsx'
import { shellWords } from './words.ts'

/** The server did not answer the very first question. */
export function Broken({ error }: { readonly error: Refused }) {
  const say = useWords(shellWords)
  return (
    <main className="door stack">
      <h1>{say.away}</h1>
      <Refusals error={error} />
      <div><Button kind="main" onPress={() => location.reload()}>{say.reload}</Button></div>
    </main>
  )
}
