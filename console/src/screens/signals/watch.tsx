import { useState } from 'react'
import { useAct, useAsk, usePages, useWhole } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, DateField, LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Coming, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { Outlets, Parts } from './parts.tsx'
import { matterStates, signalWords } from './words.ts'
import { watchWords } from './watch-words.ts'

/** Who collects day by day, and what was told inside the government. */
export default function Watch() {
  const say = useWords(watchWords)
  const may = useMay()
  return (
    <Page title={say.watch}>
      <Parts />
      <div className="two-columns">
        <Bulletins />
        {may('signals.addRule') && <Roster />}
      </div>
    </Page>
  )
}

function Roster() {
  const say = useWords(watchWords)
  const { language } = useLanguage()
  const may = useMay()
  const asked = useAsk('signals.roster', {})
  const [naming, setNaming] = useState(false)
  return (
    <Panel title={say.roster} aside={may('signals.nameCollector') && <Button onPress={() => setNaming(true)}>{say.name}</Button>}>
      <p className="quiet">{say.rosterHint} <span className="small">{say.clause}</span></p>
      <Answered asked={asked} lines={6}>
        {({ days, uncovered, uncoveredToday }) => (
          <>
            {uncoveredToday && <p><Mark tone="late">{say.todayNobody}</Mark></p>}
            <Table label={say.roster} rows={days} keyOf={({ on }) => on} columns={[{ key: 'on', title: say.day, draw: ({ on }) => <span className="nowrap">{dateWords(on, language)}</span> }, { key: 'who', title: say.person, grows: true, draw: ({ person }) => person ?? <span className="quiet">{say.nobody}</span> }]} />
            {uncovered.length > 0 && <p className="quiet small">{say.missed(uncovered.map((on) => dateWords(on, language)).join(comma()))}</p>}
          </>
        )}
      </Answered>
      {naming && asked.data && <Name today={asked.data.today} onClose={() => setNaming(false)} />}
    </Panel>
  )
}

const MOST_DAYS = 62
/** Every day from the first to the last. */
const daysBetween = (from: string, until: string): string[] => Array.from({ length: Math.max(1, Math.min(MOST_DAYS, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1)) }, (_, n) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10))

function Name({ today, onClose }: { readonly today: string; onClose(): void }) {
  const say = useWords(watchWords)
  const notice = useNotice()
  const act = useAct('signals.nameCollector')
  const { items: people } = useWhole('directory.people', [{}])
  const [personId, setPerson] = useState<string>()
  const [from, setFrom] = useState<string | undefined>(today)
  const [until, setUntil] = useState<string | undefined>(today)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ personId: personId ?? '', days: from && until ? daysBetween(from, until) : [] }))) return
    notice(say.named)
    onClose()
  }
  return (
    <Dialog open wide title={say.name} verb={say.name} busy={act.isPending} error={act.error} fields={['personId', 'days']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.person} name="personId" error={act.error} value={personId} options={people.map(({ id, name }) => ({ value: id, label: name }))} onChange={setPerson} />
      <div className="fields-2">
        <DateField label={say.from} name="days" error={act.error} value={from} onChange={setFrom} />
        <DateField label={say.until} value={until} onChange={setUntil} />
      </div>
    </Dialog>
  )
}

function Bulletins() {
  const say = useWords(watchWords)
  const words = useWords(signalWords)
  const nameState = useNames(matterStates)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const may = useMay()
  const found = usePages('signals.bulletins', {})
  const [issuing, setIssuing] = useState(false)
  return (
    <Panel title={say.bulletins} aside={may('signals.issueBulletin') && <Button kind="main" onPress={() => setIssuing(true)}>{say.issue}</Button>}>
      {found.isPending ? <Coming /> : found.items.length === 0 ? <p className="quiet">{say.none}</p> : found.items.map((bulletin) => (
        <details key={bulletin.id} className="line-entry">
          <summary>{say.of(dateWords(bulletin.on, language), bulletin.items.length)} <span className="quiet small">{bulletin.unitIds.map(shortNameOf).join(comma())}</span></summary>
          {bulletin.note && <p>{bulletin.note}</p>}
          {bulletin.items.length === 0 ? <p className="quiet">{say.noItems}</p> : (
            <Table label={say.bulletins} rows={bulletin.items} keyOf={(row) => row.matterId} columns={[
              { key: 'what', title: words.matter, grows: true, draw: (row) => <>{row.title} {row.burst && <Mark tone="wait">{words.burst}</Mark>}<span className="quiet small"> <Outlets counts={row.byOutlet} /></span></> },
              { key: 'day', title: words.day, draw: (row) => <span className="number">{row.day}</span> },
              { key: 'state', title: words.which, wideOnly: true, draw: (row) => nameState(row.state) },
            ]} />
          )}
          <p><a href={`/api/documents/bulletins/${bulletin.id}.docx`}>{say.word}</a></p>
        </details>
      ))}
      <More paged={found} />
      {issuing && <Issue onClose={() => setIssuing(false)} />}
    </Panel>
  )
}

function Issue({ onClose }: { onClose(): void }) {
  const say = useWords(watchWords)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('signals.issueBulletin')
  const [unitIds, setUnits] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ unitIds: [...unitIds], note }))) return
    notice(say.issued)
    onClose()
  }
  return (
    <Dialog open title={say.issue} verb={say.issue} busy={act.isPending} error={act.error} fields={['unitIds', 'note']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{say.issueHint}</p>
      <Choices label={say.units} name="unitIds" error={act.error} value={unitIds} options={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={setUnits} />
      <LongText label={say.note} optional name="note" error={act.error} rows={3} value={note} onChange={setNote} />
    </Dialog>
  )
}
