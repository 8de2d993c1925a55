import type { Instant } from '#src/kernel/time.ts'
import type { Engagement } from '#src/modules/evaluation/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { SharedEvaluation, SharedFigures } from '../../api/register-questions.ts'
import { Answered, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dayYear } from '../../words/moment.ts'
import { classNames } from '../../words/terms.ts'
import { SurveyTable } from '../evaluation/survey-results.tsx'
import { TimesTable } from '../evaluation/response-times.tsx'
import { evaluationWords } from '../evaluation/words.ts'
import '../evaluation/evaluation.css'
import { thirdPartyWords } from './words.ts'

/** The figures of the units in scope, the same for the evaluator and for the office that shares them (GB-46, GB-47). */
export function Shared({ one, now, mine }: { readonly one: Engagement; readonly now: Instant; readonly mine: boolean }) {
  const say = useWords(thirdPartyWords)
  const open = !mine || (now >= one.from && now < one.until)
  const asked = useAsk('evaluation.thirdPartyView', { engagementId: one.id }, { enabled: open })
  if (!open) return <Panel title={say.shared}><p className="quiet">{now < one.from ? say.notYet : say.closed}</p></Panel>
  return (
    <section className="stack">
      <div><h2>{say.shared}</h2><p className="quiet small">{mine ? say.sharedWhat : say.sharedOffice}</p></div>
      <Answered asked={asked} lines={8}>{(figures) => <Figures figures={figures} />}</Answered>
    </section>
  )
}

function Figures({ figures }: { readonly figures: SharedFigures }) {
  const say = useWords(thirdPartyWords)
  const words = useWords(evaluationWords)
  return (
    <>
      <h3>{words.times}</h3>
      {figures.responseTimes.length === 0 ? <p className="quiet">{say.timesNone}</p> : <TimesTable units={figures.responseTimes} exports />}
      <h3>{words.survey}</h3>
      {figures.survey.length === 0 ? <p className="quiet">{say.surveyNone}</p> : <><p className="quiet small">{words.marginHint}</p><SurveyTable units={figures.survey} exports /></>}
      <h3>{say.evaluations}</h3>
      {figures.evaluations.length === 0 ? <p className="quiet">{say.evaluationsNone}</p> : <Evaluations evaluations={figures.evaluations} />}
    </>
  )
}

function Evaluations({ evaluations }: { readonly evaluations: readonly SharedEvaluation[] }) {
  const say = useWords(thirdPartyWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const nameClass = useNames(classNames)
  return (
    <Table
      label={say.evaluations}
      exports
      rows={evaluations}
      keyOf={(one) => String(one.no)}
      columns={[
        { key: 'no', title: say.no, draw: (one) => <span className="number">{one.no}</span> },
        { key: 'unit', title: say.unit, grows: true, draw: (one) => nameOf(one.unitId) },
        { key: 'score', title: say.score, draw: (one) => <span className="number">{one.score ?? '—'}</span> },
        { key: 'indicators', title: say.indicators, draw: (one) => <Indicators one={one} /> },
        { key: 'classes', title: say.classes, wideOnly: true, draw: (one) => <span className="classes">{one.classes.map(nameClass).join(comma())}</span> },
        { key: 'when', title: say.when, wideOnly: true, draw: (one) => <span className="number">{dayYear(one.at, language)}</span> },
      ]}
    />
  )
}

function Indicators({ one }: { readonly one: SharedEvaluation }) {
  const say = useWords(thirdPartyWords)
  const words = useWords(evaluationWords)
  const { language } = useLanguage()
  const known = useAsk('evaluation.indicators', {})
  return (
    <details className="indicators">
      <summary>{words.version(one.setVersion)}<span className="unseen"> {say.indicatorsOf(one.no)}</span></summary>
      <dl className="year-figures">
        {one.indicators.map((each) => <div key={each.id}><dt>{known.data?.formulas.find((formula) => formula.code === each.formula)?.[language] ?? each.title}</dt><dd className="number">{each.value ?? words.notApplicable}</dd></div>)}
      </dl>
    </details>
  )
}
