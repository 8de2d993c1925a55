import type { Id } from '#src/kernel/facts.ts'

/** A fact as the judge reads it, straight from the table. */
export interface Read {
  readonly kind: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

interface Edition {
  readonly statementId: Id
  readonly no: number
  readonly digest: string
  readonly audience: 'public' | 'asker'
  readonly authorIds: readonly Id[]
}

interface Signed {
  readonly items: readonly string[]
  readonly verdict: string
  readonly digest: string
  readonly personId: Id
}

const PUT_OUT = new Set(['publication.released', 'publication.replied', 'publication.corrected'])
const CHECKS = ['political', 'policy', 'legal', 'wording', 'secrecy'].map((name) => `check:${name}`)

/** What was lacking when each edition went out, judged from the facts alone; empty when all was in order. */
export function releasesWithoutClearance(facts: readonly Read[]): { readonly releases: number; readonly faults: readonly string[] } {
  const faults: string[] = []
  let releases = 0
  facts.forEach((fact, at) => {
    if (!PUT_OUT.has(fact.kind)) return
    releases += 1
    const { statementId, no, digest } = fact.data as unknown as { statementId: Id; no: number; digest: string }
    const lacking = lackingFor(facts.slice(0, at), statementId, no, digest)
    if (lacking.length > 0) faults.push(`${statementId}/${no}: ${lacking.join(', ')}`)
  })
  return { releases, faults }
}

function lackingFor(before: readonly Read[], statementId: Id, no: number, digest: string): string[] {
  const request = before.find((one) => one.kind === 'review.requested' && (one.data['edition'] as Edition).statementId === statementId && (one.data['edition'] as Edition).no === no)
  if (!request) return ['no review']
  const edition = request.data['edition'] as Edition
  const about = before.filter((one) => one.subject === request.subject)
  const signed = about.filter((one) => one.kind === 'review.signed').map((one) => one.data as unknown as Signed)
  const passed = signed.filter((one) => one.verdict === 'pass' && one.digest === digest)
  const signers = (item: string): Id[] => passed.filter((one) => one.items.includes(item)).map((one) => one.personId)
  const everybody = passed.map((one) => one.personId)
  const lacking: string[] = []
  if (edition.digest !== digest) lacking.push('other words were cleared')
  if (everybody.some((person) => edition.authorIds.includes(person))) lacking.push('an author signed')
  if (signed.some((one) => one.verdict === 'sendBack')) lacking.push('it was sent back')
  const asked = about.filter((one) => one.kind === 'review.confirmationRequested').map((one) => one.data['name'])
  const confirmed = about.filter((one) => one.kind === 'review.confirmationAnswered' && one.data['answer'] === 'confirm').map((one) => one.data['name'])
  if (asked.some((name) => !confirmed.includes(name))) lacking.push('an agency did not confirm')
  const demanded = edition.audience === 'asker' ? ['review1', 'proof1', 'check:policy', 'check:secrecy'] : ['review1', 'review2', 'review3', 'proof1', 'proof2', 'proof3', ...CHECKS]
  lacking.push(...demanded.filter((item) => signers(item).length === 0))
  for (const step of edition.audience === 'public' ? ['review', 'proof'] : []) {
    if (new Set([1, 2, 3].map((n) => signers(`${step}${n}`)[0])).size < 3) lacking.push(`three persons for ${step}`)
  }
  return lacking
}
