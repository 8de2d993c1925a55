import { useState } from 'react'
import type { Entry } from '#src/signals/proofread/forms.ts'
import type { Finding } from '#src/signals/proofread/finding.ts'
import { Button } from '../ui/button.tsx'
import { Mark, Panel } from '../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../words/language.tsx'
import { useFindings } from './use-findings.ts'
import { kindNames, proofreadWords } from './words.ts'
import './findings.css'

/** A field of a manuscript: what people call it, what stands in it, and how a finding there is mended; words that stand have no `change`. */
export interface Field {
  readonly label: string
  readonly text: string
  change?(text: string): void
}

/** More would be a wall; the first ones are mended first. */
const SHOWN = 8
const AROUND = 8

/** What looks wrong in the fields, while one writes. It hints and never holds anything up. */
export function Proofread({ fields, entries }: { readonly fields: Readonly<Record<string, Field>>; readonly entries: readonly Entry[] }) {
  const say = useWords(proofreadWords)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const findings = useFindings(Object.fromEntries(Object.entries(fields).map(([name, { text }]) => [name, text])), entries)
  const found = Object.entries(findings ?? {}).flatMap(([name, list]) => list.map((finding) => ({ name, finding, key: keyOf(name, finding) })))
  // What was written since stands elsewhere; the next answer is on its way.
  const standing = found.filter(({ name, finding, key }) => !left.has(key) && fields[name]?.text.slice(finding.at, finding.at + finding.length) === finding.wrong)
  const shown = all ? standing : standing.slice(0, SHOWN)
  const empty = Object.values(fields).every(({ text }) => text.trim() === '')
  if (empty) return null
  return (
    <Panel title={say.title} aside={left.size > 0 && <span className="quiet">{say.left(left.size)}</span>}>
      <div className="stack-tight" role="status" aria-live="polite">
        <p className="quiet">{findings === undefined ? say.reading : standing.length === 0 ? say.none : say.found(standing.length)}</p>
        {shown.length > 0 && <ul className="findings">{shown.map(({ name, finding, key }) => <One key={key} finding={finding} field={fields[name] as Field} leave={() => setLeft(new Set([...left, key]))} />)}</ul>}
        {standing.length > shown.length && <Button small onPress={() => setAll(true)}>{say.more(standing.length - shown.length)}</Button>}
      </div>
    </Panel>
  )
}

/** A finding that was left stays left when the text moves. */
const keyOf = (name: string, { kind, wrong, right, why }: Finding): string => [name, kind, wrong, right, why.zh].join('|')

function One({ finding: { at, length, kind, wrong, right, why }, field, leave }: { readonly finding: Finding; readonly field: Field; leave(): void }) {
  const say = useWords(proofreadWords)
  const nameKind = useNames(kindNames)
  const { language } = useLanguage()
  const { text, change, label } = field
  const before = text.slice(Math.max(0, at - AROUND), at)
  const after = text.slice(at + length, at + length + AROUND)
  return (
    <li className="finding">
      <div className="finding-words">
        <Mark>{nameKind(kind)}</Mark> <span className="quiet">{label}</span>
        <p className="words">{at > AROUND && '…'}{before}<mark>{wrong}</mark>{after}{at + length + AROUND < text.length && '…'}</p>
        <p className="quiet">{why[language]}</p>
      </div>
      {change && (
        <div className="row">
          {right !== undefined && right !== wrong && <Button small label={say.replaceLong(wrong, right)} onPress={() => change(text.slice(0, at) + right + text.slice(at + length))}>{say.replace(right)}</Button>}
          <Button small label={say.leaveLong(wrong)} onPress={leave}>{say.leave}</Button>
        </div>
      )}
    </li>
  )
}
