import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate, type CivilDate } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { withSettings } from '#src/rulebook/engine.ts'
import { parametersOf } from '#src/rulebook/settings.ts'
import { countingOf, standingOf, turnsOf } from './board.ts'
import type { Act, ParameterSet, Quota, Rota, Slot } from './contract.ts'
import { rotaGround } from './holder-queries.ts'
import { standingOfRota } from './rota.ts'
import { officeSettings } from './storage.ts'
import { parametersNotSet } from './rules.ts'

const year = z.number().int().min(1994).max(2200)

const docsOf = async <T>(tx: Tx, found: ReturnType<typeof sql<{ doc: T }>>): Promise<T[]> => (await found.execute(tx.db)).rows.map((row) => row.doc)

/** Year's end, or today while the year runs: later acts cannot be known. */
const dayIn = (of: number, today: CivilDate): CivilDate => (today > `${of}-12-31` ? `${of + 1}-01-01` : today)

/** Progress of every quota that the asker may see, each with the acts it rests on (CV-7) and what is still possible (NH-14). */
const quotaBoard = query({
  name: 'agenda.quotaBoard',
  zh: '任务进度',
  input: z.object({ year, unitId: id.optional() }),
  may: 'signedIn',
  async ask(tx, input, shipped) {
    const rules = withSettings(shipped, await officeSettings(tx))
    const unitId = input.unitId ?? null
    const quotas = await docsOf<Quota>(tx, sql`select doc from agenda.quota where year = ${input.year} and (${unitId}::uuid is null or unit_id = ${unitId}::uuid) order by holder, doc->>'slot'`)
    const acts = await docsOf<Act>(tx, sql`select doc from agenda.act where state = 'recorded' and on_day between ${`${input.year}-01-01`} and ${`${input.year}-12-31`}`)
    const slots = await docsOf<Slot>(tx, sql`select doc from agenda.slot where year = ${input.year} and series = 'regular'`)
    const groups = (await docsOf<Rota>(tx, sql`select doc from agenda.rota where year = ${input.year}`))[0]?.groups ?? []
    const counting = countingOf(acts)
    const today = dayIn(input.year, civilDate(tx.now))
    const rows = quotas.flatMap((quota) => {
      const turns = quota.holder.each === 'unit' ? turnsOf(quota.holder.id, groups, slots, today) : undefined
      const standing = standingOf(quota, rules, counting, today, turns && groups.length > 0 ? turns.own.length : undefined)
      if (!standing) return []
      const { state, owed, done, left, makeUp, says } = standing
      return [{
        id: quota.id, ruleId: quota.ruleId, clause: quota.clause, title: quota.title, holder: quota.holder, from: quota.opensOn ?? quota.originalOn, until: quota.originalOn, dueAt: quota.dueAt,
        state, owed: owed ?? null, done, left, says, group: turns?.group ?? null, turnsLeft: turns?.own ?? null, makeUp: turns ? turns.others.slice(0, makeUp) : [],
        counted: standing.counted.map((one) => ({ on: one.on, personId: one.personId ?? null, acts: counting.acts.get(one.id) ?? [] })),
      }]
    })
    return { year: input.year, rows, notSet: parametersNotSet(rules, input.year) }
  },
})

/** Which units have spoken at least once in the year, and which have not (NH-09). */
const coverage = query({
  name: 'agenda.coverage',
  zh: '发布覆盖',
  input: z.object({ year }),
  may: ['press_office_head', 'press_officer', 'duty_officer', 'assessor', 'auditor'],
  async ask(tx, input) {
    const { units } = await rotaGround(tx, input.year)
    const found = await sql<{ unit_id: Id; sessions: number }>`
      select unit_id, count(*)::int as sessions from agenda.act where state = 'recorded' and kind = 'session' and on_day between ${`${input.year}-01-01`} and ${`${input.year}-12-31`} group by unit_id`.execute(tx.db)
    const sessions = new Map(found.rows.map((row) => [row.unit_id, row.sessions]))
    const rows = units.map((unit) => ({ unitId: unit.id, name: unit.name, kind: unit.kind, line: unit.line, sessions: sessions.get(unit.id) ?? 0 }))
    const covered = rows.filter((row) => row.sessions > 0).length
    return { year: input.year, of: rows.length, covered, missing: rows.filter((row) => row.sessions === 0), rows }
  },
})

/** The rotation of a year, how it stands to the rule, and the units in no group (CX-25). */
const rota = query({
  name: 'agenda.rota',
  zh: '片组轮动',
  input: z.object({ year }),
  may: 'signedIn',
  async ask(tx, input, rules) {
    const [doc, before] = await Promise.all([input.year, input.year - 1].map(async (of) => (await docsOf<Rota>(tx, sql`select doc from agenda.rota where year = ${of}`))[0] ?? null))
    const { units, terms, set } = await rotaGround(tx, input.year)
    const grouped = new Set(doc?.groups.flatMap((group) => group.unitIds))
    const check = doc ? standingOfRota(rules, input.year, doc.groups, units, terms) : undefined
    return { year: input.year, rota: doc ?? null, previous: before ?? null, terms: terms.terms, start: terms.start, startSet: set?.year === input.year ? set.startGroup : null, termsFrom: set?.year ?? null, units, unassigned: units.filter((unit) => !grouped.has(unit.id)), findings: check?.findings ?? [], spread: check?.spread ?? null }
  },
})

/** What a grouping on the table breaks, before anybody adopts it. */
const checkRota = query({
  name: 'agenda.checkRota',
  zh: '核对片组轮动',
  input: z.object({ year, groups: z.array(z.object({ group: z.string().max(3), months: z.array(z.number().int()).max(12), unitIds: z.array(id).max(300) })).max(26) }),
  may: 'signedIn',
  async ask(tx, input, rules) {
    const { units, terms } = await rotaGround(tx, input.year)
    const check = standingOfRota(rules, input.year, input.groups, units, terms)
    return { findings: check?.findings ?? [], spread: check?.spread ?? null }
  },
})

/** What the measures leave to the office: shipped default, what was set and since when; without either it is 未设定 (WL-24). */
const parameters = query({
  name: 'agenda.parameters',
  zh: '可设定的数量',
  input: z.object({}),
  may: 'signedIn',
  async ask(tx, _input, rules) {
    const set = await docsOf<ParameterSet>(tx, sql`select doc from agenda.setting order by doc->>'from', id`)
    return { items: parametersOf(rules.rules).map((one) => ({ ...one, default: one.default ?? null, values: set.filter((value) => value.parameter === one.parameter) })) }
  },
})

export const boardQueries = [parameters, quotaBoard, coverage, rota, checkRota]
