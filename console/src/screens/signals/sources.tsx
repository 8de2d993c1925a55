import { useState } from 'react'
import { useAsk } from '../../api/hooks.ts'
import type { SourceRow } from '../../api/signal-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { Parts } from './parts.tsx'
import { Add, Change, Key, Remove, Turn } from './source-dialogs.tsx'
import { kindNames, outletNames, signalWords, sourceWords } from './words.ts'

/** Where posts come from, how each source does, and which has fallen silent. Kept by the administrator; off until turned on. */
export default function Sources() {
  const [say, words] = [useWords(sourceWords), useWords(signalWords)]
  const { language } = useLanguage()
  const [nameOutlet, nameKind] = [useNames(outletNames), useNames(kindNames)]
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [turning, setTurning] = useState<SourceRow>()
  const [keyOf, setKeyOf] = useState<SourceRow>()
  const [changing, setChanging] = useState<SourceRow>()
  const [removing, setRemoving] = useState<SourceRow>()
  const asked = useAsk('signals.sources', {})
  const keeps = may('signals.addSource')
  const acts = (row: SourceRow) => (
    <span className="row source-acts" data-acts>
      <Button small label={`${row.state === 'on' ? say.turnOff : say.turnOn} ${row.name}`} onPress={() => setTurning(row)}>{row.state === 'on' ? say.turnOff : say.turnOn}</Button>
      <Button small label={`${say.change} ${row.name}`} onPress={() => setChanging(row)}>{say.change}</Button>
      {row.kind === 'push' && <Button small label={`${say.key} ${row.name}`} onPress={() => setKeyOf(row)}>{say.key}</Button>}
      {row.state === 'off' && <Button small kind="quiet" label={`${say.remove} ${row.name}`} onPress={() => setRemoving(row)}>{say.remove}</Button>}
    </span>
  )
  return (
    <Page title={words.sources} actions={keeps && <Button kind="main" onPress={() => setAdding(true)}>{say.add}</Button>}>
      <Parts />
      <Answered asked={asked} lines={5}>
        {({ items, now }) => items.length === 0 ? <Empty>{say.empty}</Empty> : (
          <Table
            label={words.sources}
            rows={items}
            keyOf={(row) => row.id}
            exports
            columns={[
              { key: 'name', title: say.name, grows: true, draw: (row) => <>{row.name}{row.address && <span className="quiet small one-line">{row.address}</span>}{row.health.lastFault && <span className="quiet small">{row.health.lastFault.split(' / ')[language === 'zh' ? 0 : 1]}</span>}{keeps && acts(row)}</> },
              { key: 'state', title: say.state, draw: (row) => <State row={row} /> },
              { key: 'outlet', title: say.outlet, wideOnly: true, draw: (row) => <>{nameOutlet(row.outlet)} <span className="quiet small">{nameKind(row.kind)}</span></> },
              { key: 'new', title: say.lastNew, draw: (row) => <span className="number">{row.health.lastNew ? shortMoment(row.health.lastNew, now, language) : '—'}</span> },
              ...(items.some(({ week }) => week !== null) ? [{ key: 'week', title: say.week, wideOnly: true, draw: (row: SourceRow) => <span className="number">{row.week ?? '—'}</span> }] : []),
            ]}
          />
        )}
      </Answered>
      {adding && <Add onClose={() => setAdding(false)} />}
      {turning && <Turn source={turning} onClose={() => setTurning(undefined)} />}
      {changing && <Change source={changing} onClose={() => setChanging(undefined)} />}
      {removing && <Remove source={removing} onClose={() => setRemoving(undefined)} />}
      {keyOf && <Key source={keyOf} onClose={() => setKeyOf(undefined)} />}
    </Page>
  )
}

function State({ row: { state, health } }: { readonly row: SourceRow }) {
  const say = useWords(sourceWords)
  if (state === 'off') return <Mark>{say.off}</Mark>
  if (health.failures > 0) return <Mark tone="wait">{say.failing(health.failures)}</Mark>
  return health.silent ? <Mark tone="wait">{say.silentFor(health.silentHours ?? 0)}</Mark> : <Mark tone="kept">{say.on}</Mark>
}
