import { useState } from 'react'
import type { SlotRow } from '../../api/agenda-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { agendaWords } from './words.ts'

interface Props {
  readonly slot: SlotRow
  readonly onClose: () => void
}

/** Another day for a slot, with a public reason (CX-6). */
export function MoveSlot({ slot, overdue, onClose }: Props & { readonly overdue: boolean }) {
  const say = useWords(agendaWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('agenda.moveSlot')
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const [late, setLate] = useState(false)
  const leaves = to !== undefined && to.slice(0, 7) !== slot.originalOn.slice(0, 7)
  const give = async (): Promise<void> => {
    if (await act.attempt({ slotId: slot.id, to: to ?? '', reason, ...((overdue || leaves) && { late }) })) {
      notice(say.moved)
      onClose()
    }
  }
  return (
    <Dialog open title={say.moveTitle(dateWords(slot.dueOn, language))} verb={say.moveVerb} busy={act.isPending} error={act.error} fields={['to', 'reason']} onDo={() => void give()} onClose={onClose}>
      <DateField label={say.to} name="to" error={act.error} value={to} onChange={setTo} />
      <LongText label={say.reasonPublic} name="reason" error={act.error} value={reason} onChange={setReason} />
      {(overdue || leaves) && <Tick label={say.late} value={late} onChange={setLate} />}
    </Dialog>
  )
}

/** A slot falls away, with a public reason. */
export function CancelSlot({ slot, onClose }: Props) {
  const say = useWords(agendaWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('agenda.cancelSlot')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ slotId: slot.id, reason })) {
      notice(say.cancelled)
      onClose()
    }
  }
  return (
    <Dialog open title={say.cancelTitle(dateWords(slot.dueOn, language))} verb={say.cancelVerb} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p>{say.cancelWhat}</p>
      <LongText label={say.reasonPublic} name="reason" error={act.error} value={reason} onChange={setReason} />
    </Dialog>
  )
}
