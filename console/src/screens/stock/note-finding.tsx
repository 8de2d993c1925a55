import { useState } from 'react'
import { findings, type FindingKind } from '#src/modules/publication/finding-kinds.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, OneOf } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { stockWords } from './words.ts'

const KINDS = Object.keys(findings) as FindingKind[]

/** What is wrong with a page. Of a leak nothing is written down again: what follows is its erasure. */
export function NoteFinding({ checkId, statementId, onClose, onNoted }: { readonly checkId: string; readonly statementId: string; onClose(): void; onNoted(): void }) {
  const say = useWords(stockWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('publication.notePage')
  const [kind, setKind] = useState<FindingKind>('wrong')
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ checkId, statementId, finding: { kind, note: kind === 'leaked' ? '' : note } }))) return
    notice(say.noted)
    onClose()
    onNoted()
  }
  return (
    <Dialog open title={say.noteFinding} verb={say.noteVerb} busy={act.isPending} error={act.error} fields={['finding.kind', 'finding.note']} onDo={() => void give()} onClose={onClose}>
      <OneOf<FindingKind> label={say.kind} name="finding.kind" error={act.error} value={kind} options={KINDS.map((value) => ({ value, label: findings[value][language === 'zh' ? 0 : 1] }))} onChange={(next) => next && setKind(next)} />
      {kind === 'leaked' ? <p>{say.leakHint}</p> : <LongText label={say.note} hint={say.noteHint} name="finding.note" error={act.error} value={note} onChange={setNote} />}
    </Dialog>
  )
}
