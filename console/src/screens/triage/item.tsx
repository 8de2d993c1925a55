import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Item } from '#src/modules/triage/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { MessageDetail } from '../../api/questions.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Mark, Page, Panel } from '../../ui/page.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { itemStates, sourceNames } from '../../words/terms.ts'
import { Contact } from '../messages/contact.tsx'
import { Clocks, Letter, Similar } from '../messages/letter.tsx'
import { messageWords } from '../messages/words.ts'
import { Assign } from './assign.tsx'
import { MergeDialog } from './merge.tsx'
import { OtherActs } from './other-acts.tsx'
import { Studies } from './studies.tsx'
import { StudyForm } from './study-form.tsx'
import { triageWords } from './words.ts'

/** One message on the desk: read, study, decide. */
export default function TriageItem() {
  const { messageId = '' } = useParams()
  const say = useWords(triageWords)
  const nameState = useNames(itemStates)
  const nameSource = useNames(sourceNames)
  const item = useAsk('triage.item', { messageId })
  const message = useAsk('intake.message', { messageId })
  const title = message.data?.words?.title ?? message.data?.words?.body?.slice(0, 30) ?? say.item
  const under = item.data && <>
    <Mark tone={item.data.state === 'waiting' ? 'wait' : 'plain'}>{nameState(item.data.state)}</Mark>
    {message.data && <span className="quiet">{nameSource(message.data.source)}</span>}
    {item.data.important && <Mark tone="wait">{say.importantMark}</Mark>}
  </>
  return (
    <Page title={title} back={{ to: '/triage', name: say.title }} under={under} actions={item.data?.caseId && <Link className="button-link" to={`/cases/${item.data.caseId}`}>{say.open}</Link>}>
      <Answered asked={message}>
        {(found) => (
          <div className="two-columns">
            <Reading message={found} item={item.data} />
            <Answered asked={item}>{(one) => <Deciding item={one} />}</Answered>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Reading({ message, item }: { readonly message: MessageDetail; readonly item: Item | undefined }) {
  const say = useWords(triageWords)
  const words = useWords(messageWords)
  const may = useMay()
  const [other, setOther] = useState<string>()
  const mergeable = item?.state === 'waiting' && may('triage.merge')
  return (
    <div className="stack">
      <Panel title={words.message}><Letter words={message.words} /><Contact message={message} /></Panel>
      <Panel title={words.duties}><Clocks matters={[message.id, ...(message.caseId && message.caseId !== message.id ? [message.caseId] : [])]} /></Panel>
      {message.similar.length > 0 && <Panel><Similar message={message} aside={(id) => <Button small onPress={() => setOther(id)}>{mergeable ? `${say.sideBySide} · ${say.merge}` : say.sideBySide}</Button>} /></Panel>}
      {other && <MergeDialog message={message} otherId={other} mergeable={mergeable} onClose={() => setOther(undefined)} />}
    </div>
  )
}

function Deciding({ item }: { readonly item: Item }) {
  const say = useWords(triageWords)
  const may = useMay()
  const { person } = useSession()
  const { nameOf } = useUnits()
  const waiting = item.state === 'waiting'
  const studiedByMe = item.studies.some((study) => study.personId === person.id)
  const persons = new Set(item.studies.map((study) => study.personId)).size
  const second = item.important && persons < 2
  return (
    <div className="stack">
      {item.returns.length > 0 && (
        <Panel title={say.returned}>
          {item.returns.map((one) => <p key={one.at}>{say.returnedBy(nameOf(one.unitId), one.reason)}{one.proposedUnitId && <> · {say.proposes(nameOf(one.proposedUnitId))}</>}</p>)}
        </Panel>
      )}
      {item.studies.length > 0 && <Panel title={say.studies}><Studies item={item} />{waiting && second && <p><Mark tone="wait">{say.secondNeeded}</Mark></p>}</Panel>}
      {waiting && may('triage.study') && !studiedByMe && (item.studies.length === 0 || second) && <Panel title={say.study}><StudyForm key={item.id} item={item} /></Panel>}
      {waiting && may('triage.accept') && item.studies.length > 0 && <Panel title={say.decide}><Assign item={item} /></Panel>}
      {may('triage.accept', 'triage.approveReferral') && <OtherActs item={item} />}
    </div>
  )
}
