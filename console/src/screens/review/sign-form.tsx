import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import type { ReviewDetail } from '../../api/questions.ts'
import { useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { LongText, Ticks } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { onCtrlEnter } from '../../ui/keys.ts'
import { useNotice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { reviewStates } from '../../words/terms.ts'
import { useItemNames } from './item-names.ts'
import { reviewWords } from './words.ts'

/** One act: a review, its proof reading and up to two checks. What I may sign is chosen already; Ctrl+Enter passes. */
export function SignForm({ review }: { readonly review: ReviewDetail }) {
  const say = useWords(reviewWords)
  const nameState = useNames(reviewStates)
  const { person } = useSession()
  const { items = [], together = [] } = review.signable ?? {}
  if (review.state !== 'open') return <Panel><p className="quiet">{say.ended(nameState(review.state))}</p></Panel>
  if (review.authorIds.includes(person.id)) return <Panel><p className="quiet">{say.author}</p></Panel>
  if (items.length === 0) return <Panel><p className="quiet">{say.nothing}</p></Panel>
  return <Signing key={together.join()} review={review} items={items} together={together} />
}

function Signing({ review, items, together }: { readonly review: ReviewDetail; readonly items: readonly string[]; readonly together: readonly string[] }) {
  const say = useWords(reviewWords)
  const nameItems = useItemNames()
  const notice = useNotice()
  const act = useAct('review.sign')
  const [chosen, setChosen] = useState<readonly string[]>(together)
  const [note, setNote, forget] = useKept(`review.${review.id}`)
  const give = async (verdict: 'pass' | 'sendBack'): Promise<void> => {
    if (act.isPending) return
    const facts = await act.attempt({ reviewId: review.id, digest: review.digest, items: [...chosen], verdict, note })
    if (!facts) return
    forget()
    notice(verdict === 'sendBack' ? say.sentBack : facts.some((fact) => fact.kind === 'review.cleared') ? say.clearedNow : say.passed)
  }
  const pass = useRef(give)
  pass.current = give
  useEffect(() => onCtrlEnter(() => void pass.current('pass')), [])
  return (
    <Panel title={say.signHere}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void give('pass') }}>
        <Ticks label={say.items} hint={say.signHint} name="items" error={act.error} value={chosen} options={items.map((item) => ({ value: item, label: nameItems([item]) }))} onChange={setChosen} />
        <LongText label={say.note} optional hint={say.noteHint} name="note" error={act.error} rows={2} value={note} onChange={setNote} />
        <Refusals error={act.error} shownAt={['note']} />
        <div className="row sign-acts">
          <Button kind="main" submit busy={act.isPending} keys="Control+Enter" label={say.passKeys}>{say.pass}</Button>
          <Button disabled={act.isPending} onPress={() => void give('sendBack')}>{say.sendBack}</Button>
        </div>
      </form>
    </Panel>
  )
}
