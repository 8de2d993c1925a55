import type { Id } from '#src/kernel/facts.ts'
import { propose, type Message, type RouterModel } from '#src/signals/router/router.ts'
import type { Unit } from '../directory/contract.ts'
import type { AcceptInput } from './contract.ts'

/** Owning units to choose from; a person chooses, and may choose another. No stance and no class is ever proposed. */
export type Proposal = AcceptInput['proposals'][number]

export interface Proposals {
  /** Version of the model, or `keywords` while the office has decided too little to learn from. */
  readonly modelVersion: string
  readonly proposals: readonly Proposal[]
}

export const KEYWORDS = 'keywords'
const MOST = 3

type Candidate = Pick<Unit, 'id' | 'name' | 'shortName' | 'fields' | 'kind' | 'isPressOffice'>

/** Units that answer for matters: neither the press office, which decides, nor news organisations, which carry. */
export const candidates = <U extends Candidate>(units: readonly U[]): U[] => units.filter((unit) => !unit.isPressOffice && unit.kind !== 'news_org')

const DISTRICT = /^\p{Script=Han}{1,4}?[区县市旗]/u
const OFFICE_WORD = /(委员会|管理局|办公室|办事处|中心|局|委|办|队|站|所)$/

/** The names by which people call a unit, e.g. 澄湾区水务局: itself, its short name, 水务局, 水务. */
function calledBy({ name, shortName }: Candidate): string[] {
  const plain = name.replace(DISTRICT, '')
  return [...new Set([name, shortName, plain, plain.replace(OFFICE_WORD, '')])].filter((called) => [...called].length >= 2)
}

/** The longest of the names that stands in `text`. */
const nameIn = (unit: Candidate, text: string): string | undefined => calledBy(unit).filter((called) => text.includes(called)).toSorted((a, b) => b.length - a.length)[0]

/** Units whose words of responsibility or names stand in the message; longer words weigh more. */
export function byKeywords(message: Message, units: readonly Candidate[]): Proposal[] {
  const text = `${message.title ?? ''}\n${message.text}`
  const found = candidates(units).flatMap((unit) => {
    const fields = [...new Set(unit.fields)].filter((field) => [...field].length >= 2 && text.includes(field)).toSorted((a, b) => b.length - a.length)
    const named = nameIn(unit, text)
    const weight = [...fields, ...(named ? [named] : [])].reduce((sum, word) => sum + [...word].length, 0)
    const reasons = [...fields.map((field) => `职责词：${field}`), ...(named ? [`单位名称：${[...named].slice(0, 30).join('')}`] : [])].slice(0, 8)
    return weight > 0 ? [{ unitId: unit.id, name: unit.name, weight, reasons }] : []
  })
  const total = found.reduce((sum, one) => sum + one.weight, 0)
  return found
    .toSorted((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ unitId, weight, reasons }) => ({ unitId, share: Math.round((weight / total) * 1000) / 1000, reasons }))
}

function byModel(message: Message, active: ReadonlySet<Id>, model: RouterModel): Proposal[] {
  return propose(model, message)
    .filter((one) => active.has(one.label))
    .slice(0, MOST)
    .map(({ label, share, reasons }) => ({ unitId: label, share: Math.round(share * 1000) / 1000, reasons: [...reasons] }))
}

/** Up to three owning units with reasons: by what the office has decided before, filled up by words of responsibility. */
export function proposeUnits(message: Message, units: readonly Candidate[], model: RouterModel | undefined): Proposals {
  const words = byKeywords(message, units)
  if (!model) return { modelVersion: KEYWORDS, proposals: words }
  const learned = byModel(message, new Set(units.map((unit) => unit.id)), model)
  const further = words.filter((one) => !learned.some((other) => other.unitId === one.unitId)).map((one) => ({ ...one, share: 0 }))
  return { modelVersion: model.version, proposals: [...learned, ...further].slice(0, MOST) }
}
