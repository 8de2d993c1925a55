import { useState } from 'react'
import type { Dimension, Drill, Improvement } from '#src/modules/training/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import { useMay, useMyUnits, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, MomentField, OneOf } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Mark, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { PersonChoice } from '../conferences/person-choice.tsx'
import { dimensionNames, drillWords } from './words.ts'

const dimensions = Object.keys(dimensionNames) as Dimension[]
const POINTS = ['1', '2', '3', '4', '5'] as const

/** Response, communication, coordination: of the drill, never of a person (NH-28). */
export function Scores({ drill }: { readonly drill: Drill }) {
  const say = useWords(drillWords)
  const nameDimension = useNames(dimensionNames)
  const may = useMay()
  const [scoring, setScoring] = useState(false)
  return (
    <Panel title={say.scores} aside={may('training.scoreDrill') && <Button small onPress={() => setScoring(true)}>{say.score}</Button>}>
      {drill.scores ? <Facts items={dimensions.map((one) => [nameDimension(one), `${say.points(drill.scores![one].points)} · ${drill.scores![one].note}`])} /> : <p className="quiet">{say.scoreHint}</p>}
      {scoring && <ScoreDialog drill={drill} onClose={() => setScoring(false)} />}
    </Panel>
  )
}

function ScoreDialog({ drill, onClose }: { readonly drill: Drill; onClose(): void }) {
  const say = useWords(drillWords)
  const nameDimension = useNames(dimensionNames)
  const notice = useNotice()
  const act = useAct('training.scoreDrill')
  const [typed, setTyped] = useState<Readonly<Record<Dimension, { points: string; note: string }>>>(() => ({ response: { points: '', note: '' }, communication: { points: '', note: '' }, coordination: { points: '', note: '' } }))
  const give = async (): Promise<void> => {
    const score = (one: Dimension) => ({ points: Number(typed[one].points), note: typed[one].note })
    if (!(await act.attempt({ drillId: drill.id, scores: { response: score('response'), communication: score('communication'), coordination: score('coordination') } }))) return
    notice(say.scored)
    onClose()
  }
  return (
    <Dialog open title={say.score} verb={say.score} busy={act.isPending} error={act.error} fields={dimensions.flatMap((one) => [`scores.${one}.points`, `scores.${one}.note`])} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.scoreHint}</p>
      {dimensions.map((one) => (
        <div key={one}>
          <OneOf label={nameDimension(one)} name={`scores.${one}.points`} error={act.error} value={typed[one].points} options={POINTS.map((points) => ({ value: points as string, label: points }))} onChange={(points) => setTyped({ ...typed, [one]: { ...typed[one], points: points ?? '' } })} />
          <LongText label={say.why} name={`scores.${one}.note`} error={act.error} rows={1} value={typed[one].note} onChange={(note) => setTyped({ ...typed, [one]: { ...typed[one], note } })} />
        </div>
      ))}
    </Dialog>
  )
}

/** What the drill showed to be weak: whose, and by when. */
export function Improvements({ drill }: { readonly drill: Drill }) {
  const say = useWords(drillWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const { person } = useSession()
  const mine = useMyUnits()
  const may = useMay()
  const nameOf = usePersonNames(drill.improvements.map((one) => one.ownerId))
  const [act, setAct] = useState<'add' | Improvement>()
  const mayFinish = (one: Improvement): boolean => !one.done && (one.ownerId === person.id || mine.has(one.unitId) || may('training.setImprovement'))
  return (
    <Panel title={say.improvements} aside={may('training.setImprovement') && <Button small onPress={() => setAct('add')}>{say.improve}</Button>}>
      {drill.improvements.length === 0 ? <p className="quiet">{say.improvementsNone}</p> : (
        <ul className="rows">
          {drill.improvements.map((one) => (
            <li key={one.no}>
              <strong>{one.what}</strong> <span className="quiet small">{shortNameOf(one.unitId)} {nameOf(one.ownerId)} · {momentWords(one.dueAt, language)}</span>{' '}
              {one.done ? <Mark tone="kept">{one.done.result}</Mark> : mayFinish(one) && <Button kind="quiet" small onPress={() => setAct(one)}>{say.done}</Button>}
            </li>
          ))}
        </ul>
      )}
      {act === 'add' && <Add drillId={drill.id} onClose={() => setAct(undefined)} />}
      {typeof act === 'object' && <Finish drillId={drill.id} one={act} onClose={() => setAct(undefined)} />}
    </Panel>
  )
}

function Add({ drillId, onClose }: { readonly drillId: string; onClose(): void }) {
  const say = useWords(drillWords)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('training.setImprovement')
  const [what, setWhat] = useState('')
  const [unitId, setUnit] = useState<string>()
  const [ownerId, setOwner] = useState<string>()
  const [dueAt, setDue] = useState<string>()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ drillId, what, unitId: unitId ?? '', ownerId: ownerId ?? '', dueAt: dueAt ?? '' }))) return
    notice(say.improved)
    onClose()
  }
  return (
    <Dialog open title={say.improve} verb={say.improve} busy={act.isPending} error={act.error} fields={['what', 'unitId', 'dueAt']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.what} name="what" error={act.error} rows={2} value={what} onChange={setWhat} />
      <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnit} />
      <PersonChoice label={say.owner} unitId={unitId} value={ownerId} onChange={setOwner} />
      <MomentField label={say.due} name="dueAt" error={act.error} value={dueAt} onChange={setDue} />
    </Dialog>
  )
}

function Finish({ drillId, one, onClose }: { readonly drillId: string; readonly one: Improvement; onClose(): void }) {
  const say = useWords(drillWords)
  const notice = useNotice()
  const act = useAct('training.finishImprovement')
  const [result, setResult] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ drillId, no: one.no, result }))) return
    notice(say.doneNotice)
    onClose()
  }
  return (
    <Dialog open title={`${say.done} · ${one.what}`} verb={say.done} busy={act.isPending} error={act.error} fields={['result']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.result} name="result" error={act.error} rows={2} value={result} onChange={setResult} />
    </Dialog>
  )
}

export function CancelDrill({ drillId, onClose }: { readonly drillId: string; onClose(): void }) {
  const say = useWords(drillWords)
  const notice = useNotice()
  const act = useAct('training.cancelDrill')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ drillId, reason }))) return
    notice(say.cancelled)
    onClose()
  }
  return (
    <Dialog open title={say.cancel} verb={say.cancel} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
