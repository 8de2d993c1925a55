import type { Reason, Refused } from '../api/client.ts'
import { useLanguage } from '../words/language.tsx'

/** One reason: what, under which clause, what to do next. */
function One({ reason }: { readonly reason: Reason }) {
  const { language } = useLanguage()
  return (
    <>
      {reason.message[language]}
      {reason.clause && <span className="refusal-clause"> {reason.clause}</span>}
      <span className="refusal-remedy">{reason.remedy[language]}</span>
    </>
  )
}

/** Reasons that name a field, for that field. */
export const reasonsFor = (error: Refused | null | undefined, field: string): readonly Reason[] => error?.reasons.filter((reason) => reason.item === field) ?? []

/** All reasons at once, but those that stand beside a field named in `shownAt`. */
export function Refusals({ error, shownAt = [] }: { readonly error: Refused | null | undefined; readonly shownAt?: readonly string[] }) {
  const reasons = error?.reasons.filter((reason) => !shownAt.includes(reason.item ?? '')) ?? []
  if (reasons.length === 0) return null
  return (
    <div className="refusals" role="alert">
      <ul>{reasons.map((reason, at) => <li key={`${reason.code} ${reason.item ?? ''} ${at}`}><One reason={reason} /></li>)}</ul>
    </div>
  )
}

/** The reasons beside one field. */
export function FieldRefusals({ id, reasons }: { readonly id: string; readonly reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null
  return (
    <div id={id} className="field-refusals" role="alert">
      {reasons.map((reason, at) => <div key={`${reason.code} ${at}`}><One reason={reason} /></div>)}
    </div>
  )
}
