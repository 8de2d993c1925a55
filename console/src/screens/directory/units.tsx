import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { UnitKind } from '#src/modules/directory/contract.ts'
import { usePages } from '../../api/hooks.ts'
import type { Standing } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice, TextField } from '../../ui/fields.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { RegisterUnit } from './unit-form.tsx'
import { directoryWords, lineNames, unitKindNames } from './words.ts'
import './directory.css'

export const standingTones: Readonly<Record<Standing, 'kept' | 'wait'>> = { complete: 'kept', warning: 'wait', incomplete: 'wait' }

/** All units and whether each could answer tomorrow. Filters stand in the address. */
export default function Units() {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const nameKind = useNames(unitKindNames)
  const nameLine = useNames(lineNames)
  const may = useMay()
  const [filters, setFilters] = useSearchParams()
  const [registering, setRegistering] = useState(false)
  const [kind, search, closed] = [filters.get('kind') as UnitKind | null, filters.get('search'), filters.get('state') === 'closed']
  const found = usePages('directory.units', { ...(kind && { kind }), ...(search && { search }), ...(closed && { state: 'closed' as const }) })
  const filter = (name: string, value: string | undefined): void => setFilters((now) => {
    if (value) now.set(name, value)
    else now.delete(name)
    return now
  }, { replace: true })
  const filtered = kind || search || closed
  return (
    <Page
      title={say.title}
      actions={
        <>
          <Link to="/people">{say.peopleList}</Link>
          {may('directory.importPeopleAndUnits') && <Link to="/units/import">{say.importShort}</Link>}
          {may('directory.registerUnit') && <Button kind="main" onPress={() => setRegistering(true)}>{say.registerUnit}</Button>}
        </>
      }
    >
      <div className="filters">
        <TextField label={say.search} kind="search" value={search ?? ''} onChange={(value) => filter('search', value)} />
        <Choice label={say.kind} value={kind ?? undefined} options={optionsOf(unitKindNames, nameKind)} clear placeholder={words.all} onChange={(value) => filter('kind', value)} />
        <Choice label={words.state} value={closed ? 'closed' : 'active'} options={[{ value: 'active', label: say.active }, { value: 'closed', label: say.closed }]} onChange={(value) => filter('state', value === 'closed' ? value : undefined)} />
        {filtered && <Button kind="quiet" onPress={() => setFilters({})}>{say.clear}</Button>}
      </div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={8} /> : found.items.length === 0 ? <Empty>{filtered ? say.emptyFound : say.empty}</Empty> : (
        <Table
          label={say.units}
          rows={found.items}
          keyOf={(unit) => unit.id}
          linkOf={(unit) => `/units/${unit.id}`}
          columns={[
            { key: 'name', title: say.name, grows: true, draw: (unit) => unit.name },
            { key: 'standing', title: say.standing, draw: (unit) => (unit.state === 'active' && unit.kind !== 'news_org' ? <Mark tone={standingTones[unit.standing]}>{say[unit.standing]}</Mark> : null) },
            { key: 'kind', title: say.kind, wideOnly: true, draw: (unit) => nameKind(unit.kind) },
            { key: 'line', title: say.lineOrTerritory, wideOnly: true, draw: (unit) => unit.territory ?? (unit.line ? nameLine(unit.line) : '') },
            { key: 'persons', title: say.persons, draw: (unit) => <span className="number">{unit.persons}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {registering && <RegisterUnit onClose={() => setRegistering(false)} />}
    </Page>
  )
}
