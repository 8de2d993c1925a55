import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { UnitDetail } from '../../api/questions.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { directoryWords } from './words.ts'

/** A unit ends when another one takes over; whatever stands in the way is named at once. */
export function CloseUnit({ unit, onClose }: { readonly unit: UnitDetail; onClose(): void }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('directory.closeUnit')
  const [successorId, setSuccessor] = useState<string>()
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ unitId: unit.id, successorId: successorId ?? '', reason }))) return
    notice(say.closedNow)
    onClose()
  }
  return (
    <Dialog open title={say.close} verb={say.close} busy={act.isPending} error={act.error} fields={['successorId', 'reason']} onDo={() => void give()} onClose={onClose}>
      <p>{say.closeWhat}</p>
      <Choice label={say.successor} name="successorId" error={act.error} value={successorId} options={units.filter((one) => one.id !== unit.id).map((one) => ({ value: one.id, label: one.name }))} onChange={setSuccessor} />
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
