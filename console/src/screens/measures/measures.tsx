import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { moreWords } from '../more/words.ts'
import { DraftDocument } from './draft.tsx'
import { NumberForm } from './number-form.tsx'
import { OfficeValues } from './office-values.tsx'
import { levelNames, measureWords, stepNames } from './words.ts'
import './measures.css'

/** The rule documents of this office, and what it sets by them (WL-08, WL-07). */
export default function Measures() {
  const say = useWords(measureWords)
  const more = useWords(moreWords)
  const nameStep = useNames(stepNames)
  const nameLevel = useNames(levelNames)
  const { shortNameOf } = useUnits()
  const may = useMay()
  const [drafting, setDrafting] = useState(false)
  const found = usePages('measures.documents', {})
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} actions={may('measures.draft') && <Button kind="main" onPress={() => setDrafting(true)}>{say.draft}</Button>}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/measures/${one.id}`}
          columns={[
            { key: 'title', title: say.document, grows: true, draw: (one) => one.title },
            { key: 'state', title: say.state, draw: (one) => <span className="row"><Mark tone={one.inForce === null ? 'plain' : 'kept'}>{one.inForce === null ? nameStep(one.state) : say.inForce(one.inForce)}</Mark>{one.revisionDue && <Mark tone="wait">{say.revisionDue}</Mark>}</span> },
            { key: 'version', title: say.newest, wideOnly: true, draw: (one) => <span className="quiet">{say.version(one.no)} · {nameStep(one.state)}</span> },
            { key: 'level', title: say.level, wideOnly: true, draw: (one) => nameLevel(one.level) },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
          ]}
        />
      )}
      <More paged={found} />
      <OfficeValues />
      <NumberForm />
      {drafting && <DraftDocument onClose={() => setDrafting(false)} />}
    </Page>
  )
}
