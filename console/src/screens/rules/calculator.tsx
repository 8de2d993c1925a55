import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { DueAnswer, Limit } from '../../api/rule-questions.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Choice, MomentField, OneOf, TextField } from '../../ui/fields.tsx'
import { Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { Besides, ReadingList } from './parts.tsx'
import { periodForms, periodUnits, periodWords, type PeriodUnit } from './value-words.ts'
import { forces, ruleWords } from './words.ts'

/** GB-14, the 48 hours: what is asked most often. */
const USUAL = 'GB-14'

/** The arithmetic of `./huiying due`, with every step. */
export function Calculator({ limits }: { readonly limits: readonly Limit[] }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const [params, setParams] = useSearchParams()
  const [by, setBy] = useState<'rule' | 'period'>('rule')
  const [amount, setAmount] = useState('20')
  const [unit, setUnit] = useState<PeriodUnit>('workdays')
  const [from, setFrom] = useState<string | undefined>(serverNow)
  const ruleId = params.get('rule') ?? (limits.find((one) => one.register.includes(USUAL)) ?? limits[0])?.ruleId
  const whole = /^[1-9]\d{0,3}$/.test(amount)
  const asked = by === 'rule' ? { ruleId: ruleId ?? '' } : { within: periodForms[unit](amount) }
  const due = useAsk('rules.due', { ...asked, from: from ?? '' }, { enabled: from !== undefined && (by === 'rule' ? ruleId !== undefined : whole), keep: true })
  return (
    <Panel title={say.calculator}>
      <div className="stack">
        <div className="fields-2">
          <OneOf label={say.by} value={by} options={[{ value: 'rule', label: say.byRule }, { value: 'period', label: say.byPeriod }]} onChange={(next) => setBy(next ?? 'rule')} />
          <MomentField label={say.from} hint={say.fromHint} name="from" error={due.error} value={from} onChange={setFrom} />
        </div>
        {by === 'rule' ? (
          <Choice
            label={say.rule}
            value={ruleId}
            options={limits.map((one) => ({ value: one.ruleId, label: `${one.register.join(comma())} ${one.title[language]} · ${periodWords(one.within, language)}`, text: `${one.register.join(' ')} ${one.title[language]} ${one.says[language]}` }))}
            onChange={(next) => setParams(next ? { rule: next } : {}, { replace: true, preventScrollReset: true })}
          />
        ) : (
          <div className="fields-2">
            <TextField label={say.amount} inputMode="numeric" most={4} value={amount} onChange={setAmount} />
            <OneOf label={say.unit} value={unit} options={periodUnits.map((value) => ({ value, label: say[value] }))} onChange={(next) => setUnit(next ?? 'workdays')} />
          </div>
        )}
        <Refusals error={due.error} shownAt={['from']} />
        {due.data && !due.error && <Answer answer={due.data} />}
      </div>
    </Panel>
  )
}

function Answer({ answer }: { readonly answer: DueAnswer }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const nameForce = useNames(forces)
  const { rule } = answer
  return (
    <div className="due-answer" aria-live="polite">
      <p className={answer.provisional ? 'due-moment due-provisional' : 'due-moment'}>{say.due(momentWords(answer.dueAt, language))}</p>
      {answer.provisional && <p>{say.provisional}</p>}
      {rule && <p>{rule.says[language]} <span className="quiet small">{rule.instrument[language]} {rule.clause} · {rule.register.join(comma())} · {nameForce(rule.force)}</span></p>}
      <h3>{say.steps}</h3>
      <ol className="due-steps">{answer.steps.map((step, at) => <li key={at}>{step[language]}</li>)}</ol>
      {rule && rule.readings.length > 0 && <><h3>{say.readings}</h3><ReadingList readings={rule.readings} /></>}
      <Besides beside={answer.beside} />
    </div>
  )
}
