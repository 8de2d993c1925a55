import { lazy, Suspense } from 'react'
import type { Distribution } from '#src/modules/evaluation/distribution.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { ResponseTimes as Times, UnitTimes } from '../../api/register-questions.ts'
import { Answered, Coming, Empty, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useWords, type Spoken } from '../../words/language.tsx'
import { evaluationWords } from './words.ts'

const TimesChart = lazy(() => import('./times-chart.tsx'))
type Say = Spoken<typeof evaluationWords>

/** `41 小时` below three days, `5.2 天` from then on. */
export const spanWords = (hours: number | null, say: Say): string => (hours === null ? '—' : hours < 72 ? say.hours(String(Math.round(hours * 10) / 10)) : say.days(String(Math.round(hours / 2.4) / 10)))

const bucketWords = (buckets: Distribution['buckets'], at: number, say: Say): string => {
  const { upToHours } = buckets[at]!
  return upToHours === null ? say.over(spanWords(buckets[at - 1]?.upToHours ?? 0, say)) : say.upTo(spanWords(upToHours, say))
}

/** From knowledge to answer, unit by unit: the distribution, not the mean, the late ones in it (RL-13). */
export function ResponseTimes() {
  const say = useWords(evaluationWords)
  const asked = useAsk('evaluation.responseTimes', {})
  return <Answered asked={asked} lines={6}>{(times) => (times.all.n === 0 ? <Empty>{say.timesNone}</Empty> : <Shown times={times} />)}</Answered>
}

function Shown({ times }: { readonly times: Times }) {
  const say = useWords(evaluationWords)
  const { nameOf } = useUnits()
  const { all } = times
  const units = times.units.toSorted((a, b) => b.n - a.n)
  const labels = all.buckets.map((_, at) => bucketWords(all.buckets, at, say))
  return (
    <div className="stack">
      <p className="figure-words">{say.timesSay(all.n, all.inTime, spanWords(all.p50, say), spanWords(all.p90, say))} <span className="quiet small">{say.timesHint}</span></p>
      <Panel title={say.times}>
        <Suspense fallback={<Coming lines={units.length + 1} />}>
          <TimesChart label={say.chart} names={units.map((unit) => nameOf(unit.unitId))} series={labels.map((name, at) => ({ name, counts: units.map((unit) => unit.buckets[at]!.n) }))} />
        </Suspense>
      </Panel>
      <TimesTable units={units} all={all} />
    </div>
  )
}

/** Units, most answers first as given, under the line of all of them when there is one. */
export function TimesTable({ units, all, exports = false }: { readonly units: readonly UnitTimes[]; readonly all?: Times['all']; readonly exports?: boolean }) {
  const say = useWords(evaluationWords)
  const { nameOf } = useUnits()
  const rows: readonly (Omit<UnitTimes, 'unitId'> & { readonly key: string; readonly name: string })[] = [...(all ? [{ ...all, key: 'all', name: say.all }] : []), ...units.map((unit) => ({ ...unit, key: unit.unitId, name: nameOf(unit.unitId) }))]
  const { buckets = [] } = rows[0] ?? {}
  const labels = buckets.map((_, at) => bucketWords(buckets, at, say))
  return (
    <Table
      label={say.times}
      exports={exports}
      rows={rows}
      keyOf={(row) => row.key}
      columns={[
        { key: 'unit', title: say.unit, grows: true, draw: (row) => (row.key === 'all' ? <strong>{row.name}</strong> : row.name) },
        { key: 'inTime', title: say.inTimeOf, draw: (row) => <span className="number nowrap">{row.inTime} / {row.n}</span> },
        { key: 'p50', title: say.half, draw: (row) => <span className="number nowrap">{spanWords(row.p50, say)}</span> },
        { key: 'p90', title: say.nine, draw: (row) => <span className="number nowrap">{spanWords(row.p90, say)}</span> },
        ...labels.map((label, at) => ({ key: label, title: label, wideOnly: true, draw: (row: (typeof rows)[number]) => <span className="number">{row.buckets[at]!.n || ''}</span> })),
      ]}
    />
  )
}
