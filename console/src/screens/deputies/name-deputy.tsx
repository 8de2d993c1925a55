import { useState } from 'react'
import type { RoleCode } from '#src/modules/directory/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useSession } from '../../api/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, MomentField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { useRoleNames } from '../directory/role-names.ts'
import { deputyWords } from './words.ts'

const MOST_PEOPLE = 200
const BETWEEN = ' '

/** Unit, post and its holder, who stands in, until when. One's own posts come first. */
export function NameDeputy({ withoutDeputy, onClose }: { readonly withoutDeputy: readonly string[]; onClose(): void }) {
  const say = useWords(deputyWords)
  const notice = useNotice()
  const nameRole = useRoleNames()
  const { units } = useUnits()
  const { person, posts } = useSession()
  const act = useAct('measures.nameDeputy')
  const whole = posts.some((post) => post.wholeJurisdiction)
  const mine = new Set(posts.map((post) => post.unitId))
  const offered = units.filter((unit) => whole || mine.has(unit.id)).toSorted((a, b) => Number(mine.has(b.id)) - Number(mine.has(a.id)))
  const [unitId, setUnit] = useState<string | undefined>(posts[0]?.unitId)
  const [held, setHeld] = useState<string>()
  const [deputyId, setDeputy] = useState<string>()
  const [from, setFrom] = useState<string>()
  const [until, setUntil] = useState<string>()
  const [reason, setReason] = useState('')
  const unit = useAsk('directory.unit', { unitId: unitId ?? '' }, { enabled: unitId !== undefined })
  const people = useAsk('directory.people', { limit: MOST_PEOPLE, ...(unitId && { unitId }) }, { enabled: unitId !== undefined })
  const team = (unit.data?.team ?? []).toSorted((a, b) => Number(b.personId === person.id) - Number(a.personId === person.id))
  const posted = team.flatMap((member) => member.roles.filter(({ role }) => !withoutDeputy.includes(role)).map(({ role }) => ({ value: [member.personId, role].join(BETWEEN), label: `${member.name} · ${nameRole(role)}` })))
  const [personId, role] = (held ?? '').split(BETWEEN)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ unitId: unitId ?? '', role: (role ?? '') as RoleCode, personId: personId ?? '', deputyId: deputyId ?? '', ...(from && { from }), until: until ?? '', reason }))) return
    notice(say.named)
    onClose()
  }
  const move = (next: string | undefined): void => {
    setUnit(next)
    setHeld(undefined)
    setDeputy(undefined)
  }
  // The server names person and post apart; here they are one choice, and what it says of the post is about the deputy once one is chosen.
  const fields = ['unitId', 'personId', 'deputyId', 'from', 'until', 'reason', ...(held ? [] : ['role'])]
  return (
    <Dialog open title={say.name} verb={say.name} busy={act.isPending} error={act.error} fields={fields} onDo={() => void give()} onClose={onClose}>
      {offered.length > 1 && <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={offered.map((one) => ({ value: one.id, label: one.name }))} onChange={move} />}
      <Choice label={say.holder} hint={say.holderHint} name="personId" error={act.error} value={held} options={posted} onChange={setHeld} />
      {unit.data && posted.length === 0 && <p className="small">{say.holderNone}</p>}
      <Choice label={say.deputy} hint={say.deputyHint} name="deputyId" error={act.error} value={deputyId} options={(people.data?.items ?? []).filter((one) => one.id !== personId).map((one) => ({ value: one.id, label: one.name }))} onChange={setDeputy} />
      <div className="fields-2">
        <MomentField label={say.from} hint={say.fromHint} optional name="from" error={act.error} value={from} onChange={setFrom} />
        <MomentField label={say.until} name="until" error={act.error} value={until} onChange={setUntil} />
      </div>
      <LongText label={say.reason} hint={say.reasonHint} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
