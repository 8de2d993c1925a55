import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Pillar } from '#src/rulebook/pillars.ts'
import type { Bilingual } from '../words/language.tsx'

/** What the rulebook answers. */

export type Force = 'must' | 'should' | 'in-principle' | 'encouraged'

/** One part of the arithmetic of a due time. */
export interface Step extends Bilingual {
  readonly kind: 'start' | 'hours' | 'counted' | 'skipped' | 'make-up' | 'moved' | 'paused' | 'provisional' | 'end'
  readonly date?: CivilDate
  readonly until?: CivilDate
}
export interface Reading {
  readonly question: Bilingual
  readonly reading: Bilingual
  readonly why: Bilingual
  readonly decidedBy: Bilingual
  readonly decidedOn: CivilDate
}

/** One of several rules that open the same duty, counted from the same moment. */
export interface Beside {
  readonly ruleId: string
  readonly register: readonly string[]
  readonly title: Bilingual
  readonly instrumentId: string
  readonly instrument: Bilingual
  readonly within: string
  readonly dueAt: Instant
  readonly wins: boolean
}

export interface RuleValue {
  readonly from: CivilDate
  readonly until: CivilDate | null
  readonly says: Readonly<Record<string, unknown>> | null
}
export interface RuleEntry {
  readonly id: string
  readonly kind: 'deadline' | 'gate' | 'standing' | 'route' | 'retention' | 'cadence' | 'quota' | 'rotation' | 'limit'
  readonly title: Bilingual
  readonly clause: string
  readonly says: Bilingual
  readonly register: readonly string[]
  readonly force: Force
  readonly pillar: Pillar
  readonly checkedOn: CivilDate
  readonly owedBy?: string
  readonly owedTo?: string
  readonly startsOn?: { readonly fact: string; readonly at: string; readonly only?: string }
  readonly dischargedBy?: readonly { readonly fact: string; readonly only?: string }[]
  readonly escalation?: readonly { readonly to: string; readonly before: string | null }[]
  readonly values: readonly RuleValue[]
  readonly readings: readonly Reading[]
  readonly beside: readonly Beside[]
}

interface Head {
  readonly id: string
  readonly title: Bilingual
  readonly issuer: Bilingual
  readonly level: string
  readonly number?: string
  readonly issuedOn: CivilDate
  readonly effectiveFrom: CivilDate
  readonly effectiveUntil?: CivilDate
  readonly derivesFrom: readonly Bilingual[]
  readonly source?: string
  readonly note?: Bilingual
  readonly life?: readonly { readonly step: string; readonly on?: CivilDate; readonly by?: Bilingual }[]
}
export type InstrumentRow = Head & { readonly rules: number }
export type InstrumentDetail = Head & { readonly basedOn: readonly { readonly id: string; readonly title: Bilingual }[]; readonly rules: readonly RuleEntry[] }

/** A deadline rule that can be counted today. */
export interface Limit {
  readonly ruleId: string
  readonly instrumentId: string
  readonly title: Bilingual
  readonly says: Bilingual
  readonly register: readonly string[]
  readonly within: string
}
export interface CalendarCover {
  readonly coveredUntil: CivilDate
  readonly years: readonly { readonly year: number; readonly notice: string; readonly days: number }[]
}
export interface DueAnswer {
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly steps: readonly Step[]
  readonly within: string
  readonly rule?: Pick<RuleEntry, 'title' | 'says' | 'clause' | 'register' | 'force' | 'readings'> & { readonly instrument: Bilingual }
  readonly beside: readonly Beside[]
}

export interface RuleQuestions {
  'rules.instruments': { input: Record<string, never>; answer: { readonly items: readonly InstrumentRow[]; readonly limits: readonly Limit[]; readonly calendar: CalendarCover } }
  'rules.instrument': { input: { instrumentId: string }; answer: InstrumentDetail }
  'rules.due': { input: { from: Instant; ruleId?: string; within?: string }; answer: DueAnswer }
}
