import { useState } from 'react'
import { parseEntry } from '#src/publiclog/leaf.ts'
import type { LogState } from '#src/modules/log/queries.ts'
import { useAsk, usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { useNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Answered, Empty, Facts, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { NamePeer, Peers } from './peers.tsx'
import { logWords } from './words.ts'
import './public-log.css'

/** The signer works within seconds; whatever waits longer waits for a person. */
const STUCK_MS = 60_000
const SHOWN = 20

/** How the public log stands: what is signed, under which keys, and who else signs. */
export default function PublicLog() {
  const say = useWords(logWords)
  const more = useWords(moreWords)
  const may = useMay()
  const asked = useAsk('log.state', {})
  const [naming, setNaming] = useState(false)
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} under={<span className="quiet">{say.what}</span>} actions={may('log.namePeer') && <Button kind="main" onPress={() => setNaming(true)}>{say.name}</Button>}>
      <Answered asked={asked} lines={6}>
        {(state) => (
          <div className="stack">
            <Standing state={state} />
            <Keys state={state} />
            <Peers kind="witness" peers={state.peers} />
            <Peers kind="watched" peers={state.peers} />
          </div>
        )}
      </Answered>
      <Leaves />
      {naming && <NamePeer onClose={() => setNaming(false)} />}
    </Page>
  )
}

function Standing({ state }: { readonly state: LogState }) {
  const say = useWords(logWords)
  const { language } = useLanguage()
  const now = useNow()
  const due = state.leaves - (state.signed ?? 0)
  const stuck = due > 0 && state.dueSince !== null && now !== undefined && Date.parse(now) - Date.parse(state.dueSince) > STUCK_MS
  return (
    <Panel title={say.standing} aside={<a href="/log">{say.onSite}</a>}>
      <Facts
        items={[
          [say.leaves, state.leaves],
          [say.signed, state.signed ?? say.none],
          [say.due, due > 0 && state.dueSince ? <Mark key="due" tone={stuck ? 'late' : 'wait'}>{say.dueSince(due, momentWords(state.dueSince, language))}</Mark> : say.nothingDue],
          state.signedAt && [say.signedAt, momentWords(state.signedAt, language)],
        ]}
      />
      {stuck && <p role="alert">{say.stuck}</p>}
    </Panel>
  )
}

function Keys({ state }: { readonly state: LogState }) {
  const say = useWords(logWords)
  return (
    <Panel title={say.keys}>
      {state.keys.length === 0 ? <Empty>{say.keysEmpty}</Empty> : (
        <>
          <p className="quiet small">{say.keysWhat}</p>
          <Facts items={state.keys.map(({ word, kind }) => [say.kindOf(kind), <code key={word} className="log-key">{word}</code>] as const)} />
        </>
      )}
    </Panel>
  )
}

function Leaves() {
  const say = useWords(logWords)
  const { language } = useLanguage()
  const paged = usePages('log.leaves', { limit: SHOWN })
  const rows = paged.items.map((leaf) => ({ ...leaf, told: parseEntry(leaf.entry) }))
  return (
    <Panel title={say.newest}>
      {rows.length === 0 && !paged.isPending ? <Empty>{say.newestEmpty}</Empty> : (
        <Table
          label={say.newest}
          rows={rows}
          keyOf={(leaf) => leaf.id}
          linkOf={(leaf) => `/publication/${leaf.documentId}`}
          columns={[
            { key: 'no', title: say.no, draw: (leaf) => leaf.index },
            { key: 'act', title: say.act, draw: (leaf) => <>{say[leaf.kind]} <span className="quiet small">{say.edition(leaf.no)}</span></> },
            { key: 'unit', title: say.unit, grows: true, wideOnly: true, draw: (leaf) => leaf.told?.unit },
            { key: 'number', title: say.number, wideOnly: true, draw: (leaf) => leaf.told?.number },
            { key: 'at', title: say.at, draw: (leaf) => momentWords(leaf.at, language) },
          ]}
        />
      )}
      <More paged={paged} />
    </Panel>
  )
}
