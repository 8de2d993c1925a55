import type { Actor } from '#src/kernel/facts.ts'
import type { Gate } from '#src/rulebook/kinds/gate.ts'
import { MOST_CHECKS_AN_ACT, rolesFor, type Review } from './contract.ts'

const isReview = (item: string): boolean => item.startsWith('review')
const isProof = (item: string): boolean => item.startsWith('proof')
const isCheck = (item: string): boolean => item.startsWith('check:')

/** What a person may still sign on an edition, and what of it fits into one act: a review, its proof reading, and as many checks as one person may hold. */
export interface Signable {
  readonly items: readonly string[]
  readonly together: readonly string[]
}

/** The items open to `actor`: demanded, unsigned, held by a post at the writing unit or the press office, and not by an author (RL-9). */
export function signableBy(review: Review, gate: Gate, actor: Actor): Signable {
  if (review.state !== 'open' || actor.as !== 'post' || review.authorIds.includes(actor.personId)) return { items: [], together: [] }
  const passed = review.signatures.filter((one) => one.verdict === 'pass' && one.digest === review.digest)
  const mine = passed.filter((one) => one.personId === actor.personId).map((one) => one.item)
  const done = new Set(passed.map((one) => one.item))
  const roles = new Set(actor.posts.filter((post) => post.unitId === review.unitId || post.unitId === review.pressOfficeId).map((post) => post.role))
  const open = gate.steps.map((step) => step.item).filter((item) => !done.has(item) && rolesFor(item).some((role) => roles.has(role)))
  const checksLeft = (gate.checksPerPerson?.n ?? MOST_CHECKS_AN_ACT) - mine.filter(isCheck).length
  const reviews = mine.some(isReview) ? [] : open.filter(isReview)
  const proofs = mine.some(isProof) ? [] : open.filter(isProof)
  const checks = checksLeft > 0 ? open.filter(isCheck) : []
  const proof = proofs.find((item) => item.at(-1) === (reviews[0] ?? mine.find(isReview) ?? item).at(-1)) ?? proofs[0]
  return { items: [...reviews, ...proofs, ...checks], together: [...reviews.slice(0, 1), ...(proof ? [proof] : []), ...checks.slice(0, Math.max(0, checksLeft))] }
}
