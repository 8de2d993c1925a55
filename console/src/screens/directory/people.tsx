import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { RoleCode } from '#src/modules/directory/contract.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { useRoleNames } from './role-names.ts'
import { directoryWords } from './words.ts'
import './directory.css'

/** Everybody on the list: name, post and office telephone, nothing more (RL-14). */
export default function People() {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameRole = useRoleNames()
  const roles = useAsk('directory.roles', {})
  const { units } = useUnits()
  const may = useMay()
  const [filters, setFilters] = useSearchParams()
  const [registering, setRegistering] = useState(false)
  const [unitId, role, search] = [filters.get('unit'), filters.get('role') as RoleCode | null, filters.get('search')]
  const found = usePages('directory.people', { ...(unitId && { unitId }), ...(role && { role }), ...(search && { search }) })
  const filter = (name: string, value: string | undefined): void => setFilters((now) => {
    if (value) now.set(name, value)
    else now.delete(name)
    return now
  }, { replace: true })
  const filtered = unitId || role || search
  return (
    <Page title={say.peopleList} actions={<><Link to="/units">{say.units}</Link>{may('directory.importPeopleAndUnits') && <Link to="/units/import">{say.importShort}</Link>}{may('directory.registerPerson') && <Button kind="main" onPress={() => setRegistering(true)}>{say.registerPerson}</Button>}</>}>
      <div className="filters">
        <TextField label={say.searchPeople} kind="search" value={search ?? ''} onChange={(value) => filter('search', value)} />
        <Choice label={words.unit} clear placeholder={words.all} value={unitId ?? undefined} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={(value) => filter('unit', value)} />
        <Choice label={say.role} clear placeholder={words.all} value={role ?? undefined} options={(roles.data ?? []).map((one) => ({ value: one.code, label: one[language] }))} onChange={(value) => filter('role', value)} />
        {filtered && <Button kind="quiet" onPress={() => setFilters({})}>{say.clear}</Button>}
      </div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={8} /> : found.items.length === 0 ? <Empty>{filtered ? say.noPeople : say.emptyPeople}</Empty> : (
        <Table
          label={say.peopleList}
          rows={found.items}
          keyOf={(person) => person.id}
          linkOf={(person) => `/people/${person.id}`}
          columns={[
            { key: 'name', title: say.personName, draw: (person) => person.name },
            { key: 'posts', title: say.role, grows: true, draw: (person) => (person.posts.length === 0 ? <span className="quiet">{say.noPosts}</span> : <ul className="plain-posts">{person.posts.map((post) => <li key={post.appointmentId}>{post.unitName} · {nameRole(post.role)}</li>)}</ul>) },
            { key: 'contact', title: say.contact, wideOnly: true, draw: (person) => <span className="number">{person.officeContact}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {registering && <RegisterPerson onClose={() => setRegistering(false)} />}
    </Page>
  )
}

function RegisterPerson({ onClose }: { onClose(): void }) {
  const say = useWords(directoryWords)
  const navigate = useNavigate()
  const notice = useNotice()
  const act = useAct('directory.registerPerson')
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const give = async (): Promise<void> => {
    const facts = await act.attempt({ name, ...(contact && { officeContact: contact }) })
    const personId = facts && subjectOf(facts, 'directory.personRegistered')
    if (!personId) return
    notice(say.personRegistered)
    await navigate(`/people/${personId}`)
  }
  return (
    <Dialog open title={say.registerPerson} verb={say.registerPerson} busy={act.isPending} error={act.error} fields={['name', 'officeContact']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.registerPersonHint}</p>
      <TextField label={say.personName} name="name" error={act.error} value={name} onChange={setName} />
      <TextField label={say.contact} optional name="officeContact" error={act.error} value={contact} onChange={setContact} />
    </Dialog>
  )
}
