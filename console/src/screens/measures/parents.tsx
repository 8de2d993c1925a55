import type { Parent } from '#src/modules/measures/contract.ts'
import { useAsk, usePages } from '../../api/hooks.ts'
import type { Refused } from '../../api/client.ts'
import { Choices, LongText } from '../../ui/fields.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { measureWords } from './words.ts'

/** Parents as they are typed: those on the list by key, the others by title. */
export interface TypedParents {
  readonly chosen: readonly string[]
  readonly titles: string
}

type Named = { readonly documentId?: string; readonly instrumentId?: string; readonly title?: string }

export const typedParents = (parents: readonly Named[]): TypedParents => ({
  chosen: parents.flatMap((one) => (one.documentId ? [`d:${one.documentId}`] : one.instrumentId ? [`i:${one.instrumentId}`] : [])),
  titles: parents.flatMap((one) => (!one.documentId && !one.instrumentId && one.title ? [one.title] : [])).join('\n'),
})

export const parentsOf = ({ chosen, titles }: TypedParents): Parent[] => [
  ...chosen.map((key): Parent => (key.startsWith('d:') ? { documentId: key.slice(2) } : { instrumentId: key.slice(2) })),
  ...titles.split('\n').map((line) => line.trim()).filter(Boolean).map((title): Parent => ({ title })),
]

/** What a document implements: instruments and documents that are loaded, and titles of those that are not (GB-01). */
export function ParentFields({ value, error, exceptId, onChange }: { readonly value: TypedParents; readonly error: Refused | null; readonly exceptId?: string; onChange(value: TypedParents): void }) {
  const say = useWords(measureWords)
  const { language } = useLanguage()
  const instruments = useAsk('rules.instruments', {})
  const documents = usePages('measures.documents', { limit: 100 })
  const options = [
    ...(instruments.data?.items ?? []).map((one) => ({ value: `i:${one.id}`, label: one.title[language] })),
    ...documents.items.filter((one) => one.id !== exceptId).map((one) => ({ value: `d:${one.id}`, label: one.title })),
  ]
  return (
    <>
      <Choices label={say.derivesFrom} optional hint={say.derivesHint} name="derivesFrom" error={error} value={value.chosen} options={options} onChange={(chosen) => onChange({ ...value, chosen })} />
      <LongText label={say.otherParent} optional hint={say.oneALine} rows={1} value={value.titles} onChange={(titles) => onChange({ ...value, titles })} />
    </>
  )
}
