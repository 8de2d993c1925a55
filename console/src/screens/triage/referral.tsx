import { useState } from 'react'
import type { Item } from '#src/modules/triage/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { usePersonNames } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Mark } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { common } from '../../words/common.ts'
import { useNames, useWords, type Names } from '../../words/language.tsx'
import { triageWords } from './words.ts'

const referralStates: Names<'proposed' | 'approved' | 'rejected'> = { proposed: ['待审批', 'waits for a decision'], approved: ['已同意', 'approved'], rejected: ['未同意', 'rejected'] }

/** Passing a statement to an authority, beside an answer and never instead of one (GB-11, RL-3). */
export function ProposeReferral({ messageId, onClose }: { readonly messageId: string; onClose(): void }) {
  const say = useWords(triageWords)
  const notice = useNotice()
  const act = useAct('triage.proposeReferral')
  const releases = useAsk('publication.releases', { limit: 200 })
  const [threshold, setThreshold] = useState('')
  const [statute, setStatute] = useState('')
  const [authority, setAuthority] = useState('')
  const [address, setAddress] = useState('')
  const [sha256, setSha256] = useState('')
  const [responseReleaseId, setRelease] = useState<string>()
  const standing = (releases.data?.items ?? []).filter((one) => one.state === 'released' || one.state === 'scheduled')
  const give = async (): Promise<void> => {
    const evidence = [{ address, capturedAt: serverNow(), sha256: sha256.trim().toLowerCase() }]
    if (!(await act.attempt({ messageId, threshold, statute, authority, evidence, responseReleaseId: responseReleaseId ?? '' }))) return
    notice(say.referred)
    onClose()
  }
  const fields = ['threshold', 'statute', 'authority', 'evidence.0.address', 'evidence.0.sha256', 'responseReleaseId']
  return (
    <Dialog open wide title={say.refer} verb={say.refer} busy={act.isPending} error={act.error} fields={fields} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.referHint}</p>
      <LongText label={say.threshold} name="threshold" error={act.error} value={threshold} onChange={setThreshold} />
      <div className="fields-2">
        <TextField label={say.statute} name="statute" error={act.error} value={statute} onChange={setStatute} />
        <TextField label={say.authority} name="authority" error={act.error} value={authority} onChange={setAuthority} />
        <TextField label={say.address} name="evidence.0.address" error={act.error} value={address} onChange={setAddress} />
        <TextField label={say.sha256} name="evidence.0.sha256" error={act.error} value={sha256} onChange={setSha256} />
      </div>
      <Choice label={say.release} name="responseReleaseId" error={act.error} value={responseReleaseId} options={standing.map((one) => ({ value: one.id, label: one.editions.at(-1)?.title ?? one.id }))} onChange={setRelease} />
    </Dialog>
  )
}

export function ReferralState({ item }: { readonly item: Item }) {
  const say = useWords(triageWords)
  const words = useWords(common)
  const name = useNames(referralStates)
  const may = useMay()
  const act = useAct('triage.approveReferral')
  const [note, setNote] = useState('')
  const referral = item.referral!
  const nameOf = usePersonNames([referral.proposedBy, referral.decidedBy])
  const decide = (decision: 'approve' | 'reject') => void act.attempt({ messageId: item.id, decision, note })
  return (
    <div className="stack-tight">
      <h3>{say.referral} <Mark>{name(referral.state)}</Mark></h3>
      <Facts items={[[words.who, [nameOf(referral.proposedBy), nameOf(referral.decidedBy)].filter(Boolean).join(' → ')], [say.authority, referral.authority], [say.statute, referral.statute], [say.threshold, referral.threshold]]} />
      {referral.state === 'proposed' && may('triage.approveReferral') && (
        <>
          <LongText label={words.note} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
          <Refusals error={act.error} shownAt={['note']} />
          <div className="row"><Button kind="main" busy={act.isPending} onPress={() => decide('approve')}>{say.approve}</Button><Button onPress={() => decide('reject')}>{say.reject}</Button></div>
        </>
      )}
    </div>
  )
}
