import { useEffect, useRef, useState } from 'react'
import type { Entry } from '#src/signals/proofread/forms.ts'
import type { Finding } from '#src/signals/proofread/finding.ts'
import type { Asked, Told } from './worker.ts'

export type Findings = Readonly<Record<string, readonly Finding[]>>

/** Milliseconds after the last key. */
const PAUSE = 400
/** Before the first check: the proofreader costs two seconds of computing to open, and who only looks in has left by then. */
const FIRST_PAUSE = 1500

/** Checks `texts` (by field) in a thread of its own while one writes; undefined until the first answer, and when there is no proofreader to be had. */
export function useFindings(texts: Readonly<Record<string, string>>, entries: readonly Entry[]): Findings | undefined {
  const [findings, setFindings] = useState<Findings>()
  const worker = useRef<Worker>(undefined)
  const number = useRef(0)
  const known = useRef<string>(undefined)
  useEffect(() => () => {
    worker.current?.terminate()
    worker.current = known.current = undefined
  }, [])
  const listed = JSON.stringify(entries)
  const written = JSON.stringify(texts)
  useEffect(() => {
    number.current += 1
    const asked: Asked = { number: number.current, texts: JSON.parse(written) as Record<string, string> }
    const check = (): void => {
      worker.current ??= open(({ data }) => {
        // An answer to words that changed since would point to the wrong places.
        if (data.number === number.current) setFindings(data.findings)
      })
      if (known.current !== listed) worker.current.postMessage({ entries: JSON.parse(listed) as Entry[] } satisfies Asked)
      known.current = listed
      worker.current.postMessage(asked)
    }
    const timer = setTimeout(check, worker.current ? PAUSE : FIRST_PAUSE)
    return () => clearTimeout(timer)
  }, [written, listed])
  return findings
}

function open(told: (event: MessageEvent<Told>) => void): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', told)
  return worker
}
