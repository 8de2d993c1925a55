import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import type { ReviewDetail, StatementDetail } from '../../api/questions.ts'
import { ClockChip } from '../../clock/chip.tsx'
import { Proofread } from '../../proofread/findings.tsx'
import { useWordList } from '../../proofread/use-word-list.ts'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { comma, useNames, useWords } from '../../words/language.tsx'
import { audienceNames, reviewStates } from '../../words/terms.ts'
import { ContentDifference, ContentText, RiskText } from '../case/editions.tsx'
import { OwnMatter } from '../publication/own-matter.tsx'
import { Letter } from '../messages/letter.tsx'
import { manuscript } from '../case/manuscript.ts'
import { statementWords } from '../case/statement-words.ts'
import { Confirmations } from './confirmations.tsx'
import { Steps } from './review-state.tsx'
import { SignForm } from './sign-form.tsx'
import { promptNames, reviewWords } from './words.ts'
import '../case/case.css'

type Editions = Pick<StatementDetail, 'texts'>

/** One edition in review: the words, what changed, what could go wrong, and my act. */
export default function ReviewPage() {
  const { reviewId = '' } = useParams()
  const say = useWords(reviewWords)
  const nameState = useNames(reviewStates)
  const nameAudience = useNames(audienceNames)
  const asked = useAsk('review.review', { reviewId })
  const review = asked.data
  const statement = useAsk('statements.texts', { statementId: review?.statementId ?? '' }, { enabled: review !== undefined })
  const owed = useAsk('duties.ofMatter', { matters: [review?.caseId ?? ''] }, { enabled: review !== undefined })
  const first = owed.data?.items.find((duty) => duty.state === 'open')
  const under = review && <>
    <Mark tone={review.state === 'cleared' ? 'kept' : 'accent'}>{nameState(review.state)}</Mark>
    <Mark>{say.edition(review.editionNo)}</Mark>
    <Mark>{nameAudience(review.audience)}</Mark>
    {first && <ClockChip duty={first} />}
  </>
  return (
    <Page title={review?.title ?? say.title} back={{ to: '/review', name: say.title }} under={under} actions={review?.state === 'cleared' && <Link className="button-link" to={`/publication/${review.statementId}`}>{say.openRelease}</Link>}>
      <Answered asked={asked} lines={10}>
        {(one) => (
          <div className="two-columns">
            <Answered asked={statement} lines={8}>{(written) => <Words review={one} statement={written} />}</Answered>
            <Beside review={one} statement={statement.data} />
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Words({ review, statement }: { readonly review: ReviewDetail; readonly statement: Editions }) {
  const say = useWords(reviewWords)
  const namePrompt = useNames(promptNames)
  const sayFields = useWords(statementWords)
  const wordList = useWordList()
  const at = statement.texts.findIndex((text) => text.no === review.editionNo)
  const text = statement.texts[at]
  const before = statement.texts[at - 1]
  // A third party's report or the record of a conference is its own matter; no message lies behind it.
  const isReport = review.caseId === review.statementId
  const one = useAsk('cases.case', { caseId: review.caseId }, { enabled: !isReport })
  if (!text) return null
  return (
    <div className="stack">
      <Panel title={say.whole}><ContentText content={text.content} of={review.statementId} /></Panel>
      <Proofread entries={wordList} fields={manuscript(sayFields, text.content)} />
      {text.prompts.length > 0 && <ul className="offer">{text.prompts.map((prompt) => <li key={prompt}>{namePrompt(prompt)}</li>)}</ul>}
      {before && <Panel><ContentDifference before={before.content} after={text.content} beforeNo={before.no} /></Panel>}
      {(text.riskNote.misreading || text.riskNote.harm || text.riskNote.fallback) && <Panel title={say.risk}><RiskText riskNote={text.riskNote} /></Panel>}
      {isReport && <p><OwnMatter id={review.caseId} /></p>}
      {one.data && <Panel title={<Link to={`/cases/${review.caseId}`}>{say.asked}</Link>}><Letter words={one.data.words[one.data.messages[0] ?? review.caseId]} /></Panel>}
    </div>
  )
}

function Beside({ review, statement }: { readonly review: ReviewDetail; readonly statement: Editions | undefined }) {
  const say = useWords(reviewWords)
  const { nameOf } = useUnits()
  const person = usePersonNames(review.authorIds)
  const read = statement?.texts.some((text) => text.no === review.editionNo && text.digest === review.digest) ?? false
  return (
    <div className="stack review-side">
      {read && <SignForm key={review.digest} review={review} />}
      <Panel title={say.steps}>
        <div className="stack-tight">
          <Steps review={review} />
          <Facts items={[[say.unit, nameOf(review.unitId)], [say.authors, review.authorIds.map(person).filter(Boolean).join(comma())]]} />
        </div>
      </Panel>
      <Confirmations review={review} />
    </div>
  )
}
