import { useState } from 'react'
import type { QuotaRow } from '../../api/agenda-questions.ts'
import { useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Tick } from '../../ui/fields.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table, type Column } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { Evidence } from './evidence.tsx'
import { Matrix } from './matrix.tsx'
import { Parameters } from './parameters.tsx'
import { Parts, useYear, YearChoice } from './parts.tsx'
import { quotaWords } from './quota-words.ts'
import { RecordAct } from './record-act.tsx'
import { agendaWords, quotaNames } from './words.ts'

const TONES = { 'not-set': 'plain', met: 'kept', possible: 'plain', short: 'wait', unmet: 'late' } as const

/** Who owes how much, what was done with its evidence, and what is still possible (NH-14, WL-34 … 39). */
export default function Quotas() {
  const [say, words] = [useWords(quotaWords), useWords(agendaWords)]
  const may = useMay()
  const chosen = useYear()
  const { year } = chosen
  const asked = useAsk('agenda.quotaBoard', { year }, { keep: true })
  const [recording, setRecording] = useState(false)
  const [onlyShort, setOnlyShort] = useState(false)
  const [shown, setShown] = useState<QuotaRow>()
  return (
    <Page title={words.quotas} under={<YearChoice {...chosen} />} actions={may('agenda.recordAct') && <Button onPress={() => setRecording(true)}>{say.record}</Button>}>
      <Parts />
      {may('agenda.seeEvents') && <CoverageWords year={year} />}
      <Answered asked={asked} lines={8}>
        {({ rows }) => {
          const wanted = onlyShort ? rows.filter((row) => row.state === 'short' || row.state === 'unmet') : rows
          if (rows.length === 0) return <Empty>{say.empty(year)}</Empty>
          return (
            <>
              <Tick label={say.onlyShort} value={onlyShort} onChange={setOnlyShort} />
              <Board title={say.posts} rows={wanted.filter((row) => row.holder.each !== 'unit')} onShow={setShown} />
              <Matrix rows={wanted} />
              <Board title={say.units} rows={wanted.filter((row) => row.holder.each === 'unit')} turns onShow={setShown} />
            </>
          )
        }}
      </Answered>
      <Parameters />
      {recording && <RecordAct onClose={() => setRecording(false)} />}
      {shown && <Evidence row={shown} onClose={() => setShown(undefined)} />}
    </Page>
  )
}

function CoverageWords({ year }: { readonly year: number }) {
  const say = useWords(quotaWords)
  const { data } = useAsk('agenda.coverage', { year }, { keep: true })
  if (!data || data.of === 0) return null
  return <p>{say.coverage(data.covered, data.of)}。<span className="quiet">{data.missing.length === 0 ? say.all : say.missing(data.missing.map((unit) => unit.name).join(comma()))}</span></p>
}

function Board({ title, rows, turns, onShow }: { readonly title: string; readonly rows: readonly QuotaRow[]; readonly turns?: boolean; readonly onShow: (row: QuotaRow) => void }) {
  const [say, words] = [useWords(quotaWords), useWords(agendaWords)]
  const { language } = useLanguage()
  const nameOf = useNames(quotaNames)
  if (rows.length === 0) return null
  const days = (all: readonly string[]): string => all.map((on) => dateWords(on, language)).join(comma())
  const turnColumn: Column<QuotaRow> = { key: 'turns', title: say.turns, wideOnly: true, draw: (row) => row.turnsLeft && <>{row.group ? `${words.groupOf(row.group)} · ` : ''}{row.turnsLeft.length === 0 ? <span className="quiet">{say.noTurns}</span> : days(row.turnsLeft)}{row.makeUp.length > 0 && <Mark tone="wait">{say.makeUp(days(row.makeUp))}</Mark>}</> }
  return (
    <section>
      <h2>{title}</h2>
      <Table
        label={title}
        rows={rows}
        keyOf={(row) => row.id}
        exports
        columns={[
          { key: 'holder', title: say.holder, grows: true, draw: (row) => row.holder.name },
          { key: 'quota', title: say.quota, wideOnly: true, draw: (row) => <>{row.title[language]} <span className="quiet small">{row.clause}</span></> },
          { key: 'progress', title: say.progress, draw: (row) => <span className="nowrap number"><span className={row.state === 'unmet' ? 'progress progress-no' : 'progress'} aria-hidden="true"><span style={{ width: `${Math.min(100, (row.done / Math.max(1, row.owed ?? 1)) * 100)}%` }} /></span>{row.owed === null ? say.notSet : say.of(row.done, row.owed)}</span> },
          { key: 'state', title: words.state, draw: (row) => <Mark tone={TONES[row.state]}>{nameOf(row.state)}</Mark> },
          ...(turns ? [turnColumn] : []),
          { key: 'evidence', title: say.evidence, draw: (row) => <Button kind="quiet" small label={`${say.evidenceOf(row.counted.length)} · ${row.holder.name}`} onPress={() => onShow(row)}>{say.evidenceOf(row.counted.length)}</Button> },
        ]}
      />
    </section>
  )
}
