import { useState } from 'react'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import type { OfficeLimit } from '../../api/register-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, DateField, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Mark, Panel } from '../../ui/page.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { periodWords } from '../rules/value-words.ts'
import { measureWords } from './words.ts'

/** Limits and checks that this office made stricter, each from a day on (WL-07). */
export function OfficeValues() {
  const say = useWords(measureWords)
  const { language } = useLanguage()
  const may = useMay()
  const asked = useAsk('measures.values', {})
  const [setting, setSetting] = useState(false)
  return (
    <Panel title={say.values} aside={may('measures.setValue') && <Button onPress={() => setSetting(true)}>{say.setValue}</Button>}>
      <p className="quiet small">{say.valuesWhat}</p>
      <Answered asked={asked} lines={2}>
        {({ limits, checks }) => {
          const own = limits.filter((one) => one.values.length > 0)
          return (
            <>
              {own.length === 0 && checks.added.length === 0 && <p>{say.valuesNone}</p>}
              <ul className="rows">
                {own.map((one) => (
                  <li key={one.ruleId} className="row-spread">
                    <span>{one.title[language]} <span className="quiet small">{one.register.join('、')}{one.within && ` · ${say.basis(periodWords(one.within, language))}`}</span></span>
                    <span className="row">{one.values.map((value) => <Mark key={value.id} tone="accent">{say.own(periodWords(value.within ?? '', language), dateWords(value.from, language))}</Mark>)}</span>
                  </li>
                ))}
                {checks.added.map((value) => <li key={value.id} className="row-spread"><span>{say.check}:{value.check?.[language]}</span><Mark tone="accent">{dateWords(value.from, language)}</Mark></li>)}
              </ul>
              {setting && <SetValue limits={limits} onClose={() => setSetting(false)} />}
            </>
          )
        }}
      </Answered>
    </Panel>
  )
}

function SetValue({ limits, onClose }: { readonly limits: readonly OfficeLimit[]; onClose(): void }) {
  const say = useWords(measureWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const documents = usePages('measures.documents', { limit: 100 })
  const act = useAct('measures.setValue')
  const [documentId, setDocument] = useState<string>()
  const [ruleId, setRule] = useState<string>()
  const [within, setWithin] = useState('')
  const [from, setFrom] = useState<string>()
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ documentId: documentId ?? '', from: from ?? '', reason, ...(ruleId && { ruleId }), ...(within.trim() && { within: within.trim() }) }))) return
    notice(say.set)
    onClose()
  }
  return (
    <Dialog open title={say.setValue} verb={say.setVerb} busy={act.isPending} error={act.error} fields={['documentId', 'ruleId', 'within', 'from', 'reason']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.rule} name="ruleId" error={act.error} value={ruleId} options={limits.map((one) => ({ value: one.ruleId, label: `${one.register.join('、')} ${one.title[language]}${one.within ? ` · ${periodWords(one.within, language)}` : ''}` }))} onChange={setRule} />
      <div className="fields-2">
        <TextField label={say.within} hint={say.withinHint} name="within" error={act.error} value={within} onChange={setWithin} />
        <DateField label={say.from} name="from" error={act.error} value={from} onChange={setFrom} />
      </div>
      <Choice label={say.fits} name="documentId" error={act.error} value={documentId} options={documents.items.map((one) => ({ value: one.id, label: one.title }))} onChange={setDocument} />
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
