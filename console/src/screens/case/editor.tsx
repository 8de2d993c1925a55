import { useState } from 'react'
import type { ContentClass } from '#src/modules/statements/contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { StatementDetail } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Proofread } from '../../proofread/findings.tsx'
import { useWordList } from '../../proofread/use-word-list.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, DateField, LongText, MomentField, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { FieldRefusals, reasonsFor, Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { contentClasses } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { useAutosave, type Autosave } from './autosave.ts'
import { Conflict } from './conflict.tsx'
import { riskFields, type Written } from './content.ts'
import { PageFields } from '../pages/page-fields.tsx'
import { EXPERT_FIELDS, ExpertFields } from './expert-opinion.tsx'
import { InsertLines } from './insert-lines.tsx'
import { manuscript } from './manuscript.ts'
import { statementWords } from './statement-words.ts'

const FIELDS = ['content.title', 'content.question', 'content.facts', 'content.measures', 'content.result', 'content.resultExpectedOn', 'content.nextUpdateAt', 'content.spokesperson', ...EXPERT_FIELDS, 'riskNote', 'mentions', 'riskNote.misreading', 'riskNote.harm', 'riskNote.fallback']

/** Texts of these classes begin with the people affected (GS-09a). */
const ABOUT_PEOPLE: readonly ContentClass[] = ['emergency', 'clarification']

/** Where an answer is written: three parts, saved while one writes, sent to review when it is done. */
export function StatementEditor({ statement }: { readonly statement: StatementDetail }) {
  const say = useWords(statementWords)
  const notice = useNotice()
  const saving = useAutosave(statement)
  const finish = useAct('statements.finish')
  const mayFinish = useMay()('statements.finish')
  const [mentions, setMentions] = useState('')
  const wordList = useWordList()
  const { written } = saving
  const { content, riskNote } = written
  const error = finish.error
  const set = (part: Partial<Written['content']>): void => saving.change({ ...written, content: { ...content, ...part } })
  const isPublic = statement.audience === 'public'
  // A page of the unit's own accord answers nobody: one text, and what its kind asks for. What an older draft holds besides stays in sight.
  const answers = !statement.own || statement.own === 'release'
  const shows = (part: 'question' | 'measures' | 'result'): boolean => answers || content[part] !== ''

  const send = async (): Promise<void> => {
    const baseVersion = await saving.save()
    if (baseVersion === undefined) return
    const named = mentions.split(/[、,,;;\n]+/).map((name) => name.trim()).filter(Boolean)
    const { resultExpectedOn, nextUpdateAt, ...rest } = content
    const facts = await finish.attempt({
      statementId: statement.id, baseVersion, riskNote, mentions: named,
      content: { ...rest, ...(resultExpectedOn && { resultExpectedOn }), ...(content.holding && nextUpdateAt && { nextUpdateAt }) },
    })
    if (!facts) return
    saving.forgetKept()
    notice(say.finished)
  }

  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <Offer saving={saving} />
      {saving.theirs && <Conflict mine={written} theirs={saving.theirs} settle={saving.settle} />}
      <TextField label={say.title} name="content.title" error={error} most={120} value={content.title} onChange={(title) => set({ title })} />
      {isPublic && shows('question') && <LongText label={say.question} hint={say.questionHint} name="content.question" error={error} rows={2} value={content.question} onChange={(question) => set({ question })} />}
      <LongText label={answers ? say.facts : say.body} hint={answers && say.factsHint} name="content.facts" error={error} rows={answers ? 4 : 8} value={content.facts} onChange={(facts) => set({ facts })} />
      {ABOUT_PEOPLE.includes(content.contentClass) && <Button small onPress={() => set({ facts: `${say.opening}\n${content.facts}` })}>{say.openWithPeople}</Button>}
      <InsertLines insert={(text) => set({ facts: content.facts ? `${content.facts}\n${text}` : text })} />
      {shows('measures') && <LongText label={say.measures} hint={say.measuresHint} name="content.measures" error={error} rows={3} value={content.measures} onChange={(measures) => set({ measures })} />}
      {shows('result') && <LongText label={say.result} hint={say.resultHint} name="content.result" error={error} rows={3} value={content.result} onChange={(result) => set({ result })} />}
      {answers && <DateField label={say.resultExpectedOn} optional name="content.resultExpectedOn" error={error} value={content.resultExpectedOn} onChange={(resultExpectedOn) => set({ resultExpectedOn })} />}
      {answers && <Tick label={say.holding} value={content.holding} onChange={(holding) => set({ holding })} />}
      {content.holding && <MomentField label={say.nextUpdateAt} name="content.nextUpdateAt" error={error} value={content.nextUpdateAt} onChange={(nextUpdateAt) => set({ nextUpdateAt })} />}
      <PageFields statementId={statement.id} {...(statement.own && { own: statement.own })} content={content} set={set} error={error} />
      {isPublic && (
        <fieldset className="field stack">
          <legend className="field-label">{say.risk}</legend>
          <FieldRefusals id="risk-note-no" reasons={reasonsFor(error, 'riskNote')} />
          {riskFields.map((field) => <LongText key={field} label={say[field]} name={`riskNote.${field}`} error={error} rows={1} value={riskNote[field]} onChange={(value) => saving.change({ content, riskNote: { ...riskNote, [field]: value } })} />)}
        </fieldset>
      )}
      <Proofread fields={manuscript(say, content, set)} entries={wordList} />
      <More written={written} set={set} mentions={mentions} setMentions={setMentions} isPublic={isPublic} error={error} />
      <Refusals error={error} shownAt={FIELDS} />
      <Refusals error={saving.error} />
      <div className="row-spread sticky-foot">
        <SaveState saving={saving} />
        <div className="row">
          <Button busy={saving.state === 'saving'} onPress={() => void saving.save()}>{say.save}</Button>
          {mayFinish && <Button kind="main" submit busy={finish.isPending} disabled={saving.theirs !== undefined} label={say.finishLong(isPublic ? say.full : say.light)}>{say.finish}</Button>}
        </div>
      </div>
    </form>
  )
}

interface MoreProps {
  readonly written: Written
  readonly mentions: string
  readonly isPublic: boolean
  readonly error: Parameters<typeof TextField>[0]['error']
  set(part: Partial<Written['content']>): void
  setMentions(value: string): void
}

function More({ written: { content }, mentions, isPublic, error, set, setMentions }: MoreProps) {
  const say = useWords(statementWords)
  const nameClass = useNames(contentClasses)
  const given = error !== undefined && { error }
  return (
    <details>
      <summary>{say.more}</summary>
      <div className="stack">
        <div className="fields-2">
          <Choice<ContentClass> label={say.contentClass} value={content.contentClass} options={optionsOf(contentClasses, nameClass)} onChange={(contentClass) => contentClass && set({ contentClass })} />
          <TextField label={say.spokesperson} optional name="content.spokesperson" {...given} value={content.spokesperson} onChange={(spokesperson) => set({ spokesperson })} />
        </div>
        {isPublic && <ExpertFields expert={content.expert} error={error} onChange={(expert) => set({ expert })} />}
        {isPublic && <TextField label={say.mentions} optional hint={say.mentionsHint} name="mentions" {...given} value={mentions} onChange={setMentions} />}
      </div>
    </details>
  )
}

function SaveState({ saving }: { readonly saving: Autosave }) {
  const say = useWords(statementWords)
  const { language } = useLanguage()
  const now = useMinute()
  const said = { saved: saving.savedAt ? say.savedAt(shortMoment(saving.savedAt, now, language)) : '', dirty: say.dirty, saving: say.saving, kept: say.kept, conflict: say.dirty }[saving.state]
  return <span className="save-state number" role="status">{said}</span>
}

function Offer({ saving }: { readonly saving: Autosave }) {
  const say = useWords(statementWords)
  const { language } = useLanguage()
  const now = useMinute()
  if (!saving.offered) return null
  return (
    <div className="offer">
      <strong>{say.offerTitle(shortMoment(saving.offered.at, now, language))}</strong>
      <p className="words two-lines">{saving.offered.written.content.facts || saving.offered.written.content.title}</p>
      <div className="row"><Button kind="main" onPress={saving.useOffered}>{say.offerUse}</Button><Button onPress={saving.dropOffered}>{say.offerDrop}</Button></div>
    </div>
  )
}

