import { useState } from 'react'
import { Link } from 'react-router'
import { usePages } from '../../api/hooks.ts'
import { TextField } from '../../ui/fields.tsx'
import { Coming, Empty, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { useRoleNames } from './role-names.ts'
import { directoryWords } from './words.ts'

/** Everybody who holds a post; name, post and office telephone, nothing more (RL-14). */
export default function People() {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const nameRole = useRoleNames()
  const [search, setSearch] = useState('')
  const found = usePages('directory.people', search ? { search } : {})
  return (
    <Page title={say.people} back={{ to: '/units', name: say.title }}>
      <div className="filters"><TextField label={words.search} kind="search" value={search} onChange={setSearch} /></div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={8} /> : found.items.length === 0 ? <Empty>{say.noPeople}</Empty> : (
        <Table
          label={say.people}
          rows={found.items}
          keyOf={(person) => person.id}
          columns={[
            { key: 'name', title: say.personName, draw: (person) => <strong>{person.name}</strong> },
            { key: 'posts', title: say.role, grows: true, draw: (person) => <ul className="entries">{person.posts.map((post) => <li key={post.appointmentId}><Link to={`/units/${post.unitId}`}>{post.unitName}</Link> · {nameRole(post.role)}</li>)}</ul> },
            { key: 'contact', title: say.contact, wideOnly: true, draw: (person) => <span className="number">{person.officeContact}</span> },
          ]}
        />
      )}
      <More paged={found} />
    </Page>
  )
}
