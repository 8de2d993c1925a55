import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import type { ExpertRow } from '../../api/people-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { RegisterExpert } from './expert-form.tsx'
import { expertWords, usesNames } from './words.ts'

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
            { key: 'fields', title: say.fields, wideOnly: true, draw: (one) => one.fields.join(comma()) },
            { key: 'consent', title: say.consent, draw: (one) => <ConsentMark one={one} /> },
            { key: 'uses', title: say.uses, wideOnly: true, draw: (one) => one.agrees.length > 0 ? one.agrees.map(nameUse).join(comma()) : <span className="quiet">{say.none}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {adding && <RegisterExpert onClose={() => setAdding(false)} />}
    </Page>
  )
}
