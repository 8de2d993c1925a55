import { useState } from 'react'
import type { ConfirmationAnswer } from '#src/modules/review/contract.ts'
import { askServer, Refused } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import type { ReviewDetail } from '../../api/questions.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { confirmationAnswers } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { reviewWords } from './words.ts'

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)

/** Other agencies that the text names: asked, answered, or still silent, which is no consent (GB-35). */
export function Confirmations({ review }: { readonly review: ReviewDetail }) {
  const say = useWords(reviewWords)
  const name = useNames(confirmationAnswers)
  const may = useMay()
  const mine = useMyUnits()
  const [asking, setAsking] = useState(false)
  const person = usePersonNames(review.confirmations.map((one) => (one.answeredBy && isId(one.answeredBy) ? one.answeredBy : undefined)))
  const open = review.state === 'open'
  return (
    <Panel title={say.confirmations} aside={open && may('review.sendLink') && <Button small onPress={() => setAsking(true)}>{say.ask}</Button>}>
      {review.confirmations.length === 0 && <p className="quiet">{say.noConfirmations}</p>}
      <ul className="entries">
        {review.confirmations.map((one) => (
          <li key={one.name} className="line-entry">
            <div className="row-spread"><strong>{one.name}</strong><span className={one.answer ? '' : 'quiet small'}>{one.answer ? name(one.answer) : say.waiting}</span></div>
            {one.note && <p className="words">{one.note}</p>}
            {one.answeredBy && <span className="quiet small">{say.answeredBy(isId(one.answeredBy) ? person(one.answeredBy) : one.answeredBy)}</span>}
            {open && !one.answer && one.unitId !== undefined && mine.has(one.unitId) && <AnswerForm review={review} asked={one.name} />}
            {open && !one.answer && one.unitId === undefined && may('review.sendLink') && <OutsideLink review={review} asked={one.name} sent={one.linkHash !== undefined} />}
          </li>
        ))}
      </ul>
      {asking && <AskDialog review={review} onClose={() => setAsking(false)} />}
    </Panel>
  )
}

function AnswerForm({ review, asked }: { readonly review: ReviewDetail; readonly asked: string }) {
  const say = useWords(reviewWords)
  const nameAnswer = useNames(confirmationAnswers)
  const notice = useNotice()
  const act = useAct('review.answerConfirmation')
  const [answer, setAnswer] = useState<ConfirmationAnswer | undefined>('confirm')
  const [note, setNote] = useState('')
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void act.attempt({ reviewId: review.id, name: asked, answer: answer ?? 'confirm', note }).then((facts) => facts && notice(say.answered)) }}>
      <OneOf label={say.answer} name="answer" error={act.error} value={answer} options={optionsOf(confirmationAnswers, nameAnswer)} onChange={setAnswer} />
      <LongText label={say.answerNote} optional={answer === 'confirm'} hint={say.answerNoteHint} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
      <Refusals error={act.error} shownAt={['answer', 'note']} />
      <div><Button kind="main" submit busy={act.isPending}>{say.answerVerb}</Button></div>
    </form>
  )
}

/** A one-time address for an agency that does not work in this system. */
function OutsideLink({ review, asked, sent }: { readonly review: ReviewDetail; readonly asked: string; readonly sent: boolean }) {
  const say = useWords(reviewWords)
  const act = useAct('review.sendLink')
  const [link, setLink] = useState<string>()
  const [error, setError] = useState<Refused | null>(null)
  const make = async (): Promise<void> => {
    if (!sent && !(await act.attempt({ reviewId: review.id, name: asked }))) return
    try {
      const { path } = (await askServer('review.link', { reviewId: review.id, name: asked })) as { path: string }
      setLink(new URL(path, location.origin).href)
    } catch (no) {
      if (!(no instanceof Refused)) throw no
      setError(no)
    }
  }
  return (
    <div className="stack-tight">
      {link ? <TextField label={say.linkShown} value={link} onChange={() => {}} /> : <div><Button small busy={act.isPending} onPress={() => void make()}>{say.sendLink}</Button></div>}
      <Refusals error={act.error ?? error} />
    </div>
  )
}

function AskDialog({ review, onClose }: { readonly review: ReviewDetail; onClose(): void }) {
  const say = useWords(reviewWords)
  const notice = useNotice()
  const { units, nameOf } = useUnits()
  const act = useAct('review.addConfirmation')
  const [unitId, setUnitId] = useState<string>()
  const [name, setName] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ reviewId: review.id, name: unitId ? nameOf(unitId) : name, ...(unitId && { unitId }) }))) return
    notice(say.askDone)
    onClose()
  }
  return (
    <Dialog open title={say.ask} verb={say.askVerb} busy={act.isPending} error={act.error} fields={['name']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.askUnit} clear value={unitId} options={units.filter((unit) => unit.id !== review.unitId).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
      {!unitId && <TextField label={say.askName} name="name" error={act.error} value={name} onChange={setName} />}
    </Dialog>
  )
}
