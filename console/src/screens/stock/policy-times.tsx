import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { TimedDocument } from '#src/modules/publication/issued.ts'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, DateField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { policyWords } from './words.ts'

const TONES: Readonly<Record<TimedDocument['outcome'], 'kept' | 'late' | 'plain' | 'wait'>> = { inTime: 'kept', late: 'late', waiting: 'wait', overdue: 'late' }

const OUTCOMES = Object.keys(TONES) as TimedDocument['outcome'][]
/** A page of the list on screen; a district issues some hundreds a year. */
const SHOWN = 100

/** Which policy documents of a year were public within the limit, which later, and which are not (XM4-05). */
export default function PolicyTimes() {
  const say = useWords(policyWords)
  const more = useWords(moreWords)
  const adds = useMay()('publication.noteIssued')
  const now = useMinute()
  const [params, setParams] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const present = Number(now?.slice(0, 4) ?? new Date().getFullYear())
  const year = Number(params.get('year') ?? present)
  const asked = useAsk('publication.policyCounts', { year }, { keep: true })
  const years = [present - 2, present - 1, present].map((one) => ({ value: String(one), label: say.yearOf(one) }))
  return (
    <Page
      title={say.title}
      back={{ to: '/more', name: more.title }}
      under={asked.data && <span className="quiet">{say.what(asked.data.withinWorkdays)}</span>}
      actions={<><Switch label={say.year} value={String(year)} options={years} onChange={(next) => setParams({ year: next })} />{adds && <Button kind="main" onPress={() => setAdding(true)}>{say.add}</Button>}</>}
    >
      <Answered asked={asked} lines={6}>
        {({ counts }) => {
          const issued = OUTCOMES.reduce((sum, one) => sum + counts[one], 0)
          return issued === 0 ? <Empty>{say.empty}</Empty> : (
            <div className="stack">
              <div><strong>{say.sum(issued, counts.inTime)}</strong> <span className="quiet">{say.rest(counts.late, counts.overdue, counts.waiting)}</span></div>
              <Documents year={year} />
            </div>
          )
        }}
      </Answered>
      {adding && <AddDocument onClose={() => setAdding(false)} />}
    </Page>
  )
}

/** The documents themselves, the last issued first, all of them or those of one outcome. */
function Documents({ year }: { readonly year: number }) {
  const say = useWords(policyWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const [params, setParams] = useSearchParams()
  const outcome = OUTCOMES.find((one) => one === params.get('show'))
  const found = usePages('publication.policyTimes', { year, limit: SHOWN, ...(outcome && { outcome }) })
  const choices = [{ value: 'every', label: say.every }, ...OUTCOMES.map((value) => ({ value: value as string, label: say[value] }))]
  return (
    <>
      <div className="row"><Switch label={say.show} value={outcome ?? 'every'} options={choices} onChange={(next) => setParams({ year: String(year), ...(next !== 'every' && { show: next }) })} /></div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{say.noneHere}</Empty> : (
        <div className="stack">
          <Table
            exports
            label={say.title}
            paged={found}
            rows={found.items}
            keyOf={(one) => `${one.number} ${one.releaseId ?? ''}`}
            columns={[
              { key: 'title', title: say.name, grows: true, draw: (one) => <>{one.releaseId ? <Link to={`/publication/${one.releaseId}`}>{one.title}</Link> : one.title} <span className="quiet small">{one.number}</span></> },
              { key: 'outcome', title: say.outcome, draw: (one) => <Mark tone={TONES[one.outcome]}>{say[one.outcome]}</Mark> },
              { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
              { key: 'issued', title: say.issuedOn, wideOnly: true, draw: (one) => <span className="number">{dateWords(one.issuedOn, language)}</span> },
              { key: 'due', title: say.dueOn, draw: (one) => <span className="number" title={one.provisional ? say.provisional : undefined}>{dateWords(one.dueOn, language)}{one.provisional && ' *'}</span> },
              { key: 'released', title: say.releasedOn, wideOnly: true, draw: (one) => <span className="number">{one.releasedOn ? dateWords(one.releasedOn, language) : ''}</span> },
            ]}
          />
          <More paged={found} />
          {found.items.some((one) => one.provisional) && <p className="quiet small">* {say.provisional}</p>}
        </div>
      )}
    </>
  )
}

function AddDocument({ onClose }: { onClose(): void }) {
  const say = useWords(policyWords)
  const notice = useNotice()
  const { units } = useUnits()
  const { posts } = useSession()
  const act = useAct('publication.noteIssued')
  const [unitId, setUnitId] = useState<string | undefined>(posts[0]?.unitId)
  const [number, setNumber] = useState('')
  const [title, setTitle] = useState('')
  const [issuedOn, setIssuedOn] = useState<string>()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ unitId: unitId ?? '', number, title, issuedOn: issuedOn ?? '' }))) return
    notice(say.added)
    onClose()
  }
  const shared = { error: act.error }
  return (
    <Dialog open title={say.add} verb={say.addVerb} busy={act.isPending} error={act.error} fields={['unitId', 'number', 'title', 'issuedOn']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.addWhat}</p>
      <TextField {...shared} label={say.number} hint={say.numberHint} name="number" value={number} onChange={setNumber} />
      <TextField {...shared} label={say.name} name="title" value={title} onChange={setTitle} />
      <Choice {...shared} label={say.unit} name="unitId" value={unitId} options={units.map((one) => ({ value: one.id, label: one.name }))} onChange={setUnitId} />
      <DateField {...shared} label={say.issuedOn} name="issuedOn" value={issuedOn} onChange={setIssuedOn} />
    </Dialog>
  )
}
