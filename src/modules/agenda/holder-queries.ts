import { sql } from 'kysely'
import { startOfDay } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import type { Holder } from '#src/rulebook/kinds/quota.ts'
import { roleOf } from '../directory/contract.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { termsBetween, unitNamesOf, unitsBetween } from '../directory/roll-queries.ts'
import type { Rota, RotaTerms, RotaUnit } from './contract.ts'
import { ANSWERING_ROLES, oncePerPost, postHolder, unitHolder } from './holders.ts'
import type { OweNewcomer } from './inputs.ts'
import { rotates } from './rota.ts'
import { termsInForce, type TermsInForce } from './rota-terms.ts'
import { officeSettings, openYears, termsOf } from './storage.ts'
import type { Newcomer } from './year.ts'

const roleName = (role: string): string => roleOf(role)?.zh ?? role

/** Everybody who can owe something in that year: units, and the posts of leaders and spokespersons. */
export async function holdersOfYear(tx: Tx, year: number): Promise<Holder[]> {
  const [from, until] = [startOfDay(`${year}-01-01`), startOfDay(`${year + 1}-01-01`)]
  const units = await unitsBetween(tx, from, until)
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const terms = await termsBetween(tx, ANSWERING_ROLES, from, until)
  return [...units.filter(rotates).map(unitHolder), ...oncePerPost(terms.map((term) => postHolder(term, names.get(term.unitId) ?? '', roleName(term.role))))]
}

/** Units that take turns in that year, as the rotation and its solver see them. */
export async function rotaUnits(tx: Tx, year: number): Promise<RotaUnit[]> {
  const units = await unitsBetween(tx, startOfDay(`${year}-01-01`), startOfDay(`${year + 1}-01-01`))
  return units.filter((unit) => unit.state === 'active' && rotates(unit)).map(({ id, name, kind, line, fields }) => ({ id, name, kind, line, field: fields[0] ?? null }))
}

/** What a rotation of a year rests on: its units, and the office's terms as they hold for them. */
export async function rotaGround(tx: Tx, year: number): Promise<{ units: RotaUnit[]; terms: TermsInForce; set: RotaTerms | undefined }> {
  const units = await rotaUnits(tx, year)
  const set = await termsOf(tx, year)
  const before = await sql<{ doc: Rota }>`select doc from agenda.rota where year = ${year - 1}`.execute(tx.db)
  return { units, terms: termsInForce(set, year, before.rows[0]?.doc.groups, units), set }
}

/** What a newly registered unit or a newly given post comes into; without an open year there is nothing to look up. */
export async function newcomer(work: Work, given: OweNewcomer): Promise<Newcomer> {
  const { tx } = work
  const years = await openYears(tx)
  if (years.length === 0) return { years, holder: undefined, known: new Set(), pressOfficeId: '', settings: [] }
  const holder = given.unit ? unitHolder({ ...given.unit, activeTo: null }) : given.post && ANSWERING_ROLES.includes(given.post.role) ? postHolder({ ...given.post, name: '' }, (await unitNamesOf(tx, [given.post.unitId])).get(given.post.unitId) ?? '', roleName(given.post.role)) : undefined
  if (!holder) return { years, holder, known: new Set(), pressOfficeId: '', settings: [] }
  const known = await sql<{ slot: string }>`select doc->>'slot' as slot from agenda.quota where holder = ${holder.id}`.execute(tx.db)
  return { years, holder: given.unit && !rotates(given.unit) ? undefined : holder, known: new Set(known.rows.map((row) => row.slot)), pressOfficeId: await pressOfficeOf(tx), settings: await officeSettings(tx) }
}
