import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { ConferenceState, Occasion } from '#src/modules/conferences/contract.ts'
import type { ConferenceRow } from '../../api/conference-questions.ts'
import { usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice, Tick } from '../../ui/fields.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { formNames, occasionNames, stateNames } from './names.ts'
import { OpenConference } from './open-conference.tsx'
import { StateMark } from './state-mark.tsx'
import { conferenceWords } from './words.ts'
import './conferences.css'

/** All conferences, the next and newest first. */
export default function Conferences() {
  const say = useWords(conferenceWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const [nameOfState, nameOfOccasion, nameOfForm] = [useNames(stateNames), useNames(occasionNames), useNames(formNames)]
  const may = useMay()
  const [filters, setFilters] = useSearchParams()
  const [opening, setOpening] = useState(false)
  const [state, occasion, silent] = [filters.get('state') as ConferenceState | null, filters.get('occasion') as Occasion | null, filters.get('silent') === '1']
  const found = usePages('conferences.conferences', { ...(state && { state }), ...(occasion && { occasion }), ...(silent && { silent }) })
  const filter = (name: string, value: string | undefined): void => setFilters((now) => {
    if (value) now.set(name, value)
    else now.delete(name)
    return now
  }, { replace: true })
  const units = (row: ConferenceRow): string => [...new Set(row.sessions.map((session) => session.unitName))].join(comma())
  return (
    <Page title={say.title} actions={<>{may('conferences.open') && <Link to="/conferences/attendance">{say.attendance}</Link>}<Link to="/conferences/follow-ups">{say.followUps}</Link>{may('conferences.open') && <Button kind="main" onPress={() => setOpening(true)}>{say.open}</Button>}</>}>
      <div className="filters">
        <Choice label={words.state} clear placeholder={words.all} value={state ?? undefined} options={optionsOf(stateNames, nameOfState)} onChange={(value) => filter('state', value)} />
        <Choice label={say.occasion} clear placeholder={words.all} value={occasion ?? undefined} options={optionsOf(occasionNames, nameOfOccasion)} onChange={(value) => filter('occasion', value)} />
        <Tick label={say.silent} value={silent} onChange={(next) => filter('silent', next ? '1' : undefined)} />
      </div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={8} /> : found.items.length === 0 ? <Empty>{state || occasion || silent ? say.nothing : say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(row) => row.id}
          linkOf={(row) => `/conferences/${row.id}`}
          columns={[
            { key: 'name', title: say.name, grows: true, draw: (row) => row.title },
            { key: 'state', title: words.state, draw: (row) => <span className="row"><StateMark state={row.state} />{row.silent && <Mark tone="wait">{say.silentMark}</Mark>}</span> },
            { key: 'when', title: say.when, draw: (row) => (row.at ?? row.heldAt ? momentWords((row.at ?? row.heldAt)!, language) : <span className="quiet">{say.notPlanned}</span>) },
            { key: 'form', title: say.form, wideOnly: true, draw: (row) => `${nameOfOccasion(row.occasion)} · ${nameOfForm(row.form)}` },
            { key: 'units', title: say.units, wideOnly: true, draw: (row) => <span className="one-line conference-units">{units(row)}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {opening && <OpenConference onClose={() => setOpening(false)} />}
    </Page>
  )
}
