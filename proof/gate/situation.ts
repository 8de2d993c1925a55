import { createHash } from 'node:crypto'
import type { Chance } from './chance.ts'

/** One line that somebody tries to write into the table of signatures. */
export interface Signature {
  readonly item: string
  readonly person: string
  /** In whose session it is written; the database refuses another's name. */
  readonly writer: string
  readonly verdict: 'pass' | 'sendBack'
  readonly of: 'this-review' | 'other-review'
  readonly statement: 'this' | 'other'
  readonly words: 'these' | 'earlier'
  readonly role: 'huiying_desk' | 'huiying_ledger'
}

/** What stands in the database when somebody asks for the shelf. */
export interface Situation {
  readonly statementId: string
  readonly reviewId: string
  readonly unitId: string
  readonly words: string
  readonly earlierWords: string
  readonly authors: readonly string[]
  readonly reviewAudience: 'public' | 'asker'
  readonly releaseAudience: 'public' | 'asker'
  readonly reviewState: 'cleared' | 'open' | 'sentBack' | 'absent'
  readonly reviewWords: 'these' | 'earlier'
  readonly release: 'present' | 'absent'
  readonly signatures: readonly Signature[]
  /** Asked agencies with their answer as facts tell it, and whether the state of the review still shows them. */
  readonly asked: readonly { readonly name: string; readonly answer?: 'confirm' | 'amend' | 'object'; readonly shown: boolean }[]
  /** A decision to withhold that stands; `state-lies` when the ledger's state calls it ended and no fact does. */
  readonly withheld: 'no' | 'stands' | 'state-lies' | 'ended'
}

export const digestOf = (words: string): string => createHash('sha256').update(words, 'utf8').digest('hex')

const STEPS = ['1', '2', '3'] as const
const CHECKS = ['political', 'policy', 'legal', 'wording', 'secrecy'] as const

/** A review as it should be: three persons, three reviews, three proof readings, five checks. */
function complete(persons: readonly string[], audience: 'public' | 'asker'): Signature[] {
  const sign = (item: string, person: string): Signature => ({ item, person, writer: person, verdict: 'pass', of: 'this-review', statement: 'this', words: 'these', role: 'huiying_desk' })
  if (audience === 'asker') return [sign('review1', persons[0]!), sign('proof1', persons[0]!), sign('check:policy', persons[0]!), sign('check:secrecy', persons[1]!)]
  return [...STEPS.flatMap((step, at) => [sign(`review${step}`, persons[at]!), sign(`proof${step}`, persons[at]!)]), ...CHECKS.map((check, at) => sign(`check:${check}`, persons[at % 3]!))]
}

type Change = (situation: Situation, chance: Chance) => Situation

const changeOne = (situation: Situation, chance: Chance, change: (one: Signature) => Partial<Signature>): Situation => {
  const at = chance.below(situation.signatures.length)
  return { ...situation, signatures: situation.signatures.map((one, n) => (n === at ? { ...one, ...change(one) } : one)) }
}

/** Everything that can be wrong with a review, or forged. Some changes do no harm; the judge must know which. */
const CHANGES: readonly Change[] = [
  (now, chance) => ({ ...now, signatures: now.signatures.filter((_, at) => at !== chance.below(now.signatures.length)) }),
  (now, chance) => changeOne(now, chance, () => { const person = chance.one(now.signatures).person; return { person, writer: person } }),
  (now, chance) => changeOne(now, chance, () => { const person = chance.one(now.authors); return { person, writer: person } }),
  (now, chance) => changeOne(now, chance, () => ({ writer: chance.one(now.authors) })),
  (now, chance) => changeOne(now, chance, () => ({ words: 'earlier' })),
  (now, chance) => changeOne(now, chance, () => ({ verdict: 'sendBack' })),
  (now, chance) => changeOne(now, chance, () => ({ of: 'other-review' })),
  (now, chance) => changeOne(now, chance, () => ({ statement: 'other' })),
  (now, chance) => changeOne(now, chance, () => ({ role: 'huiying_ledger' })),
  (now, chance) => changeOne(now, chance, (one) => ({ item: chance.one([`${one.item}x`, 'review4', 'check:sixth', 'review', one.item.toUpperCase()]) })),
  (now, chance) => ({ ...now, signatures: [...now.signatures, { ...chance.one(now.signatures), item: chance.one(['review1', 'review2', 'proof3', 'check:legal']) }] }),
  (now, chance) => ({ ...now, authors: [...now.authors, chance.one(now.signatures).person] }),
  (now, chance) => ({ ...now, reviewAudience: chance.one(['public', 'asker']) }),
  (now, chance) => ({ ...now, releaseAudience: chance.one(['public', 'asker']) }),
  (now, chance) => ({ ...now, reviewState: chance.one(['open', 'sentBack', 'absent']) }),
  (now) => ({ ...now, reviewWords: 'earlier' }),
  (now) => ({ ...now, release: 'absent' }),
  (now, chance) => ({ ...now, asked: [...now.asked, { name: `agency ${now.asked.length}`, answer: chance.one(['confirm', 'confirm', 'amend', 'object']), shown: chance.happens(0.5) }] }),
  (now, chance) => ({ ...now, asked: [...now.asked, { name: `agency ${now.asked.length}`, shown: chance.happens(0.5) }] }),
  (now, chance) => ({ ...now, withheld: chance.one(['stands', 'state-lies', 'ended']) }),
]

/** A situation that is complete in one case of eight, and otherwise wrong in one to four ways. */
export function makeSituation(chance: Chance): Situation {
  const persons = Array.from({ length: 4 }, () => chance.uuid())
  const audience = chance.happens(0.7) ? 'public' : 'asker'
  let situation: Situation = {
    statementId: chance.uuid(), reviewId: chance.uuid(), unitId: chance.uuid(), words: JSON.stringify({ title: chance.uuid() }), earlierWords: JSON.stringify({ title: chance.uuid() }),
    authors: [persons[3]!], reviewAudience: audience, releaseAudience: audience, reviewState: 'cleared', reviewWords: 'these', release: 'present',
    signatures: complete(persons, audience), asked: [], withheld: 'no',
  }
  const wrongs = chance.happens(1 / 8) ? 0 : 1 + chance.below(4)
  for (let n = 0; n < wrongs && situation.signatures.length > 0; n += 1) situation = chance.one(CHANGES)(situation, chance)
  return situation
}

/** Whether a signature can be written at all: at the desk, in the own name, and not by an author of either edition. */
export const canBeWritten = (one: Signature, { authors }: Situation): boolean =>
  one.role === 'huiying_desk' && one.writer === one.person && !(one.statement === 'this' && authors.includes(one.person))

/**
 * The judge, written from the clauses and not from the gate: GB-34 (five checks), XM2-10 (three reviews, three proof readings, three persons),
 * RL-9 (no author), GB-35 (silence is not consent), RL-12 (withheld), all on the same words.
 */
export function mayGoOut(situation: Situation): boolean {
  const { signatures, authors, asked } = situation
  if (situation.reviewState !== 'cleared' || situation.reviewWords !== 'these' || situation.release !== 'present' || situation.withheld === 'stands' || situation.withheld === 'state-lies') return false
  const written = signatures.filter((one) => canBeWritten(one, situation) && one.of === 'this-review')
  if (written.some((one) => one.verdict === 'sendBack')) return false
  if (asked.some(({ answer }) => answer !== 'confirm')) return false
  const valid = written.filter((one) => one.statement === 'this' && one.words === 'these' && !authors.includes(one.person))
  const signers = (item: string): string[] => valid.filter((one) => one.item === item).map((one) => one.person)
  const has = (...items: string[]): boolean => items.every((item) => signers(item).length > 0)
  if (situation.reviewAudience === 'asker' && situation.releaseAudience === 'asker') return has('review1', 'proof1', 'check:policy', 'check:secrecy')
  const three = (step: string): boolean =>
    signers(`${step}1`).some((a) => signers(`${step}2`).some((b) => a !== b && signers(`${step}3`).some((c) => c !== a && c !== b)))
  return three('review') && three('proof') && has(...CHECKS.map((check) => `check:${check}`))
}
