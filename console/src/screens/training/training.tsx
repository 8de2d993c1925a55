import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Coming, Empty, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { PlanCourse } from './plan-course.tsx'
import { PlanDrill } from './plan-drill.tsx'
import { courseKindNames, drillWords, stateNames, trainingWords } from './words.ts'

/** The plan of the year, what was held, and the drills. */
export default function Training() {
  const say = useWords(trainingWords)
  const drill = useWords(drillWords)
  const more = useWords(moreWords)
  const may = useMay()
  const [act, setAct] = useState<'course' | 'drill'>()
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} actions={may('training.planCourse') && <><Button kind="main" onPress={() => setAct('course')}>{say.plan}</Button><Button onPress={() => setAct('drill')}>{drill.plan}</Button></>}>
      <Courses />
      <Drills />
      {act === 'course' && <PlanCourse onClose={() => setAct(undefined)} />}
      {act === 'drill' && <PlanDrill onClose={() => setAct(undefined)} />}
    </Page>
  )
}

const tones = { planned: 'plain', held: 'kept', running: 'accent', ending: 'accent', ended: 'kept', cancelled: 'plain' } as const

export function StateMark({ state }: { readonly state: keyof typeof tones }) {
  const nameState = useNames(stateNames)
  return <Mark tone={tones[state]}>{nameState(state)}</Mark>
}

function Courses() {
  const say = useWords(trainingWords)
  const { language } = useLanguage()
  const nameKind = useNames(courseKindNames)
  const found = usePages('training.courses', { year: Number(toField(serverNow()).slice(0, 4)) })
  return (
    <Panel title={say.courses}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={5} /> : found.items.length === 0 ? <Empty>{say.coursesEmpty}</Empty> : (
        <Table
          label={say.courses}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/training/courses/${one.id}`}
          columns={[
            { key: 'name', title: say.name, grows: true, draw: (one) => one.title },
            { key: 'state', title: say.state, draw: (one) => <StateMark state={one.state} /> },
            { key: 'on', title: say.on, draw: (one) => <span className="number">{dateWords(one.on, language)}</span> },
            { key: 'kind', title: say.kind, wideOnly: true, draw: (one) => nameKind(one.kind) },
            { key: 'hours', title: say.hours, wideOnly: true, draw: (one) => say.hoursOf(one.hours) },
            { key: 'who', title: say.attendees, wideOnly: true, draw: (one) => (one.state === 'held' ? say.attended(one.came) : '') },
          ]}
        />
      )}
      <More paged={found} />
    </Panel>
  )
}

function Drills() {
  const say = useWords(drillWords)
  const words = useWords(trainingWords)
  const { language } = useLanguage()
  const found = usePages('training.drills', {})
  return (
    <Panel title={say.drills}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={3} /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={say.drills}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/training/drills/${one.id}`}
          columns={[
            { key: 'name', title: say.name, grows: true, draw: (one) => one.title },
            { key: 'state', title: words.state, draw: (one) => <StateMark state={one.state} /> },
            { key: 'on', title: say.on, draw: (one) => <span className="number">{dateWords(one.on, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
    </Panel>
  )
}
