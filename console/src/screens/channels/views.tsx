import { useState } from 'react'
import type { EvidenceFile, Kit } from '#src/modules/channels/kit-queries.ts'
import { askServer } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { FileField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { channelWords } from './words.ts'

/** The bytes of a file in base 64; nothing for none. */
async function inBase64(file: File | undefined): Promise<string> {
  if (!file) return ''
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Hands the export behind a figure to whoever wants to check it. */
async function fetchEvidence(deliveryId: string): Promise<void> {
  const { name, bytes } = (await askServer('channels.viewsFile', { deliveryId })) as EvidenceFile
  const address = URL.createObjectURL(new Blob([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** Reads as the platform's own export says; the file goes with the figure and stays with it (WL-28). */
export function Views({ kit }: { readonly kit: Kit }) {
  const say = useWords(channelWords)
  const may = useMay()
  const notice = useNotice()
  const act = useAct('channels.noteViews')
  const [count, setCount] = useState('')
  const [file, setFile] = useState<File>()
  const give = async (): Promise<void> => {
    if (await act.attempt({ deliveryId: kit.id, count: Number(count), file: { name: file?.name ?? '', bytes: await inBase64(file) } })) notice(say.saved)
  }
  return (
    <Panel title={say.views}>
      {kit.views && <Facts items={[[say.views, kit.views.count], [say.file, <Button key="f" kind="quiet" small onPress={() => void fetchEvidence(kit.id)}>{kit.views.file.name}</Button>]]} />}
      {may('channels.noteViews') && (
        <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); void give() }}>
          <p className="quiet small">{say.viewsWhat}</p>
          <TextField label={say.views} inputMode="numeric" name="count" error={act.error} value={count} onChange={(value) => setCount(value.replaceAll(/\D/g, ''))} />
          <FileField label={say.file} accept=".xlsx,.csv,.pdf,.png" name="file.bytes" error={act.error} onChange={setFile} />
          <Refusals error={act.error} shownAt={['count', 'file.bytes', 'file.name']} />
          <div className="row"><Button submit busy={act.isPending}>{say.noteViews}</Button></div>
        </form>
      )}
    </Panel>
  )
}
