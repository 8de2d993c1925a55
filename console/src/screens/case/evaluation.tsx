import { Link } from 'react-router'
import type { Case } from '#src/modules/cases/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Panel } from '../../ui/page.tsx'
import { dictionary, useWords } from '../../words/language.tsx'

const words = dictionary({
  title: ['效果评估', 'Evaluation'],
  none: ['还没有评估。属于五种情形的，办结前须评估（GB-45）。', 'Not evaluated. A case of the five classes is evaluated before it is closed (GB-45).'],
  evaluate: ['填写效果评估', 'Evaluate'],
  open: ['查看评估', 'Open'],
  score: (n: number) => [`综合 ${n} 分`, `score ${n}`],
})

/** What the answer did, in short; figures, improvements and what askers said have a page of their own. */
export function CaseEvaluation({ one }: { readonly one: Case }) {
  const say = useWords(words)
  const may = useMay()
  const mine = useMyUnits()
  const { data } = useAsk('evaluation.evaluations', { caseId: one.id })
  const latest = data?.items[0]
  const due = one.state === 'answered' && !one.evaluated && may('evaluation.evaluate') && (mine.has(one.unitId) || mine.has(one.pressOfficeId))
  return (
    <Panel title={say.title} aside={<Link to={`/evaluation/${one.id}`}>{due ? say.evaluate : say.open}</Link>}>
      {latest ? <><p className="words two-lines">{latest.verdict}</p>{latest.score !== null && <strong className="number">{say.score(Math.round(latest.score))}</strong>}</> : <p className="quiet">{say.none}</p>}
    </Panel>
  )
}
