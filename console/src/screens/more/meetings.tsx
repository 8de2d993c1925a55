import { useState } from 'react'
import { Link } from 'react-router'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { Meeting, Task } from '../../api/questions.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, Facts, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { momentWords, shortMoment } from '../../words/moment.ts'
import { ConveneMeeting } from './convene.tsx'
import { meetingWords } from './meeting-words.ts'
import { RecordMeeting } from './record-meeting.tsx'
import { moreWords } from './words.ts'
import './more.css'

/** Joint consultations: who meets about which cases, what was decided, and whether it was done (GB-42). */
export default function Meetings() {
  const say = useWords(meetingWords)
  const more = useWords(moreWords)
  const may = useMay()
  const found = usePages('cases.meetings', {})
  const [convening, setConvening] = useState(false)
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} actions={may('cases.conveneMeeting') && <Button kind="main" onPress={() => setConvening(true)}>{say.convene}</Button>}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : found.items.map((meeting) => <OneMeeting key={meeting.id} meeting={meeting} />)}
      <More paged={found} />
      {convening && <ConveneMeeting onClose={() => setConvening(false)} />}
    </Page>
  )
}

function OneMeeting({ meeting }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords)
  const { language } = useLanguage()
  const { nameOf, shortNameOf } = useUnits()
  const may = useMay()
  const mine = useMyUnits()
  const [recording, setRecording] = useState(false)
  return (
    <Panel title={`${momentWords(meeting.at, language)} · ${meeting.place}`} aside={meeting.minutes === undefined && may('cases.recordMeeting') && mine.has(meeting.unitId) && <Button onPress={() => setRecording(true)}>{say.record}</Button>}>
      <div className="stack">
        <Facts
          items={[
            [say.units, meeting.unitIds.map(nameOf).filter(Boolean).join(comma())],
            [say.cases, <CaseLinks key="cases" caseIds={meeting.caseIds} />],
            [say.minutes, meeting.minutes ? <div className="words">{meeting.minutes}</div> : <span className="quiet">{say.noMinutes}</span>],
          ]}
        />
        {meeting.minutes !== undefined && (meeting.tasks.length === 0 ? <p className="quiet">{say.noTasks}</p> : (
          <div><h3>{say.tasks}</h3><ul className="tasks">{meeting.tasks.map((task) => <OneTask key={task.no} task={task} meeting={meeting} unit={shortNameOf(task.unitId)} />)}</ul></div>
        ))}
      </div>
      {recording && <RecordMeeting meeting={meeting} onClose={() => setRecording(false)} />}
    </Panel>
  )
}

function CaseLinks({ caseIds }: { readonly caseIds: readonly string[] }) {
  const say = useWords(meetingWords)
  const cases = usePages('cases.cases', { limit: 100 })
  return (
    <ul className="plain-list">
      {caseIds.map((id) => {
        const one = cases.items.find((each) => each.id === id)
        return <li key={id}><Link to={`/cases/${id}`}>{one?.title ?? (one?.excerpt.slice(0, 40) || say.caseOf)}</Link></li>
      })}
    </ul>
  )
}

function OneTask({ task, meeting, unit }: { readonly task: Task; readonly meeting: Meeting; readonly unit: string }) {
  const say = useWords(meetingWords)
  const { language } = useLanguage()
  const now = useMinute()
  const may = useMay()
  const mine = useMyUnits()
  const [finishing, setFinishing] = useState(false)
  const late = !task.doneAt && task.dueAt < now
  const time = (at: string): string => shortMoment(at, now, language)
  return (
    <li>
      <span className="number">{task.no}.</span>
      <div className="task-what"><span>{task.what}</span><span className="quiet small">{unit}{task.result && ` · ${task.result}`}</span></div>
      {task.doneAt ? <Mark tone="kept">{say.done(time(task.doneAt))}</Mark> : <Mark tone={late ? 'late' : 'plain'}>{late ? say.late(time(task.dueAt)) : say.due(time(task.dueAt))}</Mark>}
      {!task.doneAt && may('cases.finishTask') && (mine.has(task.unitId) || mine.has(meeting.unitId)) && <Button small onPress={() => setFinishing(true)}>{say.finish}</Button>}
      {finishing && <FinishTask meetingId={meeting.id} task={task} onClose={() => setFinishing(false)} />}
    </li>
  )
}

function FinishTask({ meetingId, task, onClose }: { readonly meetingId: string; readonly task: Task; onClose(): void }) {
  const say = useWords(meetingWords)
  const notice = useNotice()
  const act = useAct('cases.finishTask')
  const [result, setResult] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ meetingId, no: task.no, result }))) return
    notice(say.finished)
    onClose()
  }
  return (
    <Dialog open title={say.finish} verb={say.finish} busy={act.isPending} error={act.error} fields={['result']} onDo={() => void give()} onClose={onClose}>
      <p>{task.what}</p>
      <LongText label={say.result} name="result" error={act.error} value={result} onChange={setResult} />
    </Dialog>
  )
}
