import { useState } from 'react'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Panel } from '../../ui/page.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { venueNames } from './names.ts'
import { conferenceWords } from './words.ts'

/** Forms that go out in writing: nobody meets, so there is no hall, no invitation and no programme. */
export const isOnPaper = ({ form }: Pick<ConferenceDetail, 'form'>): boolean => form === 'written_release' || form === 'enquiry_reply'

/** What belongs to the form: for whom an interview is, what is said in writing and where it stands (WL-11); where an event went and how many came (WL-30, WL-32). */
export function Content({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const nameOfVenue = useNames(venueNames)
  const { outlet, journalist, venue, attendees, evidence, text } = one
  if (!outlet && !journalist && !venue && !evidence && !text) return null
  return (
    <Panel title={isOnPaper(one) ? say.text : say.content}>
      {text && <p className="words">{text}</p>}
      <Facts items={[
        outlet && [say.outlet, outlet],
        journalist && [say.journalist, journalist],
        venue && [say.outreach, nameOfVenue(venue)],
        attendees !== undefined && [say.attendees, String(attendees)],
        evidence && [say.evidence, <a key="evidence" href={evidence} target="_blank" rel="noreferrer">{evidence}</a>],
      ]} />
    </Panel>
  )
}

/** It is over: what went out in writing with its address, an event outside with its audience. */
export function CloseConference({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const act = useAct('conferences.close')
  const [attendees, setAttendees] = useState('')
  const [evidence, setEvidence] = useState('')
  const verb = isOnPaper(one) ? say.sentOut : say.closeIt
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId: one.id, ...(attendees.trim() && { attendees: Number(attendees) }), ...(evidence.trim() && { evidence: evidence.trim() }) }))) return
    notice(say.closed)
    onClose()
  }
  return (
    <Dialog open title={verb} verb={verb} busy={act.isPending} error={act.error} fields={['attendees', 'evidence']} onDo={() => void give()} onClose={onClose}>
      {one.venue && <TextField label={say.attendees} name="attendees" error={act.error} inputMode="numeric" value={attendees} onChange={setAttendees} />}
      {isOnPaper(one) && <TextField label={say.evidence} name="evidence" error={act.error} value={evidence} onChange={setEvidence} />}
      <p className="quiet">{say.afterHere}</p>
    </Dialog>
  )
}
