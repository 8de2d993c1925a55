import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { Meeting } from '../../api/questions.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, MomentField } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { meetingWords } from './meeting-words.ts'

interface Decided {
  readonly what: string
  readonly unitId?: string | undefined
  readonly dueAt?: string | undefined
}

/** Minutes, once, and what was decided: each decision with its owner and its day. */
export function RecordMeeting({ meeting, onClose }: { readonly meeting: Meeting; onClose(): void }) {
  const say = useWords(meetingWords)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('cases.recordMeeting')
  const [minutes, setMinutes, forget] = useKept(`minutes.${meeting.id}`)
  const [decided, setDecided] = useState<readonly Decided[]>([{ what: '' }])
  const change = (at: number, by: Partial<Decided>): void => setDecided(decided.map((one, place) => (place === at ? { ...one, ...by } : one)))
  const filled = decided.filter((one) => one.what.trim() !== '' || one.unitId || one.dueAt)
  const options = units.filter((unit) => meeting.unitIds.includes(unit.id) || unit.id === meeting.unitId).map((unit) => ({ value: unit.id, label: unit.name }))
  const give = async (): Promise<void> => {
    const decisions = filled.map(({ what, unitId = '', dueAt = '' }) => ({ what, unitId, dueAt }))
    if (!(await act.attempt({ meetingId: meeting.id, minutes, decisions }))) return
    forget()
    notice(say.recorded)
    onClose()
  }
  const fields = ['minutes', ...decided.flatMap((_, at) => ['what', 'unitId', 'dueAt'].map((name) => `decisions.${at}.${name}`))]
  return (
    <Dialog open wide title={say.record} verb={say.recordVerb} busy={act.isPending} error={act.error} fields={fields} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.minutes} hint={say.recordHint} name="minutes" error={act.error} rows={5} value={minutes} onChange={setMinutes} />
      {decided.map((one, at) => (
        <div key={at} className="stack-tight decided">
          <LongText label={say.decision(at + 1)} name={`decisions.${at}.what`} error={act.error} rows={1} value={one.what} onChange={(what) => change(at, { what })} />
          <div className="fields-2">
            <Choice label={say.who} name={`decisions.${at}.unitId`} error={act.error} value={one.unitId} options={options} onChange={(unitId) => change(at, { unitId })} />
            <MomentField label={say.dueAt} name={`decisions.${at}.dueAt`} error={act.error} value={one.dueAt} onChange={(dueAt) => change(at, { dueAt })} />
          </div>
          {decided.length > 1 && <div><Button kind="quiet" small onPress={() => setDecided(decided.filter((_, place) => place !== at))}>{say.remove}</Button></div>}
        </div>
      ))}
      <div><Button small onPress={() => setDecided([...decided, { what: '' }])}>{say.add}</Button></div>
    </Dialog>
  )
}
