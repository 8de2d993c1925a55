import { useState } from 'react'
import type { Withholding } from '#src/modules/review/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, OneOf } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { withholdingGrounds } from '../../words/terms.ts'
import { moreWords, withheldWords } from './words.ts'

const DAY_MS = 86_400_000
/** Whole days from the civil date `from` to `to`; negative when `to` is past. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
const SOON_DAYS = 30

/** Decisions not to publish; those whose day of review has come stand first (RL-12). */
export default function Withheld() {
  const say = useWords(withheldWords)
  const words = useWords(common)
  const more = useWords(moreWords)
  const { language } = useLanguage()
  const nameGround = useNames(withholdingGrounds)
  const { shortNameOf } = useUnits()
  const may = useMay()
  const today = toField(useMinute()).slice(0, 10)
  const asked = useAsk('review.withheld', {})
  const nameOf = usePersonNames((asked.data ?? []).map((one) => one.decidedBy))
  const [looking, setLooking] = useState<Withholding>()
  const rows = (asked.data ?? []).toSorted((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended') || a.reviewOn.localeCompare(b.reviewOn))
  const due = rows.filter((one) => one.state === 'stands' && one.reviewOn <= today).length
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} under={rows.length > 0 && (due > 0 ? <Mark tone="late">{say.due(due)}</Mark> : <span className="quiet">{say.none}</span>)}>
      <Answered asked={asked}>
        {() => rows.length === 0 ? <Empty>{say.empty}</Empty> : (
          <Table
            label={say.title}
            rows={rows}
            keyOf={(one) => one.id}
            columns={[
              { key: 'why', title: say.ground, grows: true, draw: (one) => <><strong>{nameGround(one.ground)}</strong><div className="small">{one.explanation}</div>{one.looks.map((look) => <div key={look.at} className="quiet small">{say.history(dateWords(toField(look.at).slice(0, 10), language), look.decision === 'renew' ? say.renewed : say.ended, look.explanation)}</div>)}</> },
              { key: 'state', title: say.reviewOn, draw: (one) => <><div className="number">{dateWords(one.reviewOn, language)}</div><Alarm one={one} today={today} /></> },
              { key: 'unit', title: words.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
              { key: 'by', title: say.decidedBy, wideOnly: true, draw: (one) => nameOf(one.decidedBy) },
              { key: 'act', title: <span className="unseen">{say.lookAgain}</span>, draw: (one) => one.state === 'stands' && may('review.lookAgain') ? <Button small onPress={() => setLooking(one)}>{say.lookAgain}</Button> : null },
            ]}
          />
        )}
      </Answered>
      {looking && <LookAgain one={looking} onClose={() => setLooking(undefined)} />}
    </Page>
  )
}

function Alarm({ one, today }: { readonly one: Withholding; readonly today: string }) {
  const say = useWords(withheldWords)
  if (one.state === 'ended') return <Mark>{say.ended}</Mark>
  const left = daysBetween(today, one.reviewOn)
  if (left < 0) return <Mark tone="late">{say.overdue(-left)}</Mark>
  if (left === 0) return <Mark tone="wait">{say.today}</Mark>
  return left <= SOON_DAYS ? <Mark tone="wait">{say.soon(left)}</Mark> : null
}

function LookAgain({ one, onClose }: { readonly one: Withholding; onClose(): void }) {
  const say = useWords(withheldWords)
  const notice = useNotice()
  const act = useAct('review.lookAgain')
  const [decision, setDecision] = useState<'renew' | 'end'>()
  const [explanation, setExplanation] = useState('')
  const [reviewOn, setReviewOn] = useState<string>()
  const give = async (): Promise<void> => {
    // Without a decision the server says beside the field what is missing.
    if (!(await act.attempt({ withholdingId: one.id, decision: decision as 'renew' | 'end', explanation, ...(decision === 'renew' && reviewOn && { reviewOn }) }))) return
    notice(say.looked)
    onClose()
  }
  return (
    <Dialog open title={say.lookAgain} verb={say.lookVerb} busy={act.isPending} error={act.error} fields={['decision', 'explanation', 'reviewOn']} onDo={() => void give()} onClose={onClose}>
      <p className="words">{one.explanation}</p>
      <OneOf label={say.decision} name="decision" error={act.error} value={decision} options={[{ value: 'renew', label: say.renew }, { value: 'end', label: say.end }]} onChange={setDecision} />
      <LongText label={say.explanation} name="explanation" error={act.error} value={explanation} onChange={setExplanation} />
      {decision === 'renew' && <DateField label={say.nextReview} hint={say.nextHint} name="reviewOn" error={act.error} value={reviewOn} onChange={setReviewOn} />}
    </Dialog>
  )
}
