import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { MessageDetail } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, MomentField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { common } from '../../words/common.ts'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { messageStates, sourceNames } from '../../words/terms.ts'
import { Contact } from './contact.tsx'
import { Keeping } from './keeping.tsx'
import { Clocks, Letter, Similar } from './letter.tsx'
import { messageWords } from './words.ts'

/** One message with all that is known of it. */
export default function MessagePage() {
  const { messageId = '' } = useParams()
  const say = useWords(messageWords)
  const words = useWords(common)
  const nameState = useNames(messageStates)
  const asked = useAsk('intake.message', { messageId })
  const title = asked.data?.words?.title ?? asked.data?.words?.body?.slice(0, 30) ?? say.message
  return (
    <Page title={title} back={{ to: '/messages', name: say.title }} under={asked.data && <Mark>{nameState(asked.data.state)}</Mark>} actions={asked.data && <NextStep message={asked.data} />}>
      <Answered asked={asked}>
        {(message) => (
          <div className="two-columns">
            <Panel title={say.message}><Letter words={message.words} message={message} /><Contact message={message} /><Keeping message={message} /></Panel>
            <div className="stack">
              <Panel title={say.duties}><Clocks matters={[message.id, ...(message.caseId ? [message.caseId] : [])]} /></Panel>
              <Panel title={words.note}><About message={message} /></Panel>
              {message.similar.length > 0 && <Panel><Similar message={message} /></Panel>}
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function NextStep({ message }: { readonly message: MessageDetail }) {
  const say = useWords(messageWords)
  if (message.caseId) return <Link className="button-link" to={`/cases/${message.caseId}`}>{say.goCase}</Link>
  return message.state === 'received' ? <Link className="button-link" to={`/triage/${message.id}`}>{say.goTriage}</Link> : null
}

function About({ message }: { readonly message: MessageDetail }) {
  const say = useWords(messageWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameSource = useNames(sourceNames)
  const { nameOf } = useUnits()
  const may = useMay()
  const [correcting, setCorrecting] = useState(false)
  return (
    <div className="stack-tight">
      <Facts
        items={[
          [words.source, nameSource(message.source)],
          [say.knownAt, <>{momentWords(message.knownAt, language)}{message.knownAtHistory.map((old) => <div key={old.at} className="quiet small">{say.history(momentWords(old.was, language), old.reason)}</div>)}</>],
          message.occurredAt && [say.occurredAt, momentWords(message.occurredAt, language)],
          [say.registeredAt, momentWords(message.registeredAt, language)],
          [say.registeredBy, nameOf(message.unitId)],
          message.handlers.length > 0 && [say.handlers, message.handlers.map(nameOf).join(comma())],
          [say.characters, <span className="number">{message.characters}</span>],
        ]}
      />
      {may('intake.register') && <QueryCode messageId={message.id} />}
      {may('intake.correctKnownAt') && <div><Button small onPress={() => setCorrecting(true)}>{say.correct}</Button></div>}
      <CorrectKnownAt messageId={message.id} knownAt={message.knownAt} open={correcting} onClose={() => setCorrecting(false)} />
    </div>
  )
}

/** For whoever wrote down a call: the code by which the caller follows the matter. */
function QueryCode({ messageId }: { readonly messageId: string }) {
  const say = useWords(messageWords)
  const [shown, setShown] = useState(false)
  const asked = useAsk('intake.queryCode', { messageId }, { enabled: shown })
  if (!shown) return <div><Button small onPress={() => setShown(true)}>{say.showCode}</Button></div>
  return (
    <Answered asked={asked} lines={1}>
      {({ queryCode }) => (queryCode ? <p>{say.queryCode} <code className="code">{queryCode}</code><br /><span className="quiet small">{say.codeHint}</span></p> : <p className="quiet">{say.noCode}</p>)}
    </Answered>
  )
}

function CorrectKnownAt({ messageId, knownAt: was, open, onClose }: { readonly messageId: string; readonly knownAt: string; readonly open: boolean; onClose(): void }) {
  const say = useWords(messageWords)
  const words = useWords(common)
  const notice = useNotice()
  const act = useAct('intake.correctKnownAt')
  const [knownAt, setKnownAt] = useState<string | undefined>(was)
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ messageId, knownAt: knownAt ?? '', reason }))) return
    notice(say.corrected)
    onClose()
  }
  return (
    <Dialog open={open} title={say.correct} verb={say.correct} busy={act.isPending} error={act.error} fields={['knownAt', 'reason']} onDo={() => void give()} onClose={onClose}>
      <MomentField label={say.knownAt} hint={say.knownHint} name="knownAt" error={act.error} value={knownAt} onChange={setKnownAt} />
      <LongText label={words.reason} name="reason" error={act.error} value={reason} onChange={setReason} />
    </Dialog>
  )
}
