import pg from 'pg'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#src/kernel/facts.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted } from '../stories/steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')

describe('[RL-15] the chain of each unit', () => {
  it('has no gap and no fork when many write at once, in whatever order they take their units', async () => {
    const housing = office.cast.unit('housing')
    const messages = await Promise.all(Array.from({ length: 12 }, (_, n) => asks(office, `同时来信 ${n}:${'甲乙丙丁戊己庚辛壬癸子丑'[n]} 路的路灯坏了。`)))
    await Promise.all(messages.map((messageId) => isAccepted(office, messageId)))
    // Two matters of the same units at the same moment, from both ends.
    const writer: Actor = office.cast.actor('writer')
    await Promise.all(messages.flatMap((caseId, n) => [
      office.desk.do(writer, 'cases.promiseUpdate', { caseId, dueAt: `2026-03-0${4 + (n % 3)}T12:00:00+08:00`, what: '进展' }, office.now()),
      office.desk.do(writer, 'statements.start', { caseId, audience: 'public' }, office.now()),
      office.desk.do({ as: 'citizen' }, 'intake.receive', { source: 'public_form', text: `又一封 ${n}:${'子丑寅卯辰巳午未申酉戌亥'[n]} 巷积水。` }, office.now()),
    ]))
    const client = new pg.Client(office.database.config())
    await client.connect()
    const gaps = await client.query(`select unit_id from record.fact group by unit_id having max(chain_no) <> count(*) or min(chain_no) <> 1`)
    const forks = await client.query(`select prev from record.fact where length(prev) > 0 group by prev having count(*) > 1`)
    const order = await client.query(`select 1 from record.fact a join record.fact b on b.unit_id = a.unit_id and b.chain_no = a.chain_no + 1 where b.seq < a.seq`)
    const long = await client.query<{ n: number }>(`select length::int as n from record.chain where unit_id = $1`, [housing])
    await client.end()
    expect({ gaps: gaps.rows, forks: forks.rows, order: order.rows }).toEqual({ gaps: [], forks: [], order: [] })
    expect(long.rows[0]!.n).toBeGreaterThan(24)
    expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])
  }, 60_000)

  it('of a new unit is begun once, when two first facts come at once', async () => {
    const names = Array.from({ length: 6 }, (_, n) => `澄湾区第${'一二三四五六'[n]}办事处`)
    const made = await Promise.all(names.map((name) => office.desk.do({ as: 'system', part: 'operator' }, 'directory.registerUnit', { name, kind: 'department', line: 'livelihood' }, office.now())))
    expect(made.every((outcome) => 'facts' in outcome)).toBe(true)
    expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])
  })
})
