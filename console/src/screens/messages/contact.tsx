import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send, type Refused } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import type { MessageDetail } from '../../api/questions.ts'
import { useMay, useMyUnits, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, OneOf } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { messageWords } from './words.ts'

/** Says whether there is a contact. Showing it needs a purpose and leaves a trace; erasing it needs a request. */
export function Contact({ message }: { readonly message: Pick<MessageDetail, 'id' | 'hasContact' | 'handlers'> }) {
  const say = useWords(messageWords)
  const may = useMay()
  const mine = useMyUnits()
  const { roles } = useSession()
  const [open, setOpen] = useState<'reveal' | 'erase'>()
  const reveals = message.hasContact && (roles.includes('privacy_officer') || (roles.includes('online_spokesperson') && message.handlers.some((unit) => mine.has(unit))))
  return (
    <div className="stack-tight">
      <p className="quiet small">{message.hasContact ? say.hasContact : say.noContact}</p>
      <div className="row">
        {reveals && <Button small onPress={() => setOpen('reveal')}>{say.reveal}</Button>}
        {may('intake.eraseNow') && <Button small onPress={() => setOpen('erase')}>{say.erase}</Button>}
      </div>
      {open === 'reveal' && <RevealDialog messageId={message.id} onClose={() => setOpen(undefined)} />}
      {open === 'erase' && <EraseDialog messageId={message.id} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

interface Props {
  readonly messageId: string
  onClose(): void
}

function RevealDialog({ messageId, onClose }: Props) {
  const say = useWords(messageWords)
  const [purpose, setPurpose] = useState('')
  // In the body, not the address: a purpose must not stand in a log of addresses, nor the answer in a cache.
  const revealing = useMutation<{ value: { contact: string } }, Refused>({ mutationFn: () => send('POST', '/api/queries/intake.revealContact', { messageId, purpose }) })
  const { data, error } = revealing
  return (
    <Dialog open title={say.reveal} {...(!data && { verb: say.reveal })} busy={revealing.isPending} error={error} fields={['purpose']} onDo={() => revealing.mutate()} onClose={onClose}>
      {data ? <p className="words">{data.value.contact}</p> : <LongText label={say.revealWhy} hint={say.revealHint} name="purpose" error={error} rows={2} value={purpose} onChange={setPurpose} />}
    </Dialog>
  )
}

function EraseDialog({ messageId, onClose }: Props) {
  const say = useWords(messageWords)
  const notice = useNotice()
  const act = useAct('intake.eraseNow')
  const [what, setWhat] = useState<'contact' | 'contact-and-words' | undefined>('contact')
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ messageId, what: what ?? 'contact', note }))) return
    notice(say.erased)
    onClose()
  }
  return (
    <Dialog open title={say.erase} verb={say.erase} busy={act.isPending} error={act.error} fields={['what', 'note']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.eraseHint}</p>
      <OneOf label={say.eraseWhat} name="what" error={act.error} value={what} options={[{ value: 'contact', label: say.eraseContact }, { value: 'contact-and-words', label: say.eraseWords }]} onChange={setWhat} />
      <LongText label={say.eraseNote} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
    </Dialog>
  )
}
