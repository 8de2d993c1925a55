import { useState } from 'react'
import type { ConsentGiven, Use } from '#src/modules/experts/contract.ts'
import type { Refused } from '../../api/client.ts'
import { DateField, TextField, Ticks } from '../../ui/fields.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { expertWords, usesNames } from './words.ts'

export interface TypedConsent {
  readonly uses: readonly Use[]
  readonly givenOn: string | undefined
  readonly until: string | undefined
  readonly evidence: string
}

export const useTypedConsent = () => useState<TypedConsent>({ uses: ['interpret', 'teach'], givenOn: undefined, until: undefined, evidence: '' })
export const consentOf = ({ uses, givenOn, until, evidence }: TypedConsent): ConsentGiven => ({ uses: [...uses], givenOn: givenOn ?? '', until: until ?? '', evidence })

/** For what, from when, until when, on which paper (GB-39). */
export function ConsentFields({ error, value, onChange }: { readonly error: Refused | null; readonly value: TypedConsent; onChange(next: TypedConsent): void }) {
  const say = useWords(expertWords)
  const nameUse = useNames(usesNames)
  return (
    <>
      <Ticks label={say.uses} name="consent.uses" error={error} value={value.uses} options={optionsOf(usesNames, nameUse)} onChange={(uses) => onChange({ ...value, uses })} />
      <div className="fields-2">
        <DateField label={say.givenOn} name="consent.givenOn" error={error} value={value.givenOn} onChange={(givenOn) => onChange({ ...value, givenOn })} />
        <DateField label={say.consentUntil} name="consent.until" error={error} value={value.until} onChange={(until) => onChange({ ...value, until })} />
      </div>
      <TextField label={say.evidence} name="consent.evidence" error={error} value={value.evidence} onChange={(evidence) => onChange({ ...value, evidence })} />
    </>
  )
}
