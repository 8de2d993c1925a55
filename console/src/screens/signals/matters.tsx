import { Link, useSearchParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { MatterRow } from '../../api/signal-questions.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { OneOf } from '../../ui/fields.tsx'
import { Answered, Empty, Mark, Page, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { Outlets, Parts, Trend } from './parts.tsx'
import { watchWords } from './watch-words.ts'
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
      <Alerts />
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
                { key: 'signs', title: say.signs, draw: (row) => <Signs matter={row} /> },
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
      <ByPlace />
    </Page>
  )
}

/** Places of the office's own lists, by how often they were named. */
function ByPlace() {
  const say = useWords(signalWords)
  const asked = useAsk('signals.byPlace', {})
  if (!asked.data || asked.data.items.length === 0) return null
  return <Panel title={say.byPlace(asked.data.days)}><p className="quiet">{say.byPlaceHint}</p><ul className="signal-places">{asked.data.items.map(({ place, posts }) => <li key={place}>{place} <span className="number quiet">{posts}</span></li>)}</ul></Panel>
}

/** What keeps the board from being whole: nobody who collects today (GS-29), sources that fell silent or cannot be read. */
function Alerts() {
  const [say, watch] = [useWords(signalWords), useWords(watchWords)]
  const roster = useAsk('signals.roster', {})
  const sources = useAsk('signals.sources', {})
  const troubled = sources.data?.items.filter(({ state, health }) => state === 'on' && (health.silent || health.failures > 0)).length ?? 0
  if (!roster.data?.uncoveredToday && troubled === 0) return null
  return (
    <div className="row">
      {roster.data?.uncoveredToday && <Link to="/signals/watch"><Mark tone="late">{watch.todayNobody}</Mark></Link>}
      {troubled > 0 && <Link to="/signals/sources"><Mark tone="wait">{say.troubled(troubled)}</Mark></Link>}
    </div>
  )
}
