import { useState } from 'react'
import type { Action } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Empty, Mark, Panel } from '../../ui/page.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords, shortMoment } from '../../words/moment.ts'
import { Content, isOnPaper } from './content.tsx'
import { QuestionList } from './questions.tsx'
import { MediaPanel, RecordPanel } from './record.tsx'
import { conferenceWords } from './words.ts'

/** What is left when the hall is empty: follow-ups, actions, opinions, the evaluation. */
export function After({ one }: { readonly one: ConferenceDetail }) {
  if (one.state !== 'open' && one.state !== 'held') return <Later />
  return (
    <>
      <Content one={one} />
      {one.state === 'held' && !isOnPaper(one) && <RecordPanel one={one} />}
      {!isOnPaper(one) && <MediaPanel one={one} />}
      <Actions one={one} />
      {one.state === 'held' && <QuestionList one={one} />}
      <Opinions one={one} />
      {one.state === 'held' && <Evaluation one={one} />}
    </>
  )
}

function Later() {
  const say = useWords(conferenceWords)
  return <Empty>{say.afterHere}</Empty>
}

function Actions({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const [setting, setSetting] = useState(false)
  return (
    <Panel title={say.actions} aside={may('conferences.setAction') && <Button onPress={() => setSetting(true)}>{say.setAction}</Button>}>
      {one.actions.length === 0 ? <Empty>{say.noActions}</Empty> : <ul className="entries">{one.actions.map((action) => <OneAction key={action.no} action={action} one={one} />)}</ul>}
      {setting && <SetAction conferenceId={one.id} onClose={() => setSetting(false)} />}
    </Panel>
  )
}

function OneAction({ action, one }: { readonly action: Action; readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const may = useMay()
  const mine = useMyUnits()
  const [finishing, setFinishing] = useState(false)
  const late = !action.doneAt && action.dueAt < one.now
  return (
    <li className="line-entry">
      <div className="row-spread"><span>{action.what}</span>{action.doneAt ? <Mark tone="kept">{shortMoment(action.doneAt, one.now, language)}</Mark> : <Mark tone={late ? 'late' : 'plain'}>{say.dueBy(shortMoment(action.dueAt, one.now, language))}</Mark>}</div>
      <span className="quiet small">{[nameOf(action.unitId), action.result].filter(Boolean).join(' · ')}</span>
      {!action.doneAt && may('conferences.finishAction') && (mine.has(action.unitId) || mine.has(one.unitId)) && <div className="row"><Button small onPress={() => setFinishing(true)}>{say.finish}</Button></div>}
      {finishing && <FinishAction conferenceId={one.id} action={action} onClose={() => setFinishing(false)} />}
    </li>
  )
}

function FinishAction({ conferenceId, action, onClose }: { readonly conferenceId: string; readonly action: Action; onClose(): void }) {
  const say = useWords(conferenceWords)
  const act = useAct('conferences.finishAction')
  const [result, setResult] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId, no: action.no, result })) onClose()
  }
  return (
    <Dialog open title={say.finish} verb={say.finish} busy={act.isPending} error={act.error} fields={['result']} onDo={() => void give()} onClose={onClose}>
      <p>{action.what}</p>
      <LongText label={say.result} name="result" error={act.error} value={result} onChange={setResult} />
    </Dialog>
  )
}

function SetAction({ conferenceId, onClose }: { readonly conferenceId: string; onClose(): void }) {
  const say = useWords(conferenceWords)
  const { units } = useUnits()
  const act = useAct('conferences.setAction')
  const [what, setWhat] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [dueAt, setDueAt] = useState<string>()
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId, what, unitId: unitId ?? '', dueAt: dueAt ?? '' })) onClose()
  }
  return (
    <Dialog open title={say.setAction} verb={say.setAction} busy={act.isPending} error={act.error} fields={['what', 'unitId', 'dueAt']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.what} name="what" error={act.error} rows={2} value={what} onChange={setWhat} />
      <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
      <MomentField label={say.dueAt} name="dueAt" error={act.error} value={dueAt} onChange={setDueAt} />
    </Dialog>
  )
}

function Opinions({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const notice = useNotice()
  const act = useAct('conferences.noteOpinion')
  const [noting, setNoting] = useState(false)
  const [text, setText] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId: one.id, text }))) return
    setText('')
    notice(say.done)
    setNoting(false)
  }
  return (
    <Panel title={say.opinion} aside={may('conferences.noteOpinion') && <Button onPress={() => setNoting(true)}>{say.noteOpinion}</Button>}>
      <p className="quiet">{one.opinions === 0 ? say.noOpinions : say.opinions(one.opinions)}</p>
      {noting && <Dialog open title={say.noteOpinion} verb={say.noteOpinion} busy={act.isPending} error={act.error} fields={['text']} onDo={() => void give()} onClose={() => setNoting(false)}><LongText label={say.opinion} hint={say.opinionHint} name="text" error={act.error} value={text} onChange={setText} /></Dialog>}
    </Panel>
  )
}

function Evaluation({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const may = useMay()
  const [evaluating, setEvaluating] = useState(false)
  return (
    <Panel title={say.evaluate} aside={!one.evaluation && may('conferences.evaluate') && <Button kind="main" onPress={() => setEvaluating(true)}>{say.evaluate}</Button>}>
      {one.evaluation ? (
        <>
          <p className="quiet small">{momentWords(one.evaluation.at, language)}</p>
          <p className="words">{one.evaluation.verdict}</p>
          {one.evaluation.coverage.length > 0 && <ul>{one.evaluation.coverage.map((item, at) => <li key={at}><a href={item.url} target="_blank" rel="noreferrer">{item.outlet}</a></li>)}</ul>}
        </>
      ) : <p className="quiet">{say.notEvaluated}</p>}
      {evaluating && <Evaluate conferenceId={one.id} onClose={() => setEvaluating(false)} />}
    </Panel>
  )
}

function Evaluate({ conferenceId, onClose }: { readonly conferenceId: string; onClose(): void }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const act = useAct('conferences.evaluate')
  const [verdict, setVerdict] = useState('')
  const [coverage, setCoverage] = useState<readonly { outlet: string; url: string }[]>([])
  const change = (at: number, by: Partial<{ outlet: string; url: string }>): void => setCoverage(coverage.map((one, place) => (place === at ? { ...one, ...by } : one)))
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId, verdict, coverage: coverage.filter((one) => one.outlet.trim() || one.url.trim()) }))) return
    notice(say.evaluated)
    onClose()
  }
  return (
    <Dialog open title={say.evaluate} verb={say.evaluate} busy={act.isPending} error={act.error} fields={['verdict', ...coverage.flatMap((_, at) => [`coverage.${at}.outlet`, `coverage.${at}.url`])]} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.verdict} name="verdict" error={act.error} rows={4} value={verdict} onChange={setVerdict} />
      {coverage.map((one, at) => (
        <div key={at} className="fields-2">
          <TextField label={say.outlet} name={`coverage.${at}.outlet`} error={act.error} value={one.outlet} onChange={(outlet) => change(at, { outlet })} />
          <TextField label={say.coverageUrl} name={`coverage.${at}.url`} error={act.error} value={one.url} onChange={(url) => change(at, { url })} />
        </div>
      ))}
      <div className="row"><Button kind="quiet" onPress={() => setCoverage([...coverage, { outlet: '', url: '' }])}>{say.addCoverage}</Button></div>
    </Dialog>
  )
}
