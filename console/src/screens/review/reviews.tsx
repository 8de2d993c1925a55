import { useSearchParams } from 'react-router'
import type { Review } from '#src/modules/review/contract.ts'
import { usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { ClockChip } from '../../clock/chip.tsx'
import { usePressing } from '../../clock/pressing.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { audienceNames, reviewStates } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { useItemNames } from './item-names.ts'
import { reviewWords } from './words.ts'

/** Texts in review; what I may sign stands first. */
export default function Reviews() {
  const say = useWords(reviewWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameState = useNames(reviewStates)
  const nameAudience = useNames(audienceNames)
  const nameItems = useItemNames()
  const { shortNameOf } = useUnits()
  const now = useMinute()
  const [params, setParams] = useSearchParams()
  const state = (params.get('state') ?? 'open') as Review['state']
  const found = usePages('review.desk', { state })
  const first = usePressing(state === 'open' ? found.items.map((one) => one.caseId) : [])
  const mine = (one: (typeof found.items)[number]): number => (one.signable && one.signable.items.length > 0 ? 0 : 1)
  const rows = state === 'open' ? found.items.toSorted((a, b) => mine(a) - mine(b)) : found.items
  return (
    <Page title={say.title} actions={<Switch label={words.state} value={state} options={optionsOf(reviewStates, nameState)} onChange={(next) => setParams(next === 'open' ? {} : { state: next })} />}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : rows.length === 0 ? <Empty>{state === 'open' ? say.empty : say.emptyState}</Empty> : (
        <Table
          label={say.title}
          rows={rows}
          keyOf={(one) => one.id}
          linkOf={(one) => `/review/${one.id}`}
          columns={[
            { key: 'what', title: say.text, grows: true, draw: (one) => <span className="two-lines">{one.title}</span> },
            {
              key: 'clock', title: words.time, draw: (one) => {
                const duty = first.get(one.caseId)
                return duty ? <ClockChip duty={duty} short /> : null
              },
            },
            { key: 'mine', title: say.mineToSign, draw: (one) => (one.signable && one.signable.together.length > 0 ? <span className="mark-parts"><Mark tone="accent">{nameItems(one.signable.together)}</Mark></span> : null) },
            { key: 'missing', title: say.missing, wideOnly: true, draw: (one) => <span className="quiet number">{one.missing.length || ''}</span> },
            { key: 'audience', title: words.state, wideOnly: true, draw: (one) => nameAudience(one.audience) },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
            { key: 'opened', title: say.openedAt, wideOnly: true, draw: (one) => <span className="number">{shortMoment(one.openedAt, now, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
    </Page>
  )
}
