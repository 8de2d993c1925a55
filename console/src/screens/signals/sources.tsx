import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Outlet, SourceKind } from '#src/modules/signals/contract.ts'
import { send } from '../../api/client.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { SourceRow } from '../../api/signal-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { Parts } from './parts.tsx'
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
  const asked = useAsk('signals.sources', {})
  const keeps = may('signals.addSource')
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
              { key: 'name', title: say.name, grows: true, draw: (row) => <>{row.name}{row.address && <span className="quiet small one-line">{row.address}</span>}{row.health.lastFault && <span className="quiet small">{row.health.lastFault.split(' / ')[language === 'zh' ? 0 : 1]}</span>}</> },
              { key: 'state', title: say.state, draw: (row) => <State row={row} /> },
              { key: 'outlet', title: say.outlet, wideOnly: true, draw: (row) => <>{nameOutlet(row.outlet)} <span className="quiet small">{nameKind(row.kind)}</span></> },
              { key: 'new', title: say.lastNew, draw: (row) => <span className="number">{row.health.lastNew ? shortMoment(row.health.lastNew, now, language) : '—'}</span> },
              { key: 'week', title: say.week, wideOnly: true, draw: (row) => <span className="number">{row.week ?? '—'}</span> },
              ...(keeps ? [{ key: 'acts', title: '', draw: (row: SourceRow) => <><Button small label={`${row.state === 'on' ? say.turnOff : say.turnOn} ${row.name}`} onPress={() => setTurning(row)}>{row.state === 'on' ? say.turnOff : say.turnOn}</Button>{row.kind === 'push' && <> <Button small label={`${say.key} ${row.name}`} onPress={() => setKeyOf(row)}>{say.key}</Button></>}</> }] : []),
            ]}
          />
        )}
      </Answered>
      {adding && <Add onClose={() => setAdding(false)} />}
      {turning && <Turn source={turning} onClose={() => setTurning(undefined)} />}
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

function Add({ onClose }: { onClose(): void }) {
  const say = useWords(sourceWords)
  const [nameOutlet, nameKind] = [useNames(outletNames), useNames(kindNames)]
  const notice = useNotice()
  const act = useAct('signals.addSource')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<SourceKind>('feed')
  const [outlet, setOutlet] = useState<Outlet>('news')
  const [address, setAddress] = useState('')
  const [every, setEvery] = useState('30')
  const [silent, setSilent] = useState('48')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ name, kind, outlet, address: kind === 'push' ? '' : address, everyMinutes: Number(every), silentAfterHours: Number(silent) }))) return
    notice(say.added)
    onClose()
  }
  return (
    <Dialog open title={say.add} verb={say.add} busy={act.isPending} error={act.error} fields={['name', 'address', 'everyMinutes', 'silentAfterHours']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.name} name="name" error={act.error} value={name} onChange={setName} />
      <OneOf label={say.kind} value={kind} options={optionsOf(kindNames, nameKind)} onChange={(value) => setKind(value ?? 'feed')} />
      <Choice label={say.outlet} value={outlet} options={optionsOf(outletNames, nameOutlet)} onChange={(value) => setOutlet(value ?? 'news')} />
      {kind === 'feed' && <TextField label={say.address} name="address" error={act.error} value={address} onChange={setAddress} />}
      {kind === 'folder' && <TextField label={say.folder} hint={say.folderHint} name="address" error={act.error} value={address} onChange={setAddress} />}
      <div className="fields-2">
        {kind !== 'push' && <TextField label={say.every} name="everyMinutes" error={act.error} inputMode="numeric" value={every} onChange={setEvery} />}
        <TextField label={say.silent} name="silentAfterHours" error={act.error} inputMode="numeric" value={silent} onChange={setSilent} />
      </div>
    </Dialog>
  )
}

function Turn({ source, onClose }: { readonly source: SourceRow; onClose(): void }) {
  const say = useWords(sourceWords)
  const notice = useNotice()
  const act = useAct('signals.switchSource')
  const [reason, setReason] = useState('')
  const verb = source.state === 'on' ? say.turnOff : say.turnOn
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ sourceId: source.id, enabled: source.state === 'off', reason }))) return
    notice(say.done)
    onClose()
  }
  return (
    <Dialog open title={`${verb} ${source.name}`} verb={verb} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      {source.kind === 'feed' && source.state === 'off' && <p className="quiet">{say.turnOnHint}</p>}
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function Key({ source, onClose }: { readonly source: SourceRow; onClose(): void }) {
  const say = useWords(sourceWords)
  const notice = useNotice()
  const act = useAct('signals.renewKey')
  const [reason, setReason] = useState('')
  const asked = useQuery({ queryKey: ['signals.key', source.id, source.keyNo], queryFn: () => send<{ key: string }>('GET', `/api/sources/${source.id}/key`) })
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ sourceId: source.id, reason }))) return
    notice(say.renewed)
    onClose()
  }
  return (
    <Dialog open title={say.keyOf(source.name)} verb={say.renew} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.keyHint}</p>
      {asked.data && <p><code className="code">{asked.data.key}</code></p>}
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
