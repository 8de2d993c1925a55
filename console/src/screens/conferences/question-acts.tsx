import { useState, type ReactNode } from 'react'
import type { ModerationGround } from '#src/modules/conferences/contract.ts'
import type { Commands } from '../../api/commands.ts'
import type { ConferenceDetail, QuestionRow } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { groundNames } from './names.ts'
import { conferenceWords } from './words.ts'

export type QuestionActName = 'word' | 'answer' | 'followUp' | 'merge' | 'decline' | 'answerLater' | 'resolve' | 'erase'
interface Props {
  readonly question: QuestionRow
  readonly one: ConferenceDetail
  readonly all: readonly QuestionRow[]
  onClose(): void
}

/** The dialog of one act on one question. */
export function QuestionAct({ name, ...props }: Props & { readonly name: QuestionActName }) {
  const Act = ACTS[name]
  return <Act {...props} />
}

type QuestionCommand = 'conferences.wordQuestion' | 'conferences.answerOnSite' | 'conferences.openFollowUp' | 'conferences.mergeQuestion' | 'conferences.declineQuestion' | 'conferences.answerFollowUp' | 'conferences.resolveFollowUp' | 'conferences.eraseQuestion'

function Form<C extends QuestionCommand>({ command, title, fields, input, onClose, children }: { readonly command: C; readonly title: string; readonly fields: readonly string[]; readonly input: Commands[C]; onClose(): void; readonly children: (error: ReturnType<typeof useAct<C>>['error']) => ReactNode }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const act = useAct(command)
  const give = async (): Promise<void> => {
    if (!(await act.attempt(input))) return
    notice(say.done)
    onClose()
  }
  return <Dialog open title={title} verb={title} busy={act.isPending} error={act.error} fields={fields} onDo={() => void give()} onClose={onClose}>{children(act.error)}</Dialog>
}

const sessionOptions = (one: ConferenceDetail) => one.sessions.map((session) => ({ value: session.id, label: `${session.unitName} · ${session.title}` }))

function Word({ question, one, onClose }: Props) {
  const say = useWords(conferenceWords)
  const [wording, setWording] = useState(question.wording ?? '')
  const [sessionId, setSessionId] = useState(question.sessionId)
  return (
    <Form command="conferences.wordQuestion" title={say.wordIt} fields={['wording']} input={{ questionId: question.id, wording, ...(sessionId && { sessionId }) }} onClose={onClose}>
      {(error) => <><p className="words">{question.original}</p><LongText label={say.wording} hint={say.wordHint} name="wording" error={error} value={wording} onChange={setWording} /><Choice label={say.session} clear value={sessionId} options={sessionOptions(one)} onChange={setSessionId} /></>}
    </Form>
  )
}

function Answer({ question, one, onClose }: Props) {
  const say = useWords(conferenceWords)
  const people = one.sessions.filter((session) => !question.sessionId || session.id === question.sessionId).flatMap((session) => session.speakers.map((speaker) => ({ value: `${session.id} ${speaker.personId}`, label: `${speaker.name}（${session.unitName}）` })))
  const [who, setWho] = useState(people.length === 1 ? people[0]!.value : undefined)
  const [sessionId = '', speakerId = ''] = who?.split(' ') ?? []
  return (
    <Form command="conferences.answerOnSite" title={say.answer} fields={[]} input={{ questionId: question.id, speakerId, ...(sessionId && { sessionId }) }} onClose={onClose}>
      {() => <><p>{question.wording}</p><Choice label={say.spokesperson} value={who} options={people} onChange={setWho} /></>}
    </Form>
  )
}

function FollowUp({ question, onClose }: Props) {
  const say = useWords(conferenceWords)
  const { units } = useUnits()
  const [unitId, setUnitId] = useState<string>()
  return (
    <Form command="conferences.openFollowUp" title={say.followUp} fields={['unitId']} input={{ questionId: question.id, unitId: unitId ?? '' }} onClose={onClose}>
      {(error) => <><p>{question.wording}</p><Choice label={say.unit} hint={say.followUpHint} name="unitId" error={error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} /></>}
    </Form>
  )
}

function Merge({ question, all, onClose }: Props) {
  const say = useWords(conferenceWords)
  const [intoId, setIntoId] = useState<string>()
  const others = all.filter((other) => other.id !== question.id && other.state !== 'merged')
  return (
    <Form command="conferences.mergeQuestion" title={say.merge} fields={['intoId']} input={{ questionId: question.id, intoId: intoId ?? '' }} onClose={onClose}>
      {(error) => <Choice label={say.mergeInto} name="intoId" error={error} value={intoId} options={others.map((other) => ({ value: other.id, label: `${other.no}. ${other.wording ?? other.original ?? ''}` }))} onChange={setIntoId} />}
    </Form>
  )
}

function Decline({ question, onClose }: Props) {
  const say = useWords(conferenceWords)
  const nameOfGround = useNames(groundNames)
  const [ground, setGround] = useState<ModerationGround>()
  const [reason, setReason] = useState('')
  return (
    <Form command="conferences.declineQuestion" title={say.decline} fields={['ground', 'reason']} input={{ questionId: question.id, reason, ...(ground && { ground }) }} onClose={onClose}>
      {(error) => (
        <>
          {question.from === 'citizen' && <Choice label={say.ground} hint={say.groundHint} name="ground" error={error} value={ground} options={optionsOf(groundNames, nameOfGround)} onChange={setGround} />}
          <LongText label={say.publicReason} name="reason" error={error} value={reason} onChange={setReason} />
        </>
      )}
    </Form>
  )
}

type Afterwards = Pick<Props, 'question' | 'onClose'>

/** The unit says how and by whom it was answered. */
export function AnswerLater({ question, onClose }: Afterwards) {
  const say = useWords(conferenceWords)
  const [spokesperson, setSpokesperson] = useState('')
  const [how, setHow] = useState<'letter' | 'telephone' | 'visit' | 'interview'>('telephone')
  const [note, setNote] = useState('')
  const ways = [{ value: 'letter', label: say.howLetter }, { value: 'telephone', label: say.howTelephone }, { value: 'visit', label: say.howVisit }, { value: 'interview', label: say.howInterview }] as const
  return (
    <Form command="conferences.answerFollowUp" title={say.answerLater} fields={['spokesperson', 'note']} input={{ questionId: question.id, spokesperson, how, note }} onClose={onClose}>
      {(error) => <><TextField label={say.spokesperson} name="spokesperson" error={error} value={spokesperson} onChange={setSpokesperson} /><OneOf label={say.how} value={how} options={ways} onChange={(next) => next && setHow(next)} /><LongText label={say.said} name="note" error={error} value={note} onChange={setNote} /></>}
    </Form>
  )
}

/** Answered is a word, resolved is a deed (NH-43). */
export function Resolve({ question, onClose }: Afterwards) {
  const say = useWords(conferenceWords)
  const [result, setResult] = useState('')
  return (
    <Form command="conferences.resolveFollowUp" title={say.resolve} fields={['result']} input={{ questionId: question.id, result }} onClose={onClose}>
      {(error) => <LongText label={say.result} name="result" error={error} value={result} onChange={setResult} />}
    </Form>
  )
}

/** Whoever asked has a right to it (RL-2); what the office worded stays. */
function Erase({ question, onClose }: Props) {
  const say = useWords(conferenceWords)
  const [note, setNote] = useState('')
  return (
    <Form command="conferences.eraseQuestion" title={say.eraseOriginal} fields={['note']} input={{ questionId: question.id, note }} onClose={onClose}>
      {(error) => <><p className="quiet">{say.eraseHint}</p><LongText label={say.eraseWhy} name="note" error={error} rows={2} value={note} onChange={setNote} /></>}
    </Form>
  )
}

const ACTS: Readonly<Record<QuestionActName, (props: Props) => ReactNode>> = { word: Word, answer: Answer, followUp: FollowUp, merge: Merge, decline: Decline, answerLater: AnswerLater, resolve: Resolve, erase: Erase }

/** A question from the floor, as it was asked. */
export function AskFromFloor({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const act = useAct('conferences.askFromFloor')
  const [outlet, setOutlet] = useState('')
  const [text, setText] = useState('')
  const [sessionId, setSessionId] = useState(one.sessions.length === 1 ? one.sessions[0]!.id : undefined)
  const outlets = one.invitations.filter((each) => each.as !== 'unit').map((each) => ({ value: each.name, label: each.name }))
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId: one.id, outlet, text, ...(sessionId && { sessionId }) })) onClose()
  }
  return (
    <Dialog open title={say.ask} verb={say.ask} busy={act.isPending} error={act.error} fields={['outlet', 'text']} onDo={() => void give()} onClose={onClose}>
      {outlets.length > 0 ? <Choice label={say.asker} name="outlet" error={act.error} value={outlet || undefined} options={outlets} onChange={(next) => setOutlet(next ?? '')} /> : <TextField label={say.asker} name="outlet" error={act.error} value={outlet} onChange={setOutlet} />}
      <LongText label={say.question} name="text" error={act.error} value={text} onChange={setText} />
      <Choice label={say.session} clear value={sessionId} options={sessionOptions(one)} onChange={setSessionId} />
    </Dialog>
  )
}
