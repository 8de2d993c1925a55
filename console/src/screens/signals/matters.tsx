import { Link, useSearchParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { MatterRow } from '../../api/signal-questions.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { OneOf } from '../../ui/fields.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { Outlets, Parts, Trend } from './parts.tsx'
import { signalWords } from './words.ts'

const SHOWN = ['waiting', 'accepted', 'setAside'] as const

export function Signs({ matter }: { readonly matter: Pick<MatterRow, 'burst' | 'isNew' | 'hot'> }) {
  const say = useWords(signalWords)
  return <>{matter.burst && <Mark tone="wait">{say.burst}</Mark>} {matter.isNew && <Mark tone="accent">{say.isNew}</Mark>} {matter.hot && <Mark>{say.hot}</Mark>}</>
}

/** What is talked about now, what grows most first; a person says what becomes of it. */
export default function Matters() {
  const say = useWords(signalWords)
  const { language } = useLanguage()
  const now = useMinute()
  const [params, setParams] = useSearchParams()
  const state = SHOWN.find((one) => one === params.get('state')) ?? 'waiting'
  const asked = useAsk('signals.matters', { state }, { keep: true })
  return (
    <Page title={say.title}>
      <Parts />
      <OneOf bare label={say.which} value={state} options={SHOWN.map((value) => ({ value, label: say[value] }))} onChange={(value) => setParams(value && value !== 'waiting' ? { state: value } : {}, { replace: true })} />
      <Answered asked={asked} lines={8}>
        {({ items }) => items.length === 0 ? <Empty action={state === 'waiting' && <Link to="/signals/sources">{say.toSources}</Link>}>{state === 'waiting' ? say.empty : say.emptyOther}</Empty> : (
          <>
            <p className="quiet">{say.summary(items.length, items.filter(({ burst }) => burst).length, items.reduce((sum, { day }) => sum + day, 0))}</p>
            <Table
              label={say.title}
              rows={items}
              keyOf={(row) => row.id}
              linkOf={(row) => `/signals/${row.id}`}
              columns={[
                { key: 'what', title: say.matter, grows: true, draw: (row) => <><span className="two-lines">{row.title}</span></> },
                { key: 'signs', title: '', draw: (row) => <Signs matter={row} /> },
                { key: 'day', title: say.day, draw: (row) => <span className="number">{row.day}</span> },
                { key: 'week', title: say.week, draw: (row) => <span className="number">{row.week}</span> },
                { key: 'total', title: say.total, wideOnly: true, draw: (row) => <span className="number">{row.posts}</span> },
                { key: 'trend', title: say.trend, wideOnly: true, draw: (row) => <Trend days={row.days} /> },
                { key: 'where', title: say.where, wideOnly: true, draw: (row) => <span className="small"><Outlets counts={row.byOutlet} /></span> },
                { key: 'first', title: say.first, wideOnly: true, draw: (row) => <span className="number">{shortMoment(row.firstAt, now, language)}</span> },
              ]}
            />
          </>
        )}
      </Answered>
    </Page>
  )
}
