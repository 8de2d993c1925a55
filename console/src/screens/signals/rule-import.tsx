import { useEffect, useRef, useState } from 'react'
import { Refused } from '../../api/client.ts'
import { useParts } from '../../api/hooks.ts'
import { pieces } from '../../api/pieces.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useWords } from '../../words/language.tsx'
import { namedTwice, NO_RULES, ruleLinesOf } from './rule-lines.ts'
import { ruleWords } from './words.ts'

/** Rules that one request takes, and faults that are shown. */
const AT_ONCE = 500
const SHOWN = 30

interface Reached {
  /** Every line is looked at before the first goes in. */
  readonly checking: boolean
  readonly done: number
  readonly of: number
}

/** A file of rules: while one line is wrong none goes in. A long one says how far it is, and can be stopped: what went in stays, and is told. */
export function ImportRules({ onClose }: { onClose(): void }) {
  const say = useWords(ruleWords)
  const notice = useNotice()
  const adding = useParts('signals.addRules')
  const [file, setFile] = useState<File>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refused | null>(null)
  const [progress, setProgress] = useState<Reached>()
  const stopping = useRef<AbortController>(undefined)
  useEffect(() => () => stopping.current?.abort(), [])
  const sendAll = async (text: string, { signal }: AbortController): Promise<number> => {
    const lines = ruleLinesOf(text)
    const parts = pieces(lines, AT_ONCE)
    const faults = namedTwice(lines)
    const went = (checking: boolean, part: number): void => setProgress({ checking, done: Math.min(part * AT_ONCE, lines.length), of: lines.length })
    for (const [at, rules] of parts.entries()) {
      went(true, at)
      await adding.give({ rules, onlyCheck: true }).catch((no: unknown) => (no instanceof Refused && no.status !== 0 ? faults.push(...no.reasons) : Promise.reject(no)))
      if (signal.aborted) return 0
    }
    if (faults.length > 0) throw new Refused(400, faults.slice(0, SHOWN))
    try {
      for (const [at, rules] of parts.entries()) {
        went(false, at)
        await adding.give({ rules, onlyCheck: false })
        went(false, at + 1)
        if (signal.aborted) break
      }
    } finally {
      // Also where it broke off: what went in is there.
      adding.over()
    }
    return lines.length
  }
  const give = async (): Promise<void> => {
    const stop = (stopping.current = new AbortController())
    setBusy(true)
    setError(null)
    setProgress(undefined)
    try {
      const text = await file?.text().catch(() => '')
      const count = text ? await sendAll(text, stop) : 0
      if (stop.signal.aborted) return
      if (count === 0) throw new Refused(400, [NO_RULES])
      notice(say.imported(count))
      onClose()
    } catch (no) {
      if (!(no instanceof Refused)) throw no
      setError(no)
    } finally {
      setBusy(false)
    }
  }
  const leave = (): void => (busy ? stopping.current?.abort() : onClose())
  const stopped = !busy && !error && progress !== undefined
  return (
    <Dialog open wide title={say.import} verb={say.import} busy={busy} error={error} onDo={() => void give()} onClose={leave} {...(busy && { leave: say.stop })}>
      <p className="quiet">{say.importHint}</p>
      <FileField label={say.file} accept=".txt,.tsv" onChange={setFile} />
      {busy && progress && <Progress done={progress.done} of={progress.of} label={say.import}>{(progress.checking ? say.importChecking : say.importing)(progress.done, progress.of)}</Progress>}
      {stopped && <p role="status">{say.importStopped(progress.checking ? 0 : progress.done)}</p>}
      {error && progress && !progress.checking && <p role="status">{say.imported(progress.done)}</p>}
      {error && error.reasons.length >= SHOWN && <p className="quiet">{say.importMore(SHOWN)}</p>}
    </Dialog>
  )
}
