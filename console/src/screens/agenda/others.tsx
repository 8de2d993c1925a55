import { useState } from 'react'
import type { Slot } from '#src/modules/agenda/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Mark } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { agendaWords, slotNames } from './words.ts'

/** Online interviews, routine releases: what recurs besides the conferences, fulfilled by the record or by what shows it (GS-61, NH-36). */
export function Others({ slots }: { readonly slots: readonly Slot[] }) {
  const say = useWords(agendaWords)
  const { language } = useLanguage()
  const nameOf = useNames(slotNames)
  const may = useMay()
  const [doing, setDoing] = useState<Slot>()
  if (slots.length === 0) return null
  const open = (slot: Slot): boolean => slot.state === 'planned' || slot.state === 'confirmed'
  const late = (slot: Slot): boolean => open(slot) && serverNow() >= slot.dueAt
  return (
    <section>
      <h2>{say.others}</h2>
      <Table
        label={say.others}
        rows={slots}
        keyOf={(slot) => slot.id}
        exports
        columns={[
          { key: 'on', title: say.on, draw: (slot) => <span className="nowrap">{dateWords(slot.dueOn, language)}</span> },
          { key: 'what', title: say.what, grows: true, draw: (slot) => <>{slot.title[language]} <span className="quiet small">{slot.clause}</span></> },
          { key: 'state', title: say.state, draw: (slot) => <Mark tone={late(slot) ? 'late' : slot.state === 'held' ? 'kept' : 'plain'}>{late(slot) ? say.overdue : nameOf(slot.state)}</Mark> },
          { key: 'acts', title: say.acts, draw: (slot) => open(slot) && may('agenda.fulfilSlot') && <Button kind="quiet" small onPress={() => setDoing(slot)}>{say.fulfil}</Button> },
        ]}
      />
      {doing && <Fulfil slot={doing} onClose={() => setDoing(undefined)} />}
    </section>
  )
}

function Fulfil({ slot, onClose }: { readonly slot: Slot; readonly onClose: () => void }) {
  const say = useWords(agendaWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('agenda.fulfilSlot')
  const [note, setNote] = useState('')
  const [url, setUrl] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ slotId: slot.id, evidence: { note, ...(url && { url }) } })) {
      notice(say.fulfilled)
      onClose()
    }
  }
  return (
    <Dialog open title={say.fulfilTitle(slot.title[language])} verb={say.fulfil} busy={act.isPending} error={act.error} fields={['evidence.note', 'evidence.url']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.proof} name="evidence.note" error={act.error} rows={2} value={note} onChange={setNote} />
      <TextField label={say.proofUrl} name="evidence.url" error={act.error} value={url} onChange={setUrl} />
    </Dialog>
  )
}
