import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ConferenceForm, Occasion, VenueKind } from '#src/modules/conferences/contract.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, TextField, Tick } from '../../ui/fields.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { formNames, occasionNames, venueNames } from './names.ts'
import { conferenceWords } from './words.ts'

/** A conference begins: from a slot of the year, or freely. */
export function OpenConference({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const [nameOfOccasion, nameOfForm, nameOfVenue] = [useNames(occasionNames), useNames(formNames), useNames(venueNames)]
  const navigate = useNavigate()
  const act = useAct('conferences.open')
  const [occasion, setOccasion] = useState<Occasion>('regular')
  const [form, setForm] = useState<ConferenceForm>('press_conference')
  const [title, setTitle] = useState('')
  const [slotId, setSlotId] = useState<string>()
  const [responds, setResponds] = useState(false)
  const [live, setLive] = useState(false)
  const [venue, setVenue] = useState<VenueKind>()
  const [outlet, setOutlet] = useState('')
  const [journalist, setJournalist] = useState('')
  const [text, setText] = useState('')
  const slots = usePages('agenda.slots', { limit: 100 }, occasion === 'regular')
  const free = slots.items.filter((slot) => !slot.conferenceId && (slot.state === 'planned' || slot.state === 'confirmed'))
  const interview = form === 'exclusive_interview'
  const written = form === 'written_release' || form === 'enquiry_reply'
  const give = async (): Promise<void> => {
    const facts = await act.attempt({ occasion, form, title, responds, live, ...(slotId && occasion === 'regular' && { slotId }), ...(venue && { venue }), ...(outlet && { outlet }), ...(journalist && { journalist }), ...(text && { text }) })
    const id = facts && subjectOf(facts, 'conferences.opened')
    if (id) void navigate(`/conferences/${id}`)
  }
  return (
    <Dialog open title={say.open} verb={say.openVerb} busy={act.isPending} error={act.error} fields={['title', 'slotId', 'outlet', 'journalist', 'text']} onDo={() => void give()} onClose={onClose}>
      <div className="fields-2">
        <Choice label={say.occasion} value={occasion} options={optionsOf(occasionNames, nameOfOccasion)} onChange={(next) => next && setOccasion(next)} />
        <Choice label={say.form} value={form} options={optionsOf(formNames, nameOfForm)} onChange={(next) => next && setForm(next)} />
      </div>
      {occasion === 'regular' && <Choice label={say.slot} name="slotId" error={act.error} {...(free.length === 0 && !slots.isPending && { hint: say.noSlots })} value={slotId} options={free.map((slot) => ({ value: slot.id, label: dateWords(slot.dueOn, language) }))} onChange={setSlotId} />}
      <TextField label={say.heading} name="title" error={act.error} value={title} onChange={setTitle} />
      {(interview || form === 'enquiry_reply') && <TextField label={say.outlet} name="outlet" error={act.error} value={outlet} onChange={setOutlet} />}
      {interview && <TextField label={say.journalist} name="journalist" error={act.error} value={journalist} onChange={setJournalist} />}
      {written && <LongText label={say.text} name="text" error={act.error} rows={5} value={text} onChange={setText} />}
      {form === 'qa_session' && occasion !== 'live_interview' && <Choice label={say.outreach} clear placeholder={say.notOutreach} value={venue} options={optionsOf(venueNames, nameOfVenue)} onChange={setVenue} />}
      {!written && occasion !== 'emergency' && <Tick label={say.responds} value={responds} onChange={setResponds} />}
      {!written && occasion !== 'live_interview' && <Tick label={say.live} value={live} onChange={setLive} />}
    </Dialog>
  )
}
