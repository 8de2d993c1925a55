import { useState } from 'react'
import { Link } from 'react-router'
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
import { optionsOf } from '../messages/messages.tsx'
import { RegisterUnit } from './register-unit.tsx'
import { directoryWords, lineNames, unitKindNames } from './words.ts'

const tones: Readonly<Record<Standing, 'kept' | 'wait'>> = { complete: 'kept', warning: 'wait', incomplete: 'wait' }

/** All units and whether each could answer tomorrow. */
export default function Units() {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const nameKind = useNames(unitKindNames)
  const nameLine = useNames(lineNames)
  const may = useMay()
  const [kind, setKind] = useState<string>()
  const [search, setSearch] = useState('')
  const [registering, setRegistering] = useState(false)
  const found = usePages('directory.units', { ...(kind && { kind }), ...(search && { search }) })
  return (
    <Page
      title={say.title}
      actions={<><Link to="/people">{say.people}</Link>{may('directory.importPeopleAndUnits') && <Link to="/units/import" className="button-link">{say.import}</Link>}{may('directory.registerUnit') && <Button onPress={() => setRegistering(true)}>{say.registerUnit}</Button>}</>}
    >
      <div className="filters">
        <TextField label={words.search} kind="search" value={search} onChange={setSearch} />
        <Choice label={say.kind} value={kind as keyof typeof unitKindNames | undefined} options={optionsOf(unitKindNames, nameKind)} clear placeholder={words.all} onChange={setKind} />
      </div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={8} /> : found.items.length === 0 ? <Empty>{search || kind ? say.emptyFound : say.empty}</Empty> : (
        <Table
          label={say.units}
          rows={found.items}
          keyOf={(unit) => unit.id}
          linkOf={(unit) => `/units/${unit.id}`}
          columns={[
            { key: 'name', title: say.name, grows: true, draw: (unit) => unit.name },
            { key: 'standing', title: say.standing, draw: (unit) => <Mark tone={tones[unit.standing]}>{say[unit.standing]}</Mark> },
            { key: 'kind', title: say.kind, wideOnly: true, draw: (unit) => nameKind(unit.kind) },
            { key: 'line', title: say.line, wideOnly: true, draw: (unit) => (unit.line ? nameLine(unit.line) : '') },
            { key: 'persons', title: say.persons, draw: (unit) => <span className="number">{unit.persons}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {registering && <RegisterUnit onClose={() => setRegistering(false)} />}
    </Page>
  )
}
