import { useState } from 'react'
import type { Opinion, RuleDocument, TakeStep } from '#src/modules/measures/contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { DocumentDetail } from '../../api/register-questions.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { measureWords, opinionNames, stepNames } from './words.ts'

type Step = TakeStep['step']
const order = Object.keys(stepNames) as RuleDocument['state'][]

/** The six steps of WL-08: what is done, and the next one to record. */
export function Life({ document }: { readonly document: DocumentDetail }) {
  const say = useWords(measureWords)
  const { language } = useLanguage()
  const nameStep = useNames(stepNames)
  const nameOpinion = useNames(opinionNames)
  const may = useMay()
  const mine = useMyUnits()
  const [taking, setTaking] = useState<Step>()
  const next = order[order.indexOf(document.state) + 1] as Step | undefined
  const canTake = may('measures.takeStep') && mine.has(document.unitId)
  return (
    <Panel title={say.life}>
      <ol className="life">
        {order.map((step) => {
          const taken = document.steps.find((one) => one.step === step)
          const done = step === 'drafting' || taken !== undefined
          return (
            <li key={step} className={done ? 'life-done' : 'life-open'}>
              <span className="life-name">{nameStep(step)}</span>
              {taken && <span className="quiet small">{say.stepOf(dateWords(taken.on, language), taken.by)}{taken.opinion && ` · ${nameOpinion(taken.opinion)}`}</span>}
              {step === next && canTake && <Button small onPress={() => setTaking(step)}>{say.take}</Button>}
            </li>
          )
        })}
      </ol>
      {taking && <TakeDialog documentId={document.id} step={taking} onClose={() => setTaking(undefined)} />}
    </Panel>
  )
}

function TakeDialog({ documentId, step, onClose }: { readonly documentId: string; readonly step: Step; onClose(): void }) {
  const say = useWords(measureWords)
  const nameStep = useNames(stepNames)
  const nameOpinion = useNames(opinionNames)
  const notice = useNotice()
  const act = useAct('measures.takeStep')
  const [on, setOn] = useState<string | undefined>(() => toField(serverNow()).slice(0, 10))
  const [by, setBy] = useState('')
  const [note, setNote] = useState('')
  const [number, setNumber] = useState('')
  const [opinion, setOpinion] = useState<Opinion>()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ documentId, step, on: on ?? '', by, note, ...(opinion && { opinion }), ...(number.trim() && { number }) }))) return
    notice(say.taken)
    onClose()
  }
  return (
    <Dialog open title={nameStep(step)} verb={say.take} busy={act.isPending} error={act.error} fields={['on', 'by', 'note', 'number', 'opinion']} onDo={() => void give()} onClose={onClose}>
      <div className="fields-2">
        <DateField label={say.on} name="on" error={act.error} value={on} onChange={setOn} />
        <TextField label={say.by} name="by" error={act.error} value={by} onChange={setBy} />
      </div>
      {step === 'legality_reviewed' && <OneOf label={say.opinion} name="opinion" error={act.error} value={opinion} options={optionsOf(opinionNames, nameOpinion)} onChange={setOpinion} />}
      {step === 'issued' && <TextField label={say.number} name="number" error={act.error} value={number} onChange={setNumber} />}
      <LongText label={step === 'interpreted' ? say.interpretation : say.note} optional={step !== 'interpreted'} name="note" error={act.error} rows={step === 'interpreted' ? 8 : 2} value={note} onChange={setNote} />
    </Dialog>
  )
}
