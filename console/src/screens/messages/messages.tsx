import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/fields.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { messageStates, sourceNames } from '../../words/terms.ts'
import { ImportMessages } from './import-messages.tsx'
import { messageWords } from './words.ts'
import './messages.css'

/** All that reached us; filters stand in the address, so a list can be sent to a colleague. */
export default function Messages() {
  const say = useWords(messageWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameState = useNames(messageStates)
  const nameSource = useNames(sourceNames)
  const { shortNameOf } = useUnits()
  const may = useMay()
  const now = useMinute()
  const [importing, setImporting] = useState(false)
  const [filters, setFilters] = useSearchParams()
  const [state, source, search] = ['state', 'source', 'search'].map((name) => filters.get(name) ?? undefined)
  const found = usePages('intake.messages', { ...(state && { state }), ...(source && { source }), ...(search && { search }) })
  const filter = (name: string, value: string | undefined): void => setFilters((now) => {
    if (value) now.set(name, value)
    else now.delete(name)
    return now
  })
  const filtered = state ?? source ?? search
  return (
    <Page
      title={search ? say.findings(search) : say.title}
      actions={<>{may('intake.receiveMany') && <Button onPress={() => setImporting(true)}>{say.import}</Button>}{may('intake.register') && <Link to="/messages/new" className="button-link">{say.register}</Link>}</>}
    >
      <div className="filters">
        <Choice label={words.state} value={state} options={optionsOf(messageStates, nameState)} clear placeholder={words.all} onChange={(value) => filter('state', value)} />
        <Choice label={words.source} value={source} options={optionsOf(sourceNames, nameSource)} clear placeholder={words.all} onChange={(value) => filter('source', value)} />
        {filtered && <Button kind="quiet" onPress={() => setFilters({})}>{say.clear}</Button>}
      </div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={8} /> : found.items.length === 0 ? <Empty>{filtered ? say.emptyFound : say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(row) => row.id}
          linkOf={(row) => `/messages/${row.id}`}
          columns={[
            { key: 'what', title: say.message, grows: true, draw: (row) => <span className="two-lines">{row.title ?? (row.excerpt || words.wordsErased)}</span> },
            { key: 'state', title: words.state, draw: (row) => <Mark>{nameState(row.state)}</Mark> },
            { key: 'source', title: words.source, wideOnly: true, draw: (row) => nameSource(row.source) },
            { key: 'unit', title: say.handlers, wideOnly: true, draw: (row) => row.handlers.map(shortNameOf).filter(Boolean).join(comma()) },
            { key: 'known', title: say.knownAt, draw: (row) => <span className="number">{shortMoment(row.knownAt, now, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
      <ImportMessages open={importing} onClose={() => setImporting(false)} />
    </Page>
  )
}
