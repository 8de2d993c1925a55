import { useAsk } from '../../api/hooks.ts'
import { Link } from 'react-router'
import type { CaseDetail } from '../../api/questions.ts'
import { Mark, Panel } from '../../ui/page.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { releaseStates } from '../../words/terms.ts'
import { Clocks } from '../messages/letter.tsx'
import { ReviewState } from '../review/review-state.tsx'
import { EvaluationInShort } from '../evaluation/of-case.tsx'
import { Acts } from './acts.tsx'
import { CaseApplication } from './application.tsx'
import { caseWords } from './words.ts'

/** Right: clocks with their basis, how far the review is, what else can be done. */
export function Beside({ one }: { readonly one: CaseDetail }) {
  const say = useWords(caseWords)
  const nameState = useNames(releaseStates)
  const statements = useAsk('statements.ofCase', { caseId: one.id })
  const releases = useAsk('publication.releases', { caseId: one.id })
  const reviewed = (statements.data ?? []).filter((statement) => statement.editions.length > 0)
  return (
    <div className="stack">
      <Panel title={say.clocks}><Clocks matters={[...new Set([one.id, ...one.messages])]} /></Panel>
      <CaseApplication one={one} />
      <Panel title={say.review}>
        {reviewed.length === 0 ? <p className="quiet">{say.noReview}</p> : <div className="stack">{reviewed.map((statement) => <ReviewState key={statement.id} statementId={statement.id} />)}</div>}
      </Panel>
      {(releases.data?.items.length ?? 0) > 0 && (
        <Panel title={say.release}>
          {releases.data!.items.map((release) => <div key={release.id} className="row-spread"><Link to={`/publication/${release.id}`} className="two-lines">{release.editions.at(-1)?.title}</Link><Mark tone={release.state === 'released' ? 'kept' : 'plain'}>{nameState(release.state)}</Mark></div>)}
        </Panel>
      )}
      {(one.state === 'answered' || one.state === 'closed' || one.evaluated) && <EvaluationInShort one={one} />}
      <Acts one={one} />
    </div>
  )
}
