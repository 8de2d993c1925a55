import { useState } from 'react'
import type { Parameter } from '../../api/agenda-questions.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, DateField, LongText, TextField, Ticks } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Mark, Panel } from '../../ui/page.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { today } from './parts.tsx'
import { quotaWords } from './quota-words.ts'
import { restDayNames } from './rest-day.ts'
import { occasionNames } from './words.ts'

/** What the measures leave to the office: set, shipped, or 未设定 and then not computed (WL-24). */
export function Parameters() {
  const say = useWords(quotaWords)
  const { language } = useLanguage()
  const may = useMay()
  const value = useValueWords()
  const asked = useAsk('agenda.parameters', {})
  const [setting, setSetting] = useState<Parameter>()
  return (
    <Panel title={say.parameters}>
      <p className="quiet small">{say.parametersWhat}</p>
      <Answered asked={asked} lines={3}>
        {({ items }) => (
          <ul className="checks">
            {items.map((one) => (
              <li key={one.parameter} className="row-spread">
                <span>{one[language]} <span className="quiet small">{one.register.join(comma())}</span></span>
                <span className="row">
                  {one.values.length === 0 && (one.default === null ? <Mark tone="wait">{say.notSet}</Mark> : <Mark>{say.shipped(value(one.default))}</Mark>)}
                  {one.values.map((each) => <Mark key={each.id} tone="accent">{say.setFrom(value(each.value), dateWords(each.from, language))}</Mark>)}
                  {may('agenda.setParameter') && <Button kind="quiet" small label={`${say.set} ${one[language]}`} onPress={() => setSetting(one)}>{say.set}</Button>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {setting && <SetParameter one={setting} onClose={() => setSetting(undefined)} />}
    </Panel>
  )
}

/** A number, a policy for days off or a list of occasions, in words. */
function useValueWords(): (value: unknown) => string {
  const [nameOfOccasion, nameOfPolicy] = [useNames(occasionNames), useNames(restDayNames)]
  const one = (value: unknown): string => (typeof value !== 'string' ? String(value) : value in occasionNames ? nameOfOccasion(value) : nameOfPolicy(value))
  return (value) => (Array.isArray(value) ? value.map(one).join(comma()) : one(value))
}

function SetParameter({ one, onClose }: { readonly one: Parameter; readonly onClose: () => void }) {
  const say = useWords(quotaWords)
  const { language } = useLanguage()
  const words = useValueWords()
  const notice = useNotice()
  const act = useAct('agenda.setParameter')
  const [number, setNumber] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [from, setFrom] = useState<string | undefined>(today())
  const [reason, setReason] = useState('')
  const options = (one.among ?? []).map((value) => ({ value, label: words(value) }))
  const give = async (): Promise<void> => {
    const value = one.takes === 'number' ? Number(number) : one.takes === 'one' ? (chosen[0] ?? '') : chosen
    if (await act.attempt({ parameter: one.parameter, from: from ?? '', value, reason })) {
      notice(say.done)
      onClose()
    }
  }
  return (
    <Dialog open title={one[language]} verb={say.setVerb} busy={act.isPending} error={act.error} fields={['from', 'reason']} onDo={() => void give()} onClose={onClose}>
      {one.takes === 'number' && <TextField label={say.value} inputMode="numeric" value={number} onChange={setNumber} />}
      {one.takes === 'one' && <Choice label={say.value} value={chosen[0]} options={options} onChange={(next) => setChosen(next ? [next] : [])} />}
      {one.takes === 'several' && <Ticks label={say.value} value={chosen} options={options} onChange={setChosen} />}
      <DateField label={say.from} name="from" error={act.error} value={from} onChange={setFrom} />
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
