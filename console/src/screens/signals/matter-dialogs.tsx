import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { MatterDetail } from '../../api/signal-questions.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { signalWords } from './words.ts'

interface Given {
  readonly matter: MatterDetail
  onClose(): void
}

export function AcceptDialog({ matter, onClose }: Given) {
  const say = useWords(signalWords)
  const notice = useNotice()
  const act = useAct('signals.acceptMatter')
  const [title, setTitle] = useState(matter.title)
  const [text, setText] = useState(matter.wordings.slice(0, 5).map((one) => one.text).join('\n'))
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ matterId: matter.id, title, text }))) return
    notice(say.acceptDone)
    onClose()
  }
  return (
    <Dialog open wide title={say.accept} verb={say.accept} busy={act.isPending} error={act.error} fields={['title', 'text']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.acceptHint}</p>
      <TextField label={say.itsTitle} name="title" error={act.error} value={title} onChange={setTitle} />
      <LongText label={say.text} name="text" error={act.error} rows={8} value={text} onChange={setText} />
    </Dialog>
  )
}

export function AsideDialog({ matter, onClose }: Given) {
  const say = useWords(signalWords)
  const notice = useNotice()
  const act = useAct('signals.setAsideMatter')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ matterId: matter.id, reason }))) return
    notice(say.asideDone)
    onClose()
  }
  return (
    <Dialog open title={say.aside} verb={say.aside} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.reason} hint={say.asideHint} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

export function MergeDialog({ matter, onClose }: Given) {
  const say = useWords(signalWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const act = useAct('signals.mergeMatters')
  const others = useAsk('signals.matters', { state: 'all' })
  const [intoId, setInto] = useState<string>()
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ matterId: matter.id, intoId: intoId ?? '', reason }))) return
    notice(say.merged)
    await navigate(`/signals/${intoId}`)
  }
  return (
    <Dialog open title={say.merge} verb={say.merge} busy={act.isPending} error={act.error} fields={['intoId', 'reason']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.mergeInto} name="intoId" error={act.error} value={intoId} options={(others.data?.items ?? []).filter(({ id }) => id !== matter.id).map(({ id, title }) => ({ value: id, label: title }))} onChange={setInto} />
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

export function SplitDialog({ matter, wordings, onClose }: Given & { readonly wordings: readonly number[] }) {
  const say = useWords(signalWords)
  const notice = useNotice()
  const act = useAct('signals.splitMatter')
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ matterId: matter.id, wordings: [...wordings], title, reason }))) return
    notice(say.splitDone)
    onClose()
  }
  return (
    <Dialog open title={say.split} verb={say.split} busy={act.isPending} error={act.error} fields={['title', 'reason']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.splitWhat(wordings.length)}</p>
      <TextField label={say.itsTitle} name="title" error={act.error} value={title} onChange={setTitle} />
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
