import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { InstrumentEntry } from '../../api/questions.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Choice, MomentField } from '../../ui/fields.tsx'
import { Answered, Facts, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords, momentWords } from '../../words/moment.ts'
import { ruleWords } from './words.ts'

/** The documents by which this record counts and refuses, and a calculator for their time limits. */
export default function Rules() {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const asked = useAsk('rules.instruments', {})
  return (
    <Page title={say.title}>
      <p className="quiet">{say.intro}</p>
      <Answered asked={asked}>
        {({ items }) => (
          <div className="two-columns">
            <div className="stack">
              {items.map((one) => (
                <Panel key={one.id} title={<Link to={`/rules/${one.id}`}>{one.title[language]}</Link>} aside={<span className="quiet small">{say.rules(one.rules.length)}</span>}>
                  <Facts items={[[say.issuer, one.issuer[language]], one.number !== undefined && [say.number, one.number], [say.inForce, say.inForceFrom(dateWords(one.effectiveFrom, language))]]} />
                  {one.note && <p className="quiet small">{one.note[language]}</p>}
                </Panel>
              ))}
            </div>
            <Calculator instruments={items} />
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Calculator({ instruments }: { readonly instruments: readonly InstrumentEntry[] }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const deadlines = instruments.flatMap((one) => one.rules).filter((rule) => rule.kind === 'deadline' && rule.values.some((value) => value.says && 'within' in value.says))
  const [ruleId, setRuleId] = useState<string | undefined>(deadlines.find((rule) => rule.register.includes('GB-14'))?.id ?? deadlines[0]?.id)
  const [from, setFrom] = useState<string | undefined>(serverNow)
  const due = useAsk('rules.due', { ruleId: ruleId ?? '', from: from ?? '' }, { enabled: !!ruleId && !!from, keep: true })
  return (
    <Panel title={say.calculator}>
      <div className="stack">
        <Choice label={say.rule} value={ruleId} options={deadlines.map((rule) => ({ value: rule.id, label: `${rule.register.join('、')} ${rule.title[language]}`, text: `${rule.register.join(' ')} ${rule.title[language]}` }))} onChange={setRuleId} />
        <MomentField label={say.from} value={from} onChange={setFrom} />
        <Refusals error={due.error} />
        {due.data && (
          <div aria-live="polite">
            <p className="why-due">{say.due(momentWords(due.data.dueAt, language))}</p>
            {due.data.provisional && <p>{say.provisional}</p>}
            <ol>{due.data.steps.map((step, at) => <li key={at}>{step[language]}</li>)}</ol>
          </div>
        )}
      </div>
    </Panel>
  )
}
