import { useState } from 'react'
import type { Case } from '#src/modules/cases/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, LongText, MomentField } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { useNotice } from '../../ui/notice.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { evaluationWords } from './words.ts'

interface Better {
  readonly what: string
  readonly unitId?: string | undefined
  readonly dueAt?: string | undefined
}

/** A verdict and what will be done better; the figures come from the record alone (GB-45 … GB-48). */
export function EvaluateForm({ one }: { readonly one: Case }) {
  const say = useWords(evaluationWords)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('evaluation.evaluate')
  const [verdict, setVerdict, forget] = useKept(`evaluation.${one.id}`)
  const [better, setBetter] = useState<readonly Better[]>([])
  const change = (at: number, by: Partial<Better>): void => setBetter(better.map((each, place) => (place === at ? { ...each, ...by } : each)))
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ caseId: one.id, verdict, improvements: better.map(({ what, unitId = '', dueAt = '' }) => ({ what, unitId, dueAt })) }))) return
    forget()
    setVerdict('')
    setBetter([])
    notice(say.evaluated)
  }
  const fields = ['verdict', ...better.flatMap((_, at) => ['what', 'unitId', 'dueAt'].map((name) => `improvements.${at}.${name}`))]
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void give() }}>
      <LongText label={say.verdict} hint={say.verdictHint} name="verdict" error={act.error} rows={4} value={verdict} onChange={setVerdict} />
      {better.map((each, at) => (
        <div key={at} className="stack-tight better">
          <LongText label={say.improvementNo(at + 1)} name={`improvements.${at}.what`} error={act.error} rows={1} value={each.what} onChange={(what) => change(at, { what })} />
          <div className="fields-2">
            <Choice label={say.owner} name={`improvements.${at}.unitId`} error={act.error} value={each.unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={(unitId) => change(at, { unitId })} />
            <MomentField label={say.dueAt} name={`improvements.${at}.dueAt`} error={act.error} value={each.dueAt} onChange={(dueAt) => change(at, { dueAt })} />
          </div>
          <div><Button kind="quiet" small onPress={() => setBetter(better.filter((_, place) => place !== at))}>{say.remove}</Button></div>
        </div>
      ))}
      <Refusals error={act.error} shownAt={fields} />
      <div className="row"><Button kind="main" submit busy={act.isPending}>{say.evaluateVerb}</Button><Button onPress={() => setBetter([...better, { what: '', unitId: one.unitId }])}>{say.addImprovement}</Button></div>
    </form>
  )
}
