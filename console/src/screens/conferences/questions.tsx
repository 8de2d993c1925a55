import { useState } from 'react'
import type { QuestionState } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail, QuestionRow } from '../../api/conference-questions.ts'
import { usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Coming, Empty, Mark, More, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { AskFromFloor, QuestionAct, type QuestionActName } from './question-acts.tsx'
import { fateNames, groundNames } from './names.ts'
import { conferenceWords } from './words.ts'

const TONES: Readonly<Record<QuestionState, 'wait' | 'kept' | 'accent' | 'plain'>> = { asked: 'wait', answeredOnSite: 'kept', followUpOpen: 'accent', followUpAnswered: 'kept', merged: 'plain', declined: 'plain' }

/** Every question and its fate (NH-30, NH-41). */
export function QuestionList({ one, only }: { readonly one: ConferenceDetail; readonly only?: QuestionState }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const found = usePages('conferences.questions', { conferenceId: one.id, limit: 100, ...(only && { state: only }) })
  const [asking, setAsking] = useState(false)
  return (
    <Panel title={say.questions} aside={one.state === 'open' && may('conferences.askFromFloor') && <Button kind="main" onPress={() => setAsking(true)}>{say.ask}</Button>}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={3} /> : found.items.length === 0 ? <Empty>{say.noQuestions}</Empty> : <ul className="entries">{found.items.map((question) => <OneQuestion key={question.id} question={question} one={one} all={found.items} />)}</ul>}
      <More paged={found} />
      {asking && <AskFromFloor one={one} onClose={() => setAsking(false)} />}
    </Panel>
  )
}

function OneQuestion({ question, one, all }: { readonly question: QuestionRow; readonly one: ConferenceDetail; readonly all: readonly QuestionRow[] }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const fate = useNames(fateNames)
  const ground = useNames(groundNames)
  const may = useMay()
  const [act, setAct] = useState<QuestionActName>()
  const asked = question.state === 'asked'
  const acts: readonly (readonly [QuestionActName, string, boolean])[] = [
    ['word', say.wordIt, asked && question.from === 'citizen' && may('conferences.wordQuestion')],
    ['answer', say.answer, asked && one.state === 'open' && question.wording !== undefined && may('conferences.answerOnSite')],
    ['followUp', say.followUp, asked && question.wording !== undefined && may('conferences.openFollowUp')],
    ['merge', say.merge, asked && all.length > 1 && may('conferences.mergeQuestion')],
    ['decline', say.decline, asked && may('conferences.declineQuestion')],
    ['answerLater', say.answerLater, question.state === 'followUpOpen' && may('conferences.answerFollowUp')],
    ['erase', say.eraseOriginal, question.wordsDigest !== undefined && !question.wordsErased && may('conferences.eraseQuestion')],
    ['resolve', say.resolve, question.state === 'followUpAnswered' && !question.resolved && may('conferences.resolveFollowUp')],
  ]
  return (
    <li className="line-entry">
      <div className="row-spread"><span><span className="number quiet">{question.no}.</span> {question.wording ?? <span className="quiet">{question.wordsErased ? say.originalErased : question.original}</span>}</span><Mark tone={TONES[question.state]}>{fate(question.state)}</Mark></div>
      <span className="quiet small">
        {[question.outlet, question.answeredBy && say.answeredBy(question.answeredBy.name, question.answeredBy.unitName), question.state === 'followUpOpen' && question.dueAt && `${question.unitName} · ${say.dueBy(shortMoment(question.dueAt, one.now, language))}`, question.mergedInto && say.mergedInto(question.mergedInto.no), question.declinedFor && ground(question.declinedFor), question.declined, question.resolved && `${say.resolvedMark}：${question.resolved.result}`].filter(Boolean).join(' · ')}
      </span>
      {question.wording && question.wordsErased && <span className="quiet small">{say.originalErased}</span>}
      {question.wording && question.original && <details><summary className="quiet small">{say.original}</summary><p className="words">{question.original}</p></details>}
      <div className="row">{acts.flatMap(([name, label, allowed]) => (allowed ? [<Button key={name} small label={`${label}：${question.no}`} onPress={() => setAct(name)}>{label}</Button>] : []))}</div>
      {act && <QuestionAct name={act} question={question} one={one} all={all} onClose={() => setAct(undefined)} />}
    </li>
  )
}
