import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { RotaPage, Terms } from '../../api/agenda-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice, Choices } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { comma, useWords } from '../../words/language.tsx'
import { rotaWords } from './rota-words.ts'

type Kind = 'keep' | 'apart' | 'notIn'
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const

interface Said {
  readonly key: string
  readonly kind: Kind
  readonly words: string
  /** The terms without this one. */
  readonly rest: Terms
}

/** What the office asks of the groups beside the measure: pairs, months, and with which group the year begins. */
export function RotaTerms({ page }: { readonly page: RotaPage }) {
  const { year, units, terms, start, startSet, termsFrom } = page
  const say = useWords(rotaWords)
  const may = useMay()('agenda.setRotaTerms')
  const notice = useNotice()
  const act = useAct('agenda.setRotaTerms')
  const [kind, setKind] = useState<Kind>('keep')
  const [one, setOne] = useState<Id>()
  const [other, setOther] = useState<Id>()
  const [months, setMonths] = useState<readonly string[]>([])
  const nameOf = (id: Id): string => units.find((unit) => unit.id === id)?.name ?? id
  const names: Readonly<Record<Kind, string>> = { keep: say.together, apart: say.notTogether, notIn: say.notInMonths }
  const set = async (next: Terms, startGroup = startSet): Promise<boolean> => {
    const done = await act.attempt({ year, startGroup, ...next })
    if (done) notice(say.termSet)
    return done !== undefined
  }
  const said: readonly Said[] = [
    ...(['keep', 'apart'] as const).flatMap((of) => terms[of].map((pair) => ({ key: `${of} ${pair.join(' ')}`, kind: of, words: say.pairOf(nameOf(pair[0]), nameOf(pair[1])), rest: { ...terms, [of]: terms[of].filter((each) => each !== pair) } }))),
    ...terms.notIn.map((each) => ({ key: `notIn ${each.unitId}`, kind: 'notIn' as const, words: say.cannot(nameOf(each.unitId), each.months.join(comma())), rest: { ...terms, notIn: terms.notIn.filter((no) => no !== each) } })),
  ]
  const complete = one !== undefined && (kind === 'notIn' ? months.length > 0 : other !== undefined)
  const add = async (): Promise<void> => {
    if (!one) return
    const next = kind === 'notIn' ? { ...terms, notIn: [...terms.notIn, { unitId: one, months: months.map(Number) }] } : { ...terms, [kind]: [...terms[kind], [one, other!]] }
    if (await set(next)) {
      setOther(undefined)
      setMonths([])
    }
  }
  const options = units.map((unit) => ({ value: unit.id, label: unit.name }))
  const starts = [{ value: '', label: say.startGoesOn(start) }, ...LETTERS.map((letter) => ({ value: letter, label: say.startGroup(letter) }))]
  return (
    <Panel title={<>{say.terms}{termsFrom !== null && <span className="quiet small"> {say.termsFrom(termsFrom)}</span>}</>}>
      <p className="quiet small">{say.termsWhat}</p>
      {said.length === 0 ? <p className="quiet">{say.termsNone}</p> : (
        <ul className="rota-terms" aria-label={say.terms}>
          {said.map((term) => (
            <li key={term.key}>
              <span><strong>{names[term.kind]}</strong> {term.words}</span>
              {may && <Button kind="quiet" small busy={act.isPending} label={say.removeTerm(`${names[term.kind]} ${term.words}`)} onPress={() => void set(term.rest)}>{say.remove}</Button>}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <div className="rota-term-form">
          <Choice<Kind> label={say.what} value={kind} options={(['keep', 'apart', 'notIn'] as const).map((value) => ({ value, label: names[value] }))} onChange={(next) => setKind(next ?? 'keep')} />
          <Choice label={say.one} value={one} options={options} onChange={setOne} />
          {kind === 'notIn'
            ? <Choices label={say.months} value={months} options={MONTHS.map((month) => ({ value: String(month), label: say.monthName(month) }))} onChange={setMonths} />
            : <Choice label={say.other} value={other} options={options.filter(({ value }) => value !== one)} onChange={setOther} />}
          <Button busy={act.isPending} disabled={!complete} onPress={() => void add()}>{say.addTerm}</Button>
          <Choice label={say.startWith} value={startSet ?? ''} options={starts} onChange={(next) => void set(terms, next === '' || next === undefined ? null : next)} />
        </div>
      )}
      <Refusals error={act.error} />
    </Panel>
  )
}
