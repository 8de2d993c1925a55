import { useState } from 'react'
import type { ErasureCategory, Release, WithdrawalReason } from '#src/modules/publication/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, MomentField, OneOf } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { erasureCategories, withdrawalReasons } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { releaseWords } from './words.ts'
import '../case/case.css'

interface Props {
  readonly release: Release
  onClose(): void
}

/** What goes public is asked once more: it cannot be undone, only corrected in the open. */
export function PublishDialog({ release, onClose }: Props) {
  const say = useWords(releaseWords)
  const notice = useNotice()
  const act = useAct('publication.release')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ statementId: release.id }))) return
    notice(say.publishing)
    onClose()
  }
  const edition = release.editions.at(-1)
  return (
    <Dialog open title={say.publishAsk} verb={say.publish} busy={act.isPending} error={act.error} onDo={() => void give()} onClose={onClose}>
      <p>{release.audience === 'public' ? say.publishWhat : say.replyWhat}</p>
      <p className="edition-title">{edition?.title}</p>
      <p className="quiet small">{edition && say.editionNo(edition.no)}</p>
    </Dialog>
  )
}

export function ScheduleDialog({ release, onClose }: Props) {
  const say = useWords(releaseWords)
  const notice = useNotice()
  const act = useAct('publication.schedule')
  const [at, setAt] = useState<string>()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ statementId: release.id, at: at ?? '' }))) return
    notice(say.scheduled)
    onClose()
  }
  return (
    <Dialog open title={say.schedule} verb={say.schedule} busy={act.isPending} error={act.error} fields={['at']} onDo={() => void give()} onClose={onClose}>
      <MomentField label={say.scheduleAt} hint={say.scheduleHint} name="at" error={act.error} value={at} onChange={setAt} />
    </Dialog>
  )
}

export function Unschedule({ release }: { readonly release: Release }) {
  const say = useWords(releaseWords)
  const notice = useNotice()
  const act = useAct('publication.unschedule')
  const again = useAct('publication.schedule')
  const give = async (): Promise<void> => {
    const at = release.scheduledAt
    if (await act.attempt({ statementId: release.id })) notice(say.unscheduled, at === undefined ? undefined : () => void again.attempt({ statementId: release.id, at }))
  }
  return <><Button busy={act.isPending} onPress={() => void give()}>{say.unschedule}</Button><Refusals error={act.error} /></>
}

export function CorrectDialog({ release, onClose }: Props) {
  const say = useWords(releaseWords)
  const notice = useNotice()
  const act = useAct('publication.correct')
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ statementId: release.id, note }))) return
    notice(say.correcting)
    onClose()
  }
  return (
    <Dialog open title={say.correct} verb={say.correct} busy={act.isPending} error={act.error} fields={['note']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.correctNote} hint={say.correctHint} name="note" error={act.error} value={note} onChange={setNote} />
    </Dialog>
  )
}

export function WithdrawDialog({ release, onClose }: Props) {
  const say = useWords(releaseWords)
  const name = useNames(withdrawalReasons)
  const notice = useNotice()
  const act = useAct('publication.withdraw')
  const [reason, setReason] = useState<WithdrawalReason>()
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ statementId: release.id, reason: reason as WithdrawalReason, note }))) return
    notice(say.withdrawn)
    onClose()
  }
  return (
    <Dialog open title={say.withdraw} verb={say.withdraw} busy={act.isPending} error={act.error} fields={['reason', 'note']} onDo={() => void give()} onClose={onClose}>
      <p>{say.withdrawHint}</p>
      <OneOf label={say.withdrawReason} name="reason" error={act.error} value={reason} options={optionsOf(withdrawalReasons, name)} onChange={setReason} />
      <LongText label={say.withdrawNote} name="note" error={act.error} value={note} onChange={setNote} />
    </Dialog>
  )
}

export function EraseDialog({ release, onClose }: Props) {
  const say = useWords(releaseWords)
  const name = useNames(erasureCategories)
  const notice = useNotice()
  const act = useAct('publication.erase')
  const [category, setCategory] = useState<ErasureCategory>()
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ statementId: release.id, category: category as ErasureCategory, note }))) return
    notice(say.erased)
    onClose()
  }
  return (
    <Dialog open title={say.erase} verb={say.erase} busy={act.isPending} error={act.error} fields={['category', 'note']} onDo={() => void give()} onClose={onClose}>
      <p>{say.eraseHint}</p>
      <OneOf label={say.eraseCategory} name="category" error={act.error} value={category} options={optionsOf(erasureCategories, name)} onChange={setCategory} />
      <LongText label={say.eraseNote} name="note" error={act.error} value={note} onChange={setNote} />
    </Dialog>
  )
}
