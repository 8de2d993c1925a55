import { useMemo } from 'react'
import { dictionary, useWords } from '../words/language.tsx'
import { runsBetween } from './runs.ts'
import './difference.css'

const words = dictionary({ gone: ['删去', 'removed'], added: ['新增', 'added'], same: ['没有改动', 'No change'] })

/** Two texts as one, with what went struck through and what came underlined; read out as such too. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useWords(words)
  const runs = useMemo(() => runsBetween(before, after), [before, after])
  if (runs.every((run) => run.kind === 'same')) return <p className="quiet">{say.same}</p>
  return (
    <p className="difference">
      {runs.map((run, at) =>
        run.kind === 'same' ? <span key={at}>{run.text}</span> : run.kind === 'gone' ? <del key={at} aria-label={say.gone}>{run.text}</del> : <ins key={at} aria-label={say.added}>{run.text}</ins>,
      )}
    </p>
  )
}
