import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { Content } from '#src/modules/statements/contract.ts'
import type { PagePart } from '#src/modules/statements/page.ts'
import { verdicts, verdictsInEnglish, type PageKind, type Verdict } from '#src/modules/statements/page-kinds.ts'
import type { Refused } from '../../api/client.ts'
import { useAsk } from '../../api/hooks.ts'
import { Choice, DateField, LongText, TextField } from '../../ui/fields.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { InvitationFields, OutcomeFields } from './asking-fields.tsx'
import { Blocks } from './blocks.tsx'
import { evidenceLines, evidenceOf } from './lines.ts'
import { pageWords } from './words.ts'

interface Props {
  readonly statementId: Id
  /** Kind of a page of the unit's own accord; none for an answer. */
  readonly own?: PageKind
  readonly content: Content
  readonly error: Refused | null
  set(part: Partial<Content>): void
}

/** What a text needs beyond its three parts, by its class and by the kind of page it is. */
export function PageFields({ statementId, own, content, error, set }: Props) {
  const say = useWords(pageWords)
  const authorisation = content.authorisation ?? { by: '', record: '', on: '' }
  const given = { error, set, content, page: content.page ?? { kind: own ?? 'release', blocks: [] } }
  return (
    <>
      {content.contentClass === 'hot_issue' && (
        <>
          <LongText label={say.problems} name="content.problems" error={error} rows={3} value={content.problems ?? ''} onChange={(problems) => set({ problems })} />
          {!content.problems && <TextField label={say.noProblems} name="content.noProblems" error={error} value={content.noProblems ?? ''} onChange={(noProblems) => set({ noProblems })} />}
        </>
      )}
      {content.contentClass === 'authorised' && (
        <div className="fields-2">
          <TextField label={say.authorisedBy} name="content.authorisation.by" error={error} value={authorisation.by} onChange={(by) => set({ authorisation: { ...authorisation, by } })} />
          <TextField label={say.authorisedRecord} name="content.authorisation.record" error={error} value={authorisation.record} onChange={(record) => set({ authorisation: { ...authorisation, record } })} />
          <DateField label={say.authorisedOn} name="content.authorisation.on" error={error} value={authorisation.on || undefined} onChange={(on) => set({ authorisation: { ...authorisation, on: on ?? '' } })} />
        </div>
      )}
      {own === 'document' && <DocumentFields {...given} />}
      {own === 'interpretation' && <PolicyFields {...given} />}
      {own === 'rebuttal' && <RebuttalFields {...given} />}
      {own === 'decision' && <DecisionFields {...given} />}
      {(own === 'consultation' || own === 'survey' || own === 'hearing') && <InvitationFields kind={own} page={given.page} error={error} set={set} />}
      {own === 'outcome' && <OutcomeFields kind={own} page={given.page} error={error} set={set} />}
      {own && <Blocks statementId={statementId} blocks={given.page.blocks} error={error} change={(blocks) => set({ page: { ...given.page, kind: own, blocks } })} />}
    </>
  )
}

interface PartProps extends Omit<Props, 'statementId' | 'own'> {
  readonly page: PagePart
}

function DocumentFields({ page, error, set }: PartProps) {
  const say = useWords(pageWords)
  const document = page.document ?? { number: '', issuer: '', addressee: '', issuedOn: '', signedBy: '' }
  const put = (part: Partial<typeof document>): void => set({ page: { ...page, kind: 'document', document: { ...document, ...part } } })
  const field = (name: 'issuer' | 'addressee' | 'signedBy') => <TextField label={say[name]} name={`content.page.document.${name}`} error={error} value={document[name]} onChange={(value) => put({ [name]: value })} />
  return (
    <fieldset className="field stack">
      <legend className="field-label">{say.document}</legend>
      <TextField label={say.number} hint={say.numberHint} name="content.page.document.number" error={error} value={document.number} onChange={(number) => put({ number })} />
      {field('issuer')}
      {field('addressee')}
      <DateField label={say.issuedOn} name="content.page.document.issuedOn" error={error} value={document.issuedOn || undefined} onChange={(issuedOn) => put({ issuedOn: issuedOn ?? '' })} />
      {field('signedBy')}
    </fieldset>
  )
}

function PolicyFields({ page, error, set }: PartProps) {
  const say = useWords(pageWords)
  const released = useAsk('publication.releases', { state: 'released', limit: 200 })
  const interprets = page.interprets ?? { title: '', number: '' }
  const put = (part: Partial<typeof interprets>): void => set({ page: { ...page, kind: 'interpretation', interprets: { ...interprets, ...part } } })
  const options = (released.data?.items ?? []).filter((one) => one.caseId === one.id).map((one) => ({ value: one.id, label: one.editions.at(-1)?.title ?? one.id }))
  return (
    <fieldset className="field stack">
      <legend className="field-label">{say.interprets}</legend>
      <Choice label={say.policyId} optional clear name="content.page.interprets" error={error} value={interprets.releaseId} options={options} onChange={(releaseId) => {
        const { releaseId: _, ...rest } = interprets
        set({ page: { ...page, kind: 'interpretation', interprets: releaseId ? { ...rest, releaseId, title: options.find((one) => one.value === releaseId)?.label ?? rest.title } : rest } })
      }} />
      <TextField label={say.policyTitle} name="content.page.interprets.title" error={error} value={interprets.title} onChange={(title) => put({ title })} />
      {!interprets.releaseId && <TextField label={say.policyUrl} name="content.page.interprets.url" error={error} value={interprets.url ?? ''} onChange={(url) => put({ url })} />}
    </fieldset>
  )
}

function RebuttalFields({ page, error, set }: PartProps) {
  const say = useWords(pageWords)
  const { language } = useLanguage()
  const rebuts = page.rebuts ?? { claim: '', where: '', seenOn: '', verdict: 'false' as Verdict, evidence: [] }
  const [typed, setTyped] = useState(evidenceLines(rebuts.evidence))
  const put = (part: Partial<typeof rebuts>): void => set({ page: { ...page, kind: 'rebuttal', rebuts: { ...rebuts, ...part } } })
  return (
    <fieldset className="field stack">
      <legend className="field-label">{say.rebuts}</legend>
      <LongText label={say.claim} name="content.page.rebuts.claim" error={error} rows={2} value={rebuts.claim} onChange={(claim) => put({ claim })} />
      <TextField label={say.where} name="content.page.rebuts.where" error={error} value={rebuts.where} onChange={(where) => put({ where })} />
      <DateField label={say.seenOn} name="content.page.rebuts.seenOn" error={error} value={rebuts.seenOn || undefined} onChange={(seenOn) => put({ seenOn: seenOn ?? '' })} />
      <Choice<Verdict> label={say.verdict} value={rebuts.verdict} options={(Object.keys(verdicts) as Verdict[]).map((value) => ({ value, label: (language === 'zh' ? verdicts : verdictsInEnglish)[value] }))} onChange={(verdict) => verdict && put({ verdict })} />
      <LongText label={say.evidence} hint={say.evidenceHint} name="content.page.rebuts.evidence" error={error} rows={4} value={typed} onChange={(text) => { setTyped(text); put({ evidence: evidenceOf(text) }) }} />
    </fieldset>
  )
}

const FIVE = [['policy', 'policy'], ['plan', 'plan'], ['decision', 'decided'], ['procedure', 'procedure'], ['outcome', 'outcome']] as const

function DecisionFields({ page, error, set }: PartProps) {
  const say = useWords(pageWords)
  const decision = page.decision ?? { policy: '', plan: '', decision: '', procedure: '', outcome: '' }
  return (
    <fieldset className="field stack">
      <legend className="field-label">{say.decision}</legend>
      {FIVE.map(([part, word]) => <LongText key={part} label={say[word]} name={`content.page.decision.${part}`} error={error} rows={2} value={decision[part]} onChange={(value) => set({ page: { ...page, kind: 'decision', decision: { ...decision, [part]: value } } })} />)}
    </fieldset>
  )
}
