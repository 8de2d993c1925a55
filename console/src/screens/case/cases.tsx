import { useSearchParams } from 'react-router'
import { usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useSession } from '../../api/session.tsx'
import { ClockChip } from '../../clock/chip.tsx'
import { usePressing } from '../../clock/pressing.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Choice } from '../../ui/fields.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import type { CaseState } from '#src/modules/cases/contract.ts'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { caseStates } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { caseWords } from './words.ts'

/** All cases that I may see, with the clock that presses most. */
export default function Cases() {
  const say = useWords(caseWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameState = useNames(caseStates)
  const { posts } = useSession()
  const { units, shortNameOf } = useUnits()
  const now = useMinute()
  const [params, setParams] = useSearchParams()
  const state = (params.get('state') ?? undefined) as CaseState | undefined
  const unitId = params.get('unit') ?? undefined
  const found = usePages('cases.cases', { ...(state && { state }), ...(unitId && { unitId }) })
  const first = usePressing(found.items.map((one) => one.id))
  const set = (name: string, value: string | undefined): void => setParams((before) => {
    if (value) before.set(name, value)
    else before.delete(name)
    return before
  })
  const whole = posts.some((post) => post.wholeJurisdiction)
  const options = units.filter((unit) => whole || posts.some((post) => post.unitId === unit.id)).map((unit) => ({ value: unit.id, label: unit.name }))
  return (
    <Page title={say.title}>
      <div className="filters">
        <Choice label={words.state} value={state} options={optionsOf(caseStates, nameState)} clear placeholder={words.all} onChange={(value) => set('state', value)} />
        <Choice label={say.first} value={unitId} options={options} clear placeholder={words.all} onChange={(value) => set('unit', value)} />
      </div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={8} /> : found.items.length === 0 ? <Empty>{state || unitId ? say.emptyFound : say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/cases/${one.id}`}
          columns={[
            { key: 'what', title: say.case, grows: true, draw: (one) => <span className="two-lines">{one.title ?? (one.excerpt || words.wordsErased)}</span> },
            {
              key: 'clock', title: words.time, draw: (one) => {
                const duty = first.get(one.id)
                return duty ? <ClockChip duty={duty} /> : null
              },
            },
            { key: 'state', title: words.state, draw: (one) => <Mark tone={one.state === 'assigned' || one.state === 'returned' ? 'wait' : 'plain'}>{nameState(one.state)}</Mark> },
            { key: 'unit', title: say.first, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
            { key: 'opened', title: say.opened, wideOnly: true, draw: (one) => <span className="number">{shortMoment(one.openedAt, now, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
    </Page>
  )
}
