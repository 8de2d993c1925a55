import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Page, Panel } from '../../ui/page.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, dayYear } from '../../words/moment.ts'
import { ConsentFields, consentOf, useTypedConsent } from './consent-fields.tsx'
import { ChangeExpert } from './expert-form.tsx'
import { ConsentMark } from './experts.tsx'
import { engagementNames, expertWords, usesNames } from './words.ts'

/** One expert: on what footing, what was agreed to, and what was asked. */
export default function ExpertPage() {
  const { expertId = '' } = useParams()
  const say = useWords(expertWords)
  const { language } = useLanguage()
  const nameUse = useNames(usesNames)
  const nameEngagement = useNames(engagementNames)
  const may = useMay()
  const asked = useAsk('experts.expert', { expertId })
  const [act, setAct] = useState<'change' | 'renew' | 'withdraw' | 'leave'>()
  const one = asked.data
  const open = one?.state === 'listed' && may('experts.renewConsent')
  return (
    <Page
      title={one?.name ?? say.expert}
      back={{ to: '/experts', name: say.title }}
      under={one && <ConsentMark one={one} />}
      actions={open && <><Button onPress={() => setAct('change')}>{say.change}</Button><Button onPress={() => setAct('renew')}>{say.renew}</Button>{one.consent.state === 'standing' && <Button onPress={() => setAct('withdraw')}>{say.withdraw}</Button>}<Button kind="quiet" onPress={() => setAct('leave')}>{say.leave}</Button></>}
    >
      <Answered asked={asked} lines={6}>
        {(expert) => (
          <div className="two-columns">
            <Panel>
              <Facts
                items={[
                  [say.post, `${expert.organisation} ${expert.title}`],
                  [say.fields, expert.fields.join(comma())],
                  [say.engagement, nameEngagement(expert.engagement)],
                  [say.term, `${dateWords(expert.from, language)} – ${expert.until ? dateWords(expert.until, language) : ''}`],
                  [say.conflicts, expert.conflicts],
                  expert.contact !== null && [say.contact, expert.contact],
                  [say.uses, expert.consent.uses.length > 0 ? expert.consent.uses.map(nameUse).join(comma()) : say.none],
                  [say.evidence, `${expert.consent.evidence} · ${dateWords(expert.consent.givenOn, language)}`],
                  expert.consent.reason && [say.reason, expert.consent.reason],
                ]}
              />
            </Panel>
            <Panel title={say.used}>
              {expert.used.length === 0 ? <p className="quiet">{say.usedNone}</p> : <ul className="rows">{expert.used.toReversed().map((used) => <li key={used.subject}><span className="quiet small number">{dayYear(used.at, language)}</span> {nameUse(used.use)} · {used.title}</li>)}</ul>}
            </Panel>
          </div>
        )}
      </Answered>
      {act === 'change' && one && <ChangeExpert expert={one} contact={one.contact} onClose={() => setAct(undefined)} />}
      {act === 'renew' && <Renew expertId={expertId} onClose={() => setAct(undefined)} />}
      {act === 'withdraw' && <Ends command="experts.withdrawConsent" expertId={expertId} title={say.withdraw} what={say.withdrawWhat} done={say.withdrawnDone} onClose={() => setAct(undefined)} />}
      {act === 'leave' && <Ends command="experts.leave" expertId={expertId} title={say.leave} what={say.withdrawWhat} done={say.leftDone} onClose={() => setAct(undefined)} />}
    </Page>
  )
}

function Renew({ expertId, onClose }: { readonly expertId: string; onClose(): void }) {
  const say = useWords(expertWords)
  const notice = useNotice()
  const act = useAct('experts.renewConsent')
  const [consent, setConsent] = useTypedConsent()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ expertId, consent: consentOf(consent) }))) return
    notice(say.renewed)
    onClose()
  }
  return (
    <Dialog open title={say.renew} verb={say.renew} busy={act.isPending} error={act.error} fields={['consent.uses', 'consent.givenOn', 'consent.until', 'consent.evidence']} onDo={() => void give()} onClose={onClose}>
      <ConsentFields error={act.error} value={consent} onChange={setConsent} />
    </Dialog>
  )
}

function Ends({ command, expertId, title, what, done, onClose }: { readonly command: 'experts.withdrawConsent' | 'experts.leave'; readonly expertId: string; readonly title: string; readonly what: string; readonly done: string; onClose(): void }) {
  const say = useWords(expertWords)
  const notice = useNotice()
  const act = useAct(command)
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ expertId, reason }))) return
    notice(done)
    onClose()
  }
  return (
    <Dialog open title={title} verb={title} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p>{what}</p>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
