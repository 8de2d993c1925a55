import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { MessageDetail } from '../../api/questions.ts'
import { Difference } from '../../diff/difference.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered } from '../../ui/page.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { Letter } from '../messages/letter.tsx'
import { triageWords } from './words.ts'

interface Props {
  readonly message: MessageDetail
  readonly otherId: string
  readonly mergeable: boolean
  onClose(): void
}

/** Two messages side by side; a person, never the machine, says that they are one matter. */
export function MergeDialog({ message, otherId, mergeable, onClose }: Props) {
  const say = useWords(triageWords)
  const words = useWords(common)
  const navigate = useNavigate()
  const notice = useNotice()
  const act = useAct('triage.merge')
  const other = useAsk('intake.message', { messageId: otherId })
  const [reason, setReason] = useState('')
  const caseId = other.data?.caseId
  const canMerge = mergeable && caseId !== undefined
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ messageId: message.id, caseId: caseId ?? otherId, reason }))) return
    notice(say.merged)
    await navigate(`/cases/${caseId}`)
  }
  return (
    <Dialog open wide title={say.sideBySide} {...(canMerge && { verb: say.mergeThis })} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <Answered asked={other}>
        {(found) => (
          <>
            <div className="side-by-side">
              <section><h3>{say.thisOne}</h3><Letter words={message.words} /></section>
              <section><h3>{say.otherOne}</h3><Letter words={found.words} /></section>
            </div>
            <section><h3>{say.difference}</h3><Difference before={found.words?.body ?? ''} after={message.words?.body ?? ''} /></section>
            {mergeable && !caseId && <p className="quiet">{say.mergeNotYet}</p>}
            {canMerge && <LongText label={words.reason} hint={say.mergeHint} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />}
          </>
        )}
      </Answered>
    </Dialog>
  )
}
