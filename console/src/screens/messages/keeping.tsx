import { useState } from 'react'
import { Link } from 'react-router'
import type { Ground } from '#src/modules/intake/contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { MessageDetail } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, OneOf } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dayYear } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { groundNames, messageWords } from './words.ts'

/** Last day of a term that ends at this 24:00. */
const lastDay = (until: string): string => new Date(Date.parse(until) - 1).toISOString()

/** How long words and contact of this message are kept, by which rule, and what is held as evidence (RL-2). */
export function Keeping({ message }: { readonly message: MessageDetail }) {
  const say = useWords(messageWords)
  const { language } = useLanguage()
  const nameGround = useNames(groundNames)
  const may = useMay()
  const [open, setOpen] = useState<'hold' | 'lift'>()
  if (message.wordsErased) return message.contactUntil ? <p className="quiet small">{say.contactUntil(dayYear(lastDay(message.contactUntil), language))}</p> : null
  const { held } = message
  return (
    <div className="stack-tight">
      <p className="quiet small">
        {held ? say.heldFor(nameGround(held.ground), held.note) : message.wordsUntil ? say.keptUntil(dayYear(lastDay(message.wordsUntil), language)) : say.keptWhileOpen}
        {message.hasContact && message.contactUntil && <>{language === 'zh' ? '；' : '; '}{say.contactUntil(dayYear(lastDay(message.contactUntil), language))}</>}
        {' '}<Link to="/rules/product-defaults#RL-2" className="nowrap">{say.keptWhy}</Link>
      </p>
      {held ? may('intake.releaseWords') && <div><Button small onPress={() => setOpen('lift')}>{say.lift}</Button></div> : may('intake.holdWords') && <div><Button small onPress={() => setOpen('hold')}>{say.hold}</Button></div>}
      {open === 'hold' && <HoldDialog messageId={message.id} onClose={() => setOpen(undefined)} />}
      {open === 'lift' && <LiftDialog messageId={message.id} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

interface Props {
  readonly messageId: string
  onClose(): void
}

function HoldDialog({ messageId, onClose }: Props) {
  const say = useWords(messageWords)
  const nameGround = useNames(groundNames)
  const notice = useNotice()
  const act = useAct('intake.holdWords')
  const [ground, setGround] = useState<Ground | undefined>('litigation')
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ messageId, ground: ground ?? 'litigation', note }))) return
    notice(say.held)
    onClose()
  }
  return (
    <Dialog open title={say.hold} verb={say.hold} busy={act.isPending} error={act.error} fields={['ground', 'note']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.holdHint}</p>
      <OneOf label={say.ground} name="ground" error={act.error} value={ground} options={optionsOf(groundNames, nameGround)} onChange={setGround} />
      <LongText label={say.holdNote} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
    </Dialog>
  )
}

function LiftDialog({ messageId, onClose }: Props) {
  const say = useWords(messageWords)
  const words = useWords(common)
  const notice = useNotice()
  const act = useAct('intake.releaseWords')
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ messageId, note }))) return
    notice(say.lifted)
    onClose()
  }
  return (
    <Dialog open title={say.lift} verb={say.lift} busy={act.isPending} error={act.error} fields={['note']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.liftHint}</p>
      <LongText label={words.reason} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
    </Dialog>
  )
}
