import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { useItemNames } from '../review/item-names.ts'
import { ByDocument } from './by-document.tsx'
import { measureWords } from './words.ts'

// The name in Chinese is what is missed then; nothing is recorded.
const NAMELESS = '—'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A code that no check has yet; people know a check by its name. */
const freeCode = (taken: readonly string[]): string => [...LETTERS].map((letter) => `office_${letter}`).find((code) => !taken.includes(code)) ?? 'office'

/** One more check before anything is released, beside those that the documents demand (GB-34); `taken` are the codes of all checks there are. */
export function AddCheck({ taken, onClose }: { readonly taken: readonly string[]; onClose(): void }) {
  const say = useWords(measureWords)
  const nameItems = useItemNames()
  const notice = useNotice()
  const act = useAct('measures.setValue')
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [documentId, setDocument] = useState<string>()
  const [from, setFrom] = useState<string>()
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    const check = { name: freeCode(taken), zh: zh.trim(), en: en.trim() || zh.trim() || NAMELESS }
    if (!(await act.attempt({ documentId: documentId ?? '', from: from ?? '', reason, check }))) return
    notice(say.checkAdded)
    onClose()
  }
  return (
    <Dialog open title={say.addCheck} verb={say.addCheckVerb} busy={act.isPending} error={act.error} fields={['check.zh', 'check.en', 'documentId', 'from', 'reason']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.checksNow(nameItems(taken.map((name) => `check:${name}`)))}</p>
      <TextField label={say.checkName} hint={say.checkNameHint} name="check.zh" error={act.error} most={20} value={zh} onChange={setZh} />
      <TextField label={say.checkEnglish} hint={say.checkEnglishHint} optional name="check.en" error={act.error} most={60} value={en} onChange={setEn} />
      <DateField label={say.from} name="from" error={act.error} value={from} onChange={setFrom} />
      <ByDocument error={act.error} value={documentId} onChange={setDocument} />
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
