import { useState } from 'react'
import type { Engagement } from '#src/modules/experts/contract.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import type { ExpertRow } from '../../api/people-questions.ts'
import { useMay } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { moreWords } from '../more/words.ts'
import { ConsentFields, consentOf, useTypedConsent } from './consent-fields.tsx'
import { engagementNames, expertWords, usesNames } from './words.ts'

/** How the consent of an expert stands. */
export function ConsentMark({ one }: { readonly one: Pick<ExpertRow, 'state' | 'consent'> }) {
  const say = useWords(expertWords)
  const { language } = useLanguage()
  if (one.state === 'left') return <Mark>{say.left}</Mark>
  if (one.consent.state === 'standing') return <Mark tone="kept">{say.standing(dateWords(one.consent.until, language))}</Mark>
  return <Mark tone="wait">{one.consent.state === 'expired' ? say.expired : say.withdrawn}</Mark>
}

/** The expert bank (GB-39). */
export default function Experts() {
  const say = useWords(expertWords)
  const more = useWords(moreWords)
  const nameUse = useNames(usesNames)
  const may = useMay()
  const found = usePages('experts.experts', {})
  const [adding, setAdding] = useState(false)
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} actions={may('experts.register') && <Button kind="main" onPress={() => setAdding(true)}>{say.register}</Button>}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/experts/${one.id}`}
          columns={[
            { key: 'name', title: say.name, draw: (one) => one.name },
            { key: 'post', title: say.post, grows: true, draw: (one) => `${one.organisation} ${one.title}` },
            { key: 'fields', title: say.fields, draw: (one) => one.fields.join('、') },
            { key: 'consent', title: say.consent, draw: (one) => <ConsentMark one={one} /> },
            { key: 'uses', title: say.uses, wideOnly: true, draw: (one) => one.agrees.length > 0 ? one.agrees.map(nameUse).join('、') : <span className="quiet">{say.none}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {adding && <Register onClose={() => setAdding(false)} />}
    </Page>
  )
}

const listed = (text: string): string[] => text.split(/[、,，;；\s]+/).map((one) => one.trim()).filter(Boolean)

function Register({ onClose }: { onClose(): void }) {
  const say = useWords(expertWords)
  const nameEngagement = useNames(engagementNames)
  const notice = useNotice()
  const act = useAct('experts.register')
  const { error } = act
  const [words, setWords] = useState({ name: '', title: '', organisation: '', fields: '', conflicts: '', contact: '' })
  const [engagement, setEngagement] = useState<Engagement>('contacted')
  const [from, setFrom] = useState<string | undefined>(() => toField(serverNow()).slice(0, 10))
  const [until, setUntil] = useState<string>()
  const [consent, setConsent] = useTypedConsent()
  const set = (key: keyof typeof words) => (value: string): void => setWords({ ...words, [key]: value })
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ ...words, fields: listed(words.fields), engagement, from: from ?? '', ...(until && { until }), consent: consentOf(consent) }))) return
    notice(say.registered)
    onClose()
  }
  return (
    <Dialog open title={say.register} verb={say.registerVerb} busy={act.isPending} error={error} fields={['name', 'title', 'organisation', 'fields', 'engagement', 'from', 'until', 'conflicts', 'contact', 'consent.uses', 'consent.givenOn', 'consent.until', 'consent.evidence']} onDo={() => void give()} onClose={onClose}>
      <div className="fields-2">
        <TextField label={say.name} name="name" error={error} value={words.name} onChange={set('name')} />
        <TextField label={say.post} name="title" error={error} value={words.title} onChange={set('title')} />
      </div>
      <TextField label={say.organisation} name="organisation" error={error} value={words.organisation} onChange={set('organisation')} />
      <TextField label={say.fields} hint={say.fieldsHint} name="fields" error={error} value={words.fields} onChange={set('fields')} />
      <OneOf label={say.engagement} name="engagement" error={error} value={engagement} options={optionsOf(engagementNames, nameEngagement)} onChange={(next) => next && setEngagement(next)} />
      <div className="fields-2">
        <DateField label={say.from} name="from" error={error} value={from} onChange={setFrom} />
        <DateField label={say.until} optional name="until" error={error} value={until} onChange={setUntil} />
      </div>
      <LongText label={say.conflicts} hint={say.conflictsHint} name="conflicts" error={error} rows={2} value={words.conflicts} onChange={set('conflicts')} />
      <TextField label={say.contact} hint={say.contactHint} optional name="contact" error={error} value={words.contact} onChange={set('contact')} />
      <ConsentFields error={error} value={consent} onChange={setConsent} />
    </Dialog>
  )
}
