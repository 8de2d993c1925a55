import { useState } from 'react'
import type { Import, Line, UnitKind } from '#src/modules/directory/contract.ts'
import type { Reason, Refused } from '../../api/client.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useUpload } from '../../ui/upload.ts'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { columnNames, directoryWords, lineNames, unitKindNames } from './words.ts'
import './directory.css'

/** Units and people from a table, in one act that one act undoes. */
export default function ImportDirectory() {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const nameKind = useNames(unitKindNames)
  const nameLine = useNames(lineNames)
  const notice = useNotice()
  const upload = useUpload('directory')
  const [file, setFile] = useState<File>()
  const [kind, setKind] = useState<UnitKind>()
  const [line, setLine] = useState<Line>()
  const give = async (): Promise<void> => {
    if (!file) return
    const facts = await upload.mutateAsync({ file, fields: { ...(kind && { unitKind: kind }), ...(line && { line }) } }).catch(() => undefined)
    if (facts) notice(facts.length === 0 ? say.importedNothing : say.importSays(...counted(facts.map((fact) => fact.kind))))
  }
  return (
    <Page title={say.import} back={{ to: '/units', name: say.title }}>
      <Panel>
        <form className="stack form" onSubmit={(event) => { event.preventDefault(); void give() }}>
          <p>{say.importHint}</p>
          <FileField label={say.file} hint={words.labelled(say.columns, say.importColumns)} accept=".xlsx,.csv" onChange={(chosen) => { setFile(chosen); upload.reset() }} />
          <div className="fields-2">
            <Choice label={say.defaultKind} optional clear value={kind} options={optionsOf(unitKindNames, nameKind)} onChange={setKind} />
            <Choice label={say.defaultLine} optional clear value={line} options={optionsOf(lineNames, nameLine)} onChange={setLine} />
          </div>
          <div><Button kind="main" submit busy={upload.isPending} disabled={!file}>{say.importVerb}</Button></div>
        </form>
      </Panel>
      {upload.error && <Faults error={upload.error} />}
      <Imports />
    </Page>
  )
}

const counted = (kinds: readonly string[]): [number, number, number] => {
  const of = (name: string): number => kinds.filter((kind) => kind === name).length
  return [of('directory.unitRegistered'), of('directory.personRegistered'), of('directory.appointed')]
}

/** Row and column of a fault, `3:role`; undefined for what is wrong with the file as a whole. */
function cellOf(reason: Reason): { readonly row: number; readonly column: string } | undefined {
  const [, row, column] = /^(\d+):(\w+)$/.exec(reason.item ?? '') ?? []
  return row && column ? { row: Number(row), column } : undefined
}

/** Every fault by row and column; nothing of the table was taken over. */
function Faults({ error }: { readonly error: Refused }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const nameColumn = useNames(columnNames)
  const cells = error.reasons.flatMap((reason, at) => {
    const cell = cellOf(reason)
    // The place stands in its own columns; what follows it is the fault.
    return cell ? [{ ...reason, ...cell, at, what: reason.message[language].replace(/^[^：]*?[”"]\s*[：:]\s*/, '') }] : []
  })
  const others = error.reasons.filter((reason) => !cellOf(reason)).map((reason) => reason.item ?? '')
  return (
    <>
      {others.length > 0 && <Refusals error={error} shownAt={cells.map((cell) => cell.item ?? '')} />}
      {cells.length > 0 && (
        <Panel title={<span role="alert">{say.faults(cells.length)}</span>} plain>
          <Table
            label={say.faults(cells.length)}
            rows={cells}
            keyOf={(cell) => String(cell.at)}
            columns={[
              { key: 'row', title: say.faultRow, draw: (cell) => <span className="number">{cell.row}</span> },
              { key: 'column', title: say.faultColumn, draw: (cell) => nameColumn(cell.column) },
              { key: 'what', title: say.faultWhat, grows: true, draw: (cell) => <>{cell.what}<div className="quiet small">{cell.remedy[language]}</div></> },
            ]}
          />
        </Panel>
      )}
    </>
  )
}

function Imports() {
  const say = useWords(directoryWords)
  const found = usePages('directory.imports', {})
  return (
    <Panel title={say.imports}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={2} /> : found.items.length === 0 ? <Empty>{say.noImports}</Empty> : <ul className="rows">{found.items.map((one) => <OneImport key={one.id} one={one} />)}</ul>}
      <More paged={found} />
    </Panel>
  )
}

/** One press undoes; when something of it was used since, everything that was is named and nothing is undone. */
function OneImport({ one }: { readonly one: Import }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('directory.undoImport')
  return (
    <li className="stack-tight">
      <div className="row-spread">
        <span><strong>{one.fileName}</strong> <span className="quiet small number">{momentWords(one.at, language)} · {say.importSays(one.unitIds.length, one.personIds.length, one.appointmentIds.length)}</span></span>
        {one.state === 'undone' ? <Mark>{say.undone}</Mark> : <Button small busy={act.isPending} label={words.labelled(say.undoImport, one.fileName)} onPress={() => void act.attempt({ importId: one.id, reason: say.undoReason }).then((facts) => facts && notice(say.undoneNow))}>{say.undoImport}</Button>}
      </div>
      <Refusals error={act.error} />
    </li>
  )
}
