import { useState } from 'react'
import type { Engagement, Expert } from '#src/modules/experts/contract.ts'
import type { Refused } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { toField } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { ConsentFields, consentOf, useTypedConsent } from './consent-fields.tsx'
import { engagementNames, expertWords } from './words.ts'

const FIELDS = ['name', 'title', 'organisation', 'fields', 'engagement', 'from', 'until', 'conflicts', 'contact']

const listed = (text: string): string[] => text.split(/[、,，;；\s]+/).map((one) => one.trim()).filter(Boolean)

interface Typed {
  readonly name: string
  readonly title: string
  readonly organisation: string
  readonly fields: string
  readonly conflicts: string
  readonly contact: string
  readonly engagement: Engagement
  readonly from: string | undefined
  readonly until: string | undefined
}

const empty = (): Typed => ({ name: '', title: '', organisation: '', fields: '', conflicts: '', contact: '', engagement: 'contacted', from: toField(serverNow()).slice(0, 10), until: undefined })
const typedOf = ({ name, title, organisation, fields, conflicts, engagement, from, until }: Expert, contact: string | null): Typed => ({ name, title, organisation, fields: fields.join('、'), conflicts, contact: contact ?? '', engagement, from, until })
const given = ({ fields, from, until, ...words }: Typed) => ({ ...words, fields: listed(fields), from: from ?? '', ...(until && { until }) })

function ExpertFields({ value, error, named, onChange }: { readonly value: Typed; readonly error: Refused | null; readonly named?: boolean; onChange(next: Typed): void }) {
  const say = useWords(expertWords)
  const nameEngagement = useNames(engagementNames)
  const set = (key: 'name' | 'title' | 'organisation' | 'fields' | 'conflicts' | 'contact') => (text: string): void => onChange({ ...value, [key]: text })
  return (
    <>
      <div className="fields-2">
        {named && <TextField label={say.name} name="name" error={error} value={value.name} onChange={set('name')} />}
        <TextField label={say.post} name="title" error={error} value={value.title} onChange={set('title')} />
      </div>
      <TextField label={say.organisation} name="organisation" error={error} value={value.organisation} onChange={set('organisation')} />
      <TextField label={say.fields} hint={say.fieldsHint} name="fields" error={error} value={value.fields} onChange={set('fields')} />
      <OneOf label={say.engagement} name="engagement" error={error} value={value.engagement} options={optionsOf(engagementNames, nameEngagement)} onChange={(engagement) => engagement && onChange({ ...value, engagement })} />
      <div className="fields-2">
        <DateField label={say.from} name="from" error={error} value={value.from} onChange={(from) => onChange({ ...value, from })} />
        <DateField label={say.until} optional name="until" error={error} value={value.until} onChange={(until) => onChange({ ...value, until })} />
      </div>
      <LongText label={say.conflicts} hint={say.conflictsHint} name="conflicts" error={error} rows={2} value={value.conflicts} onChange={set('conflicts')} />
      <TextField label={say.contact} hint={say.contactHint} optional name="contact" error={error} value={value.contact} onChange={set('contact')} />
    </>
  )
}

/** A new entry with the consent it rests on (GB-39). */
export function RegisterExpert({ onClose }: { onClose(): void }) {
  const say = useWords(expertWords)
  const notice = useNotice()
  const act = useAct('experts.register')
  const [typed, setTyped] = useState(empty)
  const [consent, setConsent] = useTypedConsent()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ ...given(typed), consent: consentOf(consent) }))) return
    notice(say.registered)
    onClose()
  }
  return (
    <Dialog open title={say.register} verb={say.registerVerb} busy={act.isPending} error={act.error} fields={[...FIELDS, 'consent.uses', 'consent.givenOn', 'consent.until', 'consent.evidence']} onDo={() => void give()} onClose={onClose}>
      <ExpertFields named value={typed} error={act.error} onChange={setTyped} />
      <ConsentFields error={act.error} value={consent} onChange={setConsent} />
    </Dialog>
  )
}

/** What is known of an expert, put right; the consent has acts of its own, and another name is another expert. */
export function ChangeExpert({ expert, contact, onClose }: { readonly expert: Expert; readonly contact: string | null; onClose(): void }) {
  const say = useWords(expertWords)
  const notice = useNotice()
  const act = useAct('experts.change')
  const [typed, setTyped] = useState(() => typedOf(expert, contact))
  const give = async (): Promise<void> => {
    const { name: _, ...is } = given(typed)
    if (!(await act.attempt({ expertId: expert.id, ...is }))) return
    notice(say.changed)
    onClose()
  }
  return (
    <Dialog open title={say.change} verb={say.change} busy={act.isPending} error={act.error} fields={FIELDS} onDo={() => void give()} onClose={onClose}>
      <ExpertFields value={typed} error={act.error} onChange={setTyped} />
    </Dialog>
  )
}
