import { useState } from 'react'
import { useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Mark, Panel } from '../../ui/page.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { periodWords } from '../rules/value-words.ts'
import { AddCheck } from './add-check.tsx'
import { SetLimit } from './set-limit.tsx'
import { measureWords } from './words.ts'

/** Limits that this office made shorter, and checks that it added, each from a day on (WL-07, GB-34). */
export function OfficeValues() {
  const say = useWords(measureWords)
  const { language } = useLanguage()
  const may = useMay()
  const asked = useAsk('measures.values', {})
  const [act, setAct] = useState<'limit' | 'check'>()
  const close = (): void => setAct(undefined)
  return (
    <Panel title={say.values} aside={may('measures.setValue') && <span className="row"><Button onPress={() => setAct('limit')}>{say.setValue}</Button><Button onPress={() => setAct('check')}>{say.addCheck}</Button></span>}>
      <p className="quiet small">{say.valuesWhat}</p>
      <Answered asked={asked} lines={2}>
        {({ limits, checks }) => {
          const own = limits.filter((one) => one.values.length > 0)
          return (
            <>
              {own.length === 0 && checks.added.length === 0 && <p>{say.valuesNone}</p>}
              <ul className="rows">
                {own.map((one) => (
                  <li key={one.ruleId} className="row-spread">
                    <span>{one.title[language]} <span className="quiet small">{one.register.join(comma())}{one.within && ` · ${say.basis(periodWords(one.within, language))}`}</span></span>
                    <span className="row">{one.values.map((value) => <Mark key={value.id} tone="accent">{say.own(periodWords(value.within ?? '', language), dateWords(value.from, language))}</Mark>)}</span>
                  </li>
                ))}
                {checks.added.map((value) => <li key={value.id} className="row-spread"><span>{say.checkOf(value.check?.[language] ?? '')} <span className="quiet small">{value.reason}</span></span><Mark tone="accent">{say.checkFrom(dateWords(value.from, language))}</Mark></li>)}
              </ul>
              {act === 'limit' && <SetLimit limits={limits} onClose={close} />}
              {act === 'check' && <AddCheck taken={[...checks.demanded, ...checks.added.map((value) => value.check?.name ?? '')]} onClose={close} />}
            </>
          )
        }}
      </Answered>
    </Panel>
  )
}
