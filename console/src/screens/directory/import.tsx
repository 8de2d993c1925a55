import { useState } from 'react'
import type { Import } from '#src/modules/directory/contract.ts'
import type { Refused } from '../../api/client.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, FileField, LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useUpload } from '../../ui/upload.ts'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { optionsOf } from '../messages/messages.tsx'
import { directoryWords, unitKindNames } from './words.ts'

/** Units and people from a table, in one act that one act undoes. */
export default function ImportDirectory() {
  const say = useWords(directoryWords)
  const nameKind = useNames(unitKindNames)
  const notice = useNotice()
  const upload = useUpload('directory')
  const [file, setFile] = useState<File>()
  const [kind, setKind] = useState<keyof typeof unitKindNames>()
  const give = async (): Promise<void> => {
    if (!file) return
    const facts = await upload.mutateAsync({ file, fields: { ...(kind && { unitKind: kind }) } }).catch(() => undefined)
    if (!facts) return
    const count = (name: string): number => facts.filter((fact) => fact.kind === name).length
    notice(facts.length === 0 ? say.importedNothing : say.imported(count('directory.unitRegistered'), count('directory.personRegistered'), count('directory.appointed')))
  }
  return (
    <Page title={say.import} back={{ to: '/units', name: say.title }}>
      <Panel>
        <form className="stack form" onSubmit={(event) => { event.preventDefault(); void give() }}>
          <p>{say.importHint}</p>
          <p className="quiet small">{say.importColumns}</p>
          <FileField label={say.file} accept=".xlsx,.csv" onChange={(chosen) => { setFile(chosen); upload.reset() }} />
          <Choice label={say.defaultKind} optional clear value={kind} options={optionsOf(unitKindNames, nameKind)} onChange={setKind} />
          <div><Button kind="main" submit busy={upload.isPending} disabled={!file}>{say.importVerb}</Button></div>
        </form>
      </Panel>
      {upload.error && <Faults error={upload.error} />}
      <Imports />
    </Page>
  )
}

/** Every fault by row and column; nothing of the table was taken over. */
function Faults({ error }: { readonly error: Refused }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  if (error.reasons.length === 1) return <Refusals error={error} />
  return (
    <Panel title={<span role="alert">{say.faults(error.reasons.length)}</span>}>
      <Table
        label={say.faults(error.reasons.length)}
        rows={error.reasons.map((reason, at) => ({ ...reason, at }))}
        keyOf={(reason) => String(reason.at)}
        columns={[
          { key: 'what', title: say.faultPlace, grows: true, draw: (reason) => reason.message[language] },
          { key: 'remedy', title: say.faultRemedy, draw: (reason) => <span className="quiet">{reason.remedy[language]}</span> },
        ]}
      />
    </Panel>
  )
}

function Imports() {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const [undoing, setUndoing] = useState<Import>()
  const found = usePages('directory.imports', {})
  return (
    <Panel title={say.imports}>
      {found.isPending ? <Coming lines={2} /> : found.items.length === 0 ? <Empty>{say.noImports}</Empty> : (
        <ul className="entries">
          {found.items.map((one) => (
            <li key={one.id} className="line-entry">
              <div className="row-spread">
                <span><strong>{one.fileName}</strong> <span className="quiet small number">{momentWords(one.at, language)} · {say.rows} {one.rows}</span></span>
                {one.state === 'undone' ? <Mark>{say.undone}</Mark> : <Button small label={`${say.undoImport}:${one.fileName}`} onPress={() => setUndoing(one)}>{say.undoImport}</Button>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <More paged={found} />
      {undoing && <UndoDialog one={undoing} onClose={() => setUndoing(undefined)} />}
    </Panel>
  )
}

function UndoDialog({ one, onClose }: { readonly one: Import; onClose(): void }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const notice = useNotice()
  const act = useAct('directory.undoImport')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ importId: one.id, reason }))) return
    notice(say.undoneNow)
    onClose()
  }
  return (
    <Dialog open title={`${say.undoImport}:${one.fileName}`} verb={say.undoImport} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
