import { Link } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { CaseDetail } from '../../api/questions.ts'
import { Facts, Panel } from '../../ui/page.tsx'
import { comma, useWords } from '../../words/language.tsx'
import { Contact } from '../messages/contact.tsx'
import { Keeping } from '../messages/keeping.tsx'
import { Letter, Similar } from '../messages/letter.tsx'
import { Studies } from '../triage/studies.tsx'
import { Timeline } from '../record/timeline.tsx'
import { caseWords } from './words.ts'

/** Left: the letter without its contact, what the study found, who is responsible, and how it came here. */
export function Background({ one }: { readonly one: CaseDetail }) {
  const say = useWords(caseWords)
  const { nameOf } = useUnits()
  const [firstId = one.id, ...others] = one.messages
  const message = useAsk('intake.message', { messageId: firstId })
  const item = useAsk('triage.item', { messageId: firstId })
  return (
    <div className="stack">
      <Panel title={say.words}>
        <Letter words={one.words[firstId]} message={message.data} />
        {message.data && <><Contact message={message.data} /><Keeping message={message.data} /></>}
        {others.length > 0 && (
          <details>
            <summary>{say.moreMessages(others.length)}</summary>
            <div className="stack">{others.map((id) => <div key={id}><Letter words={one.words[id]} /><Link to={`/messages/${id}`}>›</Link></div>)}</div>
          </details>
        )}
        {message.data && <Similar message={message.data} />}
      </Panel>
      <Panel title={say.units}>
        <Facts
          items={[
            [say.first, nameOf(one.unitId)],
            one.coUnitIds.length > 0 && [say.co, one.coUnitIds.map(nameOf).join(comma())],
            one.territorialUnitId !== one.unitId && [say.territorial, nameOf(one.territorialUnitId)],
            one.lineUnitId !== one.unitId && [say.line, nameOf(one.lineUnitId)],
          ]}
        />
      </Panel>
      {item.data && item.data.studies.length > 0 && <Panel title={say.study}><Studies item={item.data} /></Panel>}
      <Panel title={say.timeline} aside={<Link to={`/cases/${one.id}/record`}>{say.wholeRecord}</Link>}>
        <Timeline matters={[...new Set([one.id, ...one.messages])]} last={6} />
      </Panel>
    </div>
  )
}
