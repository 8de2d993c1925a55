import type { Reason, Refused } from '../api/client.ts'
import { useLanguage, type Language } from '../words/language.tsx'

/** A fault of input begins with the name of its field, `字段：` or `Field: `; beside the field, which may be called otherwise in this form, that is one name too many. */
const withoutField = ({ code, message }: Reason, language: Language): string => (code === 'input/invalid' ? message[language].replace(language === 'zh' ? /^[^：]*：/ : /^[^:]*: /, '') : message[language])

/** One reason: what, under which clause, what to do next. */
function One({ reason, beside }: { readonly reason: Reason; readonly beside?: boolean }) {
  const { language } = useLanguage()
  return (
    <>
      {beside ? withoutField(reason, language) : reason.message[language]}
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
      {reasons.map((reason, at) => <div key={`${reason.code} ${at}`}><One reason={reason} beside /></div>)}
    </div>
  )
}
