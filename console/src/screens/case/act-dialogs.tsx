import { useState, type ReactNode } from 'react'
import type { Case, DispositionCode } from '#src/modules/cases/contract.ts'
import { useAct, type Act } from '../../api/hooks.ts'
import type { CommandName, Commands } from '../../api/commands.ts'
import { useUnits } from '../../api/names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, DateField, LongText, MomentField, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { common } from '../../words/common.ts'
import { useNames, useWords } from '../../words/language.tsx'
import { dispositionNames, extensionGrounds, pauseGrounds } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { caseWords } from './words.ts'

interface Props {
  readonly one: Case
  onClose(): void
}

interface AskingProps<C extends CommandName> {
  readonly act: Act<C>
  readonly title: string
  readonly done: string
  readonly fields: readonly string[]
  readonly children: ReactNode
  input(): Commands[C]
  onClose(): void
}

/** A dialog for one command: says what was done and closes, or shows every reason beside its field. */
function Asking<C extends CommandName>({ act, title, done, fields, children, input, onClose }: AskingProps<C>) {
  const notice = useNotice()
  const give = async (): Promise<void> => {
    if (!(await act.attempt(input()))) return
    notice(done)
    onClose()
  }
  return <Dialog open title={title} verb={title} busy={act.isPending} error={act.error} fields={fields} onDo={() => void give()} onClose={onClose}>{children}</Dialog>
}

export function Pause({ one, onClose }: Props) {
  const say = useWords(caseWords)
  const name = useNames(pauseGrounds)
  const act = useAct('cases.applyPause')
  const [ground, setGround] = useState<string>()
  const [explanation, setExplanation] = useState('')
  return (
    <Asking act={act} title={say.pause} done={say.applied} fields={['ground', 'explanation']} input={() => ({ caseId: one.id, ground: ground as Commands['cases.applyPause']['ground'], explanation })} onClose={onClose}>
      <OneOf label={say.ground} name="ground" error={act.error} value={ground} options={optionsOf(pauseGrounds, name)} onChange={setGround} />
      <LongText label={say.explanation} name="explanation" error={act.error} value={explanation} onChange={setExplanation} />
    </Asking>
  )
}

export function Extend({ one, onClose }: Props) {
  const say = useWords(caseWords)
  const name = useNames(extensionGrounds)
  const act = useAct('cases.applyExtension')
  const [ground, setGround] = useState<string>()
  const [until, setUntil] = useState<string>()
  const [explanation, setExplanation] = useState('')
  return (
    <Asking act={act} title={say.extend} done={say.applied} fields={['ground', 'until', 'explanation']} input={() => ({ caseId: one.id, ground: ground as Commands['cases.applyExtension']['ground'], until: until ?? '', explanation })} onClose={onClose}>
      <OneOf label={say.ground} name="ground" error={act.error} value={ground} options={optionsOf(extensionGrounds, name)} onChange={setGround} />
      <MomentField label={say.until} name="until" error={act.error} value={until} onChange={setUntil} />
      <LongText label={say.explanation} name="explanation" error={act.error} value={explanation} onChange={setExplanation} />
    </Asking>
  )
}

export function PromiseUpdate({ one, onClose }: Props) {
  const say = useWords(caseWords)
  const act = useAct('cases.promiseUpdate')
  const [dueAt, setDueAt] = useState<string>()
  const [what, setWhat] = useState('')
  return (
    <Asking act={act} title={say.promise} done={say.promised} fields={['dueAt', 'what']} input={() => ({ caseId: one.id, dueAt: dueAt ?? '', what })} onClose={onClose}>
      <MomentField label={say.promiseAt} name="dueAt" error={act.error} value={dueAt} onChange={setDueAt} />
      <TextField label={say.promiseWhat} name="what" error={act.error} value={what} onChange={setWhat} />
    </Asking>
  )
}

export function SetDisposition({ one, onClose }: Props) {
  const say = useWords(caseWords)
  const words = useWords(common)
  const name = useNames(dispositionNames)
  const act = useAct('cases.setDisposition')
  const [disposition, setDisposition] = useState<DispositionCode | undefined>(one.disposition?.disposition)
  const [reason, setReason] = useState(one.disposition?.reason ?? '')
  const [conditions, setConditions] = useState(one.disposition?.conditions ?? '')
  const [reviewOn, setReviewOn] = useState(one.disposition?.reviewOn)
  const input = (): Commands['cases.setDisposition'] => ({ caseId: one.id, disposition: disposition as DispositionCode, ...(reason && { reason }), ...(conditions && { conditions }), ...(reviewOn && { reviewOn }) })
  return (
    <Asking act={act} title={say.setDisposition} done={say.dispositionSet} fields={['disposition', 'reason', 'conditions', 'reviewOn']} input={input} onClose={onClose}>
      <OneOf label={say.disposition} name="disposition" error={act.error} value={disposition} options={optionsOf(dispositionNames, name)} onChange={setDisposition} />
      {disposition === 'cannot_now' && (
        <>
          <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
          <LongText label={say.conditions} name="conditions" error={act.error} rows={2} value={conditions} onChange={setConditions} />
          <DateField label={say.reviewOn} name="reviewOn" error={act.error} value={reviewOn} onChange={setReviewOn} />
        </>
      )}
    </Asking>
  )
}

export function ChangeFirst({ one, onClose }: Props) {
  const say = useWords(caseWords)
  const words = useWords(common)
  const { units } = useUnits()
  const act = useAct('cases.changeFirstSubject')
  const [unitId, setUnitId] = useState<string>()
  const [reason, setReason] = useState('')
  return (
    <Asking act={act} title={say.changeFirst} done={say.changed} fields={['unitId', 'reason']} input={() => ({ caseId: one.id, unitId: unitId ?? '', reason })} onClose={onClose}>
      <Choice label={say.first} name="unitId" error={act.error} value={unitId} options={units.filter((unit) => unit.id !== one.unitId).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
      <LongText label={words.reason} name="reason" error={act.error} value={reason} onChange={setReason} />
    </Asking>
  )
}

export function SetOwners({ one, onClose }: Props) {
  const say = useWords(caseWords)
  const { units } = useUnits()
  const act = useAct('cases.setOwners')
  const [territorialUnitId, setTerritorial] = useState<string | undefined>(one.territorialUnitId)
  const [lineUnitId, setLine] = useState<string | undefined>(one.lineUnitId)
  const [coUnitIds, setCo] = useState<readonly string[]>(one.coUnitIds)
  const options = units.map((unit) => ({ value: unit.id, label: unit.name }))
  return (
    <Asking act={act} title={say.setOwners} done={say.ownersSet} fields={['territorialUnitId', 'lineUnitId', 'coUnitIds']} input={() => ({ caseId: one.id, territorialUnitId: territorialUnitId ?? '', lineUnitId: lineUnitId ?? '', coUnitIds: [...coUnitIds] })} onClose={onClose}>
      <Choice label={say.territorial} name="territorialUnitId" error={act.error} value={territorialUnitId} options={options} onChange={setTerritorial} />
      <Choice label={say.line} name="lineUnitId" error={act.error} value={lineUnitId} options={options} onChange={setLine} />
      <Choices label={say.co} name="coUnitIds" error={act.error} value={coUnitIds} options={options.filter((unit) => unit.value !== one.unitId)} onChange={setCo} />
    </Asking>
  )
}

export function Reopen({ one, onClose }: Props) {
  const say = useWords(caseWords)
  const words = useWords(common)
  const act = useAct('cases.reopen')
  const [reason, setReason] = useState('')
  return (
    <Asking act={act} title={say.reopen} done={say.reopened} fields={['reason']} input={() => ({ caseId: one.id, reason })} onClose={onClose}>
      <LongText label={words.reason} name="reason" error={act.error} value={reason} onChange={setReason} />
    </Asking>
  )
}
