import { useSearchParams } from 'react-router'
import type { ItemState } from '#src/modules/triage/contract.ts'
import { usePages } from '../../api/hooks.ts'
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
import { classNames, itemStates } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { triageWords } from './words.ts'

/** The desk: what waits longest is on top. */
export default function Triage() {
  const say = useWords(triageWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameState = useNames(itemStates)
  const nameClass = useNames(classNames)
  const now = useMinute()
  const [params, setParams] = useSearchParams()
  const state = (params.get('state') ?? 'waiting') as ItemState
  const desk = usePages('triage.desk', { state })
  const first = usePressing(state === 'waiting' ? desk.items.map((item) => item.id) : [])
  return (
    <Page title={say.title} actions={<Switch label={words.state} value={state} options={optionsOf(itemStates, nameState)} onChange={(next) => setParams(next === 'waiting' ? {} : { state: next })} />}>
      <Refusals error={desk.error} />
      {desk.isPending ? <Coming lines={6} /> : desk.items.length === 0 ? <Empty>{state === 'waiting' ? say.empty : say.emptyState}</Empty> : (
        <Table
          label={say.title}
          rows={desk.items}
          keyOf={(item) => item.id}
          linkOf={(item) => `/triage/${item.id}`}
          columns={[
            { key: 'what', title: say.waiting, grows: true, draw: (item) => <span className="two-lines">{item.title ?? (item.excerpt || words.wordsErased)}</span> },
            {
              key: 'clock', title: words.time, draw: (item) => {
                const duty = first.get(item.id)
                return duty ? <ClockChip duty={duty} /> : null
              },
            },
            {
              key: 'study', title: say.studies, wideOnly: true, draw: (item) => (
                <span className="row">
                  {item.important && <Mark tone="wait">{say.importantMark}</Mark>}
                  {item.returns.length > 0 && <Mark tone="wait">{say.returned}</Mark>}
                  {item.studies.length === 0 ? <span className="quiet">{say.noStudy}</span> : item.classes.map((one) => <Mark key={one} tone="accent">{nameClass(one)}</Mark>)}
                </span>
              ),
            },
            { key: 'placed', title: say.placed, wideOnly: true, draw: (item) => <span className="number">{shortMoment(item.placedAt, now, language)}</span> },
          ]}
        />
      )}
      <More paged={desk} />
    </Page>
  )
}
