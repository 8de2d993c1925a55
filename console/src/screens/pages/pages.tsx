import { useState } from 'react'
import { useNavigate } from 'react-router'
import { pageKinds, pageKindsInEnglish, type PageKind } from '#src/modules/statements/page-kinds.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, OneOf } from '../../ui/fields.tsx'
import { Coming, Empty, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { pageWords } from './words.ts'

/** Texts that units publish of their own accord. */
export default function Pages() {
  const say = useWords(pageWords)
  const more = useWords(moreWords)
  const may = useMay()
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const now = useMinute()
  const found = usePages('statements.own', {})
  const [starting, setStarting] = useState(false)
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} actions={may('statements.startOwn') && <Button kind="main" onPress={() => setStarting(true)}>{say.start}</Button>}>
      <p className="quiet">{say.what}</p>
      <Refusals error={found.error} />
      {found.isPending ? <Coming /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={say.title}
          rows={found.items}
          keyOf={(one) => one.statementId}
          linkOf={(one) => `/pages/${one.statementId}`}
          columns={[
            { key: 'text', title: say.text, grows: true, draw: (one) => one.title || say.untitled },
            { key: 'kind', title: say.kind, draw: (one) => (language === 'zh' ? pageKinds : pageKindsInEnglish)[one.kind] },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
            { key: 'state', title: say.state, draw: (one) => say[one.state ?? 'writing'] },
            { key: 'started', title: say.started, wideOnly: true, draw: (one) => <span className="number">{shortMoment(one.startedAt, now, language)}</span> },
          ]}
        />
      )}
      <More paged={found} />
      {starting && <Start onClose={() => setStarting(false)} />}
    </Page>
  )
}

function Start({ onClose }: { onClose(): void }) {
  const say = useWords(pageWords)
  const { language } = useLanguage()
  const { posts } = useSession()
  const { nameOf } = useUnits()
  const go = useNavigate()
  const act = useAct('statements.startOwn')
  const [kind, setKind] = useState<PageKind>()
  const units = [...new Set(posts.map((post) => post.unitId))]
  const [unitId, setUnitId] = useState(units[0])
  const give = async (): Promise<void> => {
    const facts = await act.attempt({ kind: kind as PageKind, unitId: unitId ?? '' })
    if (facts) await go(`/pages/${facts[0]!.subject.split(':')[1]}`)
  }
  return (
    <Dialog open title={say.startTitle} verb={say.startVerb} busy={act.isPending} error={act.error} fields={['kind', 'unitId']} onDo={() => void give()} onClose={onClose}>
      <OneOf<PageKind> label={say.kind} name="kind" error={act.error} value={kind} options={(Object.keys(pageKinds) as PageKind[]).map((value) => ({ value, label: (language === 'zh' ? pageKinds : pageKindsInEnglish)[value] }))} onChange={setKind} />
      {units.length > 1 && <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map((value) => ({ value, label: nameOf(value) }))} onChange={setUnitId} />}
    </Dialog>
  )
}
