import { Link } from 'react-router'
import type { ReviewDetail } from '../../api/questions.ts'
import { useAsk } from '../../api/hooks.ts'
import { usePersonNames } from '../../api/names.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Mark } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { confirmationAnswers, reviewStates } from '../../words/terms.ts'
import { reviewWords } from './words.ts'

/** How far the newest review of a statement is, for the side of a case. */
export function ReviewState({ statementId }: { readonly statementId: string }) {
  const say = useWords(reviewWords)
  const nameState = useNames(reviewStates)
  const { data } = useAsk('review.review', { statementId })
  if (!data) return null
  return (
    <div className="stack-tight">
      <div className="row-spread"><span>{say.edition(data.editionNo)} <Mark tone={data.state === 'cleared' ? 'kept' : data.state === 'sentBack' ? 'wait' : 'accent'}>{nameState(data.state)}</Mark></span><Link to={`/review/${data.id}`}>{say.open}</Link></div>
      <Steps review={data} />
      <ConfirmationList review={data} />
    </div>
  )
}

/** Every demanded item with who signed it; what is missing has a circle. */
export function Steps({ review }: { readonly review: ReviewDetail }) {
  const { language } = useLanguage()
  const now = useMinute()
  const signed = new Map(review.signatures.filter((one) => one.digest === review.digest).map((one) => [one.item, one]))
  const nameOf = usePersonNames(review.signatures.map((one) => one.personId))
  return (
    <ul className="steps">
      {inOrder(review.steps).map((step) => {
        const one = signed.get(step.item)
        return (
          <li key={step.item}>
            <span className={one ? (one.verdict === 'pass' ? 'step-done' : 'step-no') : 'step-open'}>{step[language]}</span>
            {one && <span className="quiet small">{nameOf(one.personId)} <span className="number">{shortMoment(one.at, now, language)}</span></span>}
          </li>
        )
      })}
    </ul>
  )
}

/** Each review with its proof reading, then the checks. */
const rankOf = (item: string): string => (item.startsWith('check:') ? '9' : `${item.at(-1)}${item.startsWith('review') ? 'a' : 'b'}`)
const inOrder = (steps: ReviewDetail['steps']): ReviewDetail['steps'] => steps.toSorted((a, b) => rankOf(a.item).localeCompare(rankOf(b.item)))

export function ConfirmationList({ review }: { readonly review: Pick<ReviewDetail, 'confirmations'> }) {
  const say = useWords(reviewWords)
  const name = useNames(confirmationAnswers)
  if (review.confirmations.length === 0) return null
  return (
    <ul className="steps">
      {review.confirmations.map((one) => (
        <li key={one.name}>
          <span className={one.answer === 'confirm' ? 'step-done' : one.answer ? 'step-no' : 'step-open'}>{say.confirmations} · {one.name}</span>
          <span className="quiet small">{one.answer ? name(one.answer) : say.waiting}</span>
        </li>
      ))}
    </ul>
  )
}
