import { useState } from 'react'
import { Link } from 'react-router'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Coming, Empty, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useNames, useWords } from '../../words/language.tsx'
import { classNames } from '../../words/terms.ts'
import { Parts } from './parts.tsx'
import { ImportRules } from './rule-import.tsx'
import { ruleWords, signalWords } from './words.ts'

/** The rules that people wrote, with what each caught lately, and the lists they name. */
export default function Rules() {
  const [say, words] = [useWords(ruleWords), useWords(signalWords)]
  const nameClass = useNames(classNames)
  const may = useMay()
  const [withdrawn, setWithdrawn] = useState(false)
  const [importing, setImporting] = useState(false)
  const found = usePages('signals.rules', { withdrawn })
  return (
    <Page title={words.rules} actions={may('signals.addRule') && <><Link className="button-link" to="/signals/rules/new">{say.new}</Link><Button onPress={() => setImporting(true)}>{say.import}</Button></>}>
      <Parts />
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={words.rules}
          rows={found.items}
          keyOf={(row) => row.id}
          linkOf={(row) => `/signals/rules/${row.id}`}
          columns={[
            { key: 'name', title: say.name, draw: (row) => <>{row.name} {row.state === 'withdrawn' && <Mark>{say.withdrawn}</Mark>}{row.broken && <Mark tone="late">{say.brokenNow}</Mark>}</> },
            { key: 'expression', title: say.expression, grows: true, draw: (row) => <span className="signal-code two-lines">{row.expression}</span> },
            { key: 'proposes', title: say.proposes, wideOnly: true, draw: (row) => (row.proposes ? nameClass(row.proposes) : '—') },
            { key: 'week', title: say.week, draw: (row) => <span className="number">{row.week}</span> },
          ]}
        />
      )}
      <More paged={found} />
      <Tick label={say.showWithdrawn} value={withdrawn} onChange={setWithdrawn} />
      <Lists />
      {importing && <ImportRules onClose={() => setImporting(false)} />}
    </Page>
  )
}

function Lists() {
  const say = useWords(ruleWords)
  const asked = useAsk('signals.lists', {})
  const may = useMay()
  const [setting, setSetting] = useState<{ readonly name: string; readonly words: readonly string[]; readonly places: boolean }>()
  return (
    <Panel title={say.lists} aside={may('signals.setList') && <Button onPress={() => setSetting({ name: '', words: [], places: false })}>{say.setList}</Button>}>
      <p className="quiet">{say.listsHint}</p>
      <Answered asked={asked} lines={2}>
        {({ items }) => items.length === 0 ? <p className="quiet">{say.listEmpty}</p> : (
          <ul className="entries">{items.map((list) => <li key={list.id} className="line-entry"><span><strong>@{list.name}</strong> <span className="quiet small">{say.count(list.words.length)}</span> {may('signals.setList') && <Button kind="quiet" small onPress={() => setSetting(list)}>{say.setList}</Button>}</span><span className="two-lines">{list.words.join(comma())}</span></li>)}</ul>
        )}
      </Answered>
      {setting && <SetList list={setting} onClose={() => setSetting(undefined)} />}
    </Panel>
  )
}

function SetList({ list, onClose }: { readonly list: { readonly name: string; readonly words: readonly string[]; readonly places: boolean }; onClose(): void }) {
  const [say, words] = [useWords(ruleWords), useWords(signalWords)]
  const notice = useNotice()
  const act = useAct('signals.setList')
  const [name, setName] = useState(list.name)
  const [lines, setLines] = useState(list.words.join('\n'))
  const [places, setPlaces] = useState(list.places)
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ name, words: lines.split('\n').map((one) => one.trim()).filter(Boolean), places, reason }))) return
    notice(say.saved)
    onClose()
  }
  return (
    <Dialog open title={say.setList} verb={say.save} busy={act.isPending} error={act.error} fields={['name', 'words', 'reason']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.name} name="name" error={act.error} value={name} onChange={setName} />
      <LongText label={say.words} name="words" error={act.error} rows={6} value={lines} onChange={setLines} />
      <Tick label={say.placesToo} value={places} onChange={setPlaces} />
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
