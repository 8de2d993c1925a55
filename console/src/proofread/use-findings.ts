import { useEffect, useRef, useState } from 'react'
import type { Entry } from '#src/signals/proofread/forms.ts'
import type { Finding } from '#src/signals/proofread/finding.ts'
import type { Asked, Told } from './worker.ts'

export type Findings = Readonly<Record<string, readonly Finding[]>>

/** After the last key. */
const PAUSE = 400

/** Checks `texts` (by field) in a thread of its own while one writes; undefined until the first answer, and when there is no proofreader to be had. */
export function useFindings(texts: Readonly<Record<string, string>>, entries: readonly Entry[]): Findings | undefined {
  const [findings, setFindings] = useState<Findings>()
  const worker = useRef<Worker>(undefined)
  const number = useRef(0)
  useEffect(() => {
    const own = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.current = own
    own.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      // An answer to words that changed since would point to the wrong places.
      if (data.number === number.current) setFindings(data.findings)
    })
    return () => own.terminate()
  }, [])
  const listed = JSON.stringify(entries)
  useEffect(() => worker.current?.postMessage({ entries: JSON.parse(listed) as Entry[] } satisfies Asked), [listed])
  const written = JSON.stringify(texts)
  useEffect(() => {
    number.current += 1
    const asked: Asked = { number: number.current, texts: JSON.parse(written) as Record<string, string> }
    const timer = setTimeout(() => worker.current?.postMessage(asked), PAUSE)
    return () => clearTimeout(timer)
  }, [written, listed])
  return findings
}
