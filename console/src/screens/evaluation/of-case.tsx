import { Link } from 'react-router'
import type { Case } from '#src/modules/cases/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { evaluationWords } from './words.ts'

/** Whether I may evaluate this case now: it has an answer of substance, and it is my unit's or the press office's own. */
export function useMayEvaluate(): (one: Case) => boolean {
  const may = useMay()
  const mine = useMyUnits()
  return (one) => may('evaluation.evaluate') && (one.state === 'answered' || one.state === 'closed') && (mine.has(one.unitId) || mine.has(one.pressOfficeId))
}

/** What the answer of a case did, in two lines, and the way to the page where it is evaluated. */
export function EvaluationInShort({ one }: { readonly one: Case }) {
  const say = useWords(evaluationWords)
  const mayEvaluate = useMayEvaluate()
  const { data } = useAsk('evaluation.evaluations', { caseId: one.id })
  const latest = data?.items[0]
  const due = data !== undefined && !latest && mayEvaluate(one)
  return (
    <Panel title={say.title} aside={<Link to={`/cases/${one.id}/evaluation`}>{due ? say.evaluateHere : say.open}</Link>}>
      {latest ? <><p className="words two-lines">{latest.verdict}</p>{latest.score !== null && <strong className="number">{say.score(latest.score)}</strong>}</> : data && <p className="quiet">{say.noneYet}</p>}
    </Panel>
  )
}
