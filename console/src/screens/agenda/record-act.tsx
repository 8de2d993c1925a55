import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { ActKind, Form, Occasion, OrganiserLevel } from '#src/modules/agenda/contract.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMyUnits } from '../../api/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, DateField, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { quotaWords } from './quota-words.ts'
import { actNames, formNames, occasionNames, organiserNames } from './words.ts'

/** An activity that no conference of this system was, with what shows it (CV-7). */
export function RecordAct({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(quotaWords)
  const [nameOfKind, nameOfForm, nameOfOccasion, nameOfOrganiser] = [useNames(actNames), useNames(formNames), useNames(occasionNames), useNames(organiserNames)]
  const notice = useNotice()
  const act = useAct('agenda.recordAct')
  const { units } = useUnits()
  const mine = useMyUnits()
  const [kind, setKind] = useState<ActKind>('activity')
  const [on, setOn] = useState<string>()
  const [unitId, setUnitId] = useState<Id | undefined>(mine.size === 1 ? [...mine][0] : undefined)
  const [personIds, setPeople] = useState<Id[]>([])
  const [occasion, setOccasion] = useState<Occasion>('thematic')
  const [form, setForm] = useState<Form>('press_conference')
  const [organiserLevel, setOrganiser] = useState<OrganiserLevel>('municipal')
  const [hours, setHours] = useState('')
  const [note, setNote] = useState('')
  const [url, setUrl] = useState('')
  const people = usePages('directory.people', { limit: 200, ...(unitId && { unitId }) }, unitId !== undefined)
  const give = async (): Promise<void> => {
    if (await act.attempt({ kind, on: on ?? '', unitId: unitId ?? '', personIds, occasion, form, organiserLevel, ...(kind === 'training' && { hours: Number(hours) }), evidence: { note, ...(url && { url }) } })) {
      notice(say.recorded)
      onClose()
    }
  }
  return (
    <Dialog open wide title={say.recordTitle} verb={say.recordVerb} busy={act.isPending} error={act.error} fields={['on', 'unitId', 'personIds', 'hours']} onDo={() => void give()} onClose={onClose}>
      <div className="fields-2">
        <Choice label={say.kind} value={kind} options={optionsOf(actNames, nameOfKind).filter((one) => one.value !== 'release')} onChange={(next) => next && setKind(next)} />
        <DateField label={say.on} name="on" error={act.error} value={on} onChange={setOn} />
        <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
        <Choices label={say.people} name="personIds" error={act.error} value={personIds} options={people.items.map((person) => ({ value: person.id, label: person.name }))} onChange={setPeople} />
        {kind === 'training' ? <TextField label={say.hours} name="hours" error={act.error} inputMode="numeric" value={hours} onChange={setHours} /> : <Choice label={say.occasion} value={occasion} options={optionsOf(occasionNames, nameOfOccasion)} onChange={(next) => next && setOccasion(next)} />}
        <Choice label={say.form} value={form} options={optionsOf(formNames, nameOfForm)} onChange={(next) => next && setForm(next)} />
        <Choice label={say.organiser} value={organiserLevel} options={optionsOf(organiserNames, nameOfOrganiser)} onChange={(next) => next && setOrganiser(next)} />
      </div>
      <LongText label={say.note} hint={say.noteHint} rows={2} value={note} onChange={setNote} />
      <TextField label={say.url} optional value={url} onChange={setUrl} />
    </Dialog>
  )
}
