import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source } from '#src/modules/intake/contract.ts'
import { send, type Refused } from '../../api/client.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { common } from '../../words/common.ts'
import { useNames, useWords } from '../../words/language.tsx'
import { sourceNames } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { messageWords } from './words.ts'

interface Uploaded {
  /** How many facts of each kind now stand; a long table states more than the answer lists. */
  readonly counts: Readonly<Record<string, number>>
}

/** A table of messages; with one faulty cell nothing is taken over, and every fault is named by row and column. */
export function ImportMessages({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const say = useWords(messageWords)
  const words = useWords(common)
  const nameSource = useNames(sourceNames)
  const notice = useNotice()
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const [source, setSource] = useState<Source | undefined>('hotline')
  const upload = useMutation<Uploaded, Refused, File>({
    mutationFn: (chosen) => {
      const form = new FormData()
      if (source) form.append('source', source)
      form.append('file', chosen)
      return send('POST', '/api/uploads/messages', form)
    },
    onSuccess({ counts }) {
      void client.invalidateQueries()
      notice(say.imported(counts['intake.received'] ?? 0))
      onClose()
    },
  })
  return (
    <Dialog open={open} title={say.import} verb={say.importVerb} busy={upload.isPending} error={upload.error} fields={['source']} onDo={() => file && upload.mutate(file)} onClose={onClose}>
      <FileField label={say.file} hint={say.fileHint} accept=".xlsx,.csv,.jsonl" onChange={(chosen) => { setFile(chosen); upload.reset() }} />
      <Choice label={words.source} hint={say.sourceHint} name="source" error={upload.error} value={source} options={optionsOf(sourceNames, nameSource)} onChange={setSource} />
    </Dialog>
  )
}
