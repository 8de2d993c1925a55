import { useState } from 'react'
import type { TopicDetail } from '../../api/agenda-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { LongText, OneOf, Ticks } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Mark, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { topicWords } from './topic-words.ts'

/** 审题: the five checks, who signed which, and what is still open (NH-19, GB-34). */
export function Review({ topic }: { readonly topic: TopicDetail }) {
  const say = useWords(topicWords)
  const { language } = useLanguage()
  const may = useMay()
  const { person } = useSession()
  return (
    <Panel title={say.review}>
      <ul className="checks">
        {topic.demanded.map((one) => {
          const check = topic.checks.find((each) => each.check === one.check)
          return (
            <li key={one.check} className="row">
              <span>{one[language]}</span>
              <Mark tone={check ? (check.verdict === 'pass' ? 'kept' : 'wait') : 'plain'}>{check ? (check.verdict === 'pass' ? say.pass : say.fail) : say.open}</Mark>
              {check && <span className="quiet small">{say.by(topic.personNames[check.by] ?? '')}{check.note && `：${check.note}`}</span>}
            </li>
          )
        })}
      </ul>
      {topic.state === 'proposed' && may('agenda.reviewTopic') && topic.proposedBy !== person.id ? <Sign topic={topic} /> : topic.state === 'proposed' && <p className="quiet small">{say.reviewWhat}</p>}
    </Panel>
  )
}

function Sign({ topic }: { readonly topic: TopicDetail }) {
  const say = useWords(topicWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('agenda.reviewTopic')
  const [checks, setChecks] = useState<string[]>([])
  const [verdict, setVerdict] = useState<'pass' | 'fail'>('pass')
  const [note, setNote] = useState('')
  const [override, setOverride] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ topicId: topic.id, checks: checks.map((check) => ({ check, verdict, note })), ...(override.trim() && { overrideReason: override }) })) {
      notice(say.signed)
      setChecks([])
      setNote('')
    }
  }
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void give() }}>
      <Ticks label={say.review} bare value={checks} options={topic.demanded.map((one) => ({ value: one.check, label: one[language] }))} onChange={setChecks} />
      <OneOf label={say.sign} bare value={verdict} options={[{ value: 'pass', label: say.pass }, { value: 'fail', label: say.fail }]} onChange={(next) => next && setVerdict(next)} />
      {verdict === 'fail' && <LongText label={say.note} rows={2} value={note} onChange={setNote} />}
      {topic.crossings.length > 0 && !topic.overridden && <LongText label={say.overrideReason} optional rows={2} name="overrideReason" error={act.error} value={override} onChange={setOverride} />}
      <Refusals error={act.error} shownAt={['overrideReason']} />
      <div><Button kind="main" submit busy={act.isPending} disabled={checks.length === 0}>{say.sign}</Button></div>
    </form>
  )
}
