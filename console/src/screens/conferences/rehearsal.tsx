import { useState } from 'react'
import type { Expected } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, OneOf } from '../../ui/fields.tsx'
import { Empty, Mark, Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { conferenceWords } from './words.ts'

/** What may be asked, who answers, and how it went when it was tried (WL-21). */
export function Rehearsal({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const [expecting, setExpecting] = useState(false)
  const [trying, setTrying] = useState<Expected>()
  const expected = one.expected ?? []
  const open = one.state === 'preparing' || one.state === 'ready'
  const unitOf = (each: Expected): string => one.sessions.find(({ id }) => id === each.sessionId)?.unitName ?? ''
  const ready = expected.filter((each) => each.rehearsed?.verdict === 'ready').length
  return (
    <Panel title={say.rehearsal} aside={<span className="row">{expected.length > 0 && <span className="quiet">{say.rehearsed(ready, expected.length)}</span>}{open && may('conferences.expectQuestion') && <Button onPress={() => setExpecting(true)}>{say.expectIt}</Button>}</span>}>
      {expected.length === 0 ? <Empty>{say.rehearsalNone}</Empty> : (
        <ul className="entries">
          {expected.map((each) => (
            <li key={each.no} className="line-entry">
              <div className="row-spread"><span><span className="number quiet">{each.no}.</span> {each.question}</span><Mark tone={each.rehearsed?.verdict === 'ready' ? 'kept' : 'wait'}>{each.rehearsed ? (each.rehearsed.verdict === 'ready' ? say.tryReady : say.tryAgain) : say.tryNever}</Mark></div>
              <span className="quiet small">{[unitOf(each), each.answer, each.rehearsed?.note].filter(Boolean).join(' · ')}</span>
              {open && may('conferences.rehearse') && <div className="row"><Button small label={`${say.tryIt}：${each.no}`} onPress={() => setTrying(each)}>{say.tryIt}</Button></div>}
            </li>
          ))}
        </ul>
      )}
      {expecting && <Expect one={one} onClose={() => setExpecting(false)} />}
      {trying && <Try one={one} expected={trying} onClose={() => setTrying(undefined)} />}
    </Panel>
  )
}

/** From an agreed answer of a unit that presents, or written anew. */
function Expect({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const act = useAct('conferences.expectQuestion')
  const lines = usePages('statements.linesList', { limit: 200 })
  const usable = lines.items.filter((each) => each.usable && one.sessions.some(({ unitId }) => unitId === each.unitId))
  const [linesId, setLinesId] = useState<string>()
  const [sessionId, setSessionId] = useState(one.sessions.length === 1 ? one.sessions[0]!.id : undefined)
  const [question, setQuestion] = useState('')
  const [answer, setAnswer] = useState('')
  const choose = (next: string | undefined): void => {
    setLinesId(next)
    const found = usable.find((each) => each.id === next)
    if (!found) return
    setQuestion(found.question)
    setAnswer(found.answer)
    setSessionId(one.sessions.find(({ unitId }) => unitId === found.unitId)?.id)
  }
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId: one.id, sessionId: sessionId ?? '', question, answer })) onClose()
  }
  return (
    <Dialog open title={say.expectIt} verb={say.expectIt} busy={act.isPending} error={act.error} fields={['sessionId', 'question', 'answer']} onDo={() => void give()} onClose={onClose}>
      {usable.length > 0 && <Choice label={say.fromLines} clear placeholder={say.noLine} value={linesId} options={usable.map((each) => ({ value: each.id, label: each.question }))} onChange={choose} />}
      <Choice label={say.session} name="sessionId" error={act.error} value={sessionId} options={one.sessions.map((session) => ({ value: session.id, label: `${session.unitName} · ${session.title}` }))} onChange={setSessionId} />
      <LongText label={say.question} name="question" error={act.error} rows={2} value={question} onChange={setQuestion} />
      <LongText label={say.gist} optional name="answer" error={act.error} rows={3} value={answer} onChange={setAnswer} />
    </Dialog>
  )
}

function Try({ one, expected, onClose }: { readonly one: ConferenceDetail; readonly expected: Expected; onClose(): void }) {
  const say = useWords(conferenceWords)
  const act = useAct('conferences.rehearse')
  const [verdict, setVerdict] = useState<'ready' | 'again' | undefined>('ready')
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId: one.id, no: expected.no, verdict: verdict ?? 'again', note })) onClose()
  }
  return (
    <Dialog open title={say.tryIt} verb={say.tryIt} busy={act.isPending} error={act.error} fields={['verdict', 'note']} onDo={() => void give()} onClose={onClose}>
      <p>{expected.question}</p>
      <OneOf label={say.rehearsal} name="verdict" error={act.error} value={verdict} options={[{ value: 'ready', label: say.tryReady }, { value: 'again', label: say.tryAgain }]} onChange={setVerdict} />
      <LongText label={say.tryNote} optional={verdict === 'ready'} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
    </Dialog>
  )
}
