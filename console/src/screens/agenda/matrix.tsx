import type { QuotaRow } from '../../api/agenda-questions.ts'
import { Table, type Column } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { quotaWords } from './quota-words.ts'
import { quotaNames } from './words.ts'

interface Unit {
  readonly id: string
  readonly name: string
  readonly rows: readonly QuotaRow[]
}

const CLASSES = { 'not-set': '', met: ' matrix-met', possible: '', short: ' matrix-short', unmet: ' matrix-unmet' } as const

/** Units against quotas: who has done what, who still can, who cannot any more. Tones, hatching and a word in every cell. */
export function Matrix({ rows }: { readonly rows: readonly QuotaRow[] }) {
  const say = useWords(quotaWords)
  const { language } = useLanguage()
  const nameOf = useNames(quotaNames)
  const units: readonly Unit[] = [...Map.groupBy(rows.filter((row) => row.holder.each === 'unit'), (row) => row.holder.id)].map(([id, own]) => ({ id, name: own[0]!.holder.name, rows: own }))
  if (units.length === 0) return null
  const keyOf = (row: QuotaRow): string => `${row.clause} ${row.title[language]} ${row.until}`
  const quotas = [...new Map(units.flatMap((unit) => unit.rows.map((row) => [keyOf(row), row] as const)))]
  const all = units.flatMap((unit) => unit.rows)
  const count = (state: QuotaRow['state']): number => all.filter((row) => row.state === state).length
  return (
    <section className="matrix">
      <h2>{say.matrix}</h2>
      <p>{say.matrixSaid(units.length, quotas.length, count('met'), count('possible'), count('short'), count('unmet'))}</p>
      <Table<Unit>
        label={say.matrix}
        rows={units}
        keyOf={(unit) => unit.id}
        exports
        wide
        columns={[
          { key: 'unit', title: say.holder, grows: true, draw: (unit) => unit.name },
          ...quotas.map(([key, quota]): Column<Unit> => ({
            key,
            title: <>{quota.title[language]} <span className="quiet small">{quota.clause}</span></>,
            draw: (unit) => {
              const row = unit.rows.find((one) => keyOf(one) === key)
              return row ? <span className={`matrix-cell number${CLASSES[row.state]}`}>{row.owed === null ? say.notSet : say.of(row.done, row.owed)} <span className="small">{nameOf(row.state)}</span></span> : <span className="quiet">—</span>
            },
          })),
        ]}
      />
    </section>
  )
}
