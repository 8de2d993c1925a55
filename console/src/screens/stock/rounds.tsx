import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, DateField, TextField } from '../../ui/fields.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { stockWords } from './words.ts'

/** Rounds over what stands in public, and how far each is (XM2-09). */
export default function StockRounds() {
  const say = useWords(stockWords)
  const more = useWords(moreWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const now = useMinute()
  const starts = useMay()('publication.planStockCheck')
  const found = usePages('publication.stockChecks', {})
  const [starting, setStarting] = useState(false)
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} under={<span className="quiet">{say.what}</span>} actions={starts && <Button kind="main" onPress={() => setStarting(true)}>{say.start}</Button>}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming /> : found.items.length === 0 ? <Empty>{starts ? say.empty : say.emptyLooks}</Empty> : (
        <Table
          label={say.title}
          paged={found}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/stock/${one.id}`}
          columns={[
            { key: 'reason', title: say.reason, grows: true, draw: (one) => one.reason },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => (one.unitId ? shortNameOf(one.unitId) : say.everyUnit) },
            { key: 'progress', title: say.progress, draw: ({ progress }) => <span className="number">{say.seenOf(progress.seen, progress.pages)}</span> },
            { key: 'found', title: say.finding, wideOnly: true, draw: ({ progress }) => say.found(progress.findings, progress.settled) },
            { key: 'state', title: say.state, draw: (one) => <Mark tone={one.closedAt ? 'kept' : 'wait'}>{one.closedAt ? say.closed : say.running}</Mark> },
            { key: 'planned', title: say.planned, wideOnly: true, draw: (one) => <span className="number">{shortMoment(one.plannedAt, now, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {starting && <Start onClose={() => setStarting(false)} />}
    </Page>
  )
}

function Start({ onClose }: { onClose(): void }) {
  const say = useWords(stockWords)
  const { units } = useUnits()
  const go = useNavigate()
  const act = useAct('publication.planStockCheck')
  const [reason, setReason] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [from, setFrom] = useState<string>()
  const [until, setUntil] = useState<string>()
  const give = async (): Promise<void> => {
    const facts = await act.attempt({ reason, ...(unitId && { unitId }), ...(from && { from }), ...(until && { until }) })
    if (facts) await go(`/stock/${facts[0]!.subject.split(':')[1]}`)
  }
  const shared = { error: act.error }
  return (
    <Dialog open title={say.start} verb={say.startVerb} busy={act.isPending} error={act.error} fields={['reason', 'unitId', 'from', 'until']} onDo={() => void give()} onClose={onClose}>
      <TextField {...shared} label={say.reason} hint={say.reasonHint} name="reason" value={reason} onChange={setReason} />
      <Choice {...shared} label={say.unit} hint={say.unitHint} optional clear name="unitId" value={unitId} placeholder={say.everyUnit} options={units.map((one) => ({ value: one.id, label: one.name }))} onChange={setUnitId} />
      <div className="fields-2">
        <DateField {...shared} label={say.from} optional name="from" value={from} onChange={setFrom} />
        <DateField {...shared} label={say.until} optional name="until" value={until} onChange={setUntil} />
      </div>
    </Dialog>
  )
}
