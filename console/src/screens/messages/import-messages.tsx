import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useUpload } from '../../ui/upload.ts'
import { useWords } from '../../words/language.tsx'
import { messageWords } from './words.ts'

/** A table of messages, taken over in one act or refused row by row. */
export function ImportMessages({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const say = useWords(messageWords)
  const notice = useNotice()
  const upload = useUpload('messages')
  const [file, setFile] = useState<File>()
  const give = async (): Promise<void> => {
    if (!file) return
    const facts = await upload.mutateAsync({ file }).catch(() => undefined)
    if (!facts) return
    notice(say.imported(facts.filter((fact) => fact.kind === 'intake.received').length))
    onClose()
  }
  return (
    <Dialog open={open} title={say.import} verb={say.importVerb} busy={upload.isPending} error={upload.error} onDo={() => void give()} onClose={onClose}>
      <FileField label={say.file} hint={say.fileHint} accept=".xlsx,.csv,.jsonl" onChange={setFile} />
    </Dialog>
  )
}
