import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Source } from '#src/modules/intake/contract.ts'
import { sendFile, type Refused, type UploadDone } from '../../api/client.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { common } from '../../words/common.ts'
import { useNames, useWords } from '../../words/language.tsx'
import { sourceNames } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { messageWords } from './words.ts'

interface Read {
  readonly rows: number
  readonly of: number
}

/** A table of messages; with one faulty cell nothing is taken over, and every fault is named by row and column. A long one says how far it is, and can be stopped. */
export function ImportMessages({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const say = useWords(messageWords)
  const words = useWords(common)
  const nameSource = useNames(sourceNames)
  const notice = useNotice()
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const [source, setSource] = useState<Source | undefined>('hotline')
  const [progress, setProgress] = useState<Read>()
  const stopping = useRef<AbortController>(undefined)
  const upload = useMutation<UploadDone, Refused, File>({
    mutationFn: (chosen) => {
      const form = new FormData()
      if (source) form.append('source', source)
      form.append('file', chosen)
      stopping.current = new AbortController()
      return sendFile('/api/uploads/messages', form, (rows, of) => setProgress({ rows, of }), stopping.current.signal)
    },
    onSuccess({ counts }) {
      notice(say.imported(counts['intake.received'] ?? 0))
      onClose()
    },
    onSettled: () => void client.invalidateQueries(),
  })
  const stopped = stopping.current?.signal.aborted ?? false
  const leave = (): void => {
    if (upload.isPending) stopping.current?.abort()
    else onClose()
  }
  return (
    <Dialog open={open} title={say.import} verb={say.importVerb} busy={upload.isPending} error={stopped ? null : upload.error} fields={['source']} onDo={() => file && upload.mutate(file)} onClose={leave} {...(upload.isPending && { leave: say.stop })}>
      <FileField label={say.file} hint={say.fileHint} accept=".xlsx,.csv,.jsonl" onChange={(chosen) => { setFile(chosen); setProgress(undefined); upload.reset() }} />
      <Choice label={words.source} hint={say.sourceHint} name="source" error={upload.error} value={source} options={optionsOf(sourceNames, nameSource)} onChange={setSource} />
      {upload.isPending && (progress ? <Progress done={progress.rows} of={progress.of} label={say.import}>{say.progress(progress.rows, progress.of)}</Progress> : <p className="quiet" role="status">{say.reading}</p>)}
      {!upload.isPending && upload.error && progress && progress.rows > 0 && <p role="status">{say.stoodBefore(progress.rows, progress.of)}</p>}
      {!upload.isPending && stopped && !progress && <p role="status">{say.stoppedEarly}</p>}
    </Dialog>
  )
}
