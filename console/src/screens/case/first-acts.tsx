import { useState } from 'react'
import type { Case } from '#src/modules/cases/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { caseWords } from './words.ts'

/** What a unit does first with a case: take it, or give it back with a reason. */
export function FirstActs({ one }: { readonly one: Case }) {
  const say = useWords(caseWords)
  const may = useMay()
  const mine = useMyUnits()
  const notice = useNotice()
  const accept = useAct('cases.accept')
  const [returning, setReturning] = useState(false)
  if (one.state !== 'assigned' || !mine.has(one.unitId) || !may('cases.accept')) return null
  return (
    <>
      <Refusals error={accept.error} />
      <Button kind="main" busy={accept.isPending} onPress={() => void accept.attempt({ caseId: one.id }).then((facts) => facts && notice(say.accepted))}>{say.accept}</Button>
      <Button onPress={() => setReturning(true)}>{say.giveBack}</Button>
      {returning && <GiveBack one={one} onClose={() => setReturning(false)} />}
    </>
  )
}

function GiveBack({ one, onClose }: { readonly one: Case; onClose(): void }) {
  const say = useWords(caseWords)
  const words = useWords(common)
  const { units } = useUnits()
  const notice = useNotice()
  const act = useAct('cases.giveBack')
  const [reason, setReason] = useState('')
  const [proposedUnitId, setProposed] = useState<string>()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ caseId: one.id, reason, ...(proposedUnitId && { proposedUnitId }) }))) return
    notice(say.givenBack)
    onClose()
  }
  return (
    <Dialog open title={say.giveBack} verb={say.giveBack} busy={act.isPending} error={act.error} fields={['reason', 'proposedUnitId']} onDo={() => void give()} onClose={onClose}>
      <LongText label={words.reason} hint={say.giveBackHint} name="reason" error={act.error} value={reason} onChange={setReason} />
      <Choice label={say.proposedUnit} optional clear name="proposedUnitId" error={act.error} value={proposedUnitId} options={units.filter((unit) => unit.id !== one.unitId).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setProposed} />
    </Dialog>
  )
}
