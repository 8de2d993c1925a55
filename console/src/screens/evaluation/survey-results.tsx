import type { Share, Survey } from '#src/modules/evaluation/survey.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { Answered, Empty, Mark } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useWords } from '../../words/language.tsx'
import { evaluationWords } from './words.ts'

const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`)

/** Shares with their numbers and margins; few answers are said to be few (GS-09). */
export function SurveyResults() {
  const say = useWords(evaluationWords)
  const asked = useAsk('evaluation.survey', {})
  return (
    <Answered asked={asked} lines={5}>
      {({ all, units }) => (all.n === 0 ? <Empty>{say.surveyNone}</Empty> : (
        <div className="stack">
          <p className="quiet small">{say.marginHint}</p>
          <SurveyTable units={units.toSorted((a, b) => b.n - a.n)} all={all} />
        </div>
      ))}
    </Answered>
  )
}

/** What askers ticked, unit by unit, under the line of all of them when there is one. */
export function SurveyTable({ units, all, exports = false }: { readonly units: readonly (Survey & { readonly unitId: string })[]; readonly all?: Survey; readonly exports?: boolean }) {
  const say = useWords(evaluationWords)
  const { nameOf } = useUnits()
  const rows: readonly (Survey & { readonly key: string; readonly name: string })[] = [...(all ? [{ ...all, key: 'all', name: say.all }] : []), ...units.map((unit) => ({ ...unit, key: unit.unitId, name: nameOf(unit.unitId) }))]
  return (
    <Table
      label={say.survey}
      exports={exports}
      rows={rows}
      keyOf={(row) => row.key}
      columns={[
        { key: 'unit', title: say.unit, grows: true, draw: (row) => (row.key === 'all' ? <strong>{row.name}</strong> : row.name) },
        { key: 'n', title: say.people, draw: (row) => <span className="row-tight"><span className="number">{row.n}</span>{row.note && <Mark>{say.tooFew}</Mark>}</span> },
        { key: 'content', title: say.content, draw: (row) => <OneShare share={row.content} /> },
        { key: 'understood', title: say.understood, wideOnly: true, draw: (row) => <OneShare share={row.understood} /> },
        { key: 'accepted', title: say.accepted, wideOnly: true, draw: (row) => <OneShare share={row.accepted} /> },
        { key: 'satisfied', title: say.satisfied, wideOnly: true, draw: (row) => <OneShare share={row.satisfied} /> },
      ]}
    />
  )
}

function OneShare({ share }: { readonly share: Share }) {
  if (share.share === null) return <span className="quiet">—</span>
  return <span className={share.tooFew ? 'number quiet' : 'number'}>{percent(share.share)} <span className="small">±{percent(share.margin)} (n={share.n})</span></span>
}
