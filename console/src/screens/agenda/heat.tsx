import type { HeatDay } from '../../api/agenda-questions.ts'
import { useAsk } from '../../api/hooks.ts'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { heatWords } from './heat-words.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
/** From so many on, a day has the second and the third tone. */
const [SOME, MANY] = [2, 10]
/** Days named above the rows. */
const SCALE: readonly number[] = [1, 5, 10, 15, 20, 25, 31]
const toneOf = (owed: number): string => (owed >= MANY ? 'many' : owed >= SOME ? 'some' : 'few')

/** Twelve rows of days in three tones, hatched where something is late; the figures stand in the table below. */
export function Heat({ year }: { readonly year: number }) {
  const say = useWords(heatWords)
  const { language } = useLanguage()
  const { data } = useAsk('agenda.yearHeat', { year }, { keep: true })
  const days = data?.year === year ? data.days : []
  if (days.length === 0) return null
  const byDay = new Map(days.map((day) => [day.on, day]))
  const sum = (of: 'owed' | 'done' | 'late', among: readonly HeatDay[] = days): number => among.reduce((all, day) => all + day[of], 0)
  const busiest = days.toSorted((a, b) => b.owed - a.owed)[0]!
  return (
    <section className="stack-tight">
      <h2>{say.title}</h2>
      <p>{say.said(sum('owed'), days.length, sum('done'), sum('late'))}{busiest.owed > 1 && ` ${say.busiest(dateWords(busiest.on, language), busiest.owed)}`}</p>
      <div className="heat" role="img" aria-label={say.title}>
        <div className="heat-month" aria-hidden="true"><span />{Array.from({ length: 31 }, (_, at) => at + 1).map((day) => <span key={day} className="heat-scale quiet">{SCALE.includes(day) ? day : ''}</span>)}</div>
        {Array.from({ length: 12 }, (_, at) => at + 1).map((month) => (
          <div key={month} className="heat-month" title={say.monthRow(month, sum('owed', days.filter(({ on }) => Number(on.slice(5, 7)) === month)))}>
            <span className="heat-name quiet small">{say.month(month)}</span>
            {Array.from({ length: daysIn(year, month) }, (_, at) => {
              const on = `${year}-${two(month)}-${two(at + 1)}`
              const day = byDay.get(on)
              return <span key={on} className={day ? `heat-day heat-${toneOf(day.owed)}${day.late > 0 ? ' heat-late' : ''}` : 'heat-day'} title={day ? `${on}: ${say.owed} ${day.owed}, ${say.done} ${day.done}, ${say.late} ${day.late}` : on} />
            })}
          </div>
        ))}
      </div>
      <p className="heat-key quiet small">{([['few', say.few], ['some', say.some], ['many', say.many], ['few heat-late', say.anyLate]] as const).map(([tone, name]) => <span key={tone}><span className={`heat-day heat-${tone}`} aria-hidden="true" />{name}</span>)}</p>
      <details>
        <summary>{say.showTable}</summary>
        <Table
          label={say.table}
          rows={days}
          keyOf={(day) => day.on}
          exports
          columns={[
            { key: 'on', title: say.on, draw: (day) => dateWords(day.on, language) },
            { key: 'owed', title: say.owed, draw: (day) => <span className="number">{day.owed}</span> },
            { key: 'done', title: say.done, draw: (day) => <span className="number">{day.done}</span> },
            { key: 'late', title: say.late, draw: (day) => <span className="number">{day.late}</span> },
          ]}
        />
      </details>
    </section>
  )
}
