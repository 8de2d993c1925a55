import { useState, type ReactNode } from 'react'
import type { Row } from '#src/modules/evaluation/year-report.ts'
import { useAsk } from '../../api/hooks.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Choice } from '../../ui/fields.tsx'
import { Answered, Mark, Panel } from '../../ui/page.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { toField } from '../../words/moment.ts'
import { evaluationWords } from './words.ts'

const FIRST_YEAR = 2016
const isShare = (zh: string): boolean => zh.includes('比例')

/** The year's report to the public by the four rights (WL-04, GS-21) and by the three feet (NH-03). */
export function Year() {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const now = Number(toField(useMinute()).slice(0, 4))
  const [year, setYear] = useState(now)
  const asked = useAsk('evaluation.yearReport', { year }, { keep: true })
  const years = Array.from({ length: now - FIRST_YEAR + 1 }, (_, at) => String(now - at))
  const figure = (value: number | null, zh: string): string => (value === null ? '—' : isShare(zh) ? `${Math.round(value * 1000) / 10}%` : String(value))
  const figures = (rows: readonly Row[]): ReactNode => <dl className="year-figures">{rows.map((row) => <div key={row.zh}><dt>{row[language]}</dt><dd className="number">{figure(row.value, row.zh)}</dd></div>)}</dl>
  return (
    <div className="stack">
      <div className="row year-head">
        <Choice label={say.year} bare value={String(year)} options={years.map((one) => ({ value: one, label: say.yearOf(Number(one)) }))} onChange={(next) => setYear(Number(next ?? now))} />
        {asked.data && !asked.data.complete && <Mark tone="wait">{say.incomplete}</Mark>}
        <span className="quiet small">{say.yearWhat}</span>
      </div>
      <Answered asked={asked} lines={8}>
        {(report) => (
          <>
            <div className="chapters">
              {report.chapters.map((chapter) => <Panel key={chapter.right} title={chapter[language]}>{figures(chapter.rows)}</Panel>)}
            </div>
            <h2>{say.pillars}</h2>
            <div className="chapters">
              {report.pillars.map((pillar) => <Panel key={pillar.pillar} title={pillar[language]}><p className="quiet small">{pillar.what[language]}</p>{figures(pillar.rows)}</Panel>)}
            </div>
          </>
        )}
      </Answered>
    </div>
  )
}
