import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import { toShanghai } from '#src/kernel/time.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { Message } from '#src/modules/intake/contract.ts'
import type { Release } from '#src/modules/publication/contract.ts'
import type { EditionText } from '#src/modules/statements/queries.ts'
import type { Followed } from '#src/surfaces/http/deps.ts'

/** Asks five modules on the citizen's behalf and passes on six fields; the words of others, names and contacts are not among them. */
const OPERATOR: Actor = { as: 'system', part: 'operator' }

/** An id that nothing has: where there is nothing to look up, the look-up is made all the same. */
export const NOBODYS: Id = '00000000-0000-8000-8000-000000000000'

async function find<T>(desk: Desk, query: string, input: unknown): Promise<T | undefined> {
  const answer = await desk.ask<T>(OPERATOR, query, input)
  if (!('refusals' in answer)) return answer.value
  const other = answer.refusals.filter(({ code }) => !/\/no-/.test(code))
  if (other.length > 0) throw new Error(`${query}: ${other.map(({ code }) => code).join(', ')}`)
  return undefined
}

/** The duty to the public whose clock the asker sees: the next one due while any runs, else the first that was owed. */
function clockOf(duties: readonly Duty[]): Duty | undefined {
  const owed = duties.filter((duty) => duty.owedTo === 'public').toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  return owed.find((duty) => duty.state === 'open' || duty.state === 'paused') ?? owed[0]
}

/** The newest edition that went out and stands. */
function standing(releases: readonly Release[]): { statementId: Id; no: number } | undefined {
  const out = releases.filter((release) => release.state === 'released').flatMap((release) =>
    release.editions.flatMap((edition) => (edition.releasedAt ? [{ statementId: release.id, no: edition.no, at: edition.releasedAt }] : [])))
  return out.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
}

const wordsOf = ({ content }: EditionText): string => [content.facts, content.measures, content.result].filter((part) => part !== '').join('\n\n')

/**
 * How a citizen's question stands; undefined when there is no such message. As many look-ups for one as for the other,
 * so that the time of the answer tells nothing.
 */
export async function followMessage(desk: Desk, messageId: Id): Promise<Followed | undefined> {
  const [message, duties] = await Promise.all([
    find<Message>(desk, 'intake.message', { messageId }),
    find<{ items: Duty[] }>(desk, 'duties.ofMatter', { matters: [messageId] }),
  ])
  const caseId = message?.caseId ?? NOBODYS
  const [theCase, releases] = await Promise.all([
    find<{ unitId: Id }>(desk, 'cases.case', { caseId }),
    find<{ items: Release[] }>(desk, 'publication.releases', { caseId, limit: 200 }),
  ])
  const newest = standing(releases?.items ?? [])
  const [unit, statement] = await Promise.all([
    find<{ name: string }>(desk, 'directory.unit', { unitId: theCase?.unitId ?? NOBODYS }),
    find<{ texts: EditionText[] }>(desk, 'statements.statement', { statementId: newest?.statementId ?? NOBODYS }),
  ])
  if (!message) return undefined
  const clock = clockOf(duties?.items ?? [])
  const text = statement?.texts.find((one) => one.no === newest?.no)
  return {
    state: message.state,
    unit: unit?.name ?? null,
    dueAt: clock ? toShanghai(clock.dueAt) : null,
    provisional: clock?.provisional ?? false,
    clause: clock?.governedBy.find((rule) => rule.wins)?.register[0] ?? null,
    answer: text ? wordsOf(text) : null,
  }
}
