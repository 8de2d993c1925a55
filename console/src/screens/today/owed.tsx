import { useState } from 'react'
import { Link } from 'react-router'
import type { Id } from '#src/kernel/facts.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { useAsk, usePages } from '../../api/hooks.ts'
import { useTitles, useUnits } from '../../api/names.ts'
import { ClockChip } from '../../clock/chip.tsx'
import { Rail, railHoursAhead, railStart, type Span } from '../../clock/rail.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Coming, Empty, More } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { todayWords } from './words.ts'

const MOST_ON_RAIL = 200
const HOUR = 'yyyy-mm-ddThh'.length

/** Where a duty is met: most in their case; a meeting's task, a confirmation and a look at a withholding have places of their own. */
function placeOf({ startedBy, matter }: Duty): string {
  if (startedBy.kind === 'cases.taskSet') return '/meetings'
  if (startedBy.kind === 'conferences.held') return `/conferences/${matter}?tab=after`
  if (startedBy.kind === 'conferences.followUpOpened') return '/conferences/follow-ups'
  if (startedBy.kind === 'review.confirmationRequested') return `/review/${matter}`
  return startedBy.kind.startsWith('review.withh') ? '/withheld' : `/cases/${matter}`
}

/** What is owed, of one unit or of all that I see: in figures, on a line of time, and as a list, next due first. */
export function Owed({ unitId }: { readonly unitId: Id | undefined }) {
  const say = useWords(todayWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const now = useMinute()
  const [span, setSpan] = useState<Span>('24')
  const whose = unitId ? { unitId } : {}
  const owed = usePages('duties.mine', whose)
  const counts = useAsk('duties.counts', whose, { keep: true })
  // By the whole hour, so that the question does not change with every minute.
  const dueFrom = `${railStart(now, span).slice(0, HOUR)}:00:00Z`
  const onRail = useAsk('duties.mine', { ...whose, dueFrom, withinHours: railHoursAhead(span), limit: MOST_ON_RAIL }, { keep: true })
  const titleOf = useTitles([...owed.items, ...(onRail.data?.items ?? [])].map((duty) => duty.matter))
  const titled = (duty: Duty): string => [duty.title[language], titleOf(duty.matter)].filter(Boolean).join(' · ')
  if (owed.isPending) return <Coming />
  if (owed.error) return <Refusals error={owed.error} />
  if (owed.items.length === 0) return <Empty>{say.dutiesEmpty}</Empty>
  const { total, today, late, provisional } = counts.data ?? { total: undefined, today: 0, late: 0, provisional: 0 }
  const summary = counts.data ? say.summary(today, late, provisional) : ''
  return (
    <div className="stack">
      <div className="row-spread">
        <strong className="today-summary number">{summary}</strong>
        <Switch label={say.span} value={span} onChange={setSpan} options={[{ value: '24', label: say.day }, { value: '168', label: say.week }, { value: '720', label: say.month }]} />
      </div>
      <Rail duties={(onRail.data?.items ?? []).filter((duty) => duty.state === 'open')} late={late} span={span} summary={summary} nameOf={titled} />
      <Table
        label={say.listOfDuties}
        rows={owed.items}
        keyOf={(duty) => duty.id}
        columns={[
          { key: 'clock', title: say.clock, draw: (duty) => <ClockChip duty={duty} /> },
          { key: 'matter', title: say.matter, grows: true, draw: (duty) => <Link to={placeOf(duty)} className="two-lines">{titleOf(duty.matter) ?? duty.title[language]}</Link> },
          { key: 'unit', title: words.unit, wideOnly: true, draw: (duty) => shortNameOf(duty.unitId) },
        ]}
      />
      <More paged={owed} total={total} />
    </div>
  )
}
