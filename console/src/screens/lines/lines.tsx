import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { usePages } from '../../api/hooks.ts'
import type { Lines as LinesEntry } from '../../api/questions.ts'
import { usePersonNames } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Coming, Empty, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { LineEntry } from './line-entry.tsx'
import { lineWords } from './words.ts'
import { WriteLines } from './write-lines.tsx'
import './lines.css'

/** Agreed answers with their sources, and whether they may be used today (GS-32). */
export default function Lines() {
  const say = useWords(lineWords)
  const may = useMay()
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const found = usePages('statements.linesList', search ? { search } : {})
  const nameOf = usePersonNames(found.items.flatMap((one) => [one.writtenBy, one.approvedBy]))
  const [writing, setWriting] = useState<LinesEntry | 'new'>()
  return (
    <Page title={say.title} actions={may('statements.writeLines') && <Button kind="main" onPress={() => setWriting('new')}>{say.write}</Button>}>
      <div className="lines-search"><TextField label={say.search} bare kind="search" placeholder={say.search} value={search} onChange={(next) => setParams(next ? { search: next } : {}, { replace: true })} /></div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{search ? say.emptyFound : say.empty}</Empty> : (
        <ul className="lines">{found.items.map((one) => <LineEntry key={one.id} lines={one} nameOf={nameOf} onRenew={() => setWriting(one)} />)}</ul>
      )}
      <More paged={found} />
      {writing && <WriteLines {...(writing !== 'new' && { lines: writing })} onClose={() => setWriting(undefined)} />}
    </Page>
  )
}
