import { lazy, Suspense, useState } from 'react'
import type { Duty } from '#src/modules/duties/contract.ts'
import { dictionary, useLanguage, useNames, useWords } from '../words/language.tsx'
import { groundNames } from '../words/terms.ts'
import { Popup } from '../ui/popup.tsx'
import { useNow } from './server-clock.ts'
import { chipOf, clauseOf } from './variant.ts'
import './chip.css'

const Why = lazy(() => import('./why.tsx'))

const words = dictionary({
  why: (title: string) => [`为什么是这个时限：${title}`, `Why this time limit: ${title}`],
  provisional: ['暂定', 'provisional'],
})

/** The sign of the product: time left, what for, under which clause. Opens the reasons. `short` leaves the duty's name out. */
export function ClockChip({ duty, short = false }: { readonly duty: Duty; readonly short?: boolean }) {
  const { language } = useLanguage()
  const say = useWords(words)
  const nameGround = useNames(groundNames)
  const [open, setOpen] = useState(false)
  const now = useNow()
  const chip = chipOf(duty, now, language, nameGround)
  const title = duty.title[language]
  const clause = clauseOf(duty)
  return (
    <Popup
      open={open}
      onOpenChange={setOpen}
      label={say.why(title)}
      content={
        <Suspense fallback={<p className="quiet">…</p>}>
          <Why dutyId={duty.id} />
        </Suspense>
      }
    >
      <button type="button" className={`chip chip-${chip.variant}${chip.provisional ? ' chip-provisional' : ''}`}>
        <span className="chip-time">{chip.provisional ? `${say.provisional} ${chip.text}` : chip.text}</span>
        {!short && <span className="chip-what">{title}</span>}
        {clause && <span className="chip-clause">{clause}</span>}
      </button>
    </Popup>
  )
}
