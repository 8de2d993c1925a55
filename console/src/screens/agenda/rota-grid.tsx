import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { Group } from '#src/modules/agenda/contract.ts'
import type { RotaUnit } from '../../api/agenda-questions.ts'
import { Button } from '../../ui/button.tsx'
import { comma, useNames, useWords } from '../../words/language.tsx'
import { beside } from './rota-moves.ts'
import { lineNames, rotaWords } from './rota-words.ts'
import { agendaWords } from './words.ts'

interface Props {
  readonly groups: readonly Group[]
  readonly units: readonly RotaUnit[]
  readonly previous: readonly Group[]
  onMove(unitId: Id, to: string): void
  onUndo(): void
}

/** The groups side by side; a unit is moved by dragging, by two clicks, or by the arrow keys. */
export function RotaGrid({ groups, units, previous, onMove, onUndo }: Props) {
  const [say, words] = [useWords(rotaWords), useWords(agendaWords)]
  const nameOfLine = useNames(lineNames)
  const [chosen, setChosen] = useState<Id>()
  const [over, setOver] = useState<string>()
  const walking = useRef<Id>(undefined)
  // The button is drawn anew in its new group; the focus goes with it.
  useEffect(() => {
    if (walking.current) document.querySelector<HTMLElement>(`[data-unit="${walking.current}"]`)?.focus()
    walking.current = undefined
  }, [groups])
  useEffect(() => {
    const undo = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || (event.target as HTMLElement).matches('input, textarea')) return
      event.preventDefault()
      onUndo()
    }
    document.addEventListener('keydown', undo)
    return () => document.removeEventListener('keydown', undo)
  }, [onUndo])
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const before = new Map(previous.flatMap((one) => one.unitIds.map((id) => [id, one.group])))
  const grouped = new Set(groups.flatMap((one) => one.unitIds))
  const left = units.filter((unit) => !grouped.has(unit.id))
  const keys = (event: KeyboardEvent, unitId: Id): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const to = beside(groups, unitId, event.key === 'ArrowLeft' ? -1 : 1)
    if (!to) return
    event.preventDefault()
    walking.current = unitId
    onMove(unitId, to)
  }
  const drawn = (unitId: Id, group: string | undefined) => {
    const unit = byId.get(unitId)
    const moved = group !== undefined && before.has(unitId) && before.get(unitId) !== group
    return (
      <li key={unitId}>
        <button
          type="button" data-unit={unitId} className={moved ? 'rota-unit rota-moved' : 'rota-unit'} aria-pressed={chosen === unitId} draggable
          onClick={() => setChosen((now) => (now === unitId ? undefined : unitId))} onKeyDown={(event) => keys(event, unitId)} onDragStart={(event) => event.dataTransfer.setData('text/plain', unitId)}
        >
          {unit?.name ?? unitId}
          <span className="rota-line">{unit?.line ? nameOfLine(unit.line) : say.noLine}{moved && ` · ${say.movedMark}`}</span>
        </button>
      </li>
    )
  }
  return (
    <>
      <div className="rota-grid">
        {groups.map(({ group, months, unitIds }) => (
          <section
            key={group} className={over === group ? 'rota-group rota-over' : 'rota-group'} aria-label={words.groupOf(group)}
            onDragOver={(event) => { event.preventDefault(); setOver(group) }} onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(undefined)
              const unitId = event.dataTransfer.getData('text/plain')
              if (byId.has(unitId) && !unitIds.includes(unitId)) onMove(unitId, group)
            }}
          >
            <h2>{words.groupOf(group)} <span className="quiet small">{say.monthsOf(months.join(comma()))} · {unitIds.length}</span></h2>
            <ul>{unitIds.map((id) => drawn(id, group))}</ul>
            {chosen && !unitIds.includes(chosen) && <Button kind="quiet" small onPress={() => { onMove(chosen, group); setChosen(undefined) }}>{say.moveHere(group)}</Button>}
          </section>
        ))}
      </div>
      {left.length > 0 && <section className="stack-tight" aria-label={say.unassigned(left.length)}><h2>{say.unassigned(left.length)}</h2><ul className="rota-grid">{left.map((unit) => drawn(unit.id, undefined))}</ul></section>}
    </>
  )
}
