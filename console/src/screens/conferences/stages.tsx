import { useState } from 'react'
import type { InterviewStage } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, MomentField } from '../../ui/fields.tsx'
import { Facts, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { stageNames } from './names.ts'
import { conferenceWords } from './words.ts'

/** The four stages of a live interview and when each is open (NH-37). */
export function Stages({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const name = useNames(stageNames)
  const may = useMay()
  const [setting, setSetting] = useState(false)
  const words = (stage: InterviewStage): string => {
    const window = one.stages[stage]
    return window ? `${momentWords(window.opensAt, language)} – ${momentWords(window.closesAt, language)}` : '—'
  }
  return (
    <Panel title={say.stages} aside={one.state !== 'cancelled' && may('conferences.openStage') && <Button onPress={() => setSetting(true)}>{say.setStage}</Button>}>
      <Facts items={(Object.keys(stageNames) as InterviewStage[]).map((stage) => [name(stage), words(stage)] as const)} />
      {setting && <SetStage conferenceId={one.id} onClose={() => setSetting(false)} />}
    </Panel>
  )
}

function SetStage({ conferenceId, onClose }: { readonly conferenceId: string; onClose(): void }) {
  const say = useWords(conferenceWords)
  const name = useNames(stageNames)
  const act = useAct('conferences.openStage')
  const [stage, setStage] = useState<InterviewStage>('call_for_topics')
  const [opensAt, setOpensAt] = useState<string>()
  const [closesAt, setClosesAt] = useState<string>()
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId, stage, opensAt: opensAt ?? '', closesAt: closesAt ?? '' })) onClose()
  }
  return (
    <Dialog open title={say.setStage} verb={say.setStage} busy={act.isPending} error={act.error} fields={['opensAt', 'closesAt']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.stage} value={stage} options={optionsOf(stageNames, name)} onChange={(next) => next && setStage(next)} />
      <MomentField label={say.opensAt} name="opensAt" error={act.error} value={opensAt} onChange={setOpensAt} />
      <MomentField label={say.closesAt} name="closesAt" error={act.error} value={closesAt} onChange={setClosesAt} />
    </Dialog>
  )
}
