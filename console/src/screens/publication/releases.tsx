import { useSearchParams } from 'react-router'
import type { ReleaseState } from '#src/modules/publication/contract.ts'
import { usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { audienceNames, releaseStates } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { releaseWords } from './words.ts'

/** What is cleared and waits, what is out, what was taken back. */
export default function Releases() {
  const say = useWords(releaseWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameState = useNames(releaseStates)
  const nameAudience = useNames(audienceNames)
  const { shortNameOf } = useUnits()
  const now = useMinute()
  const [params, setParams] = useSearchParams()
  const state = (params.get('state') ?? 'ready') as ReleaseState
  const found = usePages('publication.releases', { state })
  const options = optionsOf(releaseStates, nameState).filter((option) => option.value !== 'ordered')
  return (
    <Page title={say.title} actions={<><a href="/api/documents/releases.xlsx">{say.ledger}</a><Switch label={words.state} value={state} options={options} onChange={(next) => setParams(next === 'ready' ? {} : { state: next })} /></>}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{state === 'ready' ? say.empty : say.emptyState}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/publication/${one.id}`}
          columns={[
            { key: 'what', title: say.text, grows: true, draw: (one) => <span className="two-lines">{one.editions.at(-1)?.title}</span> },
            { key: 'state', title: words.state, draw: (one) => <Mark tone={one.state === 'released' ? 'kept' : one.state === 'ready' ? 'wait' : 'plain'}>{nameState(one.state)}</Mark> },
            { key: 'number', title: say.number, wideOnly: true, draw: (one) => one.number?.text ?? '' },
            { key: 'edition', title: say.edition, wideOnly: true, draw: (one) => say.editionNo(one.editions.at(-1)?.no ?? 1) },
            { key: 'audience', title: say.audience, wideOnly: true, draw: (one) => nameAudience(one.audience) },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
            { key: 'when', title: say.when, draw: (one) => <span className="number">{shortMoment(one.scheduledAt ?? one.releasedAt ?? one.editions.at(-1)?.clearedAt ?? now, now, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
    </Page>
  )
}
