import type { Instant } from '#src/kernel/time.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import { amountWords } from '../words/moment.ts'
import type { Language } from '../words/language.tsx'

export type Variant = 'running' | 'lastQuarter' | 'overdue' | 'met' | 'metLate' | 'paused' | 'waived'

export interface Chip {
  readonly variant: Variant
  /** Rests on a day that no holiday notice covers yet: hatched, and said. */
  readonly provisional: boolean
  /** Text first: what the colour and the shape only repeat. */
  readonly text: string
}

type Seen = Pick<Duty, 'state' | 'dueAt' | 'startedBy' | 'provisional' | 'pauseGround' | 'dischargedAt'>

const words = {
  zh: {
    left: (amount: string) => `剩 ${amount}`,
    over: (amount: string) => `逾期 ${amount}`,
    early: (amount: string) => `按时 · 提前 ${amount}`,
    late: (amount: string) => `逾期办成 · 晚 ${amount}`,
    paused: (ground: string) => (ground ? `暂停：${ground}` : '暂停'),
    waived: '已免除',
  },
  en: {
    left: (amount: string) => `${amount} left`,
    over: (amount: string) => `overdue ${amount}`,
    early: (amount: string) => `in time · ${amount} early`,
    late: (amount: string) => `done late · by ${amount}`,
    paused: (ground: string) => (ground ? `paused: ${ground}` : 'paused'),
    waived: 'waived',
  },
} as const

/** How the chip of a duty looks at `now`. Done at the due moment itself is in time (CV-1); `nameGround` names a pause's ground. */
export function chipOf(duty: Seen, now: Instant, language: Language, nameGround: (code: string) => string = (code) => code): Chip {
  const say = words[language]
  const due = Date.parse(duty.dueAt)
  const chip = (variant: Variant, text: string): Chip => ({ variant, provisional: duty.provisional && (variant === 'running' || variant === 'lastQuarter'), text })
  switch (duty.state) {
    case 'waived':
      return chip('waived', say.waived)
    case 'paused':
      return chip('paused', say.paused(duty.pauseGround ? nameGround(duty.pauseGround) : ''))
    case 'fulfilled':
      return chip('met', say.early(amountWords(due - Date.parse(duty.dischargedAt ?? duty.dueAt), language)))
    case 'fulfilledLate':
      return chip('metLate', say.late(amountWords(Date.parse(duty.dischargedAt ?? duty.dueAt) - due, language)))
    case 'open': {
      const left = due - Date.parse(now)
      if (left < 0) return chip('overdue', say.over(amountWords(left, language)))
      const whole = due - Date.parse(duty.startedBy.at)
      return chip(left * 4 <= whole ? 'lastQuarter' : 'running', say.left(amountWords(left, language)))
    }
  }
}

/** The clause that sets the due time, by its register id. */
export const clauseOf = (duty: Pick<Duty, 'governedBy'>): string => duty.governedBy.find((rule) => rule.wins)?.register[0] ?? ''
