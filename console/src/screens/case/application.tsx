import { useState } from 'react'
import type { Case } from '#src/modules/cases/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { usePersonNames } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { LongText } from '../../ui/fields.tsx'
import { Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { groundNames } from '../../words/terms.ts'
import { caseWords } from './words.ts'

/** A pause or an extension that somebody asked for, and another person decides. */
export function CaseApplication({ one }: { readonly one: Case }) {
  const say = useWords(caseWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameGround = useNames(groundNames)
  const may = useMay()
  const { person } = useSession()
  const act = useAct('cases.decideApplication')
  const [note, setNote] = useState('')
  const { application } = one
  const nameOf = usePersonNames([application?.by])
  if (!application) return null
  const ground = nameGround(application.ground)
  const decide = (decision: 'approve' | 'reject') => void act.attempt({ caseId: one.id, decision, note })
  return (
    <Panel title={say.application}>
      <p>{application.kind === 'pause' ? say.pauseOf(ground) : say.extensionOf(ground, momentWords(application.until ?? application.at, language))}</p>
      <p className="words">{application.explanation}</p>
      <p className="quiet small">{nameOf(application.by)} {momentWords(application.at, language)}</p>
      {may('cases.decideApplication') && application.by !== person.id && (
        <div className="stack-tight">
          <LongText label={words.note} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
          <Refusals error={act.error} shownAt={['note']} />
          <div className="row"><Button kind="main" busy={act.isPending} onPress={() => decide('approve')}>{say.approve}</Button><Button onPress={() => decide('reject')}>{say.reject}</Button></div>
        </div>
      )}
    </Panel>
  )
}
