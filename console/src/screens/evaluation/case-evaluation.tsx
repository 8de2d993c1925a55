import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Evaluation } from '#src/modules/evaluation/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { usePersonNames } from '../../api/names.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Answered, Page, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords, shortMoment } from '../../words/moment.ts'
import { titleOf } from '../case/case.tsx'
import { EvaluateForm } from './evaluate-form.tsx'
import { ImprovementList } from './improvements.tsx'
import { useMayEvaluate } from './of-case.tsx'
import { evaluationWords, ratingNames } from './words.ts'
import './evaluation.css'

/** One case: its evaluations with every figure, what will be done better, what its askers say. */
export default function CaseEvaluationPage() {
  const { caseId = '' } = useParams()
  const say = useWords(evaluationWords)
  const mayEvaluate = useMayEvaluate()
  const asked = useAsk('cases.case', { caseId })
  const done = useAsk('evaluation.evaluations', { caseId })
  const one = asked.data
  return (
    <Page title={one ? say.onePage(titleOf(one)) : say.title} back={{ to: `/cases/${caseId}`, name: say.theCase }} actions={<Link to="/evaluation">{say.allImprovements}</Link>}>
      <Answered asked={asked}>
        {(found) => (
          <div className="two-columns">
            <div className="stack">
              {mayEvaluate(found) && <Panel title={say.evaluate}><EvaluateForm one={found} /></Panel>}
              {found.state !== 'answered' && found.state !== 'closed' && !found.evaluated && <p>{say.notAnswered}</p>}
              <Answered asked={done}>{({ items }) => (items.length === 0 ? <p className="quiet">{say.none}</p> : <>{items.map((each) => <OneEvaluation key={each.id} evaluation={each} />)}</>)}</Answered>
            </div>
            <div className="stack">
              {done.data && done.data.improvements.length > 0 && <Panel title={say.improvement}><ImprovementList items={done.data.improvements} /></Panel>}
              <Earlier caseId={caseId} />
              <Ratings caseId={caseId} />
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function OneEvaluation({ evaluation }: { readonly evaluation: Evaluation }) {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const nameOf = usePersonNames([evaluation.evaluatorId])
  const known = useAsk('evaluation.indicators', {})
  const [checking, setChecking] = useState(false)
  const again = useAsk('evaluation.recompute', { evaluationId: evaluation.id }, { enabled: checking })
  return (
    <Panel title={evaluation.score === null ? say.noScore : say.score(evaluation.score)} aside={<span className="quiet small">{say.byWhom(nameOf(evaluation.evaluatorId), momentWords(evaluation.at, language), say.version(evaluation.setVersion))}</span>}>
      <div className="stack">
        <div className="words">{evaluation.verdict}</div>
        <Table
          label={say.indicators}
          rows={evaluation.indicators}
          keyOf={(one) => one.id}
          columns={[
            { key: 'name', title: say.indicator, grows: true, draw: (one) => known.data?.formulas.find((formula) => formula.code === one.formula)?.[language] ?? one.title },
            { key: 'value', title: say.value, draw: (one) => (one.value === null ? <span className="quiet nowrap">{say.notApplicable}</span> : <span className="number">{one.value}</span>) },
            { key: 'n', title: say.counted, draw: (one) => <span className="number quiet">{one.n}</span> },
            { key: 'weight', title: say.weight, wideOnly: true, draw: (one) => <span className="number quiet">{one.weight}</span> },
          ]}
        />
        <div className="row">
          <Button small busy={again.isFetching} onPress={() => setChecking(true)}>{say.recompute}</Button>
          {again.data && <span role="status">{again.data.same ? say.same : say.differs(again.data.differing.length)}</span>}
        </div>
      </div>
    </Panel>
  )
}

/** What was promised after earlier cases of the same class, before the same fault is made again (GB-48). */
function Earlier({ caseId }: { readonly caseId: string }) {
  const say = useWords(evaluationWords)
  const found = useAsk('evaluation.openImprovements', { caseId, limit: 20 })
  if (!found.data || found.data.items.length === 0) return null
  return <Panel title={say.earlier}><ImprovementList items={found.data.items} /></Panel>
}

function Ratings({ caseId }: { readonly caseId: string }) {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const nameRating = useNames(ratingNames)
  const now = useMinute()
  const found = useAsk('evaluation.ratings', { caseId })
  if (!found.data || found.data.items.length === 0) return null
  return (
    <Panel title={say.ratings}>
      <ul className="rows">{found.data.items.map((one) => <li key={one.id}><div className="row-spread"><strong>{nameRating(one.rating)}</strong><span className="quiet small number">{shortMoment(one.givenAt, now, language)}</span></div>{one.rehandling && <div className="words">{one.reason ? say.rehandling(one.reason) : say.rehandlingAsked}</div>}</li>)}</ul>
    </Panel>
  )
}
