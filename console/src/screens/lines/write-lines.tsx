import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { Lines } from '../../api/questions.ts'
import { useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, MomentField, TextField } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { useNotice } from '../../ui/notice.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { lineWords } from './words.ts'

interface Fact {
  readonly text: string
  readonly source: string
}
const NO_FACT: Fact = { text: '', source: '' }

/** New lines, or a new version of lines that stand: every fact with its source, and until when it holds. */
export function WriteLines({ lines, onClose }: { readonly lines?: Lines; onClose(): void }) {
  const say = useWords(lineWords)
  const words = useWords(common)
  const notice = useNotice()
  const mine = useMyUnits()
  const { units } = useUnits()
  const act = useAct('statements.writeLines')
  const [unitId, setUnitId] = useState<string | undefined>(lines?.unitId ?? [...mine][0])
  const [question, setQuestion] = useState(lines?.question ?? '')
  const [kept, setAnswer, forget] = useKept(`lines.${lines?.id ?? 'new'}`)
  const answer = kept || (lines?.answer ?? '')
  const [facts, setFacts] = useState<readonly Fact[]>(lines?.facts ?? [NO_FACT])
  const [dontSay, setDontSay] = useState(lines?.dontSay.join('\n') ?? '')
  const [validUntil, setValidUntil] = useState<string>()
  const change = (at: number, by: Partial<Fact>): void => setFacts(facts.map((fact, place) => (place === at ? { ...fact, ...by } : fact)))
  const give = async (): Promise<void> => {
    const done = await act.attempt({ ...(lines && { linesId: lines.id }), unitId: unitId ?? '', question, answer, facts: [...facts], dontSay: dontSay.split('\n').filter((one) => one.trim() !== ''), ...(validUntil && { validUntil }) })
    if (!done) return
    forget()
    notice(say.written)
    onClose()
  }
  const fields = ['question', 'answer', 'validUntil', 'dontSay', 'unitId', ...facts.flatMap((_, at) => [`facts.${at}.text`, `facts.${at}.source`])]
  return (
    <Dialog open wide title={lines ? say.renew : say.write} verb={say.writeVerb} busy={act.isPending} error={act.error} fields={fields} onDo={() => void give()} onClose={onClose}>
      {lines && <p className="quiet small">{say.renewHint}</p>}
      {!lines && mine.size > 1 && <Choice label={words.unit} name="unitId" error={act.error} value={unitId} options={units.filter((unit) => mine.has(unit.id)).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />}
      <LongText label={say.question} name="question" error={act.error} rows={1} value={question} onChange={setQuestion} />
      <LongText label={say.answer} name="answer" error={act.error} rows={4} value={answer} onChange={setAnswer} />
      {facts.map((fact, at) => (
        <div key={at} className="line-fact">
          <LongText label={say.fact(at + 1)} name={`facts.${at}.text`} error={act.error} rows={1} value={fact.text} onChange={(text) => change(at, { text })} />
          <TextField label={say.source(at + 1)} name={`facts.${at}.source`} error={act.error} value={fact.source} onChange={(source) => change(at, { source })} />
          {facts.length > 1 && <div className="line-fact-remove"><Button kind="quiet" small label={say.removeFact(at + 1)} onPress={() => setFacts(facts.filter((_, place) => place !== at))}>{say.remove}</Button></div>}
        </div>
      ))}
      <div><Button small onPress={() => setFacts([...facts, NO_FACT])}>{say.addFact}</Button></div>
      <LongText label={say.dontSay} optional hint={say.dontSayHint} name="dontSay" error={act.error} rows={2} value={dontSay} onChange={setDontSay} />
      <MomentField label={say.validUntil} optional hint={say.validHint} name="validUntil" error={act.error} value={validUntil} onChange={setValidUntil} />
    </Dialog>
  )
}
