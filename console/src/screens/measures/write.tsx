import { useState } from 'react'
import type { Axis } from '#src/modules/measures/contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { DocumentDetail } from '../../api/register-questions.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { ParentFields, parentsOf, typedParents } from './parents.tsx'
import { axisNames, measureWords } from './words.ts'

const axes = Object.keys(axisNames) as Axis[]

/** The draft: four parts (WL-03), what it implements, and from when. */
export function WriteDocument({ document, onClose }: { readonly document: DocumentDetail; onClose(): void }) {
  const say = useWords(measureWords)
  const nameAxis = useNames(axisNames)
  const notice = useNotice()
  const act = useAct('measures.write')
  const [title, setTitle] = useState(document.title)
  const [sections, setSections] = useState(document.sections)
  const [effectiveFrom, setFrom] = useState<string | undefined>(document.effectiveFrom)
  const [parents, setParents] = useState(() => typedParents(document.derivesFrom))
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ documentId: document.id, title, sections, derivesFrom: parentsOf(parents), ...(effectiveFrom && { effectiveFrom }) }))) return
    notice(say.written)
    onClose()
  }
  return (
    <Dialog open wide title={say.write} verb={say.writeVerb} busy={act.isPending} error={act.error} fields={['title', 'effectiveFrom', 'derivesFrom', ...axes.map((axis) => `sections.${axis}`)]} onDo={() => void give()} onClose={onClose}>
      {document.steps.length > 0 && <p>{say.again}</p>}
      <TextField label={say.name} name="title" error={act.error} value={title} onChange={setTitle} />
      {axes.map((axis) => <LongText key={axis} label={nameAxis(axis)} name={`sections.${axis}`} error={act.error} value={sections[axis] ?? ''} onChange={(text) => setSections({ ...sections, [axis]: text })} />)}
      <DateField label={say.effectiveFrom} optional name="effectiveFrom" error={act.error} value={effectiveFrom} onChange={setFrom} />
      <ParentFields value={parents} error={act.error} exceptId={document.id} onChange={setParents} />
    </Dialog>
  )
}

export function Revise({ documentId, onClose }: { readonly documentId: string; onClose(): void }) {
  const say = useWords(measureWords)
  const notice = useNotice()
  const act = useAct('measures.revise')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ documentId, reason }))) return
    notice(say.revised)
    onClose()
  }
  return (
    <Dialog open title={say.revise} verb={say.revise} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p>{say.reviseWhat}</p>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
