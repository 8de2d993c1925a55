import { useState } from 'react'
import type { Term, TermKind } from '#src/modules/measures/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, OneOf, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { moreWords } from '../more/words.ts'
import { listWords, termKindNames } from './words.ts'

/** What this office does not write, and why: its own list, each entry added and taken off with a reason. */
export default function WordList() {
  const say = useWords(listWords)
  const more = useWords(moreWords)
  const nameKind = useNames(termKindNames)
  const { language } = useLanguage()
  const now = useMinute()
  const may = useMay()
  const [dropped, setDropped] = useState(false)
  const [adding, setAdding] = useState(false)
  const [dropping, setDropping] = useState<Term>()
  const asked = useAsk('measures.terms', { dropped })
  const keeps = may('measures.listTerm')
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} under={<span className="quiet">{say.what}</span>} actions={keeps && <Button kind="main" onPress={() => setAdding(true)}>{say.add}</Button>}>
      <Answered asked={asked} lines={4}>
        {({ items }) => items.length === 0 ? <Empty>{keeps ? say.empty : say.emptyLooks}</Empty> : (
          <Table
            exports
            label={say.title}
            rows={items}
            keyOf={(one) => one.id}
            columns={[
              { key: 'wrong', title: say.wrong, draw: (one) => one.dropped ? <s>{one.wrong}</s> : one.wrong },
              { key: 'kind', title: say.kind, wideOnly: true, draw: (one) => nameKind(one.kind ?? 'wrong') },
              { key: 'right', title: say.right, draw: (one) => one.right ?? '—' },
              { key: 'reason', title: say.reason, grows: true, draw: (one) => <>{one.reason}{one.dropped && <span className="quiet small"> {say.off(shortMoment(one.dropped.at, now, language), one.dropped.reason)}</span>}</> },
              { key: 'since', title: say.since, wideOnly: true, draw: (one) => <span className="number">{shortMoment(one.listedAt, now, language)}</span> },
              ...(keeps ? [{ key: 'act', title: '', draw: (one: Term) => !one.dropped && <Button small label={say.dropTitle(one.wrong)} onPress={() => setDropping(one)}>{say.drop}</Button> }] : []),
            ]}
          />
        )}
      </Answered>
      <Tick label={say.withGone} value={dropped} onChange={setDropped} />
      {adding && <Add onClose={() => setAdding(false)} />}
      {dropping && <Drop term={dropping} onClose={() => setDropping(undefined)} />}
    </Page>
  )
}

function Add({ onClose }: { onClose(): void }) {
  const say = useWords(listWords)
  const notice = useNotice()
  const nameKind = useNames(termKindNames)
  const act = useAct('measures.listTerm')
  const [kind, setKind] = useState<TermKind>('wrong')
  const [wrong, setWrong] = useState('')
  const [right, setRight] = useState('')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ wrong, ...(right && { right }), reason, kind }))) return
    notice(say.added)
    onClose()
  }
  return (
    <Dialog open title={say.add} verb={say.add} busy={act.isPending} error={act.error} fields={['wrong', 'right', 'reason']} onDo={() => void give()} onClose={onClose}>
      <OneOf<TermKind> label={say.kind} value={kind} options={optionsOf(termKindNames, nameKind)} onChange={(next) => next && setKind(next)} />
      <TextField label={kind === 'jargon' ? say.jargon : say.wrong} name="wrong" error={act.error} value={wrong} onChange={setWrong} />
      <TextField label={kind === 'jargon' ? say.plain : say.right} optional hint={say.rightHint} name="right" error={act.error} value={right} onChange={setRight} />
      <LongText label={say.reason} hint={say.reasonHint} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function Drop({ term, onClose }: { readonly term: Term; onClose(): void }) {
  const say = useWords(listWords)
  const notice = useNotice()
  const act = useAct('measures.dropTerm')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ termId: term.id, reason }))) return
    notice(say.gone)
    onClose()
  }
  return (
    <Dialog open title={say.dropTitle(term.wrong)} verb={say.drop} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
