import { useState } from 'react'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { Indicators } from '../../api/register-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Mark } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { factNames } from '../../words/facts.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { evaluationWords } from './words.ts'

/** By which measure answers are evaluated today: formula, source, weight, version (GB-47). */
export function IndicatorSet() {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const nameFact = useNames(factNames)
  const may = useMay()
  const asked = useAsk('evaluation.indicators', {})
  const [defining, setDefining] = useState(false)
  return (
    <Answered asked={asked} lines={8}>
      {(known) => {
        const formulaOf = (code: string): string => known.formulas.find((one) => one.code === code)?.[language] ?? code
        const dimensionOf = (code: string): string => known.dimensions.find((one) => one.code === code)?.[language] ?? code
        return (
          <div className="stack">
            <div className="row-spread">
              <p className="figure-words">{say.noTyping}</p>
              <span className="row"><Mark tone="accent">{say.version(known.inForce.version)}</Mark>{may('evaluation.defineIndicators') && <Button onPress={() => setDefining(true)}>{say.define}</Button>}</span>
            </div>
            <Table
              label={say.indicators}
              rows={known.inForce.indicators}
              keyOf={(one) => one.id}
              columns={[
                { key: 'name', title: say.formula, grows: true, draw: (one) => formulaOf(one.formula) },
                { key: 'dimension', title: say.dimension, draw: (one) => <span className="nowrap">{dimensionOf(one.dimension)}</span> },
                { key: 'weight', title: say.weight, draw: (one) => <span className="number">{one.weight}</span> },
                { key: 'source', title: say.source, wideOnly: true, draw: (one) => <span className="quiet small sources">{one.source.map(nameFact).join(language === 'zh' ? '、' : ', ')}</span> },
              ]}
            />
            {defining && <Define known={known} onClose={() => setDefining(false)} />}
          </div>
        )
      }}
    </Answered>
  )
}

/** A new version by weights: what gets none is left out. Past evaluations keep the set they were made by. */
function Define({ known, onClose }: { readonly known: Indicators; onClose(): void }) {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('evaluation.defineIndicators')
  const shipped = known.versions.at(-1)?.indicators ?? known.inForce.indicators
  const entries = [...known.inForce.indicators, ...shipped.filter((one) => !known.inForce.indicators.some((own) => own.formula === one.formula))]
  const [weights, setWeights] = useState<Readonly<Record<string, string>>>(Object.fromEntries(entries.map((one) => [one.id, String(known.inForce.indicators.find((own) => own.id === one.id)?.weight ?? 0)])))
  const [reason, setReason] = useState('')
  const weightOf = (id: string): number => Number(weights[id]) || 0
  const sum = entries.reduce((total, one) => total + weightOf(one.id), 0)
  const give = async (): Promise<void> => {
    const indicators = entries.filter((one) => weightOf(one.id) > 0).map(({ id, title, definition, formula, dimension }) => ({ id, title, definition, formula, dimension, weight: weightOf(id) }))
    if (!(await act.attempt({ reason, indicators }))) return
    notice(say.defined)
    onClose()
  }
  return (
    <Dialog open wide title={say.define} verb={say.defineVerb} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.defineHint}</p>
      <div className="weights">
        {entries.map((one) => {
          const name = known.formulas.find((formula) => formula.code === one.formula)?.[language] ?? one.title
          return <div key={one.id} className="weight"><span>{name}</span><TextField label={say.weightOf(name)} bare inputMode="numeric" most={5} value={weights[one.id] ?? '0'} onChange={(text) => setWeights({ ...weights, [one.id]: text })} /></div>
        })}
      </div>
      <p role="status" className={sum === 100 ? 'quiet' : ''}>{say.weightSum(Math.round(sum * 100) / 100)}</p>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
