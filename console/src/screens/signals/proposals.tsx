import { useAsk } from '../../api/hooks.ts'
import type { MatterDetail } from '../../api/signal-questions.ts'
import { Facts } from '../../ui/page.tsx'
import { type Bilingual, comma, semicolon, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { classNames } from '../../words/terms.ts'
import { signalWords } from './words.ts'

/** Class, unit, urgency and whether to speak, each with its reasons; nothing here is decided. */
export function Proposals({ matter }: { readonly matter: MatterDetail }) {
  const say = useWords(signalWords)
  const { language } = useLanguage()
  const nameClass = useNames(classNames)
  const text = [matter.title, ...matter.wordings.slice(0, 5).map(({ title, text: body }) => `${title} ${body}`)].join('\n').slice(0, 5_000)
  const units = useAsk('triage.proposalsFor', { text })
  const { classes, units: named, urgency, release } = matter.proposed
  const because = (reasons: readonly Bilingual[]) => reasons.length > 0 && <span className="quiet small"> {reasons.map((one) => one[language]).join(semicolon())}</span>
  return (
    <Facts items={[
      [say.urgency, <>{say[urgency.level]}{because(urgency.reasons)}</>],
      [say.klass, classes.length === 0 ? say.none : classes.map(({ name, reasons }) => <div key={name}>{nameClass(name)}{because(reasons)}</div>)],
      named.length > 0 && [say.named, named.map(({ unitId, name, reasons }) => <div key={unitId}>{name}{because(reasons)}</div>)],
      [say.unit, (units.data?.proposals.length ?? 0) === 0 ? say.none : units.data!.proposals.map(({ unitId, unitName, share, reasons }) => <div key={unitId}>{unitName} {Math.round(share * 100)}%<span className="quiet small"> {reasons.join(comma())}</span></div>)],
      [say.release, release === null ? say.none : <>{say.hot}{because(release.reasons)}</>],
    ]} />
  )
}
