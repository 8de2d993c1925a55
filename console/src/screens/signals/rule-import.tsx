import { useState } from 'react'
import { Refused, type Reason } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { pieces } from '../../api/pieces.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { ruleWords } from './words.ts'

/** Rules that one request takes, and faults that are shown. */
const AT_ONCE = 500
const SHOWN = 30

interface Line {
  readonly line: number
  readonly name: string
  readonly expression: string
}

/** One rule a line: name, tab, rule. Empty lines and those that begin with # are remarks. */
export const linesOf = (text: string): Line[] =>
  text.replace(/^\uFEFF/, '').split('\n').flatMap((raw, at) => {
    const row = raw.replace(/\r$/, '')
    if (row.trim() === '' || row.startsWith('#')) return []
    const tab = row.indexOf('\t')
    return [{ line: at + 1, name: tab < 0 ? '' : row.slice(0, tab).trim(), expression: row.slice(tab + 1) }]
  })

/** A file of rules: every line is looked at before the first goes in, and while one is wrong none does. */
export function ImportRules({ onClose }: { onClose(): void }) {
  const say = useWords(ruleWords)
  const notice = useNotice()
  const act = useAct('signals.addRules')
  const [file, setFile] = useState<File>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refused | null>(null)
  const [done, setDone] = useState(0)
  const give = async (): Promise<void> => {
    if (!file) return
    setBusy(true)
    setError(null)
    const parts = pieces(linesOf(await file.text()), AT_ONCE)
    const faults: Reason[] = []
    for (const onlyCheck of [true, false]) {
      for (const [at, rules] of parts.entries()) {
        if (!onlyCheck && faults.length > 0) break
        await act.run({ rules, onlyCheck }).catch((no: unknown) => (no instanceof Refused ? faults.push(...no.reasons) : Promise.reject(no)))
        if (!onlyCheck && faults.length === 0) setDone(Math.min((at + 1) * AT_ONCE, parts.flat().length))
      }
    }
    setBusy(false)
    if (faults.length > 0) return setError(new Refused(400, faults.slice(0, SHOWN)))
    notice(say.imported(parts.flat().length))
    onClose()
  }
  return (
    <Dialog open wide title={say.import} verb={say.import} busy={busy} error={error} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.importHint}</p>
      <FileField label={say.file} accept=".txt,.tsv" onChange={setFile} />
      {busy && done > 0 && <p className="quiet" role="status">{say.importing(done)}</p>}
      {error && error.reasons.length >= SHOWN && <p className="quiet">{say.importMore(SHOWN)}</p>}
    </Dialog>
  )
}
