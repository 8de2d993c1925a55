import { useState, type ReactNode } from 'react'
import type { Case } from '#src/modules/cases/contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { CommandName } from '../../api/commands.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { dispositionNames } from '../../words/terms.ts'
import { ConveneMeeting } from '../more/convene.tsx'
import { ChangeFirst, Extend, Pause, PromiseUpdate, Reopen, SetDisposition, SetOwners } from './act-dialogs.tsx'
import { caseWords } from './words.ts'

type Name = 'pause' | 'extend' | 'promise' | 'disposition' | 'reopen' | 'first' | 'owners' | 'meeting'

interface Offer {
  readonly name: Name
  readonly word: string
  readonly command: CommandName
  /** Who may besides holding the role: the first subject, or whoever holds it. */
  readonly unitOnly: boolean
  readonly states: readonly Case['state'][]
}

/** What else can be done with a case now, by my posts. */
export function Acts({ one }: { readonly one: Case }) {
  const say = useWords(caseWords)
  const { language } = useLanguage()
  const nameDisposition = useNames(dispositionNames)
  const may = useMay()
  const mine = useMyUnits()
  const [act, setAct] = useState<Name>()
  const paused = one.pauses.some((pause) => pause.until === undefined)
  const offers: readonly Offer[] = [
    { name: 'disposition', word: say.setDisposition, command: 'cases.setDisposition', unitOnly: true, states: ['accepted', 'answered'] },
    { name: 'promise', word: say.promise, command: 'cases.promiseUpdate', unitOnly: true, states: ['accepted', 'answered'] },
    { name: 'pause', word: say.pause, command: 'cases.applyPause', unitOnly: true, states: paused || one.application ? [] : ['accepted'] },
    { name: 'extend', word: say.extend, command: 'cases.applyExtension', unitOnly: true, states: one.application || one.extensions.length > 0 ? [] : ['accepted'] },
    { name: 'first', word: say.changeFirst, command: 'cases.changeFirstSubject', unitOnly: false, states: ['assigned', 'accepted'] },
    { name: 'owners', word: say.setOwners, command: 'cases.setOwners', unitOnly: false, states: ['assigned', 'accepted', 'answered'] },
    { name: 'meeting', word: say.convene, command: 'cases.conveneMeeting', unitOnly: false, states: ['assigned', 'accepted', 'answered'] },
    { name: 'reopen', word: say.reopen, command: 'cases.reopen', unitOnly: false, states: ['closed', 'answered'] },
  ]
  const open = offers.filter((offer) => may(offer.command) && offer.states.includes(one.state) && (!offer.unitOnly || mine.has(one.unitId)))
  const close = (): void => setAct(undefined)
  const dialogs: Readonly<Record<Name, () => ReactNode>> = {
    pause: () => <Pause one={one} onClose={close} />,
    extend: () => <Extend one={one} onClose={close} />,
    promise: () => <PromiseUpdate one={one} onClose={close} />,
    disposition: () => <SetDisposition one={one} onClose={close} />,
    first: () => <ChangeFirst one={one} onClose={close} />,
    owners: () => <SetOwners one={one} onClose={close} />,
    reopen: () => <Reopen one={one} onClose={close} />,
    meeting: () => <ConveneMeeting caseIds={[one.id]} unitIds={[one.unitId, ...one.coUnitIds]} onClose={close} />,
  }
  const { disposition } = one
  return (
    <Panel title={say.otherActs}>
      <div className="stack-tight">
        {disposition && <Facts items={[[say.disposition, nameDisposition(disposition.disposition)], disposition.conditions ? [say.conditions, disposition.conditions] : null, disposition.reviewOn ? [say.reviewOn, dateWords(disposition.reviewOn, language)] : null]} />}
        <div className="row">
          {paused && mine.has(one.unitId) && may('cases.resume') && <Simple command="cases.resume" caseId={one.id} verb={say.resume} done={say.resumed} />}
          {one.state === 'answered' && may('cases.close') && <Simple command="cases.close" caseId={one.id} verb={say.closeCase} done={say.closed} main />}
          {open.map((offer) => <Button key={offer.name} onPress={() => setAct(offer.name)}>{offer.word}</Button>)}
        </div>
        {act && dialogs[act]()}
      </div>
    </Panel>
  )
}

function Simple({ command, caseId, verb, done, main }: { readonly command: 'cases.resume' | 'cases.close'; readonly caseId: string; readonly verb: string; readonly done: string; readonly main?: boolean }) {
  const notice = useNotice()
  const act = useAct(command)
  return (
    <>
      <Button kind={main ? 'main' : 'plain'} busy={act.isPending} onPress={() => void act.attempt({ caseId }).then((facts) => facts && notice(done))}>{verb}</Button>
      <Refusals error={act.error} />
    </>
  )
}
