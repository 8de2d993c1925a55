import { useSearchParams } from 'react-router'
import { Page } from '../../ui/page.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useWords } from '../../words/language.tsx'
import { moreWords } from '../more/words.ts'
import { Improvements } from './improvements.tsx'
import { IndicatorSet } from './indicator-set.tsx'
import { ResponseTimes } from './response-times.tsx'
import { SurveyResults } from './survey-results.tsx'
import { ThirdPartyReports } from './third-party.tsx'
import { evaluationWords } from './words.ts'
import { Year } from './year.tsx'
import './evaluation.css'

const parts = ['improvements', 'times', 'survey', 'indicators', 'thirdParty', 'year'] as const
type Part = (typeof parts)[number]

/** What the answers did: what must be done better, how fast, how it was received, and by which measure. */
export default function EvaluationPage() {
  const say = useWords(evaluationWords)
  const more = useWords(moreWords)
  const [params, setParams] = useSearchParams()
  const part = parts.find((one) => one === params.get('part')) ?? 'improvements'
  const views: Readonly<Record<Part, () => React.ReactNode>> = {
    improvements: () => <Improvements />, times: () => <ResponseTimes />, survey: () => <SurveyResults />,
    indicators: () => <IndicatorSet />, thirdParty: () => <ThirdPartyReports />, year: () => <Year />,
  }
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }}>
      <div className="part-switch"><Switch<Part> label={say.title} value={part} options={parts.map((value) => ({ value, label: say[value] }))} onChange={(next) => setParams({ part: next })} /></div>
      {views[part]()}
    </Page>
  )
}
