import { Navigate, useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { CaseDetail } from '../../api/questions.ts'
import { ClockChip } from '../../clock/chip.tsx'
import { Answered, Mark, Page } from '../../ui/page.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { caseStates } from '../../words/terms.ts'
import { Background } from './background.tsx'
import { Beside } from './beside.tsx'
import { FirstActs } from './first-acts.tsx'
import { Statements } from './statements.tsx'
import { caseWords } from './words.ts'
import './case.css'

/** One matter on one page: what was asked, what we say, what is owed. */
export default function CasePage() {
  const { caseId = '' } = useParams()
  const say = useWords(caseWords)
  const nameState = useNames(caseStates)
  const asked = useAsk('cases.case', { caseId })
  const owed = useAsk('duties.ofMatter', { matters: [caseId] }, { keep: true })
  // A duty of a message that has no case yet leads to the message.
  if (asked.error?.has('cases/no-case')) return <Navigate to={`/messages/${caseId}`} replace />
  const first = owed.data?.items.find((duty) => duty.state === 'open' || duty.state === 'paused')
  return (
    <Page
      title={asked.data ? titleOf(asked.data) || say.case : say.case}
      back={{ to: '/cases', name: say.title }}
      under={asked.data && <><Mark tone={asked.data.state === 'assigned' ? 'wait' : 'accent'}>{nameState(asked.data.state)}</Mark>{first && <ClockChip duty={first} />}</>}
      actions={asked.data && <FirstActs one={asked.data} />}
    >
      <Answered asked={asked} lines={10}>
        {(one) => (
          <div className="case">
            <Background one={one} />
            <Statements one={one} />
            <Beside one={one} />
          </div>
        )}
      </Answered>
    </Page>
  )
}

/** What the asker called it, or how the letter begins. */
export function titleOf(one: Pick<CaseDetail, 'id' | 'words' | 'messages'>): string {
  const words = one.words[one.messages[0] ?? one.id]
  return words?.title ?? words?.body?.slice(0, 36) ?? ''
}
