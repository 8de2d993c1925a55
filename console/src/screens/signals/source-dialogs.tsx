import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Outlet, SourceKind } from '#src/modules/signals/contract.ts'
import { send } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import type { SourceRow } from '../../api/signal-questions.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { kindNames, outletNames, sourceWords } from './words.ts'

export function Add({ onClose }: { onClose(): void }) {
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

export function Change({ source, onClose }: { readonly source: SourceRow; onClose(): void }) {
  const say = useWords(sourceWords)
  const nameOutlet = useNames(outletNames)
  const notice = useNotice()
  const act = useAct('signals.changeSource')
  const [name, setName] = useState(source.name)
  const [outlet, setOutlet] = useState<Outlet>(source.outlet)
  const [address, setAddress] = useState(source.address)
  const [every, setEvery] = useState(String(source.everyMinutes))
  const [silent, setSilent] = useState(String(source.silentAfterHours))
  const give = async (): Promise<void> => {
    const is = { name, outlet, address, everyMinutes: Number(every), silentAfterHours: Number(silent) }
    const changed = Object.fromEntries(Object.entries(is).filter(([key, value]) => value !== source[key as keyof typeof is]))
    if (!(await act.attempt({ sourceId: source.id, ...changed }))) return
    notice(say.changed)
    onClose()
  }
  return (
    <Dialog open title={say.changeOf(source.name)} verb={say.save} busy={act.isPending} error={act.error} fields={['name', 'address', 'everyMinutes', 'silentAfterHours']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.name} name="name" error={act.error} value={name} onChange={setName} />
      <Choice label={say.outlet} value={outlet} options={optionsOf(outletNames, nameOutlet)} onChange={(value) => setOutlet(value ?? source.outlet)} />
      {source.kind !== 'push' && <TextField label={source.kind === 'feed' ? say.address : say.folder} name="address" error={act.error} value={address} onChange={setAddress} />}
      <div className="fields-2">
        {source.kind !== 'push' && <TextField label={say.every} name="everyMinutes" error={act.error} inputMode="numeric" value={every} onChange={setEvery} />}
        <TextField label={say.silent} name="silentAfterHours" error={act.error} inputMode="numeric" value={silent} onChange={setSilent} />
      </div>
    </Dialog>
  )
}

export function Remove({ source, onClose }: { readonly source: SourceRow; onClose(): void }) {
  const say = useWords(sourceWords)
  const notice = useNotice()
  const act = useAct('signals.removeSource')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ sourceId: source.id, reason }))) return
    notice(say.removed)
    onClose()
  }
  return (
    <Dialog open title={`${say.remove} ${source.name}`} verb={say.remove} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.removeHint}</p>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

export function Turn({ source, onClose }: { readonly source: SourceRow; onClose(): void }) {
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

export function Key({ source, onClose }: { readonly source: SourceRow; onClose(): void }) {
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
