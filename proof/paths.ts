import pg from 'pg'
import { mustDo, raiseOffice } from '#src/app/cast.ts'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { settle } from '#src/desk/clockwork.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { openPool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { makeChance } from './gate/chance.ts'
import { releasesWithoutClearance, type Read } from './gate/judge.ts'
import { walk, type Ground } from './gate/walk.ts'
import { countOf, withOwnDatabase } from './own-database.ts'

const START = '2026-03-02T01:00:00.000Z'
const UNITS = [
  { key: 'press', name: '新闻办公室', kind: 'press_office', isPressOffice: true },
  { key: 'housing', name: '住房局', kind: 'department', line: 'livelihood' },
  { key: 'water', name: '水务局', kind: 'department', line: 'livelihood' },
] as const
const CHECKS = ['check_political', 'check_policy', 'check_legal', 'check_wording', 'check_secrecy']
const at = (unit: string, ...roles: string[]) => roles.map((role) => ({ role, unit }))
const PEOPLE = [
  { key: 'officer', name: '甲', posts: at('press', 'press_officer') },
  { key: 'head', name: '乙', posts: at('press', 'press_office_head') },
  { key: 'writer', name: '丙', posts: at('housing', 'press_assistant', 'online_spokesperson') },
  { key: 'first', name: '丁', posts: at('housing', 'reviewer_1', 'check_wording', 'check_policy') },
  { key: 'second', name: '戊', posts: at('housing', 'reviewer_2', 'check_legal', 'check_secrecy') },
  { key: 'third', name: '己', posts: at('housing', 'reviewer_3', 'check_political', 'unit_head') },
  { key: 'every', name: '庚', posts: at('housing', 'press_assistant', 'reviewer_1', 'reviewer_2', 'reviewer_3', ...CHECKS) },
  { key: 'waterHead', name: '辛', posts: at('water', 'unit_head') },
]

/** 20,000 commands by nine persons in any order: nothing goes out without its whole clearance. */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const acts = countOf(argv, 20_000)
  return withOwnDatabase(async (config) => {
    const pool = await openPool(config('huiying_app'), 4)
    const owner = new pg.Client(config('owner'))
    await owner.connect()
    try {
      const rules = loadRulebook()
      const ledger: Ledger = { db: pool.db, catalogue: composeCatalogue(rules), rules }
      const desk = makeDesk(ledger)
      const cast = await raiseOffice(desk, UNITS, PEOPLE, START)
      const caseIds: string[] = []
      for (const text of ['路灯坏了三天没有人修,晚上很危险。', '小区电梯停运一周,老人下不了楼。', '工地半夜施工,孩子睡不着。']) {
        const messageId = idOf((await mustDo(desk, { as: 'citizen' }, 'intake.receive', { source: 'public_form', text }, START))[0]!.subject)
        await mustDo(desk, cast.actor('officer'), 'triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '请核查答复' }, START)
        await mustDo(desk, cast.actor('officer'), 'triage.accept', { messageId, unitId: cast.unit('housing') }, START)
        await mustDo(desk, cast.actor('writer'), 'cases.accept', { caseId: messageId }, START)
        caseIds.push(messageId)
      }
      const ground: Ground = { desk, actors: PEOPLE.map(({ key }) => cast.actor(key)), caseIds, confirmingUnitId: cast.unit('water'), now: START, settle: (now) => settle(ledger, now) }
      const walked = await walk(ground, acts, makeChance(20_261_122), (done) => done % 1000 === 0 && console.error(`  ${done}`))
      const facts = (await owner.query<Read>('select kind, subject, data from record.fact order by seq')).rows
      const { releases, faults } = releasesWithoutClearance(facts)
      console.log(JSON.stringify({ proof: 'paths', ...walked, releases, faults: faults.length }))
      for (const fault of faults.slice(0, 5)) console.error(fault)
      return faults.length === 0 && releases > 0
    } finally {
      await owner.end()
      await pool.end()
    }
  })
}
