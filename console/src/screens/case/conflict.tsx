import { useState } from 'react'
import { usePersonNames } from '../../api/names.ts'
import { Difference } from '../../diff/difference.tsx'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/fields.tsx'
import { useWords } from '../../words/language.tsx'
import type { Theirs } from './autosave.ts'
import { riskFields, textFields, type Written } from './content.ts'
import { statementWords } from './statement-words.ts'

type Part = (typeof textFields)[number] | (typeof riskFields)[number]
const isRisk = (part: Part): part is (typeof riskFields)[number] => (riskFields as readonly string[]).includes(part)
const valueOf = (written: Written, part: Part): string => (isRisk(part) ? written.riskNote[part] : written.content[part])

/** Somebody saved first: both texts, part by part, and a choice for each; mine unless chosen otherwise. */
export function Conflict({ mine, theirs, settle }: { readonly mine: Written; readonly theirs: Theirs; settle(written: Written): Promise<void> }) {
  const say = useWords(statementWords)
  const nameOf = usePersonNames([theirs.savedBy])
  const parts = ([...textFields, ...riskFields] as readonly Part[]).filter((part) => valueOf(mine, part) !== valueOf(theirs.written, part))
  const [choice, setChoice] = useState<Partial<Record<Part, 'mine' | 'theirs'>>>({})
  const merged = (): Written => {
    const taken = parts.filter((part) => choice[part] === 'theirs')
    return {
      content: { ...mine.content, ...Object.fromEntries(taken.filter((part) => !isRisk(part)).map((part) => [part, valueOf(theirs.written, part)])) },
      riskNote: { ...mine.riskNote, ...Object.fromEntries(taken.filter(isRisk).map((part) => [part, valueOf(theirs.written, part)])) },
    }
  }
  return (
    <div className="offer" role="alert">
      <strong>{say.conflictTitle(nameOf(theirs.savedBy) || say.somebody, theirs.version)}</strong>
      <p className="small">{say.differs}</p>
      {parts.map((part) => (
        <section key={part}>
          <h3>{say[part]}</h3>
          <Difference before={valueOf(theirs.written, part)} after={valueOf(mine, part)} />
          <OneOf label={say[part]} bare value={choice[part] ?? 'mine'} options={[{ value: 'mine', label: say.conflictMine }, { value: 'theirs', label: say.conflictTheirs }]} onChange={(value) => setChoice({ ...choice, [part]: value ?? 'mine' })} />
        </section>
      ))}
      <div><Button kind="main" onPress={() => void settle(merged())}>{say.conflictSave}</Button></div>
    </div>
  )
}
