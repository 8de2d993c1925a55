import { useState } from 'react'
import type { LogState } from '#src/modules/log/queries.ts'
import type { PeerKind } from '#src/modules/log/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Empty, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { logWords } from './words.ts'

/** Witnesses of ours, or logs for which we are one. */
export function Peers({ kind, peers }: { readonly kind: PeerKind; readonly peers: LogState['peers'] }) {
  const say = useWords(logWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const may = useMay()
  const drop = useAct('log.dropPeer')
  const shown = peers.filter((peer) => peer.kind === kind)
  const title = kind === 'witness' ? say.witnesses : say.watched
  const give = async (peerId: string): Promise<void> => {
    if (await drop.attempt({ peerId })) notice(say.dropped)
  }
  return (
    <Panel title={title}>
      {shown.length === 0 ? <Empty>{kind === 'witness' ? say.noWitness : say.noWatched}</Empty> : (
        <Table
          label={title}
          rows={shown}
          keyOf={(peer) => peer.id}
          columns={[
            { key: 'name', title: say.peer, grows: true, draw: (peer) => <>{peer.name} {peer.address && <span className="quiet small">{peer.address}</span>}</> },
            { key: 'last', title: say.last, draw: (peer) => (peer.lastAt && peer.lastSize !== null ? say.lastWas(peer.lastSize, momentWords(peer.lastAt, language)) : say.never) },
            ...(may('log.dropPeer') ? [{ key: 'drop', title: say.drop, draw: (peer: LogState['peers'][number]) => <Button kind="quiet" small busy={drop.isPending} onPress={() => void give(peer.id)}>{say.drop}</Button> }] : []),
          ]}
        />
      )}
      <Refusals error={drop.error} />
    </Panel>
  )
}

export function NamePeer({ onClose }: { onClose(): void }) {
  const say = useWords(logWords)
  const notice = useNotice()
  const act = useAct('log.namePeer')
  const [kind, setKind] = useState<PeerKind>('witness')
  const [key, setKey] = useState('')
  const [address, setAddress] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ kind, key: key.trim(), ...(kind === 'witness' && address.trim() && { address: address.trim() }) }))) return
    notice(say.named)
    onClose()
  }
  return (
    <Dialog open title={say.name} verb={say.nameVerb} busy={act.isPending} error={act.error} fields={['kind', 'key', 'address']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.kind} name="kind" error={act.error} value={kind} options={[{ value: 'witness', label: say.isWitness }, { value: 'watched', label: say.isWatched }]} onChange={(next) => setKind((next ?? 'witness') as PeerKind)} />
      <LongText label={say.key} hint={say.keyHint} name="key" error={act.error} rows={2} value={key} onChange={setKey} />
      {kind === 'witness' && <TextField label={say.address} hint={say.addressHint} name="address" error={act.error} value={address} onChange={setAddress} />}
    </Dialog>
  )
}
