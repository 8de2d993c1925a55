import { useState } from 'react'
import type { RoleCode } from '#src/modules/directory/contract.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, MomentField, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { directoryWords } from './words.ts'

const FIELDS = ['personId', 'name', 'officeContact', 'role', 'from', 'to', 'filingNo', 'contractRef']

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
  const [isNew, setNew] = useState(false)
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [role, setRole] = useState<RoleCode>()
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [filingNo, setFilingNo] = useState('')
  const [fullTime, setFullTime] = useState(false)
  const [contract, setContract] = useState({ contractNo: '', dataAgreementNo: '' })
  const error = act.error ?? register.error
  const whom = async (): Promise<string | undefined> => {
    if (!isNew) return personId ?? ''
    const facts = await register.attempt({ name, ...(contact && { officeContact: contact }) })
    const id = facts && subjectOf(facts, 'directory.personRegistered')
    if (id) {
      // Registered now: should the appointment be refused, the next attempt names the same person.
      setPersonId(id)
      setNew(false)
    }
    return id
  }
  const give = async (): Promise<void> => {
    const who = await whom()
    if (who === undefined) return
    const terms = { ...(from && { from }), ...(to && { to }), ...(filingNo && { filingNo }), ...(fullTime && { fullTime: true as const }), ...(role === 'contractor' && contract.contractNo && { contractRef: contract }) }
    if (!(await act.attempt({ personId: who, unitId, role: role as RoleCode, ...terms }))) return
    notice(say.appointed)
    onClose()
  }
  const options = (people.data?.items ?? []).map((person) => ({ value: person.id, label: [person.name, person.posts[0]?.unitName].filter(Boolean).join(' · ') }))
  return (
    <Dialog open title={say.appointHere} verb={say.appointVerb} busy={act.isPending || register.isPending} error={error} fields={FIELDS} onDo={() => void give()} onClose={onClose}>
      {isNew ? (
        <div className="fields-2">
          <TextField label={say.personName} name="name" error={error} value={name} onChange={setName} />
          <TextField label={say.contact} optional name="officeContact" error={error} value={contact} onChange={setContact} />
        </div>
      ) : <Choice label={say.person} name="personId" error={error} value={personId} options={options} onChange={setPersonId} />}
      {may('directory.registerPerson') && <Tick label={say.newPerson} value={isNew} onChange={setNew} />}
      <Choice label={say.role} name="role" error={error} value={role} options={(roles.data ?? []).map((one) => ({ value: one.code, label: one[language] }))} onChange={setRole} />
      {role === 'contractor' && (
        <div className="fields-2">
          <TextField label={say.contractNo} name="contractRef" error={error} value={contract.contractNo} onChange={(contractNo) => setContract({ ...contract, contractNo })} />
          <TextField label={say.dataAgreementNo} value={contract.dataAgreementNo} onChange={(dataAgreementNo) => setContract({ ...contract, dataAgreementNo })} />
        </div>
      )}
      <div className="fields-2">
        <MomentField label={say.from} optional hint={say.fromHint} name="from" error={error} value={from} onChange={setFrom} />
        <MomentField label={say.to} optional name="to" error={error} value={to} onChange={setTo} />
      </div>
      <TextField label={say.filingNo} optional name="filingNo" error={error} value={filingNo} onChange={setFilingNo} />
      <Tick label={say.fullTime} value={fullTime} onChange={setFullTime} />
    </Dialog>
  )
}
