import { Link, useParams } from 'react-router'
import { pageKinds, pageKindsInEnglish } from '#src/modules/statements/page-kinds.ts'
import { useAsk } from '../../api/hooks.ts'
import { Answered, Mark, Page, Panel } from '../../ui/page.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { Editions } from '../case/editions.tsx'
import { StatementEditor } from '../case/editor.tsx'
import { pageWords } from './words.ts'

/** One text of a unit's own accord: written here, reviewed and released like any other. */
export default function OwnPage() {
  const say = useWords(pageWords)
  const { language } = useLanguage()
  const kinds = language === 'zh' ? pageKinds : pageKindsInEnglish
  const { statementId = '' } = useParams()
  const asked = useAsk('statements.statement', { statementId })
  const own = asked.data?.own
  const last = asked.data?.editions.at(-1)
  const writes = !last || last.state === 'sentBack' || Boolean(asked.data?.corrects)
  return (
    <Page title={last?.title ?? (own ? kinds[own].replace(/^./, (sign) => sign.toUpperCase()) : say.title)} back={{ to: '/pages', name: say.title }} under={own && <><Mark>{kinds[own]}</Mark><Mark tone={last?.state === 'cleared' ? 'kept' : 'wait'}>{say[last?.state ?? 'writing']}</Mark>{last?.state === 'cleared' && <Link to={`/publication/${statementId}`}>{say.openRelease}</Link>}</>}>
      <Answered asked={asked} lines={8}>
        {(statement) => (
          <div className="stack">
            {writes && <Panel><StatementEditor key={`${statement.id} ${statement.editions.length}`} statement={statement} /></Panel>}
            {statement.texts.length > 0 && <Panel><Editions statement={statement} /></Panel>}
          </div>
        )}
      </Answered>
    </Page>
  )
}
