import { useState } from 'react'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { PersonChoice } from './person-choice.tsx'
import { conferenceWords } from './words.ts'

/** Time, place and host; a room or a person that is taken is refused by name. */
export function PlanConference({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const act = useAct('conferences.plan')
  const [at, setAt] = useState(one.at)
  const [until, setUntil] = useState(one.until)
  const [place, setPlace] = useState(one.place ?? '')
  const [hostId, setHostId] = useState(one.host?.personId)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId: one.id, at: at ?? '', until: until ?? '', place, ...(hostId && { hostId }) }))) return
    notice(say.planned)
    onClose()
  }
  return (
    <Dialog open title={say.plan} verb={say.plan} busy={act.isPending} error={act.error} fields={['at', 'until', 'place']} onDo={() => void give()} onClose={onClose}>
      <MomentField label={say.at} name="at" error={act.error} value={at} onChange={setAt} />
      <MomentField label={say.until} name="until" error={act.error} value={until} onChange={setUntil} />
      <TextField label={say.place} name="place" error={act.error} value={place} onChange={setPlace} />
      <PersonChoice label={say.host} unitId={one.unitId} value={hostId} onChange={setHostId} />
    </Dialog>
  )
}
