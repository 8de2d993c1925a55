import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { PersonRow } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { TrainingRecord } from '../training/person-record.tsx'
import { EndAppointment } from './end-appointment.tsx'
import { useRoleNames } from './role-names.ts'
import { SignIn } from './sign-in.tsx'
import { directoryWords } from './words.ts'
import './directory.css'

/** One person: posts held and held before, office telephone, and the way in. */
export default function PersonPage() {
  const { personId = '' } = useParams()
  const say = useWords(directoryWords)
  const may = useMay()
  const asked = useAsk('directory.person', { personId })
  return (
    <Page title={asked.data?.name ?? say.people} back={{ to: '/people', name: say.peopleList }} under={asked.data?.state === 'left' && <Mark>{say.hasLeft}</Mark>}>
      <Answered asked={asked}>
        {(person) => (
          <div className="two-columns">
            <Posts person={person} />
            <div className="stack">
              <About person={person} />
              <TrainingRecord personId={person.id} />
              {may('access.openSignIn', 'access.closeSignIn') && <SignIn person={person} />}
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Posts({ person }: { readonly person: PersonRow }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const may = useMay()
  const nameRole = useRoleNames()
  const [ending, setEnding] = useState<string>()
  const now = serverNow()
  const day = (at: string): string => dateWords(toField(at).slice(0, 10), language)
  return (
    <Panel title={say.posts}>
      {person.posts.length === 0 && <p className="quiet">{say.noPosts}</p>}
      <ul className="rows">
        {person.posts.map((post) => (
          <li key={post.appointmentId} className="post">
            <span><Link to={`/units/${post.unitId}`}>{post.unitName}</Link> · {nameRole(post.role)} <span className="quiet small number">{post.to ? say.span(day(post.from), day(post.to)) : say.since(day(post.from))}</span></span>
            {may('directory.appoint') && (post.to === null || post.to > now) && <Button kind="quiet" small label={words.labelled(say.end, `${post.unitName} ${nameRole(post.role)}`)} onPress={() => setEnding(post.appointmentId)}>{say.end}</Button>}
          </li>
        ))}
      </ul>
      {ending && <EndAppointment appointmentId={ending} onClose={() => setEnding(undefined)} />}
    </Panel>
  )
}

function About({ person }: { readonly person: PersonRow }) {
  const say = useWords(directoryWords)
  const may = useMay()
  const notice = useNotice()
  const leave = useAct('directory.changePerson')
  const [changing, setChanging] = useState(false)
  return (
    <Panel>
      <div className="stack-tight">
        <Facts items={[[say.personName, person.name], [say.contact, person.officeContact ?? '—']]} />
        <Refusals error={leave.error} />
        {may('directory.changePerson') && person.state === 'active' && (
          <div className="row">
            <Button small onPress={() => setChanging(true)}>{say.change}</Button>
            <Button small busy={leave.isPending} onPress={() => void leave.attempt({ personId: person.id, left: true }).then((facts) => facts && notice(say.leftDone))}>{say.left}</Button>
          </div>
        )}
      </div>
      {changing && <Change person={person} onClose={() => setChanging(false)} />}
    </Panel>
  )
}

function Change({ person, onClose }: { readonly person: PersonRow; onClose(): void }) {
  const say = useWords(directoryWords)
  const notice = useNotice()
  const act = useAct('directory.changePerson')
  const [name, setName] = useState(person.name)
  const [contact, setContact] = useState(person.officeContact ?? '')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ personId: person.id, name, officeContact: contact.trim() || null }))) return
    notice(say.changed)
    onClose()
  }
  return (
    <Dialog open title={say.change} verb={say.changeVerb} busy={act.isPending} error={act.error} fields={['name', 'officeContact']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.personName} name="name" error={act.error} value={name} onChange={setName} />
      <TextField label={say.contact} optional name="officeContact" error={act.error} value={contact} onChange={setContact} />
    </Dialog>
  )
}
