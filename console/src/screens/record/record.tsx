import { useState } from 'react'
import { useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import { Tick } from '../../ui/fields.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { titleOf } from '../case/case.tsx'
import { WholeTimeline } from './timeline.tsx'
import { recordWords } from './words.ts'

/** The record of one case, as sentences. */
export default function CaseRecord() {
  const { caseId = '' } = useParams()
  const say = useWords(recordWords)
  const one = useAsk('cases.case', { caseId })
  const [withDuties, setWithDuties] = useState(false)
  const matters = [...new Set([caseId, ...(one.data?.messages ?? [])])]
  return (
    <Page title={one.data ? say.of(titleOf(one.data)) : say.title} back={{ to: `/cases/${caseId}`, name: say.back }} actions={<Tick label={say.withDuties} value={withDuties} onChange={setWithDuties} />}>
      <p className="quiet">{say.intro}</p>
      <Panel><WholeTimeline matters={matters} withDuties={withDuties} /></Panel>
    </Page>
  )
}
