import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { Content } from '#src/modules/statements/contract.ts'
import type { PagePart } from '#src/modules/statements/page.ts'
import type { PageKind } from '#src/modules/statements/page-kinds.ts'
import type { Refused } from '../../api/client.ts'
import { useAsk } from '../../api/hooks.ts'
import { Choice, DateField, LongText, MomentField, TextField } from '../../ui/fields.tsx'
import { useWords } from '../../words/language.tsx'
import { questionLines, questionsOf, viewLines, viewsOf } from './lines.ts'
import { pageWords } from './words.ts'

interface Props {
  readonly kind: PageKind
  readonly page: PagePart
  readonly error: Refused | null
  set(part: Partial<Content>): void
}

/** What the public is asked, until when, and by when it hears what became of it (XM4-13). */
export function InvitationFields({ kind, page, error, set }: Props) {
  const say = useWords(pageWords)
  const invites = page.invites ?? { closesOn: '', outcomeOn: '', questions: [] }
  const [typed, setTyped] = useState(questionLines(invites.questions))
  const put = (part: Partial<typeof invites>): void => set({ page: { ...page, kind, invites: { ...invites, ...part } } })
  const hearing = invites.hearing ?? { at: '', place: '', seats: 20, who: '' }
  const putHearing = (part: Partial<typeof hearing>): void => put({ hearing: { ...hearing, ...part } })
  const name = (part: string): string => `content.page.invites.${part}`
  return (
    <fieldset className="field stack">
      <legend className="field-label">{say.invites}</legend>
      <div className="fields-2">
        <DateField label={say.closesOn} name={name('closesOn')} error={error} value={invites.closesOn || undefined} onChange={(closesOn) => put({ closesOn: closesOn ?? '' })} />
        <DateField label={say.outcomeOn} hint={say.outcomeOnHint} name={name('outcomeOn')} error={error} value={invites.outcomeOn || undefined} onChange={(outcomeOn) => put({ outcomeOn: outcomeOn ?? '' })} />
      </div>
      {kind === 'survey' && <LongText label={say.questions} hint={say.questionsHint} name={name('questions')} error={error} rows={5} value={typed} onChange={(text) => { setTyped(text); put({ questions: questionsOf(text) }) }} />}
      {kind === 'hearing' && (
        <>
          <MomentField label={say.hearingAt} name={name('hearing')} error={error} value={hearing.at || undefined} onChange={(at) => putHearing({ at: at ?? '' })} />
          <TextField label={say.place} name={name('hearing.place')} error={error} value={hearing.place} onChange={(place) => putHearing({ place })} />
          <TextField label={say.seats} name={name('hearing.seats')} error={error} inputMode="numeric" value={String(hearing.seats || '')} onChange={(seats) => putHearing({ seats: Number(seats.replace(/\D/g, '')) })} />
          <TextField label={say.who} hint={say.whoHint} name={name('hearing.who')} error={error} value={hearing.who} onChange={(who) => putHearing({ who })} />
        </>
      )}
    </fieldset>
  )
}

/** What became of what was said: each kind of view, taken up or not, with the reason (XM4-13). */
export function OutcomeFields({ kind, page, error, set }: Props) {
  const say = useWords(pageWords)
  const found = useAsk('consultations.consultations', { limit: 200 })
  const concludes = page.concludes ?? { releaseId: '' as Id, title: '', minutes: '', views: [] }
  const [typed, setTyped] = useState(viewLines(concludes.views))
  const put = (part: Partial<typeof concludes>): void => set({ page: { ...page, kind, concludes: { ...concludes, ...part } } })
  const owing = (found.data?.items ?? []).filter((one) => one.state === 'closed' || one.id === concludes.releaseId)
  const chosen = owing.find((one) => one.id === concludes.releaseId)
  return (
    <fieldset className="field stack">
      <legend className="field-label">{say.concludes}</legend>
      <Choice label={say.concluded} hint={owing.length === 0 && say.nothingOwed} name="content.page.concludes.releaseId" error={error} value={concludes.releaseId || undefined} options={owing.map((one) => ({ value: one.id, label: one.title }))} onChange={(releaseId) => put({ releaseId: releaseId ?? '', title: owing.find((one) => one.id === releaseId)?.title ?? '' })} />
      <LongText label={say.views} hint={say.viewsHint} name="content.page.concludes.views" error={error} rows={6} value={typed} onChange={(text) => { setTyped(text); put({ views: viewsOf(text) }) }} />
      {chosen?.kind === 'hearing' && <LongText label={say.minutes} name="content.page.concludes.minutes" error={error} rows={8} value={concludes.minutes} onChange={(minutes) => put({ minutes })} />}
    </fieldset>
  )
}
