import { Link } from 'react-router'
import type { Refused } from '../../api/client.ts'
import { usePages } from '../../api/hooks.ts'
import { Choice } from '../../ui/fields.tsx'
import { useWords } from '../../words/language.tsx'
import { measureWords } from './words.ts'

const MOST = 100

/** By which issued document of this office something is set; without one, how to come by it. */
export function ByDocument({ error, value, onChange }: { readonly error: Refused | null; readonly value: string | undefined; onChange(id: string | undefined): void }) {
  const say = useWords(measureWords)
  const documents = usePages('measures.documents', { limit: MOST })
  const issued = documents.items.filter((one) => one.state === 'issued' || one.state === 'interpreted' || one.inForce !== null)
  return (
    <>
      <Choice label={say.fits} name="documentId" error={error} value={value} options={issued.map((one) => ({ value: one.id, label: one.title }))} onChange={onChange} />
      {!documents.isPending && issued.length === 0 && <p className="small">{say.fitsNone} <Link to="/measures">{say.title}</Link></p>}
    </>
  )
}
