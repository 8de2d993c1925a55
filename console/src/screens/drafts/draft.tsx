import { useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import { Answered, Page } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { StatementEditor } from '../case/editor.tsx'
import { draftsWords } from './words.ts'

/** One given draft, written like any other; finishing it is the unit's. */
export default function Draft() {
  const say = useWords(draftsWords)
  const { statementId = '' } = useParams()
  const asked = useAsk('statements.statement', { statementId })
  return (
    <Page title={say.text} back={{ to: '/drafts', name: say.title }}>
      <Answered asked={asked}>
        {(statement) => {
          const last = statement.editions.at(-1)
          return last && last.state !== 'sentBack' && !statement.corrects ? <p className="quiet">{say.standing}</p> : <StatementEditor key={`${statement.id} ${statement.editions.length}`} statement={statement} />
        }}
      </Answered>
    </Page>
  )
}
