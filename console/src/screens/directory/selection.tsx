import { useState } from 'react'
import type { Selection } from '#src/modules/directory/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered } from '../../ui/page.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { criterionNames, directoryWords, type Criterion } from './words.ts'

const criteria = Object.keys(criterionNames) as Criterion[]
const NOTHING = Object.fromEntries(criteria.map((one) => [one, ''])) as Selection

/** What the appointing unit says of a spokesperson under five criteria: in words, never as marks (GS-26). */
export function SelectionDialog({ appointmentId, written, onClose }: { readonly appointmentId: string; readonly written: boolean; onClose(): void }) {
  const asked = useAsk('directory.selection', { appointmentId }, { enabled: written })
  if (!written) return <Form appointmentId={appointmentId} was={NOTHING} onClose={onClose} />
  return <Answered asked={asked} lines={1}>{({ selection }) => <Form appointmentId={appointmentId} was={selection} onClose={onClose} />}</Answered>
}

function Form({ appointmentId, was, onClose }: { readonly appointmentId: string; readonly was: Selection; onClose(): void }) {
  const say = useWords(directoryWords)
  const nameCriterion = useNames(criterionNames)
  const notice = useNotice()
  const act = useAct('directory.stateSelection')
  const [selection, setSelection] = useState<Selection>(was)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ appointmentId, selection }))) return
    notice(say.selectionDone)
    onClose()
  }
  return (
    <Dialog open wide title={say.selection} verb={say.selectionWrite} busy={act.isPending} error={act.error} fields={criteria.map((one) => `selection.${one}`)} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.selectionHint}</p>
      {criteria.map((one) => <LongText key={one} label={nameCriterion(one)} name={`selection.${one}`} error={act.error} rows={1} value={selection[one]} onChange={(text) => setSelection({ ...selection, [one]: text })} />)}
    </Dialog>
  )
}
