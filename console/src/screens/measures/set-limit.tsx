import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import type { OfficeLimit } from '../../api/register-questions.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, DateField, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { periodForms, periodUnits, periodWords, type PeriodUnit } from '../rules/value-words.ts'
import { ruleWords } from '../rules/words.ts'
import { ByDocument } from './by-document.tsx'
import { measureWords } from './words.ts'

/** A shorter limit for one rule, from a day on, by an issued document (WL-07). */
export function SetLimit({ limits, onClose }: { readonly limits: readonly OfficeLimit[]; onClose(): void }) {
  const say = useWords(measureWords)
  const rule = useWords(ruleWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('measures.setValue')
  const [documentId, setDocument] = useState<string>()
  const [ruleId, setRule] = useState<string>()
  const [amount, setAmount] = useState('')
  const [unit, setUnit] = useState<PeriodUnit>('hours')
  const [from, setFrom] = useState<string>()
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ documentId: documentId ?? '', from: from ?? '', reason, ...(ruleId && { ruleId }), ...(amount.trim() && { within: periodForms[unit](amount.trim()) }) }))) return
    notice(say.set)
    onClose()
  }
  return (
    <Dialog open title={say.setValue} verb={say.setVerb} busy={act.isPending} error={act.error} fields={['documentId', 'ruleId', 'within', 'from', 'reason']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.rule} name="ruleId" error={act.error} value={ruleId} options={limits.map((one) => ({ value: one.ruleId, label: `${one.register.join(comma())} ${one.title[language]}${one.within ? ` · ${periodWords(one.within, language)}` : ''}` }))} onChange={setRule} />
      <div className="fields-2">
        <TextField label={say.within} inputMode="numeric" most={4} name="within" error={act.error} value={amount} onChange={setAmount} />
        <OneOf label={say.withinUnit} value={unit} options={periodUnits.map((value) => ({ value, label: rule[value] }))} onChange={(next) => setUnit(next ?? 'hours')} />
      </div>
      <DateField label={say.from} name="from" error={act.error} value={from} onChange={setFrom} />
      <ByDocument error={act.error} value={documentId} onChange={setDocument} />
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
