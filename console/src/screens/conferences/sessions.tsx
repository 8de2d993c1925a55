import { useState } from 'react'
import type { OutreachRole, Session } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, TextField, Ticks } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Empty, Mark, Panel } from '../../ui/page.tsx'
import { common } from '../../words/common.ts'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { roleNames } from './names.ts'
import { PeopleChoice } from './person-choice.tsx'
import { conferenceWords } from './words.ts'

/** Who presents what (NH-40). */
export function Sessions({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const changeable = one.state === 'preparing' || one.state === 'ready'
  return (
    <Panel title={say.tabSessions} aside={changeable && may('conferences.addSession') && <Button kind="main" onPress={() => setAdding(true)}>{say.addSession}</Button>}>
      {one.sessions.length === 0 ? <Empty>{say.noSessions}</Empty> : <ul className="entries">{one.sessions.map((session) => <OneSession key={session.id} session={session} one={one} changeable={changeable} />)}</ul>}
      {adding && <AddSession one={one} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function OneSession({ session, one, changeable }: { readonly session: Session; readonly one: ConferenceDetail; readonly changeable: boolean }) {
  const say = useWords(conferenceWords)
  const role = useNames(roleNames)
  const may = useMay()
  const [dropping, setDropping] = useState(false)
  return (
    <li className="line-entry">
      <div className="row-spread"><strong>{session.title}</strong>{changeable && may('conferences.dropSession') && <Button small kind="quiet" label={`${say.drop}：${session.title}`} onPress={() => setDropping(true)}>{say.drop}</Button>}</div>
      <span>{session.unitName}</span>
      <span className="quiet small">{[...session.speakers.map(({ name }) => name), ...session.roles.map(role)].join(' · ')}</span>
      {one.headless.includes(session.id) && <span><Mark tone="late">GB-15</Mark> {say.headless}</span>}
      {session.unattended && <span><Mark tone="late">GB-15</Mark> {say.unattended}</span>}
      {dropping && <DropSession session={session} conferenceId={one.id} onClose={() => setDropping(false)} />}
    </li>
  )
}

function DropSession({ session, conferenceId, onClose }: { readonly session: Session; readonly conferenceId: string; onClose(): void }) {
  const say = useWords(conferenceWords)
  const words = useWords(common)
  const notice = useNotice()
  const act = useAct('conferences.dropSession')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId, sessionId: session.id, reason }))) return
    notice(say.dropped)
    onClose()
  }
  return (
    <Dialog open title={`${say.drop}：${session.title}`} verb={say.drop} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function AddSession({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const role = useNames(roleNames)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('conferences.addSession')
  const [unitId, setUnitId] = useState<string>()
  const [topicId, setTopicId] = useState<string>()
  const [title, setTitle] = useState('')
  const [speakerIds, setSpeakerIds] = useState<readonly string[]>([])
  const [roles, setRoles] = useState<readonly OutreachRole[]>([])
  const topics = usePages('agenda.topics', { limit: 200 })
  const usable = topics.items.filter((topic) => (topic.state === 'reviewed' || topic.state === 'interpreted') && (topic.unitId === unitId || topic.coUnitIds.includes(unitId ?? '')))
  const chooseTopic = (next: string | undefined): void => {
    setTopicId(next)
    const found = usable.find((topic) => topic.id === next)
    if (found && title === '') setTitle(found.title)
  }
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId: one.id, unitId: unitId ?? '', title, speakerIds, roles, ...(topicId && { topicId }) }))) return
    notice(say.sessionAdded)
    onClose()
  }
  return (
    <Dialog open title={say.addSession} verb={say.addSession} busy={act.isPending} error={act.error} fields={['unitId', 'title', 'topicId']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={(next) => { setUnitId(next); setTopicId(undefined); setSpeakerIds([]) }} />
      <Choice label={say.topic} name="topicId" error={act.error} clear placeholder={say.noTopic} value={topicId} options={usable.map((topic) => ({ value: topic.id, label: topic.title }))} onChange={chooseTopic} />
      <TextField label={say.sessionTitle} name="title" error={act.error} value={title} onChange={setTitle} />
      <PeopleChoice label={say.speakers} unitId={unitId} value={speakerIds} onChange={setSpeakerIds} />
      {one.venue && <Ticks label={say.roles} value={roles} options={optionsOf(roleNames, role)} onChange={setRoles} />}
    </Dialog>
  )
}
