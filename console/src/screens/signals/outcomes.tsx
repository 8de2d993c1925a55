import { useAsk } from '../../api/hooks.ts'
import { Answered, Empty, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { Parts } from './parts.tsx'
import { outletNames, signalWords, sourceWords } from './words.ts'

const COUNTS = ['posts', 'wordings', 'matters', 'accepted', 'setAside', 'answered'] as const

/** From each source to what became of it. */
export default function Outcomes() {
  const [say, words] = [useWords(sourceWords), useWords(signalWords)]
  const nameOutlet = useNames(outletNames)
  const asked = useAsk('signals.outcomes', {})
  const titles = { posts: say.posts, wordings: say.signals, matters: say.matters, accepted: say.accepted, setAside: say.aside, answered: say.answered }
  return (
    <Page title={words.outcomes}>
      <Parts />
      <Answered asked={asked} lines={5}>
        {({ items, days }) => items.length === 0 ? <Empty>{say.noOutcome}</Empty> : (
          <>
            <p className="quiet">{say.outcomesSay(days)}</p>
            <Table
              label={words.outcomes}
              rows={items}
              keyOf={(row) => row.sourceId}
              exports
              wide
              columns={[
                { key: 'name', title: say.name, grows: true, draw: (row) => <>{row.name} <span className="quiet small">{nameOutlet(row.outlet)}</span></> },
                ...COUNTS.map((key) => ({ key, title: titles[key], draw: (row: (typeof items)[number]) => <span className="number">{row[key]}</span> })),
              ]}
            />
          </>
        )}
      </Answered>
    </Page>
  )
}
