import { useState } from 'react'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { StatementDetail } from '../../api/questions.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { draftsWords } from './words.ts'

/** Gives the present draft to a contractor of the unit (XM3-14). */
export function HandToContractor({ statement }: { readonly statement: StatementDetail }) {
  const say = useWords(draftsWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small onPress={() => setOpen(true)}>{say.hand}</Button>
      {open && <Hand statement={statement} onClose={() => setOpen(false)} />}
    </>
  )
}

function Hand({ statement, onClose }: { readonly statement: StatementDetail; onClose(): void }) {
  const say = useWords(draftsWords)
  const notice = useNotice()
  const act = useAct('statements.assignWriter')
  const unit = useAsk('directory.unit', { unitId: statement.unitId })
  const [personId, setPerson] = useState<string>()
  const hands = unit.data?.team.filter((member) => member.roles.some((post) => post.role === 'contractor')) ?? []
  const give = async (): Promise<void> => {
    if (!personId || !(await act.attempt({ statementId: statement.id, personId }))) return
    notice(say.handed)
    onClose()
  }
  return (
    <Dialog open title={say.hand} verb={say.hand} busy={act.isPending} error={act.error} fields={['personId']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{unit.data && hands.length === 0 ? say.noContractor : say.handHint}</p>
      {hands.length > 0 && <Choice label={say.contractor} name="personId" error={act.error} value={personId} options={hands.map((member) => ({ value: member.personId, label: member.name }))} onChange={setPerson} />}
    </Dialog>
  )
}
