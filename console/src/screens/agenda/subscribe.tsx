import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { calendarWords } from './calendar-words.ts'

/** The secret address of a unit's calendar, for phones and desks (GS-34). */
export function Subscribe({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(calendarWords)
  const { units } = useUnits()
  const mine = useMyUnits()
  const may = useMay()
  const notice = useNotice()
  const [unitId, setUnitId] = useState<Id | undefined>([...mine][0])
  const asked = useAsk('agenda.feed', { unitId: unitId ?? '' }, { enabled: unitId !== undefined })
  const renew = useAct('agenda.renewFeed')
  const path = asked.data?.path
  return (
    <Dialog open title={say.subscribe} onClose={onClose}>
      <p className="quiet">{say.subscribeWhat}</p>
      <Choice label={say.unit} value={unitId} options={units.filter((unit) => mine.has(unit.id) || may('agenda.seeEvents')).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
      {path && <p><span className="quiet small">{say.address}</span><br /><code className="address">{`${location.origin}${path}`}</code></p>}
      <Refusals error={asked.error ?? renew.error} />
      {unitId && may('agenda.renewFeed') && <div><Button busy={renew.isPending} onPress={() => void renew.attempt({ unitId }).then((done) => done && notice(say.renewed))}>{path ? say.renew : say.makeAddress}</Button></div>}
    </Dialog>
  )
}
