import { useState } from 'react'
import type { Invitation } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField, Ticks } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Empty, Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { CloseConference } from './content.tsx'
import { QuestionList } from './questions.tsx'
import { Transcript } from './transcript.tsx'
import { conferenceWords } from './words.ts'

/** What happens while it lasts: sign-in, questions, transcript. Made for a telephone in the hand. */
export function Hall({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const [starting, setStarting] = useState(false)
  const [closing, setClosing] = useState(false)
  if (one.state === 'preparing' || one.state === 'cancelled') return <Empty>{say.laterHere}</Empty>
  return (
    <>
      <div className="row">
        {one.state === 'ready' && may('conferences.start') && <Button kind="main" onPress={() => setStarting(true)}>{say.start}</Button>}
        {one.state === 'open' && may('conferences.close') && <Button onPress={() => setClosing(true)}>{say.closeIt}</Button>}
      </div>
      {one.state !== 'held' && one.invitations.length > 0 && <SignIns one={one} />}
      <QuestionList one={one} />
      {one.state !== 'ready' && <Transcript one={one} />}
      {starting && <StartConference one={one} onClose={() => setStarting(false)} />}
      {closing && <CloseConference one={one} onClose={() => setClosing(false)} />}
    </>
  )
}

function SignIns({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const [coming, setComing] = useState<Invitation>()
  const waiting = one.invitations.filter((each) => !each.signedIn)
  return (
    <Panel title={say.signIn} aside={<span className="quiet number">{one.invitations.length - waiting.length} / {one.invitations.length}</span>}>
      <ul className="entries">
        {waiting.map((each) => (
          <li key={each.id} className="line-entry">
            <div className="row-spread"><span>{[each.name, each.person].filter(Boolean).join(' · ')}</span>{may('conferences.signIn') && <Button small label={`${say.signIn}：${each.name}`} onPress={() => setComing(each)}>{say.signIn}</Button>}</div>
          </li>
        ))}
      </ul>
      {coming && <SignIn conferenceId={one.id} invitation={coming} onClose={() => setComing(undefined)} />}
    </Panel>
  )
}

function SignIn({ conferenceId, invitation, onClose }: { readonly conferenceId: string; readonly invitation: Invitation; onClose(): void }) {
  const say = useWords(conferenceWords)
  const act = useAct('conferences.signIn')
  const [name, setName] = useState(invitation.person ?? '')
  const [substituteFor, setSubstituteFor] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId, invitationId: invitation.id, name, ...(substituteFor.trim() && { substituteFor }) })) onClose()
  }
  return (
    <Dialog open title={`${say.signIn}：${invitation.name}`} verb={say.signIn} busy={act.isPending} error={act.error} fields={['name', 'substituteFor']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.whoCame} name="name" error={act.error} value={name} onChange={setName} />
      <TextField label={say.substituteFor} name="substituteFor" error={act.error} optional value={substituteFor} onChange={setSubstituteFor} />
    </Dialog>
  )
}

function StartConference({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const act = useAct('conferences.start')
  const people = new Map(one.sessions.flatMap((session) => session.speakers.map((speaker) => [speaker.personId, `${speaker.name}（${session.unitName}）`] as const)))
  const [presentIds, setPresentIds] = useState<readonly string[]>([])
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId: one.id, presentIds }))) return
    notice(say.started)
    onClose()
  }
  return (
    <Dialog open title={say.start} verb={say.start} busy={act.isPending} error={act.error} onDo={() => void give()} onClose={onClose}>
      <Ticks label={say.present} hint={say.presentHint} value={presentIds} options={[...people].map(([value, label]) => ({ value, label }))} onChange={setPresentIds} />
    </Dialog>
  )
}
