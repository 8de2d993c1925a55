import { Link } from 'react-router'
import { consultationKinds, consultationKindsInEnglish } from '#src/modules/consultations/kinds.ts'
import type { Consultation } from '#src/modules/consultations/contract.ts'
import { usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords, type Language } from '../../words/language.tsx'
import { dayYear } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { consultationWords } from './words.ts'

/** It closes when this day ends. */
export const lastDay = ({ closesAt }: Pick<Consultation, 'closesAt'>, language: Language): string => dayYear(new Date(Date.parse(closesAt) - 1).toISOString(), language)

/** How a consultation stands; late when its day is over and no outcome is out. */
export function Standing({ one }: { readonly one: Pick<Consultation, 'state' | 'outcomeOn'> }) {
  const say = useWords(consultationWords)
  const now = useMinute()
  // The day of the outcome counts whole, in the time of the office.
  const late = one.state === 'closed' && now !== undefined && Date.parse(now) >= Date.parse(`${one.outcomeOn}T00:00:00+08:00`) + 86_400_000
  return <Mark tone={late ? 'late' : one.state === 'concluded' ? 'kept' : one.state === 'cancelled' ? 'plain' : 'wait'}>{late ? say.late : say[one.state]}</Mark>
}

/** What the public was asked, how much came, and whether the outcome is owed (XM4-13). */
export default function Consultations() {
  const say = useWords(consultationWords)
  const more = useWords(moreWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const found = usePages('consultations.consultations', {})
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }}>
      <p className="quiet">{say.what} <Link to="/pages">{say.write}</Link></p>
      <Refusals error={found.error} />
      {found.isPending ? <Coming /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/consultations/${one.id}`}
          columns={[
            { key: 'title', title: say.subject, grows: true, draw: (one) => one.title },
            { key: 'kind', title: say.kind, wideOnly: true, draw: (one) => (language === 'zh' ? consultationKinds : consultationKindsInEnglish)[one.kind] },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
            { key: 'received', title: say.received, draw: (one) => <span className="number">{one.soFar}</span> },
            { key: 'closes', title: say.closes, wideOnly: true, draw: (one) => <span className="number">{lastDay(one, language)}</span> },
            { key: 'state', title: say.state, draw: (one) => <Standing one={one} /> },
          ]}
        />
      )}
      <More paged={found} />
    </Page>
  )
}
