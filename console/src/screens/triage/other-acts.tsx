import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { DeclineReason, Item, OtherChannel } from '#src/modules/triage/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { common } from '../../words/common.ts'
import { useNames, useWords } from '../../words/language.tsx'
import { channelNames, declineReasons } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { ProposeReferral, ReferralState } from './referral.tsx'
import { triageWords } from './words.ts'
import './triage.css'

type Act = 'handOver' | 'decline' | 'refer'

/** Ways other than an answer of our own; each with a reason from a closed list, and refused for the five classes (GB-10a). */
export function OtherActs({ item }: { readonly item: Item }) {
  const say = useWords(triageWords)
  const may = useMay()
  const [act, setAct] = useState<Act>()
  const close = (): void => setAct(undefined)
  const waiting = item.state === 'waiting'
  if (!waiting && !item.referral && !may('triage.proposeReferral')) return null
  return (
    <Panel title={say.otherActs}>
      <div className="row">
        {waiting && may('triage.handOver') && <Button onPress={() => setAct('handOver')}>{say.handOver}</Button>}
        {waiting && may('triage.decline') && <Button onPress={() => setAct('decline')}>{say.decline}</Button>}
        {may('triage.proposeReferral') && item.studies.length > 0 && !item.referral && <Button onPress={() => setAct('refer')}>{say.refer}</Button>}
      </div>
      {item.referral && <ReferralState item={item} />}
      {act === 'handOver' && <HandOver messageId={item.id} onClose={close} />}
      {act === 'decline' && <Decline messageId={item.id} onClose={close} />}
      {act === 'refer' && <ProposeReferral messageId={item.id} onClose={close} />}
    </Panel>
  )
}

interface DialogProps {
  readonly messageId: string
  onClose(): void
}

function HandOver({ messageId, onClose }: DialogProps) {
  const say = useWords(triageWords)
  const words = useWords(common)
  const name = useNames(channelNames)
  const navigate = useNavigate()
  const notice = useNotice()
  const act = useAct('triage.handOver')
  const [channel, setChannel] = useState<OtherChannel>()
  const [reason, setReason] = useState('')
  const [receipt, setReceipt] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ messageId, channel: channel as OtherChannel, reason, receipt }))) return
    notice(say.handedOver)
    await navigate('/triage')
  }
  return (
    <Dialog open title={say.handOver} verb={say.handOver} busy={act.isPending} error={act.error} fields={['channel', 'reason', 'receipt']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.channel} name="channel" error={act.error} value={channel} options={optionsOf(channelNames, name)} onChange={setChannel} />
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
      <LongText label={say.receipt} name="receipt" error={act.error} value={receipt} onChange={setReceipt} />
    </Dialog>
  )
}

function Decline({ messageId, onClose }: DialogProps) {
  const say = useWords(triageWords)
  const words = useWords(common)
  const name = useNames(declineReasons)
  const navigate = useNavigate()
  const notice = useNotice()
  const act = useAct('triage.decline')
  const [reason, setReason] = useState<DeclineReason>()
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ messageId, reason: reason as DeclineReason, note }))) return
    notice(say.declined)
    await navigate('/triage')
  }
  return (
    <Dialog open title={say.decline} verb={say.decline} busy={act.isPending} error={act.error} fields={['reason', 'note']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.declineReason} name="reason" error={act.error} value={reason} options={optionsOf(declineReasons, name)} onChange={setReason} />
      <LongText label={words.note} name="note" error={act.error} value={note} onChange={setNote} />
    </Dialog>
  )
}
