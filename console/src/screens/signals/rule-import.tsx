import { useState } from 'react'
import { Refused } from '../../api/client.ts'
import { useParts } from '../../api/hooks.ts'
import { pieces } from '../../api/pieces.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { namedTwice, NO_RULES, ruleLinesOf } from './rule-lines.ts'
import { ruleWords } from './words.ts'

/** Rules that one request takes, and faults that are shown. */
const AT_ONCE = 500
const SHOWN = 30

/** A file of rules: every line is looked at before the first goes in, and while one is wrong none does. */
export function ImportRules({ onClose }: { onClose(): void }) {
  const say = useWords(ruleWords)
  const notice = useNotice()
  const adding = useParts('signals.addRules')
  const [file, setFile] = useState<File>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refused | null>(null)
  const [done, setDone] = useState(0)
  const sendAll = async (text: string): Promise<number> => {
    const lines = ruleLinesOf(text)
    const parts = pieces(lines, AT_ONCE)
    const faults = namedTwice(lines)
    for (const rules of parts) await adding.give({ rules, onlyCheck: true }).catch((no: unknown) => (no instanceof Refused && no.status !== 0 ? faults.push(...no.reasons) : Promise.reject(no)))
    if (faults.length > 0) throw new Refused(400, faults.slice(0, SHOWN))
    try {
      for (const [at, rules] of parts.entries()) {
        await adding.give({ rules, onlyCheck: false })
        setDone(Math.min((at + 1) * AT_ONCE, lines.length))
      }
    } finally {
      // Also where it broke off: what went in is there.
      adding.over()
    }
    return lines.length
  }
  const give = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    setDone(0)
    try {
      const text = await file?.text().catch(() => '')
      const count = text ? await sendAll(text) : 0
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
  return (
    <Dialog open wide title={say.import} verb={say.import} busy={busy} error={error} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.importHint}</p>
      <FileField label={say.file} accept=".txt,.tsv" onChange={setFile} />
      {(busy || error) && done > 0 && <p className="quiet" role="status">{say.importing(done)}</p>}
      {error && error.reasons.length >= SHOWN && <p className="quiet">{say.importMore(SHOWN)}</p>}
    </Dialog>
  )
}
