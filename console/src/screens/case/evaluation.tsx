import { useState } from 'react'
import type { Case } from '#src/modules/cases/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Mark, Panel } from '../../ui/page.tsx'
import { dictionary, useNames, useWords, type Names } from '../../words/language.tsx'

const words = dictionary({
  title: ['效果评估', 'Evaluation'],
  none: ['还没有评估。属于五种情形的，办结前须评估（GB-45）。', 'Not evaluated. A case of the five classes is evaluated before it is closed (GB-45).'],
  evaluate: ['填写效果评估', 'Evaluate'],
  verdict: ['评估结论', 'Verdict'],
  verdictHint: ['指标由记录自动计算，不能填写；这里写结论', 'Figures are computed from the record and cannot be typed; write the verdict here'],
  what: ['改进事项', 'Improvement'],
  due: ['完成时间', 'Due'],
  done: ['评估已记录', 'Recorded'],
  score: (n: number) => [`综合 ${n} 分`, `score ${n}`],
  notApplicable: ['不适用', 'n/a'],
  improvements: ['改进事项', 'Improvements'],
  finish: ['完成', 'Done'],
  result: ['完成情况', 'What was done'],
  ratings: ['群众评价', 'Ratings by askers'],
})
const ratingNames: Names<string> = { satisfied: ['满意', 'satisfied'], basically_satisfied: ['基本满意', 'basically satisfied'], dissatisfied: ['不满意', 'dissatisfied'] }

/** What the answer did: figures computed from the record, a verdict, what will be done better, what askers said. */
export function CaseEvaluation({ one }: { readonly one: Case }) {
  const say = useWords(words)
  const nameRating = useNames(ratingNames)
  const may = useMay()
  const mine = useMyUnits()
  const found = useAsk('evaluation.evaluations', { caseId: one.id })
  const ratings = useAsk('evaluation.ratings', { caseId: one.id })
  const [evaluating, setEvaluating] = useState(false)
  const [finishing, setFinishing] = useState<string>()
  if (found.error) return null
  const latest = found.data?.items[0]
  const canEvaluate = may('evaluation.evaluate') && (mine.has(one.unitId) || mine.has(one.pressOfficeId)) && one.state === 'answered'
  return (
    <Panel title={say.title}>
      <div className="stack-tight">
        {latest ? (
          <>
            <p className="words">{latest.verdict}</p>
            {latest.score !== null && <strong className="number">{say.score(Math.round(latest.score))}</strong>}
            <ul className="steps">{latest.indicators.map((one) => <li key={one.id}><span>{one.title}</span><span className="number quiet">{one.value === null ? say.notApplicable : Math.round(one.value)}</span></li>)}</ul>
          </>
        ) : <p className="quiet">{say.none}</p>}
        {(found.data?.improvements.length ?? 0) > 0 && <h3>{say.improvements}</h3>}
        {found.data?.improvements.map((improvement) => (
          <div key={improvement.id} className="row-spread">
            <span className={improvement.state === 'done' ? 'step-done' : 'step-open'}>{improvement.what}</span>
            {improvement.state === 'open' && may('evaluation.finishImprovement') && mine.has(improvement.unitId) && <Button small onPress={() => setFinishing(improvement.id)}>{say.finish}</Button>}
          </div>
        ))}
        {(ratings.data?.items.length ?? 0) > 0 && <h3>{say.ratings}</h3>}
        {ratings.data?.items.map((rating) => <div key={rating.id}><Mark>{nameRating(rating.rating)}</Mark>{rating.reason && <p className="words">{rating.reason}</p>}</div>)}
        {canEvaluate && !one.evaluated && <div><Button kind="main" onPress={() => setEvaluating(true)}>{say.evaluate}</Button></div>}
      </div>
      {evaluating && <EvaluateDialog one={one} onClose={() => setEvaluating(false)} />}
      {finishing && <FinishDialog improvementId={finishing} onClose={() => setFinishing(undefined)} />}
    </Panel>
  )
}

function EvaluateDialog({ one, onClose }: { readonly one: Case; onClose(): void }) {
  const say = useWords(words)
  const notice = useNotice()
  const { nameOf } = useUnits()
  const act = useAct('evaluation.evaluate')
  const [verdict, setVerdict] = useState('')
  const [what, setWhat] = useState('')
  const [dueAt, setDueAt] = useState<string>()
  const give = async (): Promise<void> => {
    const improvements = what ? [{ what, unitId: one.unitId, dueAt: dueAt ?? '' }] : []
    if (!(await act.attempt({ caseId: one.id, verdict, improvements }))) return
    notice(say.done)
    onClose()
  }
  return (
    <Dialog open title={say.evaluate} verb={say.evaluate} busy={act.isPending} error={act.error} fields={['verdict', 'improvements.0.what', 'improvements.0.dueAt']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.verdict} hint={say.verdictHint} name="verdict" error={act.error} rows={4} value={verdict} onChange={setVerdict} />
      <TextField label={`${say.what} · ${nameOf(one.unitId)}`} optional name="improvements.0.what" error={act.error} value={what} onChange={setWhat} />
      {what && <MomentField label={say.due} name="improvements.0.dueAt" error={act.error} value={dueAt} onChange={setDueAt} />}
    </Dialog>
  )
}

function FinishDialog({ improvementId, onClose }: { readonly improvementId: string; onClose(): void }) {
  const say = useWords(words)
  const act = useAct('evaluation.finishImprovement')
  const [result, setResult] = useState('')
  return (
    <Dialog open title={say.finish} verb={say.finish} busy={act.isPending} error={act.error} fields={['result']} onDo={() => void act.attempt({ improvementId, result }).then((facts) => facts && onClose())} onClose={onClose}>
      <LongText label={say.result} name="result" error={act.error} value={result} onChange={setResult} />
    </Dialog>
  )
}

