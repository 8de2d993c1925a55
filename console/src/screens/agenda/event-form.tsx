import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { EventKind } from '#src/modules/agenda/contract.ts'
import type { EventRow } from '../../api/agenda-questions.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMyUnits } from '../../api/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, LongText, MomentField, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { calendarWords } from './calendar-words.ts'
import { eventKindNames } from './words.ts'

/** A new entry, or other words for one that stands. A clash is said by name (GS-34). */
export function EventForm({ event, onClose }: { readonly event?: EventRow; readonly onClose: () => void }) {
  const say = useWords(calendarWords)
  const nameOf = useNames(eventKindNames)
  const notice = useNotice()
  const [plan, change] = [useAct('agenda.planEvent'), useAct('agenda.changeEvent')]
  const act = event ? change : plan
  const { units } = useUnits()
  const mine = useMyUnits()
  const [unitId, setUnitId] = useState<Id | undefined>(event?.unitId ?? (mine.size === 1 ? [...mine][0] : undefined))
  const [kind, setKind] = useState<EventKind>(event?.kind ?? 'activity')
  const [title, setTitle] = useState(event?.title ?? '')
  const [from, setFrom] = useState(event?.from)
  const [until, setUntil] = useState(event?.until)
  const [room, setRoom] = useState(event?.room ?? '')
  const [personIds, setPeople] = useState<Id[]>([...(event?.personIds ?? [])])
  const [note, setNote] = useState(event?.note ?? '')
  const [confirmed, setConfirmed] = useState(event?.state === 'confirmed')
  const [cancelled, setCancelled] = useState(false)
  const people = usePages('directory.people', { limit: 200, ...(unitId && { unitId }) }, unitId !== undefined)
  const known = [...(event?.people ?? []).map((one) => ({ value: one.id, label: one.name })), ...people.items.map((one) => ({ value: one.id, label: one.name }))]
  const give = async (): Promise<void> => {
    const words = { title, from: from ?? '', until: until ?? '', ...(room.trim() && { room: room.trim() }), personIds, coUnitIds: event?.coUnitIds ?? [], note }
    const state = confirmed ? 'confirmed' : 'provisional'
    const done = event ? await change.attempt({ eventId: event.id, ...words, state: cancelled ? 'cancelled' : state }) : await plan.attempt({ unitId: unitId ?? '', kind, ...words, state })
    if (!done) return
    notice(event ? say.changed : say.planned)
    onClose()
  }
  return (
    <Dialog open wide title={event ? say.change : say.plan} verb={event ? say.changeVerb : say.planVerb} busy={act.isPending} error={act.error} fields={['title', 'from', 'until', 'room', 'unitId']} onDo={() => void give()} onClose={onClose}>
      {!event && (
        <div className="fields-2">
          <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
          <Choice label={say.kind} value={kind} options={optionsOf(eventKindNames, nameOf).filter((one) => one.value !== 'conference')} onChange={(next) => next && setKind(next)} />
        </div>
      )}
      <TextField label={say.name} name="title" error={act.error} value={title} onChange={setTitle} />
      <div className="fields-2">
        <MomentField label={say.from} name="from" error={act.error} value={from} onChange={setFrom} />
        <MomentField label={say.until} name="until" error={act.error} value={until} onChange={setUntil} />
        <TextField label={say.room} optional name="room" error={act.error} value={room} onChange={setRoom} />
        <Choices label={say.people} value={personIds} options={[...new Map(known.map((one) => [one.value, one])).values()]} onChange={setPeople} />
      </div>
      <LongText label={say.note} optional rows={2} value={note} onChange={setNote} />
      <Tick label={say.confirmed} value={confirmed} onChange={setConfirmed} />
      {event && <Tick label={say.cancelIt} value={cancelled} onChange={setCancelled} />}
    </Dialog>
  )
}
