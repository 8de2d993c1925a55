import { useState } from 'react'
import { Link } from 'react-router'
import type { SlotRow } from '../../api/agenda-questions.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { Heat } from './heat.tsx'
import { Others } from './others.tsx'
import { CancelSlot, MoveSlot } from './slot-acts.tsx'
import { Parts, useYear, YearChoice } from './parts.tsx'
import { agendaWords, slotNames } from './words.ts'

const isOverdue = (slot: SlotRow): boolean => (slot.state === 'planned' || slot.state === 'confirmed' || slot.state === 'cancelled') && serverNow() >= slot.dueAt

function look(slot: SlotRow): string {
  if (slot.state === 'held' || slot.state === 'heldLate') return slot.state
  if (isOverdue(slot)) return 'late'
  if (slot.state === 'cancelled') return 'cancelled'
  return slot.provisional ? 'provisional' : 'open'
}

/** The year as twelve months: what is owed, held, late, moved, provisional; and the same as a table (NH-06). */
export default function YearPage() {
  const say = useWords(agendaWords)
  const may = useMay()
  const notice = useNotice()
  const chosen = useYear()
  const { year } = chosen
  const asked = useAsk('agenda.yearView', { year }, { keep: true })
  const open = useAct('agenda.openYear')
  return (
    <Page title={say.title} under={<YearChoice {...chosen} />}>
      <Parts />
      <Refusals error={open.error} />
      <Answered asked={asked} lines={8}>
        {(plan) => plan.openedAt === null ? (
          <Empty action={may('agenda.openYear') && <Button kind="main" busy={open.isPending} onPress={() => void open.attempt({ year }).then((done) => done && notice(say.opened))}>{say.open(year)}</Button>}>{say.notOpened(year)}</Empty>
        ) : <><Slots slots={plan.slots} /><Heat year={year} /><Others slots={plan.others} /></>}
      </Answered>
    </Page>
  )
}

function Slots({ slots }: { readonly slots: readonly SlotRow[] }) {
  const say = useWords(agendaWords)
  const { language } = useLanguage()
  const nameOf = useNames(slotNames)
  const may = useMay()
  const notice = useNotice()
  const confirm = useAct('agenda.confirmSlot')
  const [act, setAct] = useState<{ readonly what: 'move' | 'cancel'; readonly slot: SlotRow }>()
  const held = slots.filter((slot) => slot.state === 'held' || slot.state === 'heldLate')
  const monthOf = (slot: SlotRow): number => Number(slot.originalOn.slice(5, 7))
  return (
    <>
      <p>{say.summary(slots.length, held.length, held.filter((slot) => slot.state === 'heldLate').length, slots.filter(isOverdue).length, slots.filter((slot) => slot.provisional).length)}</p>
      <ol className="months" aria-label={say.months}>
        {slots.map((slot) => (
          <li key={slot.id} className={`month-${look(slot)}`}>
            <span className="quiet small">{say.monthName(monthOf(slot))} · {slot.group ? say.groupOf(slot.group) : say.noGroup}</span>
            <strong className="number">{slot.dueOn.slice(5).replace('-', '/')}</strong>
            <span className="small">{isOverdue(slot) ? say.overdue : slot.provisional ? say.provisional : nameOf(slot.state)}</span>
          </li>
        ))}
      </ol>
      <Refusals error={confirm.error} />
      <Table
        label={say.slots}
        rows={slots}
        keyOf={(slot) => slot.id}
        exports
        columns={[
          { key: 'on', title: say.on, draw: (slot) => <span className="nowrap">{dateWords(slot.dueOn, language)}</span> },
          { key: 'state', title: say.state, draw: (slot) => <Mark tone={isOverdue(slot) ? 'late' : slot.state === 'held' ? 'kept' : slot.provisional ? 'wait' : 'plain'}>{isOverdue(slot) ? say.overdue : slot.provisional ? say.provisional : nameOf(slot.state)}</Mark> },
          { key: 'group', title: say.group, draw: (slot) => <span className="nowrap">{slot.group ? say.groupOf(slot.group) : <span className="quiet">{say.noGroup}</span>}</span> },
          { key: 'why', title: say.why, wideOnly: true, grows: true, draw: (slot) => <Why slot={slot} /> },
          {
            key: 'acts', title: say.acts, draw: (slot) => (
              <span className="row agenda-slot-acts">
                {slot.state === 'planned' && !slot.provisional && !isOverdue(slot) && may('agenda.confirmSlot') && <Button kind="quiet" small onPress={() => void confirm.attempt({ slotId: slot.id }).then((done) => done && notice(say.confirmed))}>{say.confirm}</Button>}
                {slot.state !== 'held' && slot.state !== 'heldLate' && may('agenda.moveSlot') && <Button kind="quiet" small onPress={() => setAct({ what: 'move', slot })}>{say.move}</Button>}
                {(slot.state === 'planned' || slot.state === 'confirmed') && may('agenda.cancelSlot') && <Button kind="quiet" small onPress={() => setAct({ what: 'cancel', slot })}>{say.cancel}</Button>}
                {slot.conferenceId && <Link to={`/conferences/${slot.conferenceId}`}>{say.conference}</Link>}
              </span>
            ),
          },
        ]}
      />
      {act?.what === 'move' && <MoveSlot slot={act.slot} overdue={isOverdue(act.slot)} onClose={() => setAct(undefined)} />}
      {act?.what === 'cancel' && <CancelSlot slot={act.slot} onClose={() => setAct(undefined)} />}
    </>
  )
}

/** Why the date lies where it lies: the last move, or the rule and the calendar. */
function Why({ slot }: { readonly slot: SlotRow }) {
  const say = useWords(agendaWords)
  const { language } = useLanguage()
  if (slot.cancelled) return <>{slot.cancelled.reason}</>
  const last = slot.moves.at(-1)
  if (last) return <>{say.movedFrom(dateWords(slot.originalOn, language))}；{last.by === 'notice' ? say.byNotice : last.reason}</>
  // The rule's own sentence is the same for all twelve; what differs stands after its last full stop.
  const [, own = slot.why[language]] = /(?:。|\. )([^。]*)$/.exec(slot.why[language]) ?? []
  return <span className="quiet">{own}</span>
}
