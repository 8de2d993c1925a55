import type { Content, ExpertOpinion } from '#src/modules/statements/contract.ts'
import type { Refused } from '../../api/client.ts'
import { usePages } from '../../api/hooks.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Choice, DateField, LongText } from '../../ui/fields.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { statementWords } from './statement-words.ts'

export const EXPERT_FIELDS = ['content.expert.expertId', 'content.expert.expert', 'content.expert.field', 'content.expert.marked-as-opinion', 'content.expert.opinion', 'content.expert.signedOn']

/** What an expert of the field says in the own name, apart from what the office says (GB-38, WL-17). Only those who agreed are offered. */
export function ExpertFields({ expert, error, onChange }: { readonly expert: ExpertOpinion | undefined; readonly error: Refused | null | undefined; onChange(next: ExpertOpinion | undefined): void }) {
  const say = useWords(statementWords)
  const found = usePages('experts.experts', { use: 'interpret', limit: 200 })
  const chosen = found.items.find((one) => one.id === expert?.expertId)
  const given = error !== undefined && { error }
  const choose = (expertId: string | undefined): void => {
    const one = found.items.find((each) => each.id === expertId)
    onChange(one && { expertId: one.id, name: one.credited, field: one.fields[0] ?? '', opinion: expert?.opinion ?? '', signedOn: expert?.signedOn ?? toField(serverNow()).slice(0, 10) })
  }
  return (
    <>
      <Choice label={say.expert} hint={say.expertHint} optional clear name="content.expert.expertId" {...given} value={expert?.expertId} options={found.items.map((one) => ({ value: one.id, label: `${one.credited} · ${one.fields.join(comma())}`, text: `${one.credited} ${one.fields.join(' ')}` }))} onChange={choose} />
      {expert && (
        <>
          <div className="fields-2">
            <Choice label={say.expertField} name="content.expert.field" {...given} value={expert.field} options={(chosen?.fields ?? [expert.field]).map((field) => ({ value: field, label: field }))} onChange={(field) => field && onChange({ ...expert, field })} />
            <DateField label={say.expertSigned} name="content.expert.signedOn" {...given} value={expert.signedOn} onChange={(signedOn) => onChange({ ...expert, signedOn: signedOn ?? '' })} />
          </div>
          <LongText label={say.expertOpinion} hint={say.expertOpinionHint} name="content.expert.opinion" {...given} rows={3} value={expert.opinion} onChange={(opinion) => onChange({ ...expert, opinion })} />
        </>
      )}
    </>
  )
}

/** The opinion as it will be printed. */
export function ExpertText({ content: { expert } }: { readonly content: Content }) {
  const say = useWords(statementWords)
  const { language } = useLanguage()
  if (!expert) return null
  return <section><span className="part-label">{say.expertPart(expert.name, expert.field, dateWords(expert.signedOn, language))}</span><div className="words">{expert.opinion}</div></section>
}
