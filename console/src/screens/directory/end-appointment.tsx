import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { directoryWords } from './words.ts'

/** A post ends at once, and with it its powers. */
export function EndAppointment({ appointmentId, onClose }: { readonly appointmentId: string; onClose(): void }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const notice = useNotice()
  const act = useAct('directory.endAppointment')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ appointmentId, reason }))) return
    notice(say.ended)
    onClose()
  }
  return (
    <Dialog open title={say.end} verb={say.end} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
