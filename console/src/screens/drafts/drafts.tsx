import { usePages } from '../../api/hooks.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Coming, Empty, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { audienceNames } from '../../words/terms.ts'
import { draftsWords } from './words.ts'

/** What a contractor has to write: the drafts that were given, and nothing else of the unit (XM3-14). */
export default function Drafts() {
  const say = useWords(draftsWords)
  const nameAudience = useNames(audienceNames)
  const { language } = useLanguage()
  const now = useMinute()
  const found = usePages('statements.givenToMe', {})
  return (
    <Page title={say.title}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(one) => one.statementId}
          linkOf={(one) => `/drafts/${one.statementId}`}
          columns={[
            { key: 'text', title: say.text, grows: true, draw: (one) => one.title ?? say.untitled },
            { key: 'audience', title: say.audience, wideOnly: true, draw: (one) => nameAudience(one.audience) },
            { key: 'saved', title: say.saved, draw: (one) => <span className="number">{shortMoment(one.savedAt ?? one.startedAt, now, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
    </Page>
  )
}
