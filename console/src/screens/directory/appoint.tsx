import { useState } from 'react'
import type { RoleCode } from '#src/modules/directory/contract.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { useMay } from '../../api/session.tsx'
import { directoryWords } from './words.ts'

/** One person in one post, from a moment on; a new person is registered in the same go. */
export function AppointDialog({ unitId, onClose }: { readonly unitId: string; onClose(): void }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const may = useMay()
  const notice = useNotice()
  const people = useAsk('directory.people', { limit: 200 })
  const roles = useAsk('directory.roles', {})
  const register = useAct('directory.registerPerson')
  const act = useAct('directory.appoint')
  const [personId, setPersonId] = useState<string>()
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [role, setRole] = useState<RoleCode>()
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const give = async (): Promise<void> => {
    let who = personId
    if (!who && name) {
      const facts = await register.attempt({ name, ...(contact && { officeContact: contact }) })
      who = facts && subjectOf(facts, 'directory.personRegistered')
      if (!who) return
      setPersonId(who)
    }
    if (!(await act.attempt({ personId: who ?? '', unitId, role: role as RoleCode, ...(from && { from }), ...(to && { to }) }))) return
    notice(say.appointed)
    onClose()
  }
  const error = act.error ?? register.error
  return (
    <Dialog open title={say.appoint} verb={say.appoint} busy={act.isPending || register.isPending} error={error} fields={['personId', 'name', 'officeContact', 'role', 'from', 'to']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.person} clear name="personId" error={error} value={personId} options={(people.data?.items ?? []).map((person) => ({ value: person.id, label: [person.name, person.posts[0]?.unitName].filter(Boolean).join(' · ') }))} onChange={setPersonId} />
      {!personId && may('directory.registerPerson') && (
        <div className="fields-2">
          <TextField label={`${say.newPerson}:${say.personName}`} name="name" error={error} value={name} onChange={setName} />
          <TextField label={say.contact} optional name="officeContact" error={error} value={contact} onChange={setContact} />
        </div>
      )}
      <Choice label={say.role} name="role" error={error} value={role} options={(roles.data ?? []).map((one) => ({ value: one.code, label: one[language] }))} onChange={setRole} />
      <div className="fields-2">
        <MomentField label={say.from} optional name="from" error={error} value={from} onChange={setFrom} />
        <MomentField label={say.to} optional name="to" error={error} value={to} onChange={setTo} />
      </div>
    </Dialog>
  )
}
