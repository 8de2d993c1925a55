import { useEffect, useState } from 'react'
import type { Group } from '#src/modules/agenda/contract.ts'
import type { RotaPage, Solved, Weighed } from '../../api/agenda-questions.ts'
import { Refused, send } from '../../api/client.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { Parts, useYear, YearChoice } from './parts.tsx'
import { movedTo } from './rota-moves.ts'
import { RotaTerms } from './rota-terms.tsx'
import { RotaGrid } from './rota-grid.tsx'
import { lineNames, rotaWords } from './rota-words.ts'
import { agendaWords } from './words.ts'

/** Which unit speaks in which months: solved, moved by hand with its faults in sight, adopted (NH-13, NH-15). */
export default function RotaScreen() {
  const say = useWords(agendaWords)
  const chosen = useYear()
  const asked = useAsk('agenda.rota', { year: chosen.year }, { keep: true })
  return (
    <Page title={say.rota} under={<YearChoice {...chosen} />}>
      <Parts />
      <Answered asked={asked} lines={8}>{(page) => <Rota key={`${page.year} ${page.rota?.versions.length ?? 0}`} page={page} />}</Answered>
    </Page>
  )
}

function Rota({ page }: { readonly page: RotaPage }) {
  const { year, units } = page
  const [say, words] = [useWords(rotaWords), useWords(agendaWords)]
  const { language } = useLanguage()
  const nameOfLine = useNames(lineNames)
  const may = useMay()
  // Every state of the grid since it was opened; the last one is on the table.
  const [steps, setSteps] = useState<readonly (readonly Group[])[]>([page.rota?.groups ?? []])
  const groups = steps.at(-1)!
  const [solved, setSolved] = useState<Solved>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refused | null>(null)
  const [adopting, setAdopting] = useState(false)
  const weighed = useWeighed(page, groups)
  const put = (next: readonly Group[]): void => setSteps((all) => [...all, next])
  const solve = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const answer = await send<Solved>('POST', '/api/rota/solve', { year })
      setSolved(answer)
      if (answer.groups) put(answer.groups)
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const rows = groups.flatMap((group) => group.unitIds.map((id) => ({ group, id, unit: byId.get(id) })))
  const findings = weighed?.findings
  if (units.length === 0) return <Empty>{say.noUnits}</Empty>
  return (
    <>
      <div className="row agenda-acts">
        {may('agenda.adoptRota') && <Button busy={busy} onPress={() => void solve()}>{busy ? say.solving : say.solve}</Button>}
        {steps.length > 1 && <Button onPress={() => setSteps((all) => all.slice(0, -1))}>{say.undo}</Button>}
        {steps.length > 1 && may('agenda.adoptRota') && <Button kind="main" onPress={() => setAdopting(true)}>{say.adopt}</Button>}
        {steps.length > 1 && <span className="quiet small">{say.changedBy}</span>}
      </div>
      <Refusals error={error} />
      {solved && <SolvedWords solved={solved} />}
      <RotaTerms page={page} />
      {groups.length === 0 ? <Empty>{say.empty(year)}</Empty> : (
        <>
          {findings?.every((one) => one.severity !== 'fault') && <p role="status">{say.fits}</p>}
          {weighed && <p className="quiet small">{say.cost(weighed.total)} · {say.parts(weighed.objective.kinds, weighed.objective.changes, weighed.objective.fields)}</p>}
          {findings && findings.length > 0 && <ul className="findings" aria-live="polite">{findings.map((one, at) => <li key={`${one.code} ${at}`} className={`finding-${one.severity}`}>{one[language]}；{one.remedy[language]} <span className="quiet small">{one.clause}</span></li>)}</ul>}
          <p className="quiet small">{say.how}</p>
          <RotaGrid groups={groups} units={units} previous={page.previous?.groups ?? []} onMove={(unitId, to) => put(movedTo(groups, unitId, to))} onUndo={() => steps.length > 1 && setSteps((all) => all.slice(0, -1))} />
          <Table
            label={say.table}
            rows={rows}
            keyOf={(row) => row.id}
            exports
            columns={[
              { key: 'group', title: words.group, draw: (row) => <span className="nowrap">{words.groupOf(row.group.group)}</span> },
              { key: 'months', title: words.month, draw: (row) => <span className="nowrap">{say.monthsOf(row.group.months.join(comma()))}</span> },
              { key: 'unit', title: say.unit, grows: true, draw: (row) => row.unit?.name ?? row.id },
              { key: 'line', title: say.line, draw: (row) => (row.unit?.line ? nameOfLine(row.unit.line) : say.noLine) },
            ]}
          />
        </>
      )}
      {adopting && <Adopt year={year} groups={groups} again={page.rota !== null} onClose={() => setAdopting(false)} />}
    </>
  )
}

/** What the groups on the table break and cost; until these very groups were looked at, nothing is said of them. */
function useWeighed({ year, terms, start }: RotaPage, groups: readonly Group[]): Weighed | undefined {
  const [known, setKnown] = useState<{ readonly of: readonly Group[]; readonly weighed: Weighed }>()
  useEffect(() => {
    let stands = true
    if (groups.length > 0) void send<Weighed>('POST', '/api/rota/check', { year, groups }).then((weighed) => stands && setKnown({ of: groups, weighed }), (caught) => { if (!(caught instanceof Refused)) throw caught })
    return () => { stands = false }
  }, [year, groups, terms, start])
  return known?.of === groups ? known.weighed : undefined
}

function SolvedWords({ solved: { status, total = 0, bound = 0, objective, groups, conflict = [] } }: { readonly solved: Solved }) {
  const say = useWords(rotaWords)
  if (status === 'infeasible') return <div role="status"><p>{say.impossible}</p><ul className="findings">{conflict.map((one) => <li key={one.constraint}>{one.constraint} <span className="quiet small">{one.relax}</span></li>)}</ul></div>
  const words = !groups ? say.nothingFound : status === 'optimal' ? say.optimal(total) : say.notProved(total, bound)
  return <p role="status">{words}{objective && <span className="quiet"> · {say.parts(objective.kinds, objective.changes, objective.fields)}</span>}</p>
}

function Adopt({ year, groups, again, onClose }: { readonly year: number; readonly groups: readonly Group[]; readonly again: boolean; readonly onClose: () => void }) {
  const say = useWords(rotaWords)
  const notice = useNotice()
  const act = useAct('agenda.adoptRota')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ year, groups, ...(again && { reason }) })) {
      notice(say.adopted)
      onClose()
    }
  }
  return (
    <Dialog open title={say.adoptTitle(year)} verb={say.adopt} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      {again && <LongText label={say.reason} name="reason" error={act.error} value={reason} onChange={setReason} />}
    </Dialog>
  )
}
