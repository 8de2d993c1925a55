import { Link } from 'react-router'
import type { Beside, Reading } from '../../api/rule-questions.ts'
import { Mark } from '../../ui/page.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { periodWords } from './value-words.ts'
import { ruleWords } from './words.ts'

/** How unclear wording is read: the question, the reading, who decided and when. */
export function ReadingList({ readings }: { readonly readings: readonly Reading[] }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  return (
    <ul className="reading-list">
      {readings.map((one) => (
        <li key={one.question.zh}>
          {one.question[language]} <strong>{one.reading[language]}</strong> {one.why[language]} <span className="quiet small">{say.decided(one.decidedBy[language], dateWords(one.decidedOn, language))}</span>
        </li>
      ))}
    </ul>
  )
}

/** Rules that open the same duty, strictest first: the winner holds, the others stay in sight (CV-5). */
export function Besides({ beside }: { readonly beside: readonly Beside[] }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  if (beside.length === 0) return null
  return (
    <>
      <h3>{say.beside}</h3>
      <ul className="besides">
        {beside.map((one) => (
          <li key={one.ruleId}>
            <Mark tone={one.wins ? 'accent' : 'plain'}>{one.wins ? say.wins : say.loses}</Mark>
            <span>{periodWords(one.within, language)} · {one.register.join(comma())} · <Link to={`/rules/${one.instrumentId}#${one.register[0]}`}>{one.instrument[language]}</Link></span>
          </li>
        ))}
      </ul>
    </>
  )
}
